"""A text and the width there is -> lines: broken and shaped by Qt, as high as Word has them.

Lengths are points, from the left edge of the text area and the top of the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from letterapp.pages.content import Break, PositionTab
from letterapp.pages.formats import Alignment, LineRule, LineSpacing, ParagraphFormat
from letterapp.pages.layout.filling import fill_line
from letterapp.pages.layout.fonts import SCALE, TWIPS, Face
from letterapp.pages.layout.tabs import Stops, stops_of
from letterapp.pages.layout.text import Span, Typeset
from letterapp.pages.layout.wordbreaks import units_of
from letterapp.pages.page import Glyphs

_ALIGNMENTS = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Alignment.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
_ORIGIN = QPointF(0.0, 0.0)
_ABOVE = 0.8
"""The share of a line's height that is above its baseline, where the height is not the text's."""

_CLOSE = 1e-6
_LEAST = 1.0
"""Points: lines are never narrower, whatever the indents leave."""

Room = Callable[[float, float], tuple[float, float, float]]
"""By a line's top and height: where it can stand, and what is taken there from left and right."""


class Height(Struct, frozen=True):
    """How high a line is, and how far its baseline is below its top.

    Nothing is drawn in the `trail`, which is its lowest part.
    """

    height: float
    baseline: float
    trail: float = 0.0


class SetLine(Struct):
    """A line of a text: characters from `start` to `end`; `layout` begins at `offset` of the text.

    `spans` have characters in it; `x` is where Qt's line begins, `gap` how far what stands in the
    way pushes it down.
    """

    text: Typeset
    spans: Sequence[Span]
    layout: QTextLayout
    line: QTextLine
    offset: int
    start: int
    end: int
    x: float
    gap: float
    size: Height
    stops: Stops | None = None
    kept: Sequence[Glyphs] | None = None
    """What it shows, from its left edge and its baseline on, once somebody has asked."""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the line is read from the right."""
        return self.layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft

    @property
    def width(self) -> float:
        """How wide its text is."""
        return self.line.naturalTextWidth() / SCALE

    @property
    def has_leaders(self) -> bool:
        """Whether anything fills tabs at all."""
        return self.stops is not None and self.stops.has_leaders

    def leader_from(self, x: float) -> str:
        """What fills a tab that begins at a place; empty where nothing does."""
        if self.stops is None or self.is_right_to_left:
            return ""
        stop = self.stops.after(x)
        return stop.leader if stop else ""

    def place_of(self, at: int) -> float:
        """Where a character begins, from the left edge of the text area."""
        found = self.line.cursorToX(at - self.offset)
        place = found[0] if isinstance(found, tuple) else found
        return self.x + float(place) / SCALE  # type: ignore[arg-type]


class Measure(Struct, frozen=True):
    """What lines are broken to: the text area's width, default tab stops, a label's room.

    `first` is where the first line's text begins, None where the indents tell; `label` is the font
    of what stands before it.
    """

    width: float
    tab_width: float
    first: float | None = None
    label: Face | None = None
    room: Room | None = None


def set_lines(text: Typeset, look: ParagraphFormat, mark: Face, measure: Measure) -> list[SetLine]:
    """The lines of a text; at least one. `mark` is the font of the paragraph's end."""
    return _Setter(text, look, mark, measure).lines()


