"""Pictures and text boxes that stand by their placement: where, what they show, what they take.

Lengths are points from the page's top left corner (ECMA-376 Part 1, 20.4.2.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from letterapp.pages.content import Anchored, Picture, Placement, TextBox
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import Area, Sheet, Strip, height_of
from letterapp.pages.layout.strokes import edge
from letterapp.pages.page import Fill, Image, Link

_TOLERANCE = 0.5
"""Points that a line may reach over the edge of a text box before it is left out."""


class Spot(Struct, frozen=True):
    """Where in the text something is anchored: its column, its paragraph's top and its line's."""

    left: float
    width: float
    paragraph: float
    line: float


class Obstacle(Struct, frozen=True):
    """A rectangle that text keeps out of; `is_full`: no text stands beside it either."""

    left: float
    top: float
    right: float
    bottom: float
    is_full: bool = False


def obstacle_of(anchored: Anchored, spot: Spot, area: Area, setting: Setting) -> Obstacle | None:
    """What text keeps out of; None where it runs over or under what is anchored."""
    placement = anchored.placement
    if placement.wrap == "none":
        return None
    width, height = _size(anchored, setting)
    x, y = _place(placement, (width, height), spot, area)
    left, top, right, bottom = placement.distances
    is_full = placement.wrap == "topAndBottom"
    return Obstacle(x - left, y - top, x + width + right, y + height + bottom, is_full)


def draw_anchored(anchored: Anchored, spot: Spot, sheet: Sheet, setting: Setting) -> None:
    """Draws what is anchored in its place, behind the text or above it."""
    x, y = _place(anchored.placement, _size(anchored, setting), spot, sheet.area)
    layer = sheet.below if anchored.placement.is_behind else sheet.above
    match anchored.content:
        case Picture() as picture:
            size = picture.width, picture.height
            layer.append(Image(picture.data, x, y, *size, picture.crop, picture.alt))
            if picture.link:
                sheet.links.append(Link(x, y, *size, picture.link))
        case TextBox() as box:
            inner = Sheet(sheet.area, links=sheet.links, bookmarks=sheet.bookmarks)
            _draw_box(box, x, y, inner, setting)
            layer.extend(mark for marks in inner.layers for mark in marks)


def _size(anchored: Anchored, setting: Setting) -> tuple[float, float]:
    content = anchored.content
    if isinstance(content, TextBox) and content.grows:
        needed = height_of(_strips(content, setting)) + content.insets[1] + content.insets[3]
        return content.width, max(content.height, needed)
    return content.width, content.height


def _strips(box: TextBox, setting: Setting) -> Sequence[Strip]:
    left, _, right, _ = box.insets
    return setting.galley(box.blocks, max(1.0, box.width - left - right), setting)


def _draw_box(box: TextBox, x: float, y: float, sheet: Sheet, setting: Setting) -> None:
    """Draws a text box; lines that do not fit into it are left out, as Word does."""
    strips = _strips(box, setting)
    left, top, _, bottom = box.insets
    needed = height_of(strips)
    height = max(box.height, needed + top + bottom) if box.grows else box.height
    if box.fill:
        sheet.below.append(Fill(x, y, box.width, height, box.fill))
    if box.line is not None:
        corners = ((x, y), (x + box.width, y), (x + box.width, y + height), (x, y + height))
        for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            sheet.behind.extend(edge(box.line, begin, end))
    free = max(0.0, height - top - bottom - needed)
    at = y + top + {"center": free / 2, "bottom": free}.get(box.vertical, 0.0)
    for strip in strips:
        at += strip.above
        if at + strip.height - strip.trail > y + height + _TOLERANCE:
            break
        strip.draw(x + left, at, sheet)
        at += strip.height


def _place(
    placement: Placement, size: tuple[float, float], spot: Spot, area: Area
) -> tuple[float, float]:
    """The top left corner of what is `size` wide and high."""
    width, height = size
    begin, end = _across(placement.x_from, spot, area)
    align = {"inside": "left", "outside": "right"}.get(placement.x_align, placement.x_align)
    if area.is_even and align != placement.x_align:
        align = "right" if align == "left" else "left"
    match align:
        case "left":
            x = begin
        case "center":
            x = (begin + end - width) / 2
        case "right":
            x = end - width
        case _:
            x = begin + placement.x
    begin, end = _down(placement.y_from, spot, area)
    match placement.y_align:
        case "top" | "inside":
            y = begin
        case "center":
            y = (begin + end - height) / 2
        case "bottom" | "outside":
            y = end - height
        case _:
            y = begin + placement.y
    return x, y


def _across(origin: str, spot: Spot, area: Area) -> tuple[float, float]:
    """The left and right of what a place across the page is counted from."""
    setup = area.setup
    sides = {"insideMargin": "leftMargin", "outsideMargin": "rightMargin"}
    side = sides.get(origin, origin)
    if area.is_even and side != origin:
        side = "rightMargin" if side == "leftMargin" else "leftMargin"
    match side:
        case "page":
            return 0.0, setup.width
        case "margin":
            return area.left, area.right
        case "leftMargin":
            return 0.0, setup.left
        case "rightMargin":
            return setup.width - setup.right, setup.width
        case _:
            return spot.left, spot.left + spot.width


def _down(origin: str, spot: Spot, area: Area) -> tuple[float, float]:
    """The top and bottom of what a place down the page is counted from."""
    setup = area.setup
    match origin:
        case "page":
            return 0.0, setup.height
        case "margin":
            return setup.top, setup.height - setup.bottom
        case "topMargin":
            return 0.0, setup.top
        case "bottomMargin":
            return setup.height - setup.bottom, setup.height
        case "line":
            return spot.line, spot.line
        case _:
            return spot.paragraph, spot.paragraph
