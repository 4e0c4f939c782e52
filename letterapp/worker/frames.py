"""What the caller and the process say to each other: a kind, a length, and so many bytes."""

from __future__ import annotations

from enum import IntEnum
from struct import Struct
from typing import BinaryIO

_HEADER = Struct("<BQ")


class Kind(IntEnum):
    """What a frame's payload is: a pickle (protocol 5) of what is said here."""

    # The caller's requests.
    SERVE = 1
    """(limits, make, args): hold `make(*args)` from now on."""
    CALL = 2
    """(method, args): the result is asked for."""
    STREAM = 3
    """(method, args): the items are asked for, one by one."""

    # The answers. Each request ends with one of the last four.
    LOADED = 4
    """None: all that SERVE needs is imported, and `make` begins."""
    ITEM = 5
    """An item; more follows."""
    DONE = 6
    """The result of CALL, else None."""
    FAULT = 7
    """(class, args, attributes) of a LetterappError."""
    BUG = 8
    """(exception, traceback as text)."""
    DEPTH = 9
    """None: a RecursionError."""


def write_frame(stream: BinaryIO, kind: Kind, payload: bytes) -> None:
    """Writes a frame and sends it off; OSError where nobody reads any more."""
    stream.write(_HEADER.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[int, bytes]:
    """Waits for a frame: its kind and payload. EOFError where the other side is gone."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    kind, size = _HEADER.unpack(header)
    payload = stream.read(size)
    if len(payload) < size:
        raise EOFError
    return kind, payload
