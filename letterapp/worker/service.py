"""What runs in the worker process: holds a service, does what it is asked, answers in frames.

It ends when its caller closes the pipe. If the caller is gone in the middle of work, the clock of
the work ends it (not on Windows, which has no such clock: there the work is finished first).
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from letterapp.errors import LetterappError
from letterapp.limits import Limits
from letterapp.traces import trace
from letterapp.worker.frames import Kind, read_frame, write_frame
from letterapp.worker.memory import memory_limiter

OUT_OF_MEMORY = 86
"""The exit status that tells the caller of a MemoryError; nothing else of ours gives it."""


def main() -> None:
    """The life of the process; starts with pipes as its standard input and output."""
    # Ctrl-C reaches every process of the terminal; what becomes of this one is its caller's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_no_core_dump()
    host = _Host(_take_output())
    try:
        while True:
            host.answer(*read_frame(sys.stdin.buffer))
    except EOFError:
        return
    except MemoryError:
        # No clean-up: that would need memory too.
        os._exit(OUT_OF_MEMORY)


def _take_output() -> BinaryIO:
    """The pipe of the answers; what is printed goes to standard error from now on."""
    answers = os.fdopen(os.dup(1), "wb", 2**16)
    os.dup2(2, 1)
    return answers


def _leave_no_core_dump() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Host:
    """The service and the pipe of its answers."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._limits = Limits()
        self._limit_memory = memory_limiter()
        self._service: Any = None

    def answer(self, kind: int, request: bytes) -> None:
        """Does one request; whatever goes wrong in it is the answer. MemoryError comes out."""
        try:
            self._do(kind, request)
        except MemoryError:
            raise
        except RecursionError:
            self._send(Kind.DEPTH, None)
        except LetterappError as fault:
            self._send(Kind.FAULT, (type(fault), fault.args, fault.__dict__))
        except Exception as bug:  # noqa: BLE001  a bug is raised again by the caller, who logs it
            self._send(Kind.BUG, _picklable(bug))
        finally:
            self._set_clock(0)

    def _do(self, kind: int, request: bytes) -> None:
        content = pickle.loads(request)
        match kind:
            case Kind.SERVE:
                self._serve(*content)
            case Kind.CALL:
                self._call(*content)
            case Kind.STREAM:
                self._stream(*content)

    def _serve(self, limits: Limits, make: Callable[..., Any], args: tuple[Any, ...]) -> None:
        is_first = self._service is None
        self._limits, self._service = limits, None
        gc.unfreeze()
        self._limit_memory(limits.memory)
        self._send(Kind.LOADED, None)
        self._start_clock()
        self._service = make(*args)
        if not is_first:
            gc.collect()  # of the service before; the first has left next to nothing
        gc.freeze()  # what is loaded stays; the collector need not look at it letter by letter
        self._limit_memory(limits.memory)
        self._send(Kind.DONE, None)

    def _call(self, method: str, args: tuple[Any, ...]) -> None:
        self._start_clock()
        self._send(Kind.DONE, getattr(self._service, method)(*args))

    def _stream(self, method: str, args: tuple[Any, ...]) -> None:
        self._start_clock()
        for item in getattr(self._service, method)(*args):
            self._send(Kind.ITEM, item)
            self._start_clock()
        self._send(Kind.DONE, None)

    def _send(self, kind: Kind, content: Any) -> None:
        payload = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
        try:
            write_frame(self._answers, kind, payload)
        except OSError:
            # The caller is gone, and nobody is left to tell.
            os._exit(1)

    def _start_clock(self) -> None:
        self._set_clock(self._limits.seconds)

    def _set_clock(self, seconds: float) -> None:
        """SIGPROF ends the process when it has computed for so many seconds more; 0: never.

        The caller's own clock ends it too, if the caller is there and waits. This one counts only
        what this process computes, not what it waits for a slow caller to take its answers.
        """
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, seconds)


def _picklable(bug: Exception) -> tuple[Exception, str]:
    """A bug with its frames; where the bug itself cannot travel, one that says what it was."""
    text = trace(bug)
    with contextlib.suppress(Exception):
        pickle.loads(pickle.dumps(bug, pickle.HIGHEST_PROTOCOL))
        return bug, text
    return RuntimeError(f"{type(bug).__name__}: {bug}"), text
