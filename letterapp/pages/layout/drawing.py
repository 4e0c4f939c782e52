"""What is drawn for a line of text: its characters, and what stands behind, under and over them."""

from __future__ import annotations

from collections.abc import Iterator

from letterapp.pages.content import Picture, PositionTab, Tab, Text
from letterapp.pages.formats import ParagraphFormat
from letterapp.pages.layout.lines import Measure, SetLine, set_lines
from letterapp.pages.layout.placed import PlacedLine, Standing
from letterapp.pages.layout.strip import Sheet
from letterapp.pages.layout.strokes import underline
from letterapp.pages.layout.text import Span, typeset
from letterapp.pages.page import Fill, Image, Link, Stroke

_STRUCK = 0.28
"""How far above the baseline a line through text is, as a share of its ascent."""

_MOST_LEADERS = 400
_PLAIN = ParagraphFormat()


def draw_line(
    line: SetLine, x: float, baseline: float, sheet: Sheet, standing: Standing = Standing.TEXT
) -> None:
    """Draws a line of a text area whose left edge is at `x`."""
    for span in line.spans:
        look = span.look
        if look.highlight or look.shading:
            _draw_behind(line, span, x, baseline, sheet)
        if look.underline or look.is_struck or look.is_double_struck:
            sheet.front.extend(_strokes(line, span, x, baseline))
        if span.link:
            left, right = _edges(line, span, x)
            top, height = baseline - span.face.ascent, span.face.ascent + span.face.descent
            sheet.links.append(Link(left, top, right - left, height, span.link))
        if span.item is not None:
            _draw_item(line, span, x, baseline, sheet)
    sheet.marks.append(PlacedLine(line, x, baseline, standing))


def _edges(line: SetLine, span: Span, x: float) -> tuple[float, float]:
    """The left and right edge of a span in its line."""
    places = line.place_of(max(span.start, line.start)), line.place_of(min(span.end, line.end))
    return x + min(places), x + max(places)


def _draw_behind(line: SetLine, span: Span, x: float, baseline: float, sheet: Sheet) -> None:
    left, right = _edges(line, span, x)
    top = baseline - line.size.baseline
    colour = span.look.highlight or span.look.shading
    sheet.marks.append(Fill(left, top, right - left, line.size.height, colour))


def _strokes(line: SetLine, span: Span, x: float, baseline: float) -> Iterator[Stroke]:
    edges, look, face = _edges(line, span, x), span.look, span.face
    below, thickness = face.underline
    foot = baseline - face.raised
    if look.underline:
        colour = look.underline_colour or look.colour
        yield from underline(look.underline, edges, foot + below, thickness, colour)
    middle = foot - face.ascent * _STRUCK
    if look.is_struck:
        yield from underline("single", edges, middle, thickness, look.colour)
    elif look.is_double_struck:
        yield from underline("double", edges, middle - thickness, thickness, look.colour)


def _draw_item(line: SetLine, span: Span, x: float, baseline: float, sheet: Sheet) -> None:
    match span.item:
        case Picture() as picture:
            left = _edges(line, span, x)[0]
            top = baseline - picture.height
            sheet.marks.append(
                Image(
                    picture.data,
                    left,
                    top,
                    picture.width,
                    picture.height,
                    picture.crop,
                    picture.alt,
                )
            )
        case Tab() | PositionTab():
            _draw_leader(line, span, x, baseline, sheet)


def _draw_leader(line: SetLine, span: Span, x: float, baseline: float, sheet: Sheet) -> None:
    """Fills what a tab leaves free with the characters that its stop asks for."""
    if not line.has_leaders:
        return
    left, right = _edges(line, span, x)
    leader = line.leader_from(left - x)
    if not leader:
        return
    (one,) = typeset([Text(leader, span.look)], lambda _: "")
    wide = set_lines(one, _PLAIN, span.face, _ANY)[0].width
    number = min(_MOST_LEADERS, int((right - left) / wide)) if wide > 0 else 0
    if number:
        (many,) = typeset([Text(leader * number, span.look)], lambda _: "")
        row = set_lines(many, _PLAIN, span.face, _ANY)[0]
        sheet.marks.append(PlacedLine(row, right - number * wide, baseline, Standing.LEADER))


_ANY = Measure(100_000.0, 0.0)
