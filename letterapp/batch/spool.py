"""Letters that wait to be written: in memory while they are few, in a temporary file when many."""

from __future__ import annotations

import tempfile
from typing import BinaryIO, Self

from msgspec import Struct
from typing_extensions import override

_IN_MEMORY = 2 * 2**20
"""Bytes that are kept in memory: a hundred letters or more."""


class Spooled(Struct, frozen=True):
    """Where a letter's bytes are: in the temporary file from a place on, or here."""

    size: int
    start: int = 0
    data: bytes | None = None


class Spool:
    """A heap of bytes; close it to throw them away."""

    def __init__(self) -> None:
        self._kept = 0
        self._file: BinaryIO | None = None
        self._end = 0

    def add(self, data: bytes) -> Spooled:
        """Keeps bytes; raises OSError, which names the folder, where the disk is full."""
        if self._kept + len(data) <= _IN_MEMORY:
            self._kept += len(data)
            return Spooled(len(data), data=data)
        try:
            return self._written(data)
        except OSError as cause:
            folder = tempfile.gettempdir()
            raise OSError(cause.errno, cause.strerror, folder) from cause

    def get(self, spooled: Spooled) -> bytes:
        """The bytes that were kept, all of them; raises OSError where they cannot be read."""
        if spooled.data is not None:
            return spooled.data
        assert self._file is not None
        self._file.seek(spooled.start)
        pieces, missing = [], spooled.size
        while missing:
            piece = self._file.read(missing)
            if not piece:
                raise OSError(None, "its bytes are no longer in the temporary file")
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def _written(self, data: bytes) -> Spooled:
        """Unbuffered, so that what is not told as an error is in the file."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  `__exit__` closes it
        self._file.seek(self._end)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._end += len(data)
        return Spooled(len(data), self._end - len(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()


class Nowhere(Spool):
    """For plans that nobody carries out: it keeps nothing."""

    @override
    def add(self, data: bytes) -> Spooled:
        return Spooled(len(data))
