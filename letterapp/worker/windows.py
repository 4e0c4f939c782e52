"""The job object that limits a process on Windows; whatever fails there means: no limit.

Sources, all on learn.microsoft.com: CreateJobObjectW, AssignProcessToJobObject,
JOBOBJECT_EXTENDED_LIMIT_INFORMATION, GetProcessMemoryInfo.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_MEMORY = 0x100
_KILL_ON_JOB_CLOSE = 0x2000


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, with the six counters of IO_COUNTERS in a row."""

    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS; PagefileUsage is what the limit counts, committed memory."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def new_job() -> int | None:
    """A job object of nobody yet, or None; it goes with the process that made it."""
    return _kernel().CreateJobObjectW(None, None) or None


def job_limiter() -> Callable[[int], None]:
    """Puts this process into a job; gives what sets the bytes it may take beyond its present."""
    job, kernel = new_job(), _kernel()
    if job is None or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
        return lambda _beyond: None

    def limit(beyond: int) -> None:
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        here = kernel.GetCurrentProcess()
        if not kernel.K32GetProcessMemoryInfo(here, ctypes.byref(counters), counters.cb):
            return
        info = _Extended(ProcessMemoryLimit=counters.PagefileUsage + beyond)
        info.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _KILL_ON_JOB_CLOSE
        size = ctypes.sizeof(info)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(info), size)

    return limit


def _kernel() -> Any:
    """kernel32, with handles as wide as pointers."""
    kernel: Any = None
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
    handle, pointer, number = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32
    kernel.CreateJobObjectW.restype = handle
    kernel.CreateJobObjectW.argtypes = (pointer, ctypes.c_wchar_p)
    kernel.GetCurrentProcess.restype = handle
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.K32GetProcessMemoryInfo.argtypes = (handle, pointer, number)
    kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, pointer, number)
    return kernel
