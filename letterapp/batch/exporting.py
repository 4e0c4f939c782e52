"""Word files as PDFs and pictures, made in a process of their own.

A Word file may be anybody's, and no limit inside a process holds what laying it out can take. So a
kept worker does it (`Laid`); the caller's process does not even load Qt.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from letterapp.errors import WordFileError
from letterapp.limits import Limits, variable_of
from letterapp.problems import NOWHERE, Place, Problem, error
from letterapp.worker import Bound, Elsewhere, LimitExceeded, Worker

_LAID = Elsewhere("letterapp.pages.export", "Laid")
_LIMITS = {Bound.TIME: "seconds", Bound.MEMORY: "memory"}


class Exporting:
    """Lays out one Word file after the other in a worker; close it when it is no longer needed.

    All raise WordFileError for what is wrong with a file, and for what went beyond a limit.
    """

    def __init__(self, bounds: Limits) -> None:
        self._limits = bounds
        self._worker = Worker(bounds)
        self._where = NOWHERE

    def lay_out(self, data: bytes, where: Place) -> tuple[int, tuple[Problem, ...]]:
        """Lays out a file: how many pages it has, and warnings of what is not drawn.

        `where` is what its problems name.
        """
        self._where = where
        with self._told():
            # Each file anew, because memory is limited beyond what is held by then, such as fonts.
            self._worker.serve(_LAID, data, where, self._limits)
            count, problems = self._worker.call("summary")
            return count, problems

    def pdf(self) -> bytes:
        """The pages of the file that was laid out last, as a PDF."""
        with self._told():
            made: bytes = self._worker.call("pdf")
            return made

    def pictures(self, dpi: float) -> Iterator[bytes]:
        """Its pages as PNG files, one by one."""
        with self._told():
            yield from self._worker.stream("pictures", dpi)

    def close(self) -> None:
        """Ends the process."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A limit that is reached is a problem of the file."""
        try:
            yield
        except LimitExceeded as fault:
            message = f"laying out its pages: {fault.message[:1].lower()}{fault.message[1:]}"
            raise WordFileError([error(message, _hint(fault), self._where)]) from fault


def _hint(fault: LimitExceeded) -> str:
    """What to do; the worker speaks of templates, which are short."""
    if fault.bound not in _LIMITS:
        return f"{fault.hint}."
    return f"If the file is sound and very long, {variable_of(_LIMITS[fault.bound])} allows more."
