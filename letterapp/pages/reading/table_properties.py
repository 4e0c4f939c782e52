"""What tables, rows and cells say of themselves -> values by names (17.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from letterapp.pages.reading.colours import border_of, shading_of
from letterapp.pages.reading.measures import VAL, integer, is_on, length, local, number, says_yes
from letterapp.pages.reading.properties import Properties
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import w

_SIDES = {"start": "left", "end": "right"}
_UPRIGHT = frozenset({"lrTb", "lrTbV", "tb"})
_NO_WIDTH = ("", 0.0)
_WIDEST_SHARE = 4.0
_MOST_COLUMNS = 63
"""How many columns a cell goes over at most, and a row leaves free, as in Word."""

_FLAGS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
"""Which parts a table shows: as attributes, and as bits of one number (17.4.55)."""

_Reader = Callable[[etree._Element, Theme], Properties]


def table_properties(node: etree._Element | None, theme: Theme) -> Properties:
    """What a `w:tblPr` or `w:tblPrEx` says."""
    return _said(node, theme, _TABLE)


def cell_properties(node: etree._Element | None, theme: Theme) -> Properties:
    """What a `w:tcPr` says."""
    return _said(node, theme, _CELL)


def row_properties(node: etree._Element | None, theme: Theme) -> Properties:
    """What a `w:trPr` says."""
    return _said(node, theme, _ROW)


def _said(node: etree._Element | None, theme: Theme, readers: Mapping[str, _Reader]) -> Properties:
    found: Properties = {}
    for child in node if node is not None else ():
        read = readers.get(local(child))
        if read is not None:
            found.update(read(child, theme))
    return found


def width_of(node: etree._Element) -> tuple[str, float]:
    """A width and its kind: dxa in points, pct as a share, else nothing (17.4.87)."""
    text, kind = node.get(w("w"), ""), node.get(w("type"), "dxa")
    if text.endswith("%"):
        return "pct", min(max(number(text[:-1], 100) or 0.0, 0.0), _WIDEST_SHARE)
    if kind == "pct":
        return "pct", min(max(number(text, 5000) or 0.0, 0.0), _WIDEST_SHARE)
    if kind != "dxa":
        return _NO_WIDTH
    return "dxa", length(text) or 0.0


def _borders(node: etree._Element, theme: Theme) -> Properties:
    return {
        f"border_{_SIDES.get(name, name)}": border_of(child, theme)
        for child in node
        if (name := local(child))
    }


def _margins(node: etree._Element, _: Theme) -> Properties:
    return {
        f"margin_{_SIDES.get(name, name)}": max(width_of(child)[1], 0.0)
        for child in node
        if (name := local(child)) and width_of(child)[0] == "dxa"
    }


def _flags(node: etree._Element) -> Mapping[str, bool]:
    try:
        bits = int(node.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: bool(bits & bit) if (said := node.get(w(name))) is None else says_yes(said)
        for name, bit in _FLAGS.items()
    }


def _height(node: etree._Element, _: Theme) -> Properties:
    height = max(length(node.get(VAL)) or 0.0, 0.0)
    return {"height": height, "is_exact": node.get(w("hRule")) == "exact" and height > 0}


def _width(key: str) -> _Reader:
    return lambda node, _: {key: width_of(node)}


def _text(key: str, usual: str) -> _Reader:
    return lambda node, _: {key: node.get(VAL, usual)}


def _switch(key: str) -> _Reader:
    return lambda node, _: {key: is_on(node)}


def _count(key: str, least: int) -> _Reader:
    return lambda node, _: {key: integer(node.get(VAL), least, least, _MOST_COLUMNS)}


_TABLE: Mapping[str, _Reader] = {
    "tblW": _width("width"),
    "tblInd": _width("indent"),
    "jc": _text("alignment", "left"),
    "tblBorders": _borders,
    "tblCellMar": _margins,
    "tblLook": lambda node, _: {"flags": _flags(node)},
    "tblStyleRowBandSize": _count("row_band", 1),
    "tblStyleColBandSize": _count("column_band", 1),
    "bidiVisual": _switch("is_right_to_left"),
    "tblCellSpacing": lambda node, _: {"is_spaced": width_of(node)[1] > 0},
    "tblpPr": lambda node, _: {"place": dict(node.items())},
}
_CELL: Mapping[str, _Reader] = {
    "tcW": _width("width"),
    "gridSpan": _count("span", 1),
    "vMerge": _text("v_merge", "continue"),
    "hMerge": _text("h_merge", "continue"),
    "tcBorders": _borders,
    "shd": lambda node, theme: {"shading": shading_of(node, theme)},
    "tcMar": _margins,
    "vAlign": _text("vertical", "top"),
    "textDirection": lambda node, _: {"is_turned": node.get(VAL, "lrTb") not in _UPRIGHT},
    "cellDel": lambda _, __: {"is_deleted": True},
}
_ROW: Mapping[str, _Reader] = {
    "gridBefore": _count("gridBefore", 0),
    "trHeight": _height,
    "cantSplit": _switch("cantSplit"),
    "tblHeader": _switch("tblHeader"),
    "hidden": _switch("is_gone"),
    "del": lambda _, __: {"is_gone": True},
}
