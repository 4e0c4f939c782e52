"""What a letter's wording is once parsed: paragraphs of inline pieces, in order.

This is all that Word templates are filled with. Nothing here knows Markdown or Word.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from msgspec import Struct


class Text(Struct, frozen=True):
    """A stretch of text of one look; `link` is its address, if it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


class LineBreak(Struct, frozen=True):
    """A new line within the paragraph."""


class Footnote(Struct, frozen=True):
    """A reference to a footnote, which holds one paragraph."""

    content: tuple[Inline, ...]


Inline = Text | LineBreak | Footnote


class Kind(Enum):
    """What a paragraph is."""

    PLAIN = auto()
    HEADING = auto()
    QUOTE = auto()
    BULLET = auto()
    NUMBER = auto()


class Paragraph(Struct, frozen=True):
    """One paragraph.

    `level` counts from 1 (of a heading, or of a list in a list). `list_id` tells one list from
    another: each numbered list starts at 1. `is_continued` marks a further paragraph of a list
    item, which has no mark of its own. `style` names a Word style, for plain paragraphs only.
    """

    content: tuple[Inline, ...]
    kind: Kind = Kind.PLAIN
    level: int = 1
    list_id: int = 0
    is_continued: bool = False
    style: str | None = None


def plain_text(content: Iterable[Inline]) -> str:
    """The text of inline pieces without looks and footnotes; a line break is a newline."""
    return "".join(_plain(piece) for piece in content)


def _plain(piece: Inline) -> str:
    if isinstance(piece, Text):
        return piece.text
    return "\n" if isinstance(piece, LineBreak) else ""
