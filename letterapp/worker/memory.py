"""The memory limit that the operating system holds for the process that asks for it.

Linux: the address space (setrlimit(2), RLIMIT_AS). Windows: a job object around the process
(learn.microsoft.com, “Job Objects”). macOS takes RLIMIT_AS and holds nothing to it: no limit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

_USED = Path("/proc/self/statm")
"""proc_pid_statm(5): the first number is the address space in pages."""


def memory_is_limited() -> bool:
    """Whether this system offers a limit, so that whoever relies on it can say so."""
    if sys.platform == "win32":
        from letterapp.worker.windows import new_job

        return new_job() is not None
    return sys.platform == "linux" and _USED.exists()


def memory_limiter() -> Callable[[int], None]:
    """What lets this process take so many bytes beyond what it holds at that moment.

    Called again it measures and sets anew. Does nothing where the system offers no limit.
    """
    if not memory_is_limited():
        return _unlimited
    if sys.platform == "win32":
        from letterapp.worker.windows import job_limiter

        return job_limiter()
    return _limit_address_space


def _unlimited(_beyond: int) -> None:
    pass


def _limit_address_space(beyond: int) -> None:
    import resource

    used = int(_USED.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = used + beyond if hard == resource.RLIM_INFINITY else min(used + beyond, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
