"""Tables: their grids, their cells, and all that cells look like, worked out (17.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec.structs import replace

from letterapp.pages.content import Block, Cell, Paragraph, Placement, Row, Table
from letterapp.pages.formats import Border
from letterapp.pages.reading.grids import GridCell, GridRow, grid_of, widths_of
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import length, value_of
from letterapp.pages.reading.placing import X_ALIGN, Y_ALIGN
from letterapp.pages.reading.properties import Properties, merged
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.table_borders import OPPOSITE, line_of, own_lines, stronger
from letterapp.pages.reading.table_properties import table_properties
from letterapp.pages.reading.table_styles import (
    Around,
    Bands,
    Spot,
    TableStyle,
)
from letterapp.word.xml import w

_X_FROM = {"page": "page", "margin": "margin", "text": "column"}
_Y_FROM = {"page": "page", "margin": "margin", "text": "paragraph"}
_DISTANCES = ("leftFromText", "topFromText", "rightFromText", "bottomFromText")
_SIDE_MARGIN = 5.4
"""Points at the left and right of a cell where no style says so: the usual style's."""

_NEW_INDENTS = 15
"""From this mode on, a table is indented to its edge, not to the text in it."""


def read_table(story: Story, node: etree._Element) -> Table | None:
    """A table; None where it has no cells that are read."""
    with story.nested() as is_read:
        return _Reader(story, node).table() if is_read else None


