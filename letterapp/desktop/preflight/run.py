"""One check of all letters, off the main thread: it stops between two portions."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing

from PySide6.QtCore import QThread, Signal

from letterapp.batch.inspecting import Portion
from letterapp.errors import LetterappError


class Run(QThread):
    """Takes portions as they come; `finished` comes last, whatever happened.

    `failed` brings a LetterappError, `crashed` a bug.
    """

    advanced = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, begin: Callable[[], Generator[Portion, None, None]]) -> None:
        super().__init__()
        self._begin = begin

    def stop(self) -> None:
        """Asks it to stop when the portion that it is at is done."""
        self.requestInterruption()

    def run(self) -> None:
        """The work, in its own thread."""
        try:
            with closing(self._begin()) as portions:
                for portion in portions:
                    self.advanced.emit(portion)
                    if self.isInterruptionRequested():
                        break
        except LetterappError as fault:
            self.failed.emit(fault)
        except Exception as bug:  # noqa: BLE001  a bug must not end with the thread
            self.crashed.emit(bug)
