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

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters (Unicode 16, 23.7): for use inside a program, never in text."""

_WRAPPED = re.compile(f"{OPEN}([0-9a-f]*){CLOSE}")


class Prose(Markup):
    """Text that may carry mark-up.

    A `Markup`, so that Jinja's own joining, adding and capturing keep it; what joins it is
    wrapped as data rather than escaped for HTML.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Prose:
        """The value as prose: prose as it is, anything else wrapped as data."""
        return as_prose(s)


def as_prose(value: object) -> Prose:
    """Prose as it is; any other value as data that prints as typed."""
    if isinstance(value, Markup):
        return value if isinstance(value, Prose) else Prose(str(value))
    return wrap(str(value))


def wrap(text: str) -> Prose:
    """Data, made safe to stand in prose."""
    return Prose(f"{OPEN}{text.encode().hex()}{CLOSE}") if text else Prose("")


def inline(text: str) -> Prose:
    """Prose of one paragraph: no line of it can begin a block (list, heading, quote)."""
    joined = " ".join(text.split("\n")).strip()
    return Prose(f"{OPEN}{CLOSE}{joined}") if joined else Prose("")


def unwrap(text: str) -> str:
    """The text with its data as typed.

    Raises ValueError where a wrapping was cut, as by a filter that changed it.
    """
    return "".join(part for part, _ in pieces(text))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, piece by piece, each with whether it is data."""
    end = 0
    for found in _WRAPPED.finditer(text):
        yield _whole(text[end : found.start()]), False
        yield bytes.fromhex(found[1]).decode(), True
        end = found.end()
    yield _whole(text[end:]), False


def _whole(text: str) -> str:
    if OPEN in text or CLOSE in text:
        raise ValueError("a filter has cut a value in two")
    return text
