"""The caller's clock: kills a worker process that lets its caller wait too long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from math import inf
from time import monotonic
from typing import BinaryIO

from letterapp.worker.frames import read_frame

_LONGEST_SLEEP = 60.0
"""Seconds; what a thread may wait for at once is limited, and less than a user may set."""


class Watch:
    """Calls `kill` when one answer keeps the caller waiting for more than `seconds`.

    Time counts only while the caller waits, so neither a slow caller nor a process that waits for
    room in the pipe is taken for a slow process; a process that hangs is seen as soon as the
    caller has used up what came before.

    A context manager: the thread that watches lives no longer. `has_fired` says that it killed.
    """

    def __init__(self, seconds: float, kill: Callable[[], None]) -> None:
        self.has_fired = False
        self._seconds = seconds
        self._kill = kill
        self._deadline = inf
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="worker-watch", daemon=True)

    def __enter__(self) -> Watch:
        self._deadline = monotonic() + self._seconds
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def wait_for(self, answers: BinaryIO) -> tuple[int, bytes]:
        """The next frame of the process; EOFError where it has ended or was killed."""
        self._deadline = monotonic() + self._seconds
        frame = read_frame(answers)
        self._deadline = inf
        return frame

    def _look(self) -> None:
        """Sleeps to the deadline and looks again, for it may have moved on by then.

        No wait that begins after a look ends earlier than `seconds` after it, so nothing needs to
        wake this thread when a wait begins: an answer costs two assignments.
        """
        while not self._over.wait(min(self._seconds, self._left(), _LONGEST_SLEEP)):
            if self._left() == 0:
                self.has_fired = True
                self._kill()
                return

    def _left(self) -> float:
        return max(0.0, self._deadline - monotonic())
