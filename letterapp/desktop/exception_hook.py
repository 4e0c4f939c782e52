"""What happens to a bug in the window: it is logged, and shown as a report that can be copied."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtWidgets import QApplication

from letterapp.bugs import log_bug
from letterapp.desktop.bug_dialog import BugDialog
from letterapp.desktop.dialogs import show_error
from letterapp.errors import LetterappError


def report(_kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
    """Python's exception hook while the window runs; goes on afterwards."""
    window = QApplication.activeWindow()
    if isinstance(bug, LetterappError):
        show_error(window, bug)
    else:
        file = log_bug(bug)
        if not isinstance(QApplication.activeModalWidget(), BugDialog):
            BugDialog(bug, file, window).exec()
