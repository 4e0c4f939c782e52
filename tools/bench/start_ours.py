"""The real window, opened as `letterapp CAMPAIGN` opens it, for `start`; closed at the first page.

What is painted is seen by an event filter, which is only installed when the bare window is painted:
the lists of targets and demands once they have rows, and the letter once it has a page. A milestone
is reached when that painting is done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_LISTS = ("Targets", "Demands")


def main(begin: float, folder: str) -> None:
    """Prints the milestones, each with the seconds since `begin`, as `time.time()` has it."""

    def reached(milestone: str) -> None:
        print(f"{milestone} {time.time() - begin}", flush=True)

    from letterapp.campaign.folders import find_campaign
    from letterapp.desktop.collecting import collect_nothing
    from letterapp.desktop.display import display_problem
    from letterapp.desktop.first_campaign import FirstCampaign

    found = find_campaign(folder)
    assert not display_problem()
    collect_nothing()
    first = FirstCampaign(found)
    reached("asked")
    import PySide6.QtWidgets  # noqa: F401

    from letterapp.pages.plain_imports import import_plainly

    import_plainly()
    from letterapp.desktop.application import start

    reached("imported")
    start(first, _watched(reached))


def _watched(reached: Callable[[str], None]) -> type[QApplication]:
    """The class of an application that tells its milestones; Qt must not be loaded before."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    def is_window(widget: QWidget) -> bool:
        return isinstance(widget, QMainWindow)

    class Watched(QApplication):
        def exec(self) -> int:  # type: ignore[override]
            windows: Any = filter(is_window, self.topLevelWidgets())
            self._window = next(windows)
            self._awaited = {"listed": _is_listed, "page": _has_page}
            self._window.painted.connect(self._on_painted)
            return super().exec()

        def eventFilter(self, _watched: QObject, event: Any) -> bool:
            if event.type() is event.Type.Paint:
                QTimer.singleShot(0, self._look)
            return False

        def _on_painted(self) -> None:
            reached("painted")
            self.installEventFilter(self)

        def _look(self) -> None:
            for milestone, is_reached in list(self._awaited.items()):
                if is_reached(self._window):
                    del self._awaited[milestone]
                    reached(milestone)
            if not self._awaited:
                self.removeEventFilter(self)
                self._window.close()

    return Watched


def _is_listed(window: Any) -> bool:
    """Whether both lists are there and have rows."""
    return all(any(_is_full(one) for one in _named(window, name)) for name in _LISTS)


def _is_full(view: Any) -> bool:
    return bool(view.isVisible() and view.model().rowCount())


def _named(window: Any, name: str) -> Iterator[Any]:
    """The views of that accessible name."""
    from PySide6.QtWidgets import QAbstractItemView

    for view in window.findChildren(QAbstractItemView):
        if view.accessibleName().startswith(name):
            yield view


def _has_page(window: Any) -> bool:
    """Whether the letter’s view is there and has a page."""
    from PySide6.QtWidgets import QAbstractScrollArea

    areas = window.findChildren(QAbstractScrollArea)
    return any(getattr(area, "page_count", 0) and area.isVisible() for area in areas)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
