"""Letters that wait to be written: in memory while they are few, in a temporary file when many."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import Self

_IN_MEMORY = 2 * 2**20
"""Bytes that are kept in memory: a hundred letters or more."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """Where a letter's bytes are in the spool."""

    start: int
    size: int


class Spool:
    """A heap of bytes; close it to throw them away."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  `__exit__`
        self._end = 0

    def add(self, data: bytes) -> Spooled:
        """Keeps bytes; raises OSError where the disk is full."""
        spooled = Spooled(self._end, len(data))
        self._file.seek(self._end)
        self._file.write(data)
        self._end += len(data)
        return spooled

    def get(self, spooled: Spooled) -> bytes:
        """The bytes that were kept."""
        self._file.seek(spooled.start)
        return self._file.read(spooled.size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
