"""Runs a batch off the main thread: its letters are prepared, then written; stops between two."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QThread, Signal

from letterapp.batch.drafts import Draft
from letterapp.batch.outcomes import Outcomes
from letterapp.batch.write import Prepared
from letterapp.errors import LetterappError

Begin = Callable[[Prepared], Outcomes]
"""Begins a batch, which is to tell of each letter that it has prepared."""


class _StoppedError(Exception):
    """The batch is stopped while its letters are prepared: nothing is written."""


class Job(QThread):
    """One run; `finished` comes last, whatever happened.

    `prepared` and `advanced` bring a draft and an outcome as they come, `failed` a LetterappError,
    `crashed` a bug. Stopped, it closes the generator.
    """

    prepared = Signal(object)
    advanced = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, begin: Begin, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin = begin

    def stop(self) -> None:
        """Asks it to stop when the letter that it is at is done."""
        self.requestInterruption()

    def run(self) -> None:
        """The work, in its own thread."""
        try:
            with closing(self._begin(self._tell)) as outcomes:
                for outcome in outcomes:
                    self.advanced.emit(outcome)
                    if self.isInterruptionRequested():
                        break
        except _StoppedError:
            pass
        except LetterappError as fault:
            self.failed.emit(fault)
        except Exception as bug:  # noqa: BLE001  a bug must not end with the thread
            self.crashed.emit(bug)

    def _tell(self, draft: Draft) -> None:
        self.prepared.emit(draft)
        if self.isInterruptionRequested():
            raise _StoppedError
