"""A paragraph -> strips, one a line, with what keeps them together (17.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from letterapp.pages.content import Anchored, BreakKind, Note, Number, Paragraph
from letterapp.pages.formats import ParagraphFormat
from letterapp.pages.layout.anchors import Spot, draw_anchored
from letterapp.pages.layout.composing import composed
from letterapp.pages.layout.drawing import draw_line
from letterapp.pages.layout.frame import Frame, frame_of
from letterapp.pages.layout.labels import SetLabel
from letterapp.pages.layout.lines import Room, SetLine
from letterapp.pages.layout.numbered import notes_in_boxes, numbers_in, numbers_of_item
from letterapp.pages.layout.placed import Standing
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import Sheet, Strip
from letterapp.pages.layout.text import Typeset

_FEWEST = 2
"""Lines of a paragraph that stand together at the foot or the top of a page (17.3.1.44)."""


class LineStrip(Struct):
    """A line of a paragraph, with its slice of the paragraph's borders and shading.

    `inset` is how far the line is below its top, `rise` how far its top is below the paragraph's.
    """

    line: SetLine
    width: float
    setting: Setting
    height: float
    trail: float
    frame: Frame | None = None
    label: SetLabel | None = None
    inset: float = 0.0
    rise: float = 0.0
    above: float = 0.0
    before: float = 0.0
    below: float = 0.0
    is_glued: bool = False
    is_first: bool = False
    is_last: bool = False
    begins_page: bool = False
    ends: BreakKind | None = None
    notes: Sequence[Note] = ()
    anchors: Sequence[Anchored] = ()
    numbers: Sequence[Number] = ()
    bookmarks: Sequence[str] = ()

    def draw(self, x: float, y: float, sheet: Sheet) -> None:
        """Draws the line, its label, and its part of the frame."""
        if self.frame is not None:
            ends = {"is_first": self.is_first, "is_last": self.is_last}
            self.frame.draw(x, y, self.height, sheet, **ends)
        baseline = y + self.inset + self.line.size.baseline
        if self.label is not None:
            left = x + self.label.x
            draw_line(self.label.line, left, baseline, sheet, Standing.LABEL)
        draw_line(self.line, x, baseline, sheet)
        sheet.bookmarks.extend((name, y) for name in self.bookmarks)
        for anchored in self.anchors:
            spot = Spot(x, self.width, y - self.rise, y)
            draw_anchored(anchored, spot, sheet, self.setting)

    def cut(self, _: float, /) -> tuple[Strip, Strip] | None:
        """A line is never cut."""
        return None


def paragraph_strips(
    paragraph: Paragraph, width: float, setting: Setting, room: Room | None = None
) -> list[LineStrip]:
    """The strips of a paragraph in a text area of a width; there is at least one.

    `room` is what is free beside what stands in the way, from the paragraph's top on.
    """
    look = paragraph.look
    made = composed(paragraph, width, setting.tab_width, setting.numbers, room)
    strips: list[LineStrip] = []
    for text, lines in made.texts:
        begun = [_strip(line, width, setting) for line in lines]
        _glue(begun, look)
        _attach(begun, text)
        strips += begun
        strips[-1].ends = text.broken_by
    strips[0].label = made.label
    strips[0].begins_page = look.begins_page or made.begins_page
    if frame := frame_of(look, width):
        frame_strips(strips, frame)
    if any(strip.anchors for strip in strips):
        for strip, before in zip(strips[1:], strips, strict=False):
            strip.rise = before.rise + before.height
    return strips


def frame_strips(strips: Sequence[LineStrip], frame: Frame) -> None:
    """Puts a box around the strips of a paragraph, in the place of one that they have."""
    for strip in strips:
        strip.frame = frame
        strip.is_first, strip.is_last = strip is strips[0], strip is strips[-1]
        strip.inset = strip.line.gap + (frame.inset if strip.is_first else 0.0)
        outset = frame.outset if strip.is_last else 0.0
        strip.height = strip.inset + strip.line.size.height + outset
        strip.trail = 0.0 if outset else strip.line.size.trail


def _strip(line: SetLine, width: float, setting: Setting) -> LineStrip:
    height, trail = line.size.height, line.size.trail
    return LineStrip(line, width, setting, line.gap + height, trail, inset=line.gap)


def _glue(strips: Sequence[LineStrip], look: ParagraphFormat) -> None:
    """Keeps those lines of a text together that the paragraph asks for."""
    for number, strip in enumerate(strips[:-1], start=1):
        is_few = number < _FEWEST or len(strips) - number < _FEWEST
        strip.is_glued = look.keeps_lines or (look.has_widow_control and is_few)
    strips[-1].is_glued = look.keeps_next


def _attach(strips: Sequence[LineStrip], text: Typeset) -> None:
    """Gives each strip what stands at its characters."""
    for strip, notes in _standing(text.notes, strips):
        strip.notes = notes
    for strip, anchors in _standing(text.anchors, strips):
        strip.anchors = anchors
        strip.notes = [*strip.notes, *notes_in_boxes(anchors)]
        strip.numbers = [number for one in anchors for number in numbers_of_item(one)]
    for strip, bookmarks in _standing(text.bookmarks, strips):
        strip.bookmarks = bookmarks
    for strip, numbers in _standing(text.numbers, strips):
        strip.numbers = [*strip.numbers, *numbers]
    for strip in strips if text.notes else ():
        in_notes = (number for note in strip.notes for number in numbers_in(note.blocks))
        strip.numbers = [*strip.numbers, *in_notes]


_Standing = TypeVar("_Standing")


def _standing(
    things: Sequence[tuple[int, _Standing]], strips: Sequence[LineStrip]
) -> Iterator[tuple[LineStrip, list[_Standing]]]:
    """What stands in each line; what stands at the end of the text is in the last."""
    at = 0
    for strip in strips:
        begin = at
        while at < len(things) and (things[at][0] < strip.line.end or strip is strips[-1]):
            at += 1
        if at > begin:
            yield strip, [thing for _, thing in things[begin:at]]
