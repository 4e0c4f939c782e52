"""The shape of a text: its blocks with holes, parsed once for all letters that differ in values.

Values are opaque to Markdown (`prose`), so the blocks of a text do not depend on them. `Shapes`
takes the values out, and remembers the shape of what is left. Word templates write a shape once
and put the values of each letter in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from letterapp.wording.blocks import Footnote, Inline, LineBreak, Paragraph, Text
from letterapp.wording.holes import START, hole, holes
from letterapp.wording.markdown import MarkupError, parse, parse_inline
from letterapp.wording.memo import Memo
from letterapp.wording.prose import CLOSE, LINES, OPEN, inline

_VALUE = re.compile(rf"\[\^[^\]\n]*\]|{OPEN}([0-9a-f]+){CLOSE}")
"""A value, or a reference to a footnote: what is in one says which footnote, so it stays."""

_MOST = 128
_LONGEST = 50_000
"""So many shapes are remembered, of texts of at most so many characters: some 20 MB at worst."""


class Shape:
    """Blocks whose texts, addresses and style names may hold holes (`holes`).

    Two shapes are the same only if they are one object, so that it can key what is made of it.
    """

    __slots__ = ("__weakref__", "blocks")

    def __init__(self, blocks: tuple[Paragraph, ...] = ()) -> None:
        self.blocks = blocks


NO_SHAPE = Shape()


class Worded(Struct, frozen=True):
    """A shape and the values for its holes, as typed and none of them empty."""

    shape: Shape
    values: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Paragraph, ...]:
        """The blocks with the values in their places; a line break in a value is one in the text.

        Worked out anew whenever it is asked for.
        """
        return tuple(_filled(block, self.values) for block in self.shape.blocks)


class Shapes:
    """The shapes of rendered wording; `notes` are the footnotes it can refer to (see `parse`)."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self.notes = notes
        self._known: Memo[str, Shape | None] = Memo(_MOST)

    def __len__(self) -> int:
        return len(self._known)

    def worded(self, text: str) -> Worded | None:
        """The text as a shape and its values; None where `parse` finds errors in its mark-up.

        Raises ValueError where a wrapping was cut.
        """
        text, values = values_out(text)
        shape = self.shape(text)
        return Worded(shape, values) if shape else None

    def shape(self, text: str) -> Shape | None:
        """The shape of a text that has its holes; data in it counts as text, as `worded`."""
        if text in self._known:
            return self._known[text]
        parsed = parse(text, self.notes)
        shape = None if parsed.errors else Shape(parsed.blocks)
        return self._known.keep(text, shape) if len(text) <= _LONGEST else shape


def inline_shape(prose: str) -> Worded:
    """Prose as one paragraph, as in a cell or a header, or as none where it says nothing.

    Raises MarkupError for mark-up that wording does not have and for footnotes, and ValueError
    where a wrapping was cut.
    """
    text, values = values_out(inline(prose))
    try:
        shape = _inline(text) if len(text) <= _LONGEST else _inline.__wrapped__(text)
    except MarkupError:
        parse_inline(prose)  # says it with the values
        raise
    return Worded(shape, values)


@lru_cache(maxsize=_MOST)
def _inline(text: str) -> Shape:
    parsed = parse(text, {})
    if parsed.errors:
        raise parsed.errors[0]
    return Shape(parsed.blocks)


def values_out(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with holes for its wrapped values, and the values in the order of the holes.

    Raises ValueError where there are holes already.
    """
    if START in text:
        raise ValueError("a text with holes has no values of its own")
    values: list[str] = []

    def with_hole(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        values.append(bytes.fromhex(found[1]).decode())
        return hole(len(values) - 1)

    return _VALUE.sub(with_hole, text), tuple(values)


def _filled(block: Paragraph, values: Sequence[str]) -> Paragraph:
    style = block.style and _text(block.style, values)
    return replace(block, content=tuple(_content(block.content, values)), style=style)


def _content(content: Iterable[Inline], values: Sequence[str]) -> Iterator[Inline]:
    for piece in content:
        if isinstance(piece, Text):
            yield from _lines(piece, values)
        elif isinstance(piece, Footnote):
            yield Footnote(tuple(_content(piece.content, values)))
        else:
            yield piece


def _lines(piece: Text, values: Sequence[str]) -> Iterator[Inline]:
    """A text with its values; the line breaks in them are pieces of their own."""
    link = piece.link and _text(piece.link, values)
    parts = holes(piece.text)
    text = "".join(x if isinstance(x, str) else LINES.sub("\n", values[x]) for x in parts)
    for number, line in enumerate(text.split("\n")):
        if number:
            yield LineBreak()
        if line:
            yield replace(piece, text=line, link=link)


def _text(text: str, values: Sequence[str]) -> str:
    return "".join(part if isinstance(part, str) else values[part] for part in holes(text))
