"""Runs long work off the main thread: a generator of outcomes, stopped between two of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QThread, Signal

from letterapp.batch.outcomes import Outcomes
from letterapp.errors import LetterappError


class Job(QThread):
    """One run; `finished` comes last, whatever happened.

    `failed` brings a LetterappError, `crashed` a bug. Stopped, it closes the generator.
    """

    advanced = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, begin: Callable[[], Outcomes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin = begin

    def stop(self) -> None:
        """Asks it to stop when the letter that it is at is done."""
        self.requestInterruption()

    def run(self) -> None:
        """The work, in its own thread."""
        try:
            with closing(self._begin()) as outcomes:
                for outcome in outcomes:
                    self.advanced.emit(outcome)
                    if self.isInterruptionRequested():
                        break
        except LetterappError as fault:
            self.failed.emit(fault)
        except Exception as bug:  # noqa: BLE001  a bug must not end with the thread
            self.crashed.emit(bug)
