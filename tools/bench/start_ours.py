"""The real window, opened as `letterapp CAMPAIGN` opens it, for `start`; closed at the first page.

An event filter sees what is painted: the window, the lists of targets and demands once they have
rows, and the letter once it has a page. A milestone is reached when that painting is done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any


def main(begin: float, folder: str) -> None:
    """Prints the milestones, each with the seconds since `begin`, as `time.time()` has it."""

    def reached(milestone: str) -> None:
        print(f"{milestone} {time.time() - begin}", flush=True)

    from letterapp.campaign.folders import find_campaign
    from letterapp.desktop.display import display_problem
    from letterapp.desktop.first_campaign import FirstCampaign

    found = find_campaign(folder)
    assert not display_problem()
    first = FirstCampaign(found)
    reached("asked")

    from letterapp.desktop import application

    application.QApplication = _watched(reached)  # type: ignore[misc]
    reached("imported")
    application.start(first)


def _watched(reached: Any) -> Any:
    """The class of an application that tells its milestones; Qt must not be loaded before."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget

    class Watched(QApplication):
        def __init__(self, argv: list[str]) -> None:
            super().__init__(argv)
            self._window: QMainWindow | None = None
            self._awaited = {"painted", "listed", "page"}
            self.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                if isinstance(watched, QMainWindow):
                    self._window = watched
                QTimer.singleShot(0, self._look)
            return False

        def _look(self) -> None:
            for milestone in list(self._seen()):
                if milestone in self._awaited:
                    self._awaited.discard(milestone)
                    reached(milestone)
                    if milestone == "page":
                        QTimer.singleShot(0, self._close)

        def _seen(self) -> Iterator[str]:
            if self._window is None:
                return
            yield "painted"
            lists = self._window.findChildren(QAbstractItemView)
            if all(_is_full(lists, name) for name in ("Targets", "Demands")):
                yield "listed"
            if any(_has_page(one) for one in self._window.findChildren(QWidget)):
                yield "page"

        def _close(self) -> None:
            if self._window is not None:
                self._window.close()

    return Watched


def _is_full(lists: list[Any], name: str) -> bool:
    """Whether the list of that name is there and has rows."""
    return any(
        one.accessibleName().startswith(name) and one.isVisible() and one.model().rowCount()
        for one in lists
    )


def _has_page(widget: Any) -> bool:
    """Whether a widget is the letter's pages, with a page."""
    return bool(getattr(widget, "page_count", 0)) and widget.isVisible()


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
