"""What a DrawingML graphic holds -> pictures and text boxes, each with its place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import Picture, TextBox
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import EMU, fitted, number
from letterapp.pages.reading.pictures import picture_data
from letterapp.pages.reading.shapes import WPS, A, shape
from letterapp.pages.reading.story import Story
from letterapp.word.xml import r

__all__ = ["A", "Drawn", "Frame", "contents_of"]

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office"
_PIC = f"{{{_DRAWINGML}/picture}}"
_WPG = f"{{{_OFFICE}/word/2010/wordprocessingGroup}}"
_WPC = f"{{{_OFFICE}/word/2010/wordprocessingCanvas}}"
_LOST = {
    f"{_DRAWINGML}/chart": Loss.CHART,
    f"{_OFFICE}/drawing/2014/chartex": Loss.CHART,
    f"{_DRAWINGML}/diagram": Loss.DIAGRAM,
}
_MOST = 200
"""How many shapes of one group are looked at."""


class Frame(Struct, frozen=True):
    """The room of a graphic, its words for who cannot see it, and where a click on it leads."""

    width: float
    height: float
    alt: str = ""
    link: str = ""


class Drawn(Struct, frozen=True):
    """A picture or text box, and how far it is from the left and the top of its graphic."""

    content: Picture | TextBox
    x: float = 0.0
    y: float = 0.0


def contents_of(story: Story, graphic: etree._Element, frame: Frame) -> Sequence[Drawn]:
    """What a graphic shows; of what is not drawn, only the room is kept."""
    found: list[Drawn] = []
    for child in graphic:
        if child.tag in (f"{_WPG}wgp", f"{_WPC}wpc"):
            found += _grouped(story, child, frame)
        elif (made := _single(story, child, frame)) is not None:
            found.append(Drawn(made))
    if found or _is_shape(graphic):
        return found
    story.add(_LOST.get(graphic.get("uri", ""), Loss.NEWER))
    return [Drawn(_room(frame))]


def _is_shape(graphic: etree._Element) -> bool:
    """Whether a graphic holds what may show nothing, and has been looked at."""
    return any(child.tag in (f"{WPS}wsp", f"{_WPG}wgp", f"{_WPC}wpc") for child in graphic)


def _room(frame: Frame) -> Picture:
    return Picture(b"", frame.width, frame.height, frame.alt, link=frame.link)


def _single(story: Story, node: etree._Element, frame: Frame) -> Picture | TextBox | None:
    if node.tag == f"{_PIC}pic":
        return _picture(story, node, frame)
    if node.tag == f"{WPS}wsp":
        return shape(story, node, frame.width, frame.height)
    return None


def _picture(story: Story, node: etree._Element, frame: Frame) -> Picture:
    fill = node.find(f"{_PIC}blipFill")
    blip = fill.find(f"{A}blip") if fill is not None else None
    turned = node.find(f"{_PIC}spPr/{A}xfrm")
    if turned is not None and number(turned.get("rot")):
        story.add(Loss.TURNED_PICTURE)
    if blip is None:
        story.add(Loss.MISSING_PICTURE)
        return _room(frame)
    key = blip.get(r("embed")) or blip.get(r("link"))
    return replace(_room(frame), data=picture_data(story, key), crop=_crop(fill))


def _crop(fill: etree._Element | None) -> tuple[float, float, float, float]:
    """What is cut off at the sides (20.1.8.55); nothing where hardly anything would be left."""
    node = fill.find(f"{A}srcRect") if fill is not None else None
    if node is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = (_share(node.get(side)) for side in "ltrb")
    if left + right >= 1 or top + bottom >= 1:
        return (0.0, 0.0, 0.0, 0.0)
    return (left, top, right, bottom)


def _share(text: str | None) -> float:
    if text is not None and text.endswith("%"):
        return min(max(number(text[:-1], 100) or 0.0, -1.0), 1.0)
    return min(max(number(text, 100_000) or 0.0, -1.0), 1.0)


# --- Groups


class _Scale(Struct, frozen=True):
    """How lengths within a group become points: from where they count, and their factors."""

    x: float
    y: float
    wide: float
    high: float


def _grouped(story: Story, group: etree._Element, frame: Frame) -> Iterator[Drawn]:
    scale = _scale(group, frame)
    for number_of, child in enumerate(group):
        if number_of == _MOST:
            story.add(Loss.GROUP)
            return
        if child.tag in (f"{_PIC}pic", f"{WPS}wsp"):
            yield from _member(story, child, scale, frame)
        elif child.tag in (f"{_WPG}grpSp", f"{_WPG}wgp", f"{_WPG}graphicFrame"):
            story.add(Loss.GROUP)


def _scale(group: etree._Element, frame: Frame) -> _Scale:
    place = group.find(f"{_WPG}grpSpPr/{A}xfrm")
    if place is None:  # a canvas, whose lengths are its frame's
        return _Scale(0.0, 0.0, 1.0, 1.0)
    x, y = _pair(place.find(f"{A}chOff"), "x", "y")
    wide, high = _pair(place.find(f"{A}chExt"), "cx", "cy")
    return _Scale(
        x, y, frame.width / wide if wide > 0 else 1.0, frame.height / high if high > 0 else 1.0
    )


def _member(story: Story, node: etree._Element, scale: _Scale, frame: Frame) -> Iterator[Drawn]:
    place = next(node.iter(f"{A}xfrm"), None)
    if place is None:
        story.add(Loss.GROUP)
        return
    x, y = _pair(place.find(f"{A}off"), "x", "y")
    wide, high = _pair(place.find(f"{A}ext"), "cx", "cy")
    room = replace(
        frame, width=fitted(abs(wide * scale.wide)), height=fitted(abs(high * scale.high))
    )
    made = _single(story, node, room)
    if made is not None:
        yield Drawn(made, fitted((x - scale.x) * scale.wide), fitted((y - scale.y) * scale.high))


def _pair(node: etree._Element | None, first: str, second: str) -> tuple[float, float]:
    if node is None:
        return 0.0, 0.0
    return number(node.get(first), EMU) or 0.0, number(node.get(second), EMU) or 0.0