class _Reader:
    """Reads one table."""

    def __init__(self, story: Story, node: etree._Element) -> None:
        self._story = story
        self._node = node
        said = node.find(w("tblPr"))
        self._style: TableStyle = story.looks.table(value_of(said, "tblStyle"))
        self._theme = story.looks.styles.theme
        self._said = merged(self._style.table, table_properties(said, self._theme))
        self._rows = grid_of(story, node, self._theme)
        self._columns = max((cell.end for row in self._rows for cell in row.cells), default=0)
        flags = self._said.get("flags", {})
        self._bands = Bands(
            frozenset(name for name, is_set in flags.items() if is_set),
            self._said.get("row_band", 1),
            self._said.get("column_band", 1),
        )
        self._places = {
            (row, column): cell
            for row_of in self._rows
            for cell in row_of.cells
            for row in range(cell.row, cell.row_end)
            for column in range(cell.column, cell.end)
        }
        self._has_parts = self._style.has_parts
        self._own = {id(cell): self._lines(cell) for row in self._rows for cell in row.cells}

    def table(self) -> Table | None:
        if not self._columns:
            return None
        if self._said.get("is_spaced"):
            self._story.add(Loss.CELL_SPACING)
        columns = widths_of(self._node, self._rows, self._columns)
        rows = tuple(self._row(row) for row in self._headed())
        kind, width = self._said.get("width", ("", 0.0))
        place = self._said.get("place")
        return Table(
            rows,
            columns,
            width if width > 0 else None,
            is_share=kind == "pct" and width > 0,
            alignment=_alignment(self._said.get("alignment", "left")),
            indent=self._indent(),
            is_right_to_left=self._said.get("is_right_to_left", False),
            placement=None if place is None else _placement(place),
        )

    def _headed(self) -> Iterator[GridRow]:
        """The rows; only those before all others are headers (17.4.78)."""
        is_head = True
        for row in self._rows:
            is_head = is_head and row.said.get("tblHeader", False)
            row.said["tblHeader"] = is_head
            yield row

    def _row(self, row: GridRow) -> Row:
        return Row(
            tuple(self._cell(row, cell) for cell in row.cells),
            row.said.get("height", 0.0),
            row.said.get("is_exact", False),
            row.said.get("tblHeader", False),
            row.said.get("cantSplit", False),
        )

    def _spot(self, cell: GridCell) -> Spot:
        rows = len(self._rows)
        return Spot(cell.row, cell.column, cell.row_end, cell.end, rows, self._columns)

    def _parts(self, spot: Spot) -> tuple[str, ...]:
        """The parts of the table that a cell belongs to, of which its style may say something."""
        return self._bands.parts(spot) if self._has_parts else ()

    def _cell(self, row: GridRow, cell: GridCell) -> Cell:
        if cell.said.get("is_turned"):
            self._story.add(Loss.TURNED_TEXT)
        if cell.said.get("border_tl2br") or cell.said.get("border_tr2bl"):
            self._story.add(Loss.DIAGONAL)
        parts = self._parts(self._spot(cell))
        styled = merged(*(said for _, said in self._style.cells(parts)))
        said = merged(styled, cell.said)
        vertical = said.get("vertical", "top")
        around = self._style.around(parts)
        blocks = self._story.blocks(cell.node, around)
        return Cell(
            blocks or (self._empty(around),),
            cell.column,
            cell.end - cell.column,
            cell.row_end - cell.row,
            **{side: self._line(cell, side) for side in OPPOSITE},
            shading=said.get("shading", ""),
            margins=_margins(self._said, row.exceptions, styled, cell.said),
            vertical=vertical if vertical in ("center", "bottom") else "top",
        )

    def _empty(self, around: Around) -> Block:
        look = self._story.looks.paragraph(around, None)
        return Paragraph((), look.format, look.mark)

    def _lines(self, cell: GridCell) -> Mapping[str, Border | None]:
        """What a cell itself says of its lines; of the lowest, its last merged one (17.4.84)."""
        spot = self._spot(cell)
        found = own_lines(self._style.cells(self._parts(spot)), cell.said, self._bands, spot)
        if cell.last is None:
            return found
        low = replace(spot, row=spot.row_end - 1)
        last = own_lines(self._style.cells(self._parts(low)), cell.last, self._bands, low)
        lowest = {side: line for side, line in last.items() if side == "bottom"}
        return {side: line for side, line in found.items() if side != "bottom"} | lowest

    def _line(self, cell: GridCell, side: str) -> Border | None:
        """The line of a side, after what the cells beyond it say; where these differ, its own."""
        beyond = self._beyond(cell, side)
        table = self._table_of(cell)
        mine = line_of(self._own[id(cell)], table, side, is_outer=not beyond)
        if not beyond:
            return mine.border
        found = []
        for other in beyond:
            theirs = line_of(
                self._own[id(other)], self._table_of(other), OPPOSITE[side], is_outer=False
            )
            found.append(stronger(mine, theirs))
        return found[0] if all(one == found[0] for one in found) else mine.border

    def _table_of(self, cell: GridCell) -> Properties:
        """What the table says for a cell's row."""
        exceptions = self._rows[cell.row].exceptions
        return merged(self._said, exceptions) if exceptions else self._said

    def _beyond(self, cell: GridCell, side: str) -> Sequence[GridCell]:
        """The cells that share a side with a cell."""
        match side:
            case "top" | "bottom":
                row = cell.row - 1 if side == "top" else cell.row_end
                places = [(row, column) for column in range(cell.column, cell.end)]
            case _:
                column = cell.column - 1 if side == "left" else cell.end
                places = [(row, column) for row in range(cell.row, cell.row_end)]
        found = {id(other): other for place in places if (other := self._places.get(place))}
        return list(found.values())

    def _indent(self) -> float:
        kind, indent = self._said.get("indent", ("", 0.0))
        indent = indent if kind == "dxa" else 0.0
        if self._story.source.settings.compatibility >= _NEW_INDENTS:
            return float(indent)
        first = next((cell for row in self._rows for cell in row.cells), None)
        own = first.said if first is not None else {}
        return float(indent) - _margins(self._said, {}, {}, own)[1]


def _margins(*layers: Properties) -> tuple[float, float, float, float]:
    said = merged(*layers)
    return (
        said.get("margin_top", 0.0),
        said.get("margin_left", _SIDE_MARGIN),
        said.get("margin_bottom", 0.0),
        said.get("margin_right", _SIDE_MARGIN),
    )


def _alignment(said: str) -> str:
    return {"center": "center", "right": "right", "end": "right"}.get(said, "left")


def _placement(said: Mapping[object, str]) -> Placement:
    """Where a table stands that text goes around (17.4.57)."""
    x_align, y_align = said.get(w("tblpXSpec"), ""), said.get(w("tblpYSpec"), "")
    left, top, right, bottom = (max(length(said.get(w(name))) or 0.0, 0.0) for name in _DISTANCES)
    return Placement(
        _X_FROM.get(said.get(w("horzAnchor"), ""), "column"),
        x_align if x_align in X_ALIGN else "",
        length(said.get(w("tblpX"))) or 0.0,
        _Y_FROM.get(said.get(w("vertAnchor"), ""), "margin"),
        y_align if y_align in Y_ALIGN else "",
        length(said.get(w("tblpY"))) or 0.0,
        "square",
        is_behind=False,
        distances=(left, top, right, bottom),
    )
