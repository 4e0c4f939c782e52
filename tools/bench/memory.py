"""The most memory that a batch's processes had at once.

Linux says it of each process (proc_pid_status(5), VmHWM). What getrusage(2) says is no use there:
a process that is started counts what its parent had in memory at that moment as its own.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

_PAUSE = 0.02
"""Seconds between two looks at the children; the peak of one that ended since is missed."""


class MemoryWatch:
    """Watches this process and its children while it is entered.

    `own` and `children` are then the peaks in megabytes, of the largest child; None where the
    system does not tell.
    """

    def __init__(self) -> None:
        self.own: float | None = None
        self.children: float | None = None
        self._is_over = threading.Event()
        self._looker = threading.Thread(target=self._look)

    def __enter__(self) -> MemoryWatch:
        if sys.platform == "linux":
            self._looker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        if sys.platform == "linux":
            self._looker.join()
            self.own = _peak(os.getpid())
        else:
            self.own, self.children = _usage()

    def _look(self) -> None:
        """Looks at the children, which each thread has of its own, until all is over."""
        while not self._is_over.wait(_PAUSE):
            for listed in Path("/proc/self/task").glob("*/children"):
                with suppress(OSError):  # a thread or a child has ended meanwhile
                    peaks = [_peak(int(child)) for child in listed.read_text().split()]
                    self.children = max([self.children or 0, *peaks]) or None


def _peak(process: int) -> float:
    """The largest resident set of a process, in megabytes; 0 of one that is about to end."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0


def _usage() -> tuple[float | None, float | None]:
    """The same by getrusage(2), whose unit is a byte on macOS and a kibibyte elsewhere."""
    if sys.platform == "win32":
        return None, None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, children = (resource.getrusage(each).ru_maxrss * unit / 1e6 for each in who)
    return own, children or None
