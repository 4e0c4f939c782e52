"""Every limit in one place: what a fill may take, and what is read from files of others.

Templates and Word files are untrusted. The limits are generous for real work; an environment
variable sets each, such as LETTERAPP_LIMIT_SECONDS. Whoever reads or fills holds to them; this
module only says what they are.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from letterapp.errors import UsageError

MIB = 2**20
"""Bytes of the mebibyte that the variables ending in _MB count in."""

_HIGHEST = 1e9
"""The most that a variable may say: clocks and file sizes of every system can still hold it."""


class Limits(NamedTuple):
    """How far anything goes before it is stopped; all are inclusive."""

    seconds: float = 5.0
    """Seconds that one piece of work, such as filling a letter, may take."""

    memory: int = 256 * MIB
    """Bytes that the work may hold, beyond what its process holds at rest."""

    output: int = 20 * MIB
    """Bytes of a letter's XML before it is compressed."""

    start: float = 60.0
    """Seconds that the process which does the work may take to start and to import its modules.

    No template has a part in it; a slow disk or a virus scanner has.
    """

    file: int = 64 * MIB
    """Bytes of a Word file on the disk, and of the data that `render` reads."""

    unpacked: int = 256 * MIB
    """Bytes of all parts of a Word file, unpacked."""

    parts: int = 5_000
    """Number of parts of a Word file."""

    ratio: int = 1_000
    """How many times its compressed size a part may unpack to, if that is above `bomb`.

    Deflate reaches 1,032 at most; XML as Word writes it stays far under 100.
    """

    bomb: int = MIB
    """Bytes of an unpacked part from which on `ratio` is looked at."""

    picture: int = 20 * MIB
    """Bytes of a picture file."""


_VARIABLES = {
    "LETTERAPP_LIMIT_SECONDS": "seconds",
    "LETTERAPP_LIMIT_MEMORY_MB": "memory",
    "LETTERAPP_LIMIT_OUTPUT_MB": "output",
    "LETTERAPP_LIMIT_START_SECONDS": "start",
    "LETTERAPP_LIMIT_FILE_MB": "file",
    "LETTERAPP_LIMIT_UNPACKED_MB": "unpacked",
    "LETTERAPP_LIMIT_PARTS": "parts",
    "LETTERAPP_LIMIT_RATIO": "ratio",
    "LETTERAPP_LIMIT_BOMB_MB": "bomb",
    "LETTERAPP_LIMIT_PICTURE_MB": "picture",
}


def limits(environ: Mapping[str, str] = os.environ) -> Limits:
    """The limits that the environment sets; the usual ones where it is silent.

    Raises UsageError, naming the variable, for what is no number above 0 and up to 1,000,000,000.
    """
    chosen: dict[str, float] = {}
    for variable, name in _VARIABLES.items():
        if text := environ.get(variable, "").strip():
            chosen[name] = _value(variable, _number(variable, text))
    return Limits()._replace(**chosen)  # type: ignore[arg-type]


def variable_of(name: str) -> str:
    """The variable that sets a field of Limits, for hints."""
    return next(variable for variable, field in _VARIABLES.items() if field == name)


def _number(variable: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= _HIGHEST:
        raise UsageError(
            f"“{text}” in the environment variable {variable} is no limit",
            "Give a number above 0 and up to 1,000,000,000, such as 10 or 0.5",
        )
    return number


def _value(variable: str, number: float) -> float:
    """A variable's number in the unit of its field: seconds, bytes or a count."""
    if variable.endswith("_SECONDS"):
        return number
    return max(1, int(number * MIB if variable.endswith("_MB") else number))
