"""One run of the worker process, as its caller sees it."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Generator
from typing import Any, BinaryIO, cast

from letterapp.errors import LetterappError
from letterapp.limits import Limits
from letterapp.traces import SafeNote
from letterapp.worker.exceeded import Bound, LimitExceeded, ended, exceeded
from letterapp.worker.frames import Kind, write_frame
from letterapp.worker.service import OUT_OF_MEMORY
from letterapp.worker.watch import Watch

FROZEN_ARGUMENT = "--letterapp-worker"
"""The only argument that a frozen app gets as a worker; it then runs `worker.service.main()`."""

_BUFFER = 2**16
"""Bytes that one read takes out of the pipe; a Linux pipe holds as many."""

_CLOCK = -getattr(signal, "SIGPROF", signal.SIGTERM)
"""The exit status of a process whose own clock has ended it."""

_GRACE = 1.0
"""Seconds that a process on Windows has for ending by itself."""


class Process:
    """A running worker process.

    `is_idle` says that it waits for a request, `is_serving` that it holds a service.

    It may be killed from any thread; everything else belongs to one thread at a time.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.is_idle = True
        self.is_serving = False
        self._popen = subprocess.Popen(
            _command(),
            bufsize=_BUFFER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What a killed process or its C library complains of is of no use to anybody; the
            # traceback of a bug comes as an answer.
            stderr=subprocess.DEVNULL,
            # A group of its own, so that its children are killed with it.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests = cast("BinaryIO", self._popen.stdin)
        self._answers = cast("BinaryIO", self._popen.stdout)

    @property
    def pid(self) -> int:
        """Its id."""
        return self._popen.pid

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended, as far as one knows without asking it something."""
        return self._popen.poll() is None

    def serve(self, request: bytes) -> None:
        """Sends the pickle of a SERVE request; raises what the making of the service raised."""
        self.is_serving = False
        with self._watched(Bound.START) as watch:
            self._send(Kind.SERVE, request)
            kind, payload = watch.wait_for(self._answers)
        if kind == Kind.LOADED:
            with self._watched(Bound.TIME) as watch:
                kind, payload = watch.wait_for(self._answers)
        self._last(kind, payload)
        self.is_serving = True

    def ask(self, kind: Kind, request: bytes) -> Generator[Any, None, Any]:
        """Sends the pickle of a CALL or STREAM request: its items; returns the result.

        Raises what the service raised, or LimitExceeded.
        """
        with self._watched(Bound.TIME) as watch:
            self._send(kind, request)
            while True:
                answer, payload = watch.wait_for(self._answers)
                if answer != Kind.ITEM:
                    break
                yield pickle.loads(payload)
        return self._last(answer, payload)

    def kill(self) -> None:
        """Kills it and its children, now; whoever waits for an answer sees it end."""
        if self._popen.returncode is not None:
            return
        if sys.platform == "win32":
            self._popen.kill()
        else:
            # Not yet waited for, so the id is still its own. macOS says EPERM of a dead group.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)

    def end(self) -> int:
        """Kills it and leaves nothing of it behind; gives its exit status as Popen does."""
        self.kill()
        status = self._popen.wait()
        for pipe in (self._requests, self._answers):
            with contextlib.suppress(OSError):
                pipe.close()
        return status

    @contextlib.contextmanager
    def _watched(self, bound: Bound) -> Generator[Watch, None, None]:
        """A watch over the answers, for START or TIME; where they end, the reason is raised."""
        seconds = self._limits.start if bound is Bound.START else self._limits.seconds
        watch = Watch(seconds, self.kill)
        is_complete = False
        try:
            with watch:
                yield watch
            is_complete = True
        except EOFError:
            pass
        if watch.has_fired:
            # Even where the last answer came through while it was killed: it came too late.
            self.end()
            raise exceeded(bound, self._limits)
        if not is_complete:
            raise self._reason()

    def _send(self, kind: Kind, request: bytes) -> None:
        self.is_idle = False
        try:
            write_frame(self._requests, kind, request)
        except OSError:
            raise EOFError from None

    def _last(self, kind: int, payload: bytes) -> Any:
        """What the last frame of an answer brings: the result, or the error to raise."""
        self.is_idle = True
        content = pickle.loads(payload)
        match kind:
            case Kind.FAULT:
                raise _fault(*content)
            case Kind.BUG:
                bug, text = content
                bug.add_note(SafeNote(f"In the worker process:\n{text}"))
                raise bug
            case Kind.DEPTH:
                raise exceeded(Bound.DEPTH, self._limits)
        return content

    def _reason(self) -> LimitExceeded:
        """Why it has closed its pipe; by then nothing is left of it."""
        if sys.platform == "win32":
            # To kill a process that is about to end would change its status there.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._popen.wait(_GRACE)
        status = self.end()
        if status == _CLOCK:
            return exceeded(Bound.TIME, self._limits)
        if status == OUT_OF_MEMORY:
            return exceeded(Bound.MEMORY, self._limits)
        return ended(_words(status))


def _command() -> list[str]:
    """What starts the process, able to import what this one can."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_ARGUMENT]
    path = [str(entry) for entry in sys.path]
    code = f"import sys; sys.path[:] = {path!a}; from letterapp.worker.service import main; main()"
    return [sys.executable, "-c", code]


def _fault(
    kind: type[LetterappError], args: tuple[Any, ...], attributes: dict[str, Any]
) -> LetterappError:
    """An error as it was, without its constructor, whose parameters differ from class to class."""
    fault = kind.__new__(kind, *args)
    fault.__dict__.update(attributes)
    return fault


def _words(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"
