"""The text of pages as one reads it: lines by page, paragraphs across lines and pages.

Places between characters are `Position`s; which of them are selected is `selection`'s, what is
looked for `search`'s. Offsets are UTF-16 units of a paragraph's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field
from PySide6.QtCore import QRectF

from letterapp.pages.page import Fill, Image, LineText, Page, Stroke


class Position(Struct, frozen=True, order=True):
    """A place between two characters: of a page and a line of it, counted from 0."""

    page: int
    line: int
    offset: int


class Piece(Struct, frozen=True):
    """A line of a paragraph, and where it stands."""

    page: int
    line: int
    text: LineText

    def span(self, start: Position, end: Position) -> tuple[int, int]:
        """Which of its characters lie between two positions; the end is not after the start."""
        here = self.page, self.line
        first = start.offset if (start.page, start.line) == here else self.text.start
        last = end.offset if (end.page, end.line) == here else self.text.end
        is_between = (start.page, start.line) <= here <= (end.page, end.line)
        return (first, last) if is_between else (0, 0)


class Passage(Struct):
    """A paragraph, with its lines on whatever pages."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def units(self) -> str:
        """Its text, a character for each UTF-16 unit."""
        return self.pieces[0].text.units

    def position(self, offset: int, *, is_end: bool = False) -> Position:
        """The place before a character; as an end, the one behind the character before it."""
        offset = min(max(offset, self.pieces[0].text.start), self.pieces[-1].text.end)
        for piece in self.pieces:
            if offset < piece.text.end or (is_end and offset == piece.text.end):
                return Position(piece.page, piece.line, max(offset, piece.text.start))
        last = self.pieces[-1]
        return Position(last.page, last.line, offset)

    def ends(self) -> tuple[Position, Position]:
        """Where it begins and ends."""
        first, last = self.pieces[0], self.pieces[-1]
        return (
            Position(first.page, first.line, first.text.start),
            Position(last.page, last.line, last.text.end),
        )


class LetterText:
    """What pages say. Lines are asked for page by page, paragraphs all at once, when needed."""

    def __init__(self, pages: Sequence[Page] = ()) -> None:
        self._pages = list(pages)
        self._lines: dict[int, Sequence[LineText]] = {}
        self._passages: Sequence[Passage] | None = None
        self._by_line: dict[tuple[int, int], Passage] = {}

    def changed(self, pages: Sequence[Page]) -> LetterText:
        """The text of other pages; what is known of those that are the same stays known."""
        made = LetterText(pages)
        for index, (old, new) in enumerate(zip(self._pages, pages, strict=False)):
            if old is new and index in self._lines:
                made._lines[index] = self._lines[index]
        return made

    def lines(self, page: int) -> Sequence[LineText]:
        """The lines of a page, in the order of its text."""
        if page not in self._lines:
            marks = self._pages[page].marks
            found = [mark.text() for mark in marks if not isinstance(mark, Fill | Stroke | Image)]
            self._lines[page] = [text for text in found if text is not None]
        return self._lines[page]

    def passages(self) -> Sequence[Passage]:
        """All paragraphs, in the order in which they begin."""
        if self._passages is None:
            self._passages = list(self._gathered())
        return self._passages

    def passage_of(self, position: Position) -> Passage:
        """The paragraph at a position."""
        self.passages()
        return self._by_line[position.page, position.line]

    def beside(self, position: Position) -> Passage:
        """The paragraph at a position; at its number or bullet, the one that has that."""
        passage = self.passage_of(position)
        after = self._by_line.get((position.page, position.line + 1))
        return after if passage.pieces[0].text.is_label and after else passage

    def position_at(self, page: int, x: float, y: float) -> Position | None:
        """The place between characters that is nearest; None on a page without text."""
        lines = self.lines(page)
        if not lines:
            return None
        near = min(range(len(lines)), key=lambda at: _distance(lines[at], x, y))
        return Position(page, near, lines[near].offset_at(x))

    def is_at_text(self, page: int, x: float, y: float) -> bool:
        """Whether there is text at a place, and not only near it."""
        return any(_distance(line, x, y) == (0.0, 0.0) for line in self.lines(page))

    def ends(self) -> tuple[Position, Position] | None:
        """Where all the text begins and ends."""
        with_text = [page for page in range(len(self._pages)) if self.lines(page)]
        if not with_text:
            return None
        last = len(self.lines(with_text[-1])) - 1
        return (
            Position(with_text[0], 0, self.lines(with_text[0])[0].start),
            Position(with_text[-1], last, self.lines(with_text[-1])[last].end),
        )

    def boxes(self, page: int, start: Position, end: Position) -> Iterator[QRectF]:
        """What is to be marked on a page between two positions (points)."""
        if not start.page <= page <= end.page:
            return
        for at, line in enumerate(self.lines(page)):
            first, last = Piece(page, at, line).span(start, end)
            _, top, _, bottom = line.box
            for left, right in line.edges(first, last) if first < last else ():
                yield QRectF(left, top, right - left, bottom - top)

    def between(self, start: Position, end: Position) -> str:
        """The text between two positions: a paragraph a line, what stands side by side by tabs."""
        parts: list[tuple[str, Passage]] = []
        for passage in self.passages():
            if passage.pieces[-1].page < start.page or passage.pieces[0].page > end.page:
                continue
            spans = [(piece, *piece.span(start, end)) for piece in passage.pieces]
            said = "".join(piece.text.read(first, last) for piece, first, last in spans)
            if said.strip():
                parts.append((said.rstrip(), passage))
        joined = parts[0][0] if parts else ""
        for (_, one), (said, other) in pairwise(parts):
            joined += ("\t" if _is_beside(one, other) else "\n") + said
        return joined

    def _gathered(self) -> Iterator[Passage]:
        """Joins lines to paragraphs; one may go on below notes, or on the next page."""
        open_ones: dict[int, Passage] = {}
        for page in range(len(self._pages)):
            for at, line in enumerate(self.lines(page)):
                passage = open_ones.get(id(line.source))
                goes_on = passage is not None and 0 < passage.pieces[-1].text.end <= line.start
                if passage is None or not goes_on:
                    passage = open_ones[id(line.source)] = Passage()
                passage.pieces.append(Piece(page, at, line))
                self._by_line[page, at] = passage
                if not goes_on:
                    yield passage


def _distance(line: LineText, x: float, y: float) -> tuple[float, float]:
    """How far a line is from a place, down or up first."""
    left, top, right, bottom = line.box
    return max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0)


def _is_beside(one: Passage, other: Passage) -> bool:
    """Whether two paragraphs stand side by side, as a number and its text or cells of a row do."""
    before, after = one.pieces[-1], other.pieces[0]
    _, top, _, bottom = before.text.box
    _, next_top, _, next_bottom = after.text.box
    shared = min(bottom, next_bottom) - max(top, next_top)
    least = min(bottom - top, next_bottom - next_top)
    return before.page == after.page and shared > least / 2
