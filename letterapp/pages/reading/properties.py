"""Properties as WordprocessingML writes them -> values by the names of `formats`.

A style, a list level and a run each say a few of them; what is not in a result is inherited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from letterapp.pages.formats import LineRule, LineSpacing, Tab, Vertical
from letterapp.pages.reading.colours import border_of, colour_of, shading_of
from letterapp.pages.reading.measures import (
    HALF_POINTS,
    TWIPS,
    VAL,
    is_on,
    length,
    local,
    number,
    says_yes,
)
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import w

Properties = dict[str, Any]

TOGGLES = {
    "b": "is_bold",
    "bCs": "is_complex_bold",
    "i": "is_italic",
    "iCs": "is_complex_italic",
    "caps": "is_caps",
    "smallCaps": "is_small_caps",
    "strike": "is_struck",
    "dstrike": "is_double_struck",
    "vanish": "is_hidden",
}
"""What two styles turn off again between them (17.7.3)."""

_SWITCHES = {**TOGGLES, "rtl": "is_right_to_left", "cs": "is_complex"}
_PARAGRAPH_SWITCHES = {
    "keepNext": "keeps_next",
    "keepLines": "keeps_lines",
    "widowControl": "has_widow_control",
    "pageBreakBefore": "begins_page",
    "contextualSpacing": "is_contextual",
    "bidi": "is_right_to_left",
}
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
"""The colours of `w:highlight` (17.18.40)."""

_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}
_FONT_SLOTS = {
    "latin": ("asciiTheme", "ascii"),
    "other": ("hAnsiTheme", "hAnsi"),
    "east_asian": ("eastAsiaTheme", "eastAsia"),
    "complex": ("cstheme", "cs"),
}
_SMALLEST, _LARGEST = 1.0, 1638.0
"""Points, the sizes of type that Word knows (17.3.2.38)."""
_WIDEST = 600.0
"""Per cent, the most that letters are stretched (17.3.2.43)."""
_AUTO_SPACING = 14.0
"""Points, what Word gives a paragraph “automatic” spacing as HTML has it (17.3.1.33)."""


def character_properties(node: Iterable[etree._Element] | None, theme: Theme) -> Properties:
    """What a `w:rPr` says."""
    return _said(node, theme, _SWITCHES, _CHARACTER)


def _said(
    node: Iterable[etree._Element] | None,
    theme: Theme,
    switches: Mapping[str, str],
    readers: Mapping[str, Callable[[etree._Element, Theme], Properties]],
) -> Properties:
    """What the children of an element say, of those that are known."""
    found: Properties = {}
    for child in node if node is not None else ():
        name = local(child)
        if name in switches:
            found[switches[name]] = is_on(child)
        elif name in readers:
            found.update(readers[name](child, theme))
    return found


def _fonts(node: etree._Element, theme: Theme) -> Properties:
    found: Properties = {}
    for slot, (by_theme, by_name) in _FONT_SLOTS.items():
        themed = theme.font(node.get(w(by_theme), ""))
        if name := themed or node.get(w(by_name)):
            found[f"font_{slot}"] = name
    return found


def _colour(node: etree._Element, theme: Theme) -> Properties:
    return {"colour": colour_of(node, theme)}


def _measured(key: str, unit: float) -> Callable[[etree._Element, Theme], Properties]:
    def read(node: etree._Element, _: Theme) -> Properties:
        value = length(node.get(VAL), unit)
        return {} if value is None else {key: value}

    return read


def _size(key: str) -> Callable[[etree._Element, Theme], Properties]:
    def read(node: etree._Element, _: Theme) -> Properties:
        value = number(node.get(VAL), HALF_POINTS)
        return {key: min(value, _LARGEST)} if value is not None and value >= _SMALLEST else {}

    return read


def _underline(node: etree._Element, theme: Theme) -> Properties:
    kind = node.get(VAL, "single")
    colour = colour_of(node, theme)
    return {"underline": "" if kind == "none" else kind, "underline_colour": colour}


def _vertical(node: etree._Element, _: Theme) -> Properties:
    kind = node.get(VAL, "baseline")
    return {"vertical": Vertical(kind) if kind in list(Vertical) else Vertical.BASELINE}


def _highlight(node: etree._Element, _: Theme) -> Properties:
    return {"highlight": _HIGHLIGHTS.get(node.get(VAL, ""), "")}


def _scale(node: etree._Element, _: Theme) -> Properties:
    value = number(node.get(VAL, "").rstrip("%"))
    if value is None or value < 1:
        return {}
    return {"scale": min(value, _WIDEST) / 100}


def _language(node: etree._Element, _: Theme) -> Properties:
    return {"language": node.get(VAL, "")} if node.get(VAL) else {}


_CHARACTER: Mapping[str, Callable[[etree._Element, Theme], Properties]] = {
    "rFonts": _fonts,
    "sz": _size("size"),
    "szCs": _size("complex_size"),
    "kern": lambda node, _: {"kerns": bool(number(node.get(VAL)))},
    "color": _colour,
    "u": _underline,
    "vertAlign": _vertical,
    "position": _measured("raised", HALF_POINTS),
    "highlight": _highlight,
    "shd": lambda node, theme: {"shading": shading_of(node, theme)},
    "spacing": _measured("spacing", TWIPS),
    "w": _scale,
    "lang": _language,
}


def paragraph_properties(node: Iterable[etree._Element] | None, theme: Theme) -> Properties:
    """What a `w:pPr` says; `tabs` are those that it adds, by position, None for one it clears."""
    return _said(node, theme, _PARAGRAPH_SWITCHES, _PARAGRAPH)


def _alignment(node: etree._Element, _: Theme) -> Properties:
    return {"alignment": node.get(VAL, "left")}


def _indents(node: etree._Element, _: Theme) -> Properties:
    found: Properties = {}
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for name in names:  # what is said of left and right counts before start and end
            if (value := length(node.get(w(name)))) is not None:
                found[key] = value
    hanging, first = (length(node.get(w(name))) for name in ("hanging", "firstLine"))
    if hanging is not None:  # which counts before the other (17.3.1.12)
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    return found


def _spacing(node: etree._Element, _: Theme) -> Properties:
    found: Properties = {}
    for key in ("before", "after"):
        value = length(node.get(w(key)))
        if (automatic := node.get(w(f"{key}Autospacing"))) is not None:
            value = _AUTO_SPACING if says_yes(automatic) else value
            found |= {"is_open_above": says_yes(automatic)} if key == "before" else {}
        if value is not None:
            found[key] = max(value, 0.0)
    if line := length(node.get(w("line")), 1.0):
        rule = node.get(w("lineRule"), "auto")
        if rule == "auto" and line > 0:
            found["line"] = LineSpacing(LineRule.MULTIPLE, line / 240)
        else:
            exact = LineRule.AT_LEAST if rule == "atLeast" else LineRule.EXACT
            found["line"] = LineSpacing(exact, abs(line) / TWIPS)
    return found


def _tabs(node: etree._Element, _: Theme) -> Properties:
    found: dict[float, Tab | None] = {}
    for child in node.iterchildren(w("tab")):
        position = length(child.get(w("pos")))
        if position is None:
            continue
        kind = {"start": "left", "end": "right", "num": "left"}.get(
            child.get(VAL, "left"), child.get(VAL, "left")
        )
        leader = _LEADERS.get(child.get(w("leader"), ""), "")
        found[position] = None if kind == "clear" else Tab(position, kind, leader)
    return {"tabs": found}


def _borders(node: etree._Element, theme: Theme) -> Properties:
    sides = {"start": "left", "end": "right"}
    return {
        f"border_{sides.get(local(child), local(child))}": border_of(child, theme)
        for child in node
        if isinstance(child.tag, str)
    }


def _list_place(node: etree._Element, _: Theme) -> Properties:
    found: Properties = {}
    for key, name in (("num_id", "numId"), ("list_level", "ilvl")):
        child = node.find(w(name))
        if child is not None and (value := child.get(VAL)) is not None:
            found[key] = value
    return found


_PARAGRAPH: Mapping[str, Callable[[etree._Element, Theme], Properties]] = {
    "jc": _alignment,
    "ind": _indents,
    "spacing": _spacing,
    "tabs": _tabs,
    "pBdr": _borders,
    "shd": lambda node, theme: {"shading": shading_of(node, theme)},
    "numPr": _list_place,
    "framePr": lambda node, _: {"frame": tuple(node.items())},
}


def merged(*layers: Properties) -> Properties:
    """The properties of all layers, each over those before it; tab stops are added up."""
    found: Properties = {}
    for layer in layers:
        tabs = {**found.get("tabs", {}), **layer["tabs"]} if "tabs" in layer else None
        found.update(layer)
        if tabs is not None:
            found["tabs"] = tabs
    return found
