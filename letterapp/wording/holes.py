"""Holes: where the values of one letter stand in a text that many letters share.

A hole is a number between the two noncharacters that wrap data (`prose`). Its “n” is no
hexadecimal digit, so a hole is never taken for data, and whatever expects data alone refuses it.
To CommonMark it is as opaque as data is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterapp.wording.prose import CLOSE, OPEN, unwrap

START = f"{OPEN}n"
"""What every hole begins with, and nothing else does."""

_HOLE = re.compile(f"{START}([0-9]+){CLOSE}")


def hole(index: int) -> str:
    """The hole for the value of that index."""
    return f"{START}{index}{CLOSE}"


def holes(text: str) -> Iterator[str | int]:
    """The text in order: its literal pieces, none of them empty, and the indexes of its holes."""
    for number, part in enumerate(_HOLE.split(text)):
        if number % 2:
            yield int(part)
        elif part:
            yield part


def unwrap_around(text: str) -> str:
    """The text with its data as typed, and its holes left; raises ValueError as `unwrap`."""
    text = str(text)  # of Prose, “in” is what it reads
    if START not in text:
        return unwrap(text)
    return "".join(hole(part) if isinstance(part, int) else unwrap(part) for part in holes(text))
