"""Colours, grounds and lines as WordprocessingML writes them -> as `formats` has them."""

from __future__ import annotations

import re

from lxml import etree

from letterapp.pages.formats import Border
from letterapp.pages.reading.measures import EIGHTHS, VAL, local, number
from letterapp.pages.reading.theme import Theme, mixed
from letterapp.word.xml import w

_RGB = re.compile("[0-9A-Fa-f]{6}", re.ASCII)
_PERCENT = re.compile(r"pct([0-9]{1,3})", re.ASCII)
_PLAIN = frozenset({"clear", "nil", "none"})
_STRIPES = 0.35
"""How much of a ground its stripes or its grid cover, about (17.18.78)."""

_WIDEST, _FARTHEST = 12.0, 31.0
"""Points, the most that Word gives a line and the space beside it (17.3.4)."""


def colour_of(node: etree._Element, theme: Theme, key: str = "") -> str:
    """The colour that an element names, by the theme or by itself; empty for “auto”.

    `key` is “fill” or “color” for those of a shading.
    """
    named, changed = ("themeFill", "themeFill") if key == "fill" else ("themeColor", "theme")
    if name := node.get(w(named)):
        tint, shade = (node.get(w(f"{changed}{what}")) for what in ("Tint", "Shade"))
        if colour := theme.colour(name, tint, shade):
            return colour
    own = node.get(w(key or ("val" if local(node) == "color" else "color")), "auto")
    return rgb(own)


def rgb(text: str) -> str:
    """A colour as it is written, in capitals; empty for what is none."""
    text = text.removeprefix("#")
    return text.upper() if _RGB.fullmatch(text) else ""


def shading_of(node: etree._Element, theme: Theme) -> str:
    """The ground of a `w:shd`, its pattern mixed to one colour; empty where there is none."""
    pattern, fill = node.get(VAL, "clear"), colour_of(node, theme, "fill")
    if pattern in _PLAIN:
        return "" if pattern == "nil" else fill
    found = _PERCENT.fullmatch(pattern)
    share = 1.0 if pattern == "solid" else min(int(found[1]), 100) / 100 if found else _STRIPES
    return mixed(colour_of(node, theme, "color") or "000000", share, fill or "FFFFFF")


def border_of(node: etree._Element, theme: Theme) -> Border | None:
    """The line that an element describes; None where it is none."""
    style = node.get(VAL, "nil")
    if style in ("nil", "none"):
        return None
    width = number(node.get(w("sz")), EIGHTHS) or 0.25
    space = number(node.get(w("space"))) or 0.0
    return Border(
        style, min(abs(width), _WIDEST), min(max(space, 0.0), _FARTHEST), colour_of(node, theme)
    )
