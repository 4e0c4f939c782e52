"""Work in steps, between which the event loop has a turn: keys, clicks, timers and painting."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

TURN = 1
"""Milliseconds. A single shot after none is a posted event: it comes before keys and clicks that
wait, and before timers, so that steps which follow each other hold the window up as one."""


class Steps(QObject):
    """Takes the steps of a generator one by one; `over` comes once, when none is left.

    The generator yields the milliseconds after which the next step may come. An error in a step is
    told as that of any slot is, and is the end of them.
    """

    over = Signal()

    def __init__(self, steps: Generator[int], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._is_over = False
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._take)

    @property
    def is_over(self) -> bool:
        """Whether all were taken, or none will be any more."""
        return self._is_over

    def go_on(self) -> None:
        """Takes the next step after a turn, the first one or one that would come later."""
        if not self._is_over:
            self._waiting.start(TURN)

    def take_all(self) -> None:
        """Takes all that are left, at once."""
        while not self._is_over:
            self._take()

    def stop(self) -> None:
        """Takes no more."""
        self._end()
        self._steps.close()

    def _take(self) -> None:
        try:
            self._waiting.start(next(self._steps))
        except StopIteration:
            self._end()
            self.over.emit()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        self._is_over = True
        self._waiting.stop()
