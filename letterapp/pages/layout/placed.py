"""A line of text in its place on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterapp.pages.glyphs import glyphs_of_line
from letterapp.pages.layout.fonts import SCALE
from letterapp.pages.layout.lines import SetLine
from letterapp.pages.layout.text import LINE_SEPARATOR, OBJECT, SOFT_HYPHEN, Span
from letterapp.pages.page import Glyphs

_NO_TEXT = f"\t{LINE_SEPARATOR}{OBJECT}{SOFT_HYPHEN}"
"""What stands behind text that is drawn, and is none."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line; `x` is the left edge of its text area, `baseline` is below the page's top."""

    line: SetLine
    x: float
    baseline: float

    def glyphs(self) -> Iterator[Glyphs]:
        """What is drawn, with the text that it shows."""
        line = self.line
        x, y = self.x + line.x, self.baseline - line.line.ascent() / SCALE
        spans = iter(line.spans)
        span = next(spans, None)
        for at, glyphs in glyphs_of_line(line.line, SCALE, x, y):
            while span is not None and span.end <= line.offset + at:
                span = next(spans, None)
            if span is not None and span.item is None:
                yield _dressed(glyphs, span)


def _dressed(glyphs: Glyphs, span: Span) -> Glyphs:
    """Glyphs in the colour, the height and the width of their span."""
    look, raised = span.look, span.face.raised
    return replace(
        glyphs,
        text=glyphs.text.rstrip(_NO_TEXT) or glyphs.text,
        size=span.face.size,
        ys=[y - raised for y in glyphs.ys] if raised else glyphs.ys,
        colour=look.colour,
        stretch=look.scale,
        language=look.language,
    )
