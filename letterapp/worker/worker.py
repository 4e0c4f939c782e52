"""The worker that callers keep: starts its process when needed, and replaces it when it is gone."""

from __future__ import annotations

import contextlib
import pickle
import threading
from collections.abc import Callable, Generator
from typing import Any, Self

from letterapp.limits import Limits
from letterapp.worker.elsewhere import Elsewhere
from letterapp.worker.frames import Kind
from letterapp.worker.process import Process


class Worker:
    """A kept process that does what a service in it is asked, within limits.

    Work that goes beyond `limits.seconds` or `limits.memory`, or that crashes the process, raises
    LimitExceeded; the process is then gone, and the next request gets a new one with the same
    service. LetterappErrors of the service come out as they are, bugs too, with the traceback of
    the process as a note.

    One request at a time: another thread's waits until it is done. No process runs before the
    first request. Close it: an open one is reported as a resource that was left open.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._served: tuple[Callable[..., Any] | Elsewhere, tuple[Any, ...]] | None = None
        self._process: Process | None = None
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._is_closed = False

    @property
    def pid(self) -> int | None:
        """The id of the process that runs, or None."""
        process = self._process
        return process.pid if process and process.is_alive else None

    def serve(self, make: Callable[..., Any] | Elsewhere, *args: Any) -> None:
        """Lets the process hold `make(*args)` from now on; what was held before is dropped.

        `make` must be importable by its name and `args` be picklable; both are kept for the next
        process, so nobody is to change them. Raises what `make` raises, and LimitExceeded; then
        nothing is held.
        """
        with self._taken():
            self._served = None
            self._serve(self._running(), make, args)
            self._served = make, args

    def call(self, method: str, *args: Any) -> Any:
        """What `service.method(*args)` gives."""
        request = pickle.dumps((method, args), pickle.HIGHEST_PROTOCOL)
        with self._taken():
            return _result_of(self._serving().ask(Kind.CALL, request))

    def stream(self, method: str, *args: Any) -> Generator[Any, None, None]:
        """The items of `service.method(*args)`, each within the limits.

        The process works ahead, as far as the pipe holds, while the caller uses an item. A stream
        that is closed before its end costs the process: the next request gets a new one.
        """
        request = pickle.dumps((method, args), pickle.HIGHEST_PROTOCOL)
        with self._taken():
            yield from self._serving().ask(Kind.STREAM, request)

    def close(self) -> None:
        """Ends the process; a request that is under way in another thread fails.

        May be called twice, and from any thread.
        """
        self._is_closed = True
        if process := self._process:
            process.kill()
        # If a request is under way, whoever has its turn sees the end and cleans up.
        if self._turn.acquire(blocking=False):
            self._end()
            self._turn.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _taken(self) -> Generator[None, None, None]:
        """The turn of one request. A process that is left in the middle of it is ended."""
        if self._holder == threading.get_ident():
            raise RuntimeError("a stream of this worker is still open in this thread")
        with self._turn:
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None
                if self._is_closed or not (self._process and self._process.is_idle):
                    self._end()

    def _serving(self) -> Process:
        """The process with its service, which a new one gets first."""
        if self._served is None:
            raise RuntimeError("nothing is served")
        process = self._running()
        if not process.is_serving:
            self._serve(process, *self._served)
        return process

    def _serve(
        self, process: Process, make: Callable[..., Any] | Elsewhere, args: tuple[Any, ...]
    ) -> None:
        process.serve(pickle.dumps((self._limits, make, args), pickle.HIGHEST_PROTOCOL))

    def _running(self) -> Process:
        """The process; a new one where there is none, or none that lives."""
        if self._process and not self._process.is_alive:
            self._end()
        if self._process is None and not self._is_closed:
            self._process = Process(self._limits)
        # Looked at last: a thread that closes it says so first, and then kills what it finds.
        if self._is_closed or self._process is None:
            raise RuntimeError("the worker is closed")
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.end()
            self._process = None


def _result_of(answer: Generator[Any, None, Any]) -> Any:
    """What a generator without items returns."""
    try:
        next(answer)
    except StopIteration as done:
        return done.value
    raise AssertionError("a call has no items")
