"""What a line that is laid out says, for whoever selects, copies or looks for it.

Which words are chosen and how they are marked is the window's; where they stand only Qt's line
knows, whatever the script. Offsets count UTF-16 units of the paragraph's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from PySide6.QtGui import QTextLayout

from letterapp.pages.layout.fonts import SCALE
from letterapp.pages.layout.lines import SetLine
from letterapp.pages.layout.text import BREAK, LINE_SEPARATOR, OBJECT, Typeset, length
from letterapp.pages.layout.wordbreaks import units_of

_SOFT_HYPHEN = "\u00ad"
_WHERE = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions


class SetText(Struct, frozen=True):
    """The text of a line; `x` is the left edge of its text area, `baseline` from the page's top."""

    line: SetLine
    x: float
    baseline: float
    is_label: bool = False

    @property
    def source(self) -> object:
        """What lines of one paragraph have in common."""
        return self.line.text

    @property
    def units(self) -> str:
        """The paragraph's text, a character for each UTF-16 unit."""
        return units_of(self.line.text.text)

    @property
    def start(self) -> int:
        """Where in it the line begins."""
        return self.line.start

    @property
    def end(self) -> int:
        """Where in it the line ends."""
        return self.line.end

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom (points)."""
        size, found = self.line.size, self.line.line.naturalTextRect()
        left, right = self.x + self.line.x, self.x + self.line.x
        top = self.baseline - size.baseline
        left, right = left + found.left() / SCALE, right + found.right() / SCALE
        return left, top, right, top + size.height - size.trail

    def edges(self, start: int, end: int) -> Sequence[tuple[float, float]]:
        """The left and right edges of some of its characters; several where directions mix."""
        start, end = max(start, self.start), min(end, self.end)
        if start >= end:
            return ()
        line, left = self.line, self.x + self.line.x
        runs = line.line.glyphRuns(start - line.offset, end - start, _WHERE)
        if len({run.isRightToLeft() for run in runs}) > 1:
            boxes = [run.boundingRect() for run in runs]
            return [(left + box.left() / SCALE, left + box.right() / SCALE) for box in boxes]
        places = sorted((self.x + line.place_of(start), self.x + line.place_of(end)))
        return ((places[0], places[1]),)

    def offset_at(self, x: float) -> int:
        """The place between two characters that is nearest."""
        line = self.line
        found = line.offset + line.line.xToCursor((x - self.x - line.x) * SCALE)
        return min(max(found, self.start), self.end)

    def read(self, start: int, end: int) -> str:
        """A part of the paragraph as one copies it, with a new line where one is ended by hand."""
        return _plain(self.units[start:end])

    def paragraph(self) -> str:
        """The whole paragraph as one copies it, without the marks of notes."""
        return _plain("".join(_without_marks(self.line.text))).strip()


def _plain(units: str) -> str:
    """Units as text, without what stands for pictures and for where words may be divided."""
    text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace(BREAK + OBJECT, "\n").replace(LINE_SEPARATOR, "\n")
    return text.replace(OBJECT, "").replace(_SOFT_HYPHEN, "")


def _without_marks(text: Typeset) -> Iterator[str]:
    """The parts of a text between its marks of notes, in units."""
    units = units_of(text.text)
    bounds = [0]
    for at, note in text.notes:
        bounds += (at, at + length(note.mark))
    for start, end in list(pairwise([*bounds, len(units)]))[::2]:
        yield units[start:end]
