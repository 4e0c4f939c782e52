"""A line of text in its place on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QGlyphRun, QTextLayout

from letterapp.pages.glyphs import glyphs_of_line, is_emboldened, run_of
from letterapp.pages.layout.fonts import SCALE
from letterapp.pages.layout.line_text import SetText
from letterapp.pages.layout.lines import SetLine
from letterapp.pages.layout.text import Span, first_units
from letterapp.pages.page import Glyphs, Run

_PAINTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


class Standing(Enum):
    """What a line is to its paragraph: text, the label before it, or what fills a tab in it."""

    TEXT = auto()
    LABEL = auto()
    LEADER = auto()


class PlacedLine(Struct, frozen=True):
    """A line; `x` is the left edge of its text area, `baseline` is below the page's top.

    `standing` is what it is to its paragraph.
    """

    line: SetLine
    x: float
    baseline: float
    standing: Standing = Standing.TEXT

    def glyphs(self) -> Iterator[Glyphs]:
        """What is drawn, with the text that it shows."""
        if self.line.kept is None:
            self.line.kept = list(_glyphs(self.line))
        for one in self.line.kept:
            yield _moved(one, self.x, self.baseline)

    def runs(self) -> Iterator[Run]:
        """The same for a painter."""
        line = self.line
        if not line.spans:
            return
        found = line.line.glyphRuns(-1, -1, _PAINTED)
        if len(line.spans) > 1 and not _is_sound(found):
            yield from map(run_of, self.glyphs())
            return
        x, y = self.x + line.x, self.baseline - line.line.ascent() / SCALE
        for run in found:
            if len(line.spans) == 1:
                span = line.spans[0]
            else:
                at = line.offset + min(run.stringIndexes())
                span = next(span for span in line.spans if span.end > at)
            if span.item is None:
                is_bold = is_emboldened(run.rawFont())
                yield Run(run, x, y - span.face.raised, 1 / SCALE, span.look.colour, is_bold)

    def text(self) -> SetText | None:
        """What it says; None for what fills the place of a tab."""
        if self.standing is Standing.LEADER:
            return None
        is_label = self.standing is Standing.LABEL
        return SetText(self.line, self.x, self.baseline, is_label=is_label)


def _is_sound(runs: Sequence[QGlyphRun]) -> bool:
    """Whether each run says where it begins; see `glyphs_of_line`."""
    starts = [min(run.stringIndexes(), default=-1) for run in runs]
    return len(set(starts)) == len(starts) and -1 not in starts


def _glyphs(line: SetLine) -> Iterator[Glyphs]:
    """The glyphs of a line whose text area and baseline are at the origin."""
    spans = iter(line.spans)
    span = next(spans, None)
    for at, glyphs in glyphs_of_line(line.line, SCALE, line.x, -line.line.ascent() / SCALE):
        while span is not None and span.end <= line.offset + at:
            span = next(spans, None)
        if span is not None and span.item is None:
            yield _dressed(glyphs, span, span.end - line.offset - at)


def _dressed(glyphs: Glyphs, span: Span, units: int) -> Glyphs:
    """Glyphs in the look of their span, and no text but its own `units`, which ends there.

    What follows and has no glyph, such as a tab or the end of the line, Qt counts in.
    """
    look, raised = span.look, span.face.raised
    return replace(
        glyphs,
        text=first_units(glyphs.text, units),
        size=span.face.size,
        ys=[y - raised for y in glyphs.ys] if raised else glyphs.ys,
        colour=look.colour,
        stretch=look.scale,
        language=look.language,
    )


def _moved(glyphs: Glyphs, x: float, y: float) -> Glyphs:
    """The glyphs elsewhere; `replace` takes ten times as long."""
    return Glyphs(
        glyphs.font,
        glyphs.size,
        glyphs.indexes,
        glyphs.xs,
        glyphs.ys,
        glyphs.text,
        glyphs.clusters,
        glyphs.colour,
        glyphs.is_right_to_left,
        glyphs.is_emboldened,
        glyphs.is_slanted,
        glyphs.stretch,
        glyphs.language,
        x,
        y,
    )
