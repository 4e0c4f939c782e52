"""Where the paragraphs of a rendered wording stand in what it reads."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from letterapp.wording.blocks import Kind, Paragraph
from letterapp.wording.markdown import Leaf, leaves
from letterapp.wording.prose import LINES, unwrap

_LISTS = (Kind.BULLET, Kind.NUMBER)
_EMPTY_LINK = "[]()"


class Span(Struct, frozen=True):
    """A paragraph, and the offsets of its Markdown in what the text reads (data as typed).

    Its mark (of a list, a quote, a heading) stands before `start`. `prefix` begins its further
    lines in a quote or a list. `empty` is what to write so that the paragraph is none. In one that
    `is_one_line` no line can break: a heading after “#”.
    """

    paragraph: Paragraph
    start: int
    end: int
    prefix: str
    empty: str
    is_one_line: bool = False


def spans(text: str, notes: Mapping[str, str]) -> tuple[Span, ...]:
    """The paragraphs of a rendered wording (see `parse`); raises ValueError as `unwrap`."""
    starts = [0, *(found.end() for found in LINES.finditer(text))]
    lines = LINES.split(text)
    found: list[Span] = []
    offset = done = 0
    for leaf in leaves(text, notes):
        start, end, mark = _place(leaf, starts, lines)
        offset += len(unwrap(text[done:start]))
        length = len(unwrap(text[start:end]))
        paragraph = leaf.paragraph
        prefix, empty = _prefix(paragraph, mark), _empty(paragraph, mark)
        is_one_line = paragraph.kind is Kind.HEADING and "#" in mark
        found.append(Span(paragraph, offset, offset + length, prefix, empty, is_one_line))
        offset, done = offset + length, end
    return tuple(found)


def _place(leaf: Leaf, starts: list[int], lines: list[str]) -> tuple[int, int, str]:
    """Where a leaf begins and ends in the text, and what stands before it on its line."""
    first, *more = leaf.content.split("\n")
    number = leaf.lines[0]
    column = lines[number].rfind(first)
    start = starts[number] + column
    end = start + len(first)
    if more:
        last = leaf.lines[0] + len(more)
        end = starts[last] + lines[last].rfind(more[-1]) + len(more[-1])
    return start, end, lines[number][:column]


def _prefix(paragraph: Paragraph, mark: str) -> str:
    if paragraph.kind is Kind.QUOTE:
        return "> "
    return " " * len(mark) if paragraph.kind in _LISTS else ""


def _empty(paragraph: Paragraph, mark: str) -> str:
    """Nothing; but what says nothing where a mark alone would be read as something else.

    An empty item does not end the paragraph above it, and an underlined heading leaves its line.
    """
    is_underlined = paragraph.kind is Kind.HEADING and "#" not in mark
    return _EMPTY_LINK if is_underlined or paragraph.kind in _LISTS else ""
