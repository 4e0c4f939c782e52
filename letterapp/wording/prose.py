"""Prose and data in one string: how a value passes through Markdown as it was typed.

Wording is prose and carries mark-up; values are data and carry none. When a value is printed
into wording it is wrapped: two Unicode noncharacters around the hexadecimal digits of its UTF-8
bytes. Nothing in that is mark-up, white space or punctuation to CommonMark, so the parser carries
it along untouched, and it is unwrapped in the parsed text. No table of values is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from typing_extensions import override

from letterapp.wording.unfit import Unfit

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters (Unicode 16, 23.7): for use inside a program, never in text."""

NOTHING = OPEN + CLOSE
"""A wrapping of nothing: at the beginning of a line it keeps the line from beginning a block."""

_SPACE = " \t\r\n"
LINES = re.compile(r"\r\n?|\n")
"""Every way to break a line."""

_WRAPPED = re.compile(f"{OPEN}([0-9a-f]*){CLOSE}")


class Prose(Markup):
    """Text that may carry mark-up.

    A `Markup`, so that Jinja's own joining, adding and capturing keep it; what joins it is
    wrapped as data rather than escaped for HTML.
    """

    __slots__ = ()

    @classmethod
    @override
    def escape(cls, s: Any, /) -> Prose:
        """The value as prose: prose as it is, anything else wrapped as data."""
        return as_prose(s)

    @override
    def __contains__(self, item: object, /) -> bool:
        """Whether the text reads so somewhere."""
        return str(item) in unwrap(self)


def as_prose(value: object) -> Prose:
    """Prose as it is; any other value as data that prints as typed."""
    if isinstance(value, Markup):
        return value if isinstance(value, Prose) else Prose(str(value))
    return wrap(str(value))


def wrap(text: str) -> Prose:
    """Data, made safe to stand in prose; nothing stays nothing.

    Raises ValueError for what was cut out of a wrapping.
    """
    return Prose(f"{OPEN}{_whole(str(text)).encode().hex()}{CLOSE}") if text else Prose("")


def inline(text: str) -> Prose:
    """Prose of one paragraph: no line of it can begin a block (list, heading, quote).

    Lines are joined, but for hard breaks; what would begin a line is kept from being mark-up of
    a block by a wrapping of nothing.
    """
    *lines, last = LINES.split(text.strip(_SPACE))
    joined = "".join(map(_leading_on, lines)) + last.strip(_SPACE)
    return Prose(NOTHING + joined if joined else "")


def _leading_on(line: str) -> str:
    """A line of prose and what leads on to the next: a space, or the hard break it ends in."""
    text = line.strip(_SPACE)
    if line.endswith("  "):
        return f"{text}  \n{NOTHING}"
    backslashes = len(line) - len(line.rstrip("\\"))
    return f"{text}\n{NOTHING}" if backslashes % 2 else f"{text} "


def unwrap(text: str) -> str:
    """The text with its data as typed.

    Raises ValueError where a wrapping was cut, as by a filter that changed it.
    """
    return "".join(part for part, _ in pieces(text))


class CutValue(Unfit, ValueError):
    """Prose was taken apart in the midst of a wrapped value."""


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, piece by piece, each with whether it is data."""
    text, end = str(text), 0
    for found in _WRAPPED.finditer(text):
        yield _whole(text[end : found.start()]), False
        yield bytes.fromhex(found[1]).decode(), True
        end = found.end()
    yield _whole(text[end:]), False


def _whole(text: str) -> str:
    if OPEN in text or CLOSE in text:
        hint = "Look for a filter or a loop that takes prose apart."
        raise CutValue("a filter has cut a value in two", hint)
    return text
