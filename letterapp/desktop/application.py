"""Sets up Qt's application, opens the first campaign and runs until the window is closed.

Only what an empty window needs is loaded before that is painted.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from letterapp import __version__
from letterapp.desktop.collecting import collect_again
from letterapp.desktop.first_campaign import FirstCampaign
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.turns import TURN

if TYPE_CHECKING:
    from letterapp.desktop.bugs.watchers import Watchers

_THREADS_TURN = 0.0005
"""Seconds after which a thread that works gives way to the window's, which else waits for ten times
as long whenever Qt has let go of the interpreter."""
_LOADED = 5_000
"""Milliseconds after which all is loaded that a window needs at first."""


def start(first: FirstCampaign, kind: type[QApplication] | None = None) -> int:
    """Shows the campaign in a window; gives the exit status.

    `kind` is the class of the application where somebody wants to see what comes when.
    """
    sys.setswitchinterval(_THREADS_TURN)
    application = (kind or QApplication)(["letterapp"])
    application.setApplicationName("letterapp")
    application.setApplicationVersion(__version__)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the program at once
    run = _Run(MainWindow(first=first))
    try:
        return application.exec()
    finally:
        run.end()


class _Run:
    """Shows a window, and fills it and watches over it as soon as it is painted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._watchers: Watchers | None = None
        window.painted.connect(self._on_painted)
        window.show()

    def end(self) -> None:
        """The window is closed."""
        if self._watchers is not None:
            self._watchers.end()

    def _on_painted(self) -> None:
        QTimer.singleShot(0, self._begin)  # whoever else hears of it is told first

    def _begin(self) -> None:
        from letterapp.desktop.bugs.watchers import Watchers

        self._watchers = Watchers(self._window, self._window.save)
        QTimer.singleShot(TURN, self._open)

    def _open(self) -> None:
        assert self._watchers is not None
        self._window.open_first()
        self._watchers.tell_last_crash()
        QTimer.singleShot(_LOADED, collect_again)
