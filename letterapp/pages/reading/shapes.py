"""Drawn shapes of DrawingML -> text boxes: rectangles and straight lines, with or without text."""

from __future__ import annotations

import colorsys

from lxml import etree

from letterapp.pages.content import TextBox
from letterapp.pages.formats import Border
from letterapp.pages.reading.colours import rgb
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import EMU, length, number
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.theme import Theme, mixed
from letterapp.word.xml import w

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PLAIN = frozenset({"rect", "flowChartProcess"})
_STRAIGHT = frozenset({"line", "straightConnector1"})
_LINE_WIDTHS = {"1": 0.5, "2": 1.0, "3": 1.5}
"""Points, of the lines of the usual theme (20.1.4.1.21)."""

_DASHES = {"solid": "single", "dot": "dotted", "sysDot": "dotted"}
_USUAL_LINE = 0.75
_THIN = 1.0
"""Points: a line between two points that are nearer in one direction is level or upright."""

_NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
}


def shape(story: Story, node: etree._Element, width: float, height: float) -> TextBox | None:
    """A `wps:wsp`; None for one that shows nothing, or that is not drawn, which is counted."""
    theme = story.looks.styles.theme
    look, style = node.find(f"{WPS}spPr"), node.find(f"{WPS}style")
    fill, line = _fill(look, style, theme), _line(look, style, theme)
    form = look.find(f"{A}prstGeom") if look is not None else None
    kind = "" if form is None else form.get("prst", "")
    content = node.find(f"{WPS}txbx/{w('txbxContent')}")
    if content is None:
        return _without_text(story, kind, TextBox((), width, height, fill=fill, line=line))
    if kind not in _PLAIN and (fill or line):
        story.add(Loss.OUTLINE)
    with story.nested() as is_read:
        blocks = story.blocks(content) if is_read else ()
    body = node.find(f"{WPS}bodyPr")
    return _with_body(story, body, TextBox(blocks, width, height, fill=fill, line=line))


def _without_text(story: Story, kind: str, made: TextBox) -> TextBox | None:
    if not made.fill and made.line is None:
        return None
    is_level = min(made.width, made.height) < _THIN
    if kind in _PLAIN or (kind in _STRAIGHT and is_level):
        return made
    story.add(Loss.SHAPE)
    return None


def _with_body(story: Story, body: etree._Element | None, made: TextBox) -> TextBox:
    """A box with what its body says: insets, where text stands, whether it grows (20.1.10)."""
    if body is None:
        return made
    if body.get("vert", "horz") != "horz":
        story.add(Loss.TURNED_TEXT)
    said = (length(body.get(f"{side}Ins"), EMU) for side in "ltrb")
    insets = tuple(
        usual if own is None else max(own, 0.0)
        for own, usual in zip(said, made.insets, strict=True)
    )
    return TextBox(
        made.blocks,
        made.width,
        made.height,
        (insets[0], insets[1], insets[2], insets[3]),
        made.fill,
        made.line,
        {"ctr": "center", "b": "bottom"}.get(body.get("anchor", ""), "top"),
        grows=body.find(f"{A}spAutoFit") is not None,
    )


def _fill(look: etree._Element | None, style: etree._Element | None, theme: Theme) -> str:
    for child in look if look is not None else ():
        if child.tag == f"{A}noFill":
            return ""
        if child.tag in (f"{A}solidFill", f"{A}gradFill", f"{A}pattFill"):
            return _first_colour(child, theme)
    return _styled(style, "fillRef", theme)


def _line(look: etree._Element | None, style: etree._Element | None, theme: Theme) -> Border | None:
    own = look.find(f"{A}ln") if look is not None else None
    colour = _styled(style, "lnRef", theme)
    reference = style.find(f"{A}lnRef") if style is not None else None
    width = _LINE_WIDTHS.get(reference.get("idx", "") if reference is not None else "", _USUAL_LINE)
    if own is None:
        return Border("single", width, 0.0, colour) if colour else None
    if own.find(f"{A}noFill") is not None:
        return None
    fill, dash = own.find(f"{A}solidFill"), own.find(f"{A}prstDash")
    colour = _first_colour(fill, theme) if fill is not None else colour
    if not colour:
        return None
    width = number(own.get("w"), EMU) or width
    style_name = "single" if dash is None else _DASHES.get(dash.get("val", ""), "dashed")
    return Border(style_name, min(abs(width), 100.0), 0.0, colour)


def _styled(style: etree._Element | None, name: str, theme: Theme) -> str:
    """The colour that the shape's style has for its ground or its line; empty for none."""
    found = style.find(f"{A}{name}") if style is not None else None
    if found is None or found.get("idx", "0") == "0":
        return ""
    return _first_colour(found, theme)


def _first_colour(parent: etree._Element, theme: Theme) -> str:
    for node in parent.iter(f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr", f"{A}prstClr"):
        name = node.get("val", "")
        base = {
            f"{A}srgbClr": rgb(name),
            f"{A}schemeClr": theme.colour(name),
            f"{A}sysClr": rgb(node.get("lastClr", "")),
        }.get(str(node.tag), _NAMED.get(name, ""))
        return _changed(base, node) if base else ""
    return ""


def _changed(colour: str, node: etree._Element) -> str:
    """A colour as its children make it lighter or darker (20.1.2.3)."""
    said = {str(child.tag).removeprefix(A): number(child.get("val"), 100_000) for child in node}
    for key, other in (("shade", "000000"), ("tint", "FFFFFF")):
        if (share := said.get(key)) is not None:
            colour = mixed(colour, min(max(share, 0.0), 1.0), other)
    factor, more = said.get("lumMod"), said.get("lumOff")
    if factor is None and more is None:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = min(max(light * (1.0 if factor is None else factor) + (more or 0.0), 0.0), 1.0)
    parts = colorsys.hls_to_rgb(hue, light, full)
    return "".join(f"{round(part * 255):02X}" for part in parts)
