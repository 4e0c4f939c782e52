"""The lines of cells: which of those that cells, styles and the table say is drawn (17.4.66)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from letterapp.pages.formats import Border
from letterapp.pages.reading.properties import Properties
from letterapp.pages.reading.table_styles import Bands, Spot

OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_LINES = {"double": 2, "triple": 3}
_EVERY = dict.fromkeys(OPPOSITE, True)


class Line(Struct, frozen=True):
    """A line that is said for a side: by the cell or its part of a style, or by the table."""

    border: Border | None
    is_own: bool


def own_lines(
    styled: Iterable[tuple[str, Properties]], said: Properties, bands: Bands, spot: Spot
) -> Mapping[str, Border | None]:
    """What a cell's parts of a style, and the cell over them, say of its sides."""
    found: dict[str, Border | None] = {}
    for part, cell in styled:
        edges = _edges(part, bands, spot)
        for side in OPPOSITE:
            key = f"border_{side if edges[side] else _INSIDE[side]}"
            if key in cell:
                found[side] = cell[key]
    for side in OPPOSITE:
        if f"border_{side}" in said:
            found[side] = said[f"border_{side}"]
    return found


def line_of(
    own: Mapping[str, Border | None], table: Properties, side: str, *, is_outer: bool
) -> Line:
    """The line that is said for a side of a cell."""
    if side in own:
        return Line(own[side], is_own=True)
    key = f"border_{side if is_outer else _INSIDE[side]}"
    return Line(table.get(key), is_own=False)


def stronger(one: Line, other: Line) -> Border | None:
    """Which of two lines for the same side is drawn."""
    if one.is_own != other.is_own:
        return one.border if one.is_own else other.border
    if one.border == other.border:
        return one.border
    found = [line.border for line in (one, other) if line.border is not None]
    return max(found, key=_weight, default=None)


def _weight(border: Border) -> tuple[float, float, str, str]:
    """What makes a line count more: its width, then how dark it is; then its name, for order."""
    dark = border.colour or "000000"
    red, green, blue = (int(dark[at : at + 2], 16) for at in (0, 2, 4))
    wide = border.width * _LINES.get(border.style, 1)
    return wide, -(red + blue + 2 * green), border.style, border.colour


def _edges(part: str, bands: Bands, spot: Spot) -> Mapping[str, bool]:
    """Which sides of a cell are edges of a part of the table; the others are within it."""
    table = {
        "top": spot.row == 0,
        "bottom": spot.row_end == spot.rows,
        "left": spot.column == 0,
        "right": spot.column_end == spot.columns,
    }
    match part:
        case "wholeTable":
            return table
        case "firstRow" | "lastRow":
            return {**table, "top": True, "bottom": True}
        case "firstCol" | "lastCol":
            return {**table, "left": True, "right": True}
        case "band1Horz" | "band2Horz":
            place = spot.row - ("firstRow" in bands.flags)
            ends = {"top": place % bands.rows == 0, "bottom": (place + 1) % bands.rows == 0}
            return {**table, **{side: is_end or table[side] for side, is_end in ends.items()}}
        case "band1Vert" | "band2Vert":
            place = spot.column - ("firstColumn" in bands.flags)
            ends = {"left": place % bands.columns == 0, "right": (place + 1) % bands.columns == 0}
            return {**table, **{side: is_end or table[side] for side, is_end in ends.items()}}
        case _:
            return _EVERY
