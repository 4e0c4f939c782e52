"""Finds bugs wherever they come up in the window, logs them, and shows a report of the first.

The main thread’s exceptions, those of Python’s and Qt’s threads, those that Python cannot raise
(in destructors) and Qt’s own messages. While a report is open others are counted; the same bug is
not shown again right after it was closed, or one in painting would never let go of the person.
The dialog is loaded when there is something to show.
What a person can mend (LetterappError) is no bug, and is shown as it is.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from letterapp.bugs import BugLog
from letterapp.desktop.bugs.qt_messages import QtMessages
from letterapp.errors import LetterappError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

    from letterapp.desktop.bugs.bug_dialog import BugDialog
    from letterapp.desktop.bugs.report import BugReport

Save = Callable[[], bool]
"""Saves what is not saved yet; says whether all of the campaign is safe."""

_QUIET = 3.0
"""Seconds for which a bug whose report was just closed is only logged."""

_FIRST = (
    "Something went wrong in letterapp itself. It is not your doing.",
    "You can go on. Should it come up again, please send the details below to the people who "
    "look after letterapp for you.",
)
_SAVED = "Your campaign is saved."
_UNSAVED = (
    "Your campaign could not be saved just now: its last changes are only in this window. "
    "Go on, and see whether it says that it is saved before you quit."
)


class BugWatch(QObject):
    """Watches from `install` to `uninstall`, both called in the main thread."""

    _found = Signal(object)
    _failed = Signal(object)

    def __init__(
        self,
        save: Save | None = None,
        leave: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.save = save
        self._leave = leave or _leave
        self._clock = clock
        self._log = BugLog()
        self._qt = QtMessages(self._log)
        self._dialog: BugDialog | None = None
        self._shown = ("", 0.0)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        queued = Qt.ConnectionType.QueuedConnection
        self._found.connect(self._on_found, queued)
        self._failed.connect(self._on_failed, queued)

    @property
    def dialog(self) -> BugDialog | None:
        """The report that is open."""
        return self._dialog

    def install(self) -> None:
        """Takes the place of Python’s hooks and Qt’s handler."""
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._qt.install()

    def uninstall(self) -> None:
        """Puts everything back."""
        self._qt.uninstall()
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _on_exception(
        self, _kind: type[BaseException], bug: BaseException, _trace: TracebackType | None
    ) -> None:
        """An exception of the main thread, or of the `run` of a QThread."""
        is_main = threading.current_thread() is threading.main_thread()
        self._report(bug, "" if is_main else "in a thread of Qt")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._report(args.exc_value, "in a thread")

    def _on_unraisable(self, args: UnraisableHookArgs) -> None:
        """One that nobody can handle, such as of a destructor; it is logged and not shown."""
        if args.exc_value is not None:
            self._log.add(args.exc_value, "that could not be raised")

    def _report(self, bug: BaseException, where: str) -> None:
        """Logs at once, in whatever thread, and shows later, in the main one."""
        if isinstance(bug, LetterappError):
            self._failed.emit(bug)
        else:
            from letterapp.desktop.bugs.report import report_of

            self._log.add(bug, where)
            self._found.emit(report_of(bug))

    def _on_failed(self, fault: LetterappError) -> None:
        from letterapp.desktop.dialogs import show_error

        show_error(QApplication.activeWindow(), fault)

    def _on_found(self, report: BugReport) -> None:
        if self._dialog is not None:
            self._dialog.count_another()
        elif report.trace != self._shown[0] or self._clock() - self._shown[1] > _QUIET:
            self._show(report)

    def _on_finished(self, trace: str) -> None:
        dialog, self._dialog = self._dialog, None
        self._shown = (trace, self._clock())
        if dialog is not None and dialog.wants_to_quit:
            self._leave()

    def _show(self, report: BugReport) -> None:
        from letterapp.desktop.bugs.bug_dialog import BugDialog

        log = self._log.file
        dialog = BugDialog(report, told(self._is_saved(), log), log, QApplication.activeWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.finished.connect(lambda _result: self._on_finished(report.trace))
        dialog.destroyed.connect(self._on_destroyed)
        self._dialog = dialog
        dialog.show()

    def _on_destroyed(self) -> None:
        """Its window went, and took it along."""
        self._dialog = None

    def _is_saved(self) -> bool | None:
        """Saves, and says whether that went well; None where nothing was to be saved."""
        if self.save is None:
            return None
        is_saved = False
        with contextlib.suppress(Exception):  # it is the bug’s report that matters now
            is_saved = self.save()
        return is_saved


def told(is_saved: bool | None, log: Path | None) -> list[str]:
    """The sentences of a report: what happened, what is safe, what to do, where it is logged."""
    first, then = _FIRST
    safety = {True: _SAVED, False: _UNSAVED, None: ""}[is_saved]
    logged = f"It is logged in {log}." if log else "It could not be logged."
    return list(filter(None, (first, safety, then, logged)))


def _leave() -> None:
    """Closes all windows, as a person would, and ends the program."""
    QApplication.closeAllWindows()
    QApplication.exit(1)
