"""The grid of a table: which rows and columns its cells cover, and how wide columns are (17.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import length
from letterapp.pages.reading.properties import Properties
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.table_properties import (
    cell_properties,
    row_properties,
    table_properties,
)
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import w

_MOST_COLUMNS = 500
"""How many columns are read: Word has 63."""

_USUAL_WIDTH = 36.0
"""Points of a column whose width nothing tells."""

_WITHIN = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_ROW, _CELL = w("tr"), w("tc")


class GridCell(Struct):
    """A cell: the columns and rows that it covers, up to `end` and `row_end`, and what it says.

    `last` is what the last cell says that is merged into it from below.
    """

    node: etree._Element
    said: Properties
    row: int
    row_end: int
    column: int
    end: int
    last: Properties | None = None


class GridRow(Struct):
    """A row with the cells that begin in it; `exceptions` are what it says of the table."""

    said: Properties
    exceptions: Properties
    cells: list[GridCell]


def grid_of(story: Story, node: etree._Element, theme: Theme) -> Sequence[GridRow]:
    """The rows of a table that are shown; merged cells are one cell."""
    rows: list[GridRow] = []
    open_cells: dict[int, GridCell] = {}
    for row_node in members(node, _ROW):
        said = row_properties(row_node.find(w("trPr")), theme)
        if said.get("is_gone"):
            continue
        exceptions = table_properties(row_node.find(w("tblPrEx")), theme)
        row = GridRow(said, exceptions, [])
        open_cells = _read_row(story, row_node, row, len(rows), open_cells, theme)
        rows.append(row)
    return rows


def members(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those in controls and changes."""
    around = [iter(node)]
    while around:
        child = next(around[-1], None)
        if child is None:
            around.pop()
        elif child.tag == name:
            yield child
        elif child.tag in _WITHIN:
            around.append(iter(child))


def _read_row(
    story: Story,
    node: etree._Element,
    row: GridRow,
    place: int,
    above: dict[int, GridCell],
    theme: Theme,
) -> dict[int, GridCell]:
    """Reads a row's cells; gives those that the next row may go on, by their columns."""
    column = row.said.get("gridBefore", 0)
    open_cells: dict[int, GridCell] = {}
    for cell_node in members(node, _CELL):
        said = cell_properties(cell_node.find(w("tcPr")), theme)
        if said.get("is_deleted"):
            continue
        end = column + said.get("span", 1)
        if end > _MOST_COLUMNS:
            story.add(Loss.WIDE)
            break
        if said.get("h_merge") == "continue" and row.cells and row.cells[-1].end == column:
            row.cells[-1].end = column = end
            continue
        merge, upper = said.get("v_merge"), above.get(column)
        if merge == "continue" and upper is not None and upper.end == end:
            upper.row_end, upper.last = place + 1, said
            open_cells[column] = upper
        else:
            made = GridCell(cell_node, said, place, place + 1, column, end)
            row.cells.append(made)
            if merge is not None:
                open_cells[column] = made
        column = end
    return open_cells


def widths_of(node: etree._Element, rows: Sequence[GridRow], count: int) -> tuple[float, ...]:
    """The widths of the columns: the grid's; where it has none, those that cells want."""
    grid = node.find(w("tblGrid"))
    said = grid.iterchildren(w("gridCol")) if grid is not None else ()
    found = [max(length(one.get(w("w"))) or 0.0, 0.0) for one in said][:count]
    found += [0.0] * (count - len(found))
    if not all(found):
        _take_from_cells(rows, found)
    known = [width for width in found if width]
    usual = sum(known) / len(known) if known else _USUAL_WIDTH
    return tuple(width or usual for width in found)


def _take_from_cells(rows: Sequence[GridRow], found: list[float]) -> None:
    """Gives columns without a width what the cells over them want, first those of one column."""
    cells = (cell for row in rows for cell in row.cells)
    wanted = [(cell, _wanted(cell)) for cell in cells if _wanted(cell) > 0]
    for cell, width in sorted(wanted, key=lambda pair: pair[0].end - pair[0].column):
        free = [column for column in range(cell.column, cell.end) if not found[column]]
        left = width - sum(found[cell.column : cell.end])
        for column in free if left > 0 else ():
            found[column] = left / len(free)


def _wanted(cell: GridCell) -> float:
    kind, width = cell.said.get("width", ("", 0.0))
    return float(width) if kind == "dxa" else 0.0