class _Setter:
    """Breaks one text."""

    def __init__(self, text: Typeset, look: ParagraphFormat, mark: Face, measure: Measure) -> None:
        self._text = text
        self._units = units_of(text.text)
        self._is_justified = look.alignment is Alignment.JUSTIFY
        self._look = look
        self._mark = mark
        self._measure = measure
        self._stops = _stops(text, look, measure) if text.has_tabs else None
        self._top = 0.0
        self._at = 0
        self._span = 0
        self._is_open = False

    def lines(self) -> list[SetLine]:
        found: list[SetLine] = []
        is_first = True
        while True:  # a layout has one row of tab stops, and lines may begin at different places
            found += self._of_layout(is_first=is_first)
            is_first = False
            if self._is_done:
                return found

    def _of_layout(self, *, is_first: bool) -> Iterator[SetLine]:
        offset = self._at
        layout = self._layout(offset, is_first=is_first)
        layout.beginLayout()
        self._is_done = True
        while (line := layout.createLine()).isValid():
            begin, width, gap = self._place(is_first=is_first)
            fill_line(line, self._units, offset, width * SCALE, is_justified=self._is_justified)
            line.setPosition(_ORIGIN)
            made = self._made(layout, line, offset, begin, gap)
            self._at = made.end
            if self._only_ends(made):
                continue
            self._top += gap + made.size.height
            yield made
            if self._begins_elsewhere(is_first=is_first):
                self._is_done = False
                break
            is_first = False
        layout.endLayout()

    def _only_ends(self, line: SetLine) -> bool:
        """Whether a line is nothing but the end of the one before it, which is justified."""
        is_end = line.end - line.start == 1 and isinstance(line.spans[0].item, Break)
        was_open, self._is_open = self._is_open, not is_end
        return is_end and was_open

    def _layout(self, offset: int, *, is_first: bool) -> QTextLayout:
        text = self._text.text if not offset else _from(self._text.text, offset)
        layout = QTextLayout(text, self._mark.font)
        layout.setCacheEnabled(True)
        option = _option(self._look.alignment, self._look.is_right_to_left)
        if self._stops is not None:
            option = QTextOption(option)
            option.setTabs(self._stops.from_place(self._begin(is_first=is_first)))
        layout.setTextOption(option)
        layout.setFormats(self._text.formats(offset))
        return layout

    def _made(
        self, layout: QTextLayout, line: QTextLine, offset: int, x: float, gap: float
    ) -> SetLine:
        start = offset + line.textStart()
        end = start + line.textLength()
        spans = self._spans(start, end)
        faces = [span.face for span in spans if not span.is_blank]
        faces = faces or [span.face for span in spans] or [self._mark]
        if self._measure.label is not None and not start:
            faces.append(self._measure.label)
        size = line_height(faces, self._look.line)
        return SetLine(
            self._text, spans, layout, line, offset, start, end, x, gap, size, self._stops
        )

    def _spans(self, start: int, end: int) -> Sequence[Span]:
        """The spans with characters in a line; lines are asked for in their order."""
        spans, first = self._text.spans, self._span
        while first < len(spans) and spans[first].end <= start:
            first += 1
        last = first
        while last < len(spans) and spans[last].start < end:
            last += 1
        self._span = first
        return spans[first:last]

    def _begin(self, *, is_first: bool) -> float:
        """Where a line begins, reading from its start."""
        if not is_first:
            return self._look.left
        if self._measure.first is not None:
            return self._measure.first
        return self._look.left + self._look.first

    def _place(self, *, is_first: bool) -> tuple[float, float, float]:
        """A line's left edge and width, and how far it is pushed down."""
        begin, end = self._begin(is_first=is_first), self._look.right
        width, gap = self._measure.width, 0.0
        if self._look.is_right_to_left:
            begin, end = end, begin
        if self._measure.room is not None:
            top, left, right = self._measure.room(self._top, self._mark.height)
            begin, end, gap = max(begin, left), max(end, right), top - self._top
        if self._stops is not None and self._look.alignment is not Alignment.JUSTIFY:
            end = min(end, width - self._stops.farthest)
        return begin, max(_LEAST, width - begin - end), gap

    def _begins_elsewhere(self, *, is_first: bool) -> bool:
        """Whether the rest needs other tab stops than the line that was just set."""
        return (
            is_first
            and self._stops is not None
            and self._begin(is_first=True) != self._begin(is_first=False)
            and "\t" in _from(self._text.text, self._at)
        )


def _stops(text: Typeset, look: ParagraphFormat, measure: Measure) -> Stops:
    own = [span.item for span in text.spans if isinstance(span.item, PositionTab)]
    return stops_of(look, measure.width, measure.tab_width, own)


def _from(text: str, offset: int) -> str:
    """A text from an offset in UTF-16 units on."""
    if text.isascii():
        return text[offset:]
    return text.encode("utf-16-le", "surrogatepass")[2 * offset :].decode(
        "utf-16-le", "surrogatepass"
    )


@lru_cache(64)
def _option(alignment: Alignment, is_right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(_ALIGNMENTS[alignment])
    direction = (
        Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setTextDirection(direction)
    return option


def line_height(faces: Sequence[Face], spacing: LineSpacing) -> Height:
    """How high a line with text in some fonts is (17.3.1.33).

    What a multiple adds stands below the text, what it takes away above, as LibreOffice has it.
    """
    ascent = max([face.ascent + face.raised for face in faces])
    descent = max([face.descent - face.raised for face in faces])
    natural = ascent + descent
    match spacing.rule:
        case LineRule.EXACT:
            return Height(spacing.value, spacing.value * _ABOVE)
        case LineRule.AT_LEAST:
            height = max(natural, spacing.value)
            return Height(height, ascent + height - natural)
        case _ if (percent := round(100 * spacing.value)) == 100:  # noqa: PLR2004 - one line
            return Height(natural, ascent)
        case _ if percent < 100:  # noqa: PLR2004
            height = _share(natural, percent)
            return Height(height, _share(height, 100 * _ABOVE))
        case _:
            text = max([face.height for face in faces if face.is_text], default=0.0)
            trail = _share(text, percent) - text
            return Height(natural + trail, ascent, trail)


def _share(height: float, percent: float) -> float:
    """A part of a height, in whole twips."""
    return int(round(height * TWIPS) * percent / 100 + _CLOSE) / TWIPS
