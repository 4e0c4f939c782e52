"""The real window, opened as `letterapp CAMPAIGN` opens it, for `start`; closed at the first page.

At every turn of the event loop it is looked whether the lists of targets and demands have rows, and
the letter a page; from then on their own painting is awaited. Nothing looks at the events of all:
Python would be shown each object of Qt's, which costs as much as what is measured.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tools.bench.painting import Painting


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
    from PySide6.QtCore import QAbstractEventDispatcher, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    def is_window(widget: QWidget) -> bool:
        return isinstance(widget, QMainWindow)

    class Watched(QApplication):
        def exec(self) -> int:  # type: ignore[override]
            windows: Any = filter(is_window, self.topLevelWidgets())
            self._window = next(windows)
            self._awaited: dict[str, Painting] = {}
            self._window.painted.connect(self._on_painted)
            return super().exec()

        def _on_painted(self) -> None:
            reached("painted")
            from tools.bench.painting import Painting  # it loads enums of Qt's

            for milestone, find in (("listed", _lists), ("page", _pages)):
                self._awaited[milestone] = Painting(find, partial(self._on_reached, milestone))
            self._turns = QAbstractEventDispatcher.instance()
            self._turns.awake.connect(self._on_turn)

        def _on_turn(self) -> None:
            for painting in self._awaited.values():
                painting.look(self._window)

        def _on_reached(self, milestone: str) -> None:
            reached(milestone)
            del self._awaited[milestone]
            if not self._awaited:
                self._turns.awake.disconnect(self._on_turn)
                QTimer.singleShot(0, self._window.close)

    return Watched


def _lists(window: Any) -> Sequence[Any]:
    """Both lists, when they have rows."""
    if (workspace := window._workspace) is None:
        return ()
    views = workspace.targets.focusProxy(), workspace.demands.focusProxy().view
    return views if all(view.model().rowCount() for view in views) else ()


def _pages(window: Any) -> Sequence[Any]:
    """The letter’s view, when it has a page."""
    pages = getattr(window._workspace, "pages", None)
    return [pages.view] if pages is not None and pages.view.page_count else ()


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2])
