"""What stands before the first line of a list item, and where that line then begins (17.9)."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import Label, Text
from letterapp.pages.formats import Alignment, LineSpacing, ParagraphFormat
from letterapp.pages.layout.fonts import Face, face_of
from letterapp.pages.layout.lines import Measure, SetLine, set_lines
from letterapp.pages.layout.symbols import as_unicode
from letterapp.pages.layout.tabs import stops_of
from letterapp.pages.layout.text import typeset

_ANY_WIDTH = 10_000.0
_NO_LABEL = ParagraphFormat()


class SetLabel(Struct, frozen=True):
    """A label's line, at its place from the left edge, and where the text begins behind it."""

    line: SetLine
    x: float
    end: float
    face: Face | None
    """The font that makes the line higher, if it does."""


def set_label(label: Label, look: ParagraphFormat, width: float, tab_width: float) -> SetLabel:
    """A label of a paragraph in a text area of a width."""
    face = face_of(label.look, "Latin")
    plain = replace(_NO_LABEL, alignment=Alignment.LEFT, line=LineSpacing(), is_right_to_left=False)
    (text,) = typeset([Text(label.text, label.look)], lambda _: "")
    line = set_lines(text, plain, face, Measure(_ANY_WIDTH, 0.0))[0]
    wide = line.width
    begin = look.left + look.first
    begin -= {"right": wide, "center": wide / 2}.get(label.alignment, 0.0)
    end = begin + wide
    if label.suffix == "space":
        (space,) = typeset([Text(" .", label.look)], lambda _: "")
        end += set_lines(space, plain, face, Measure(_ANY_WIDTH, 0.0))[0].place_of(1)
    elif label.suffix == "tab":
        stop = stops_of(look, width, tab_width).after(end)
        end = stop.position if stop is not None else end
    x = width - begin - wide if look.is_right_to_left else begin
    is_symbol = as_unicode(label.text, label.look) != label.text
    return SetLabel(line, x, end, None if is_symbol else face)
