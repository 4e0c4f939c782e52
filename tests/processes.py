"""Worker processes that serve one test after the other, because each takes long to start.

A process that waits for a request when its worker is closed goes to the next worker of the same
limits, whose service takes the place of the last one. What was killed, crashed or left in the
middle of something does not come back. The tests of `worker/` have processes of their own.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import suppress

from typing_extensions import override

from letterapp.limits import Limits
from letterapp.worker.frames import Kind
from letterapp.worker.process import Process

_MOST = 2
"""So many of the same limits are kept at most: a window has two."""


class Processes:
    """Starts processes, and keeps those that can be used again; `end` ends them."""

    def __init__(self) -> None:
        self._idle: defaultdict[Limits, list[_Kept]] = defaultdict(list)

    def take(self, limits: Limits) -> Process:
        """A process that holds no service yet."""
        with suppress(IndexError):
            while True:
                process = self._idle[limits].pop()
                if process.is_alive:
                    process.begin_again()
                    return process
                process.end()
        return _Kept(limits, self._idle[limits])

    def end(self) -> None:
        """Ends the processes that nobody uses."""
        for idle in self._idle.values():
            while idle:
                idle.pop().end_for_good()


class _Kept(Process):
    """A process that goes back to the idle ones where its worker ends it in peace."""

    def __init__(self, limits: Limits, idle: list[_Kept]) -> None:
        super().__init__(limits)
        self._others = idle
        self._is_let_go = False
        self._is_kept = sys.platform == "linux"

    def begin_again(self) -> None:
        """Forgets its service, and what memory that was allowed: a new process may load more."""
        self.is_serving = self._is_let_go = False
        if sys.platform == "linux":
            import resource

            free = resource.RLIM_INFINITY
            resource.prlimit(self.pid, resource.RLIMIT_AS, (free, free))

    def end_for_good(self) -> None:
        """As a process that is not kept."""
        self._is_kept = False
        self.end()

    @override
    def kill(self) -> None:
        self._is_let_go = True
        if not self._stays:
            super().kill()

    @override
    def end(self) -> int:
        if self._stays:
            self._others.append(self)
            return 0
        return super().end()

    @override
    def _send(self, kind: Kind, request: bytes) -> None:
        self.is_idle = False  # said before this looks, as `kill` looks after it has said so
        if self._is_let_go:
            raise EOFError
        super()._send(kind, request)

    @property
    def _stays(self) -> bool:
        is_room = len(self._others) < _MOST
        return self._is_kept and self.is_idle and is_room and self.is_alive
