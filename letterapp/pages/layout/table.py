"""A table -> strips, one a row, which can be cut where a page ends (17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import Anchored, BreakKind, Cell, Note, Number, Row, Table
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import (
    Sheet,
    Strip,
    height_of,
    notes_of,
    numbers_of,
    placed,
)
from letterapp.pages.layout.strokes import edge, thickness
from letterapp.pages.page import Fill

_NEWER = 15
"""The version of Word since which tables stand between their margins, lines and all."""

_LEAST = 1.0
"""Points: text of a cell is never narrower."""


class SetCell(Struct):
    """A cell with its strips: `x` and `width` are its edges, `height` covers all its rows.

    `inset` and `outset` are how far its text stays from its top and bottom, of which `under` is
    the room of the line below the table. `opens`, `closes`: its first or last row is here, with its
    border above or below. `origin` is the cell itself, where it reaches into this row from above,
    and then `rest` is the height of its rows from this one on.
    """

    cell: Cell
    x: float
    width: float
    strips: Sequence[Strip]
    inset: float
    outset: float
    under: float = 0.0
    height: float = 0.0
    opens: bool = True
    closes: bool = True
    origin: SetCell | None = None
    rest: float = 0.0

    @property
    def needed(self) -> float:
        """The height that its text needs."""
        return self.inset + height_of(self.strips) + self.outset

    def draw_text(self, x: float, y: float, sheet: Sheet) -> None:
        """Draws the text in its place between the cell's edges."""
        free = max(0.0, self.height - self.needed)
        down = {"center": free / 2, "bottom": free}.get(self.cell.vertical, 0.0)
        placed(self.strips, x + self.x + self.cell.margins[1], y + self.inset + down, sheet)

    def draw_box(self, x: float, y: float, height: float, sheet: Sheet) -> None:
        """Draws what is behind the text and around it, for one row of a height."""
        left, right, bottom = x + self.x, x + self.x + self.width, y + height
        cell = self.cell
        if cell.shading:
            sheet.behind.append(Fill(left, y, self.width, height, cell.shading))
        begin, end = left - thickness(cell.left) / 2, right + thickness(cell.right) / 2
        if cell.top is not None and self.opens:
            level = y + thickness(cell.top) / 2
            sheet.front.extend(edge(cell.top, (begin, level), (end, level)))
        if cell.bottom is not None and self.closes:
            level = bottom - self.under + thickness(cell.bottom) / 2
            sheet.front.extend(edge(cell.bottom, (begin, level), (end, level)))
        if cell.left is not None:
            sheet.front.extend(edge(cell.left, (left, y), (left, bottom)))
        if cell.right is not None:
            sheet.front.extend(edge(cell.right, (right, y), (right, bottom)))


class RowStrip(Struct):
    """A row, or the part of one on a page; `covering` are cells of rows above that reach into it.

    `headers` are the rows that are repeated above it where it is the first on a page.
    """

    cells: Sequence[SetCell]
    covering: Sequence[SetCell]
    height: float
    is_whole: bool
    headers: Sequence[RowStrip] = ()
    above: float = 0.0
    before: float = 0.0
    below: float = 0.0
    trail: float = 0.0
    is_glued: bool = False
    begins_page: bool = False
    ends: BreakKind | None = None
    anchors: Sequence[Anchored] = ()

    @property
    def notes(self) -> Sequence[Note]:
        """The notes whose marks stand in the row."""
        return [note for cell in self.cells for note in notes_of(cell.strips)]

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers of pages in the row."""
        return [number for cell in self.cells for number in numbers_of(cell.strips)]

    def draw(self, x: float, y: float, sheet: Sheet) -> None:
        """Draws shading and borders of all cells here, and the text of those that begin here."""
        for cell in (*self.cells, *self.covering):
            cell.draw_box(x, y, self.height, sheet)
        for cell in self.cells:
            cell.draw_text(x, y, sheet)

    def begin_page(self) -> None:
        """Ends the cells that reach into the row from above on the page before."""
        for cell in self.covering:
            if cell.origin is not None:
                cell.origin.height -= cell.rest
                cell.origin = None

    def cut(self, room: float, /) -> tuple[Strip, Strip] | None:
        """The row in two, if something of it fits in the room and it may be cut."""
        if self.is_whole or self.covering or any(cell.cell.row_span > 1 for cell in self.cells):
            return None
        parts = [_cut_cell(cell, room) for cell in self.cells]
        if not any(upper.strips for upper, _ in parts):
            return None
        upper, lower = ([part[side] for part in parts] for side in (0, 1))
        high, low = (max(cell.needed for cell in cells) for cells in (upper, lower))
        return (
            replace(self, cells=_high(upper, high), height=high, is_glued=False),
            replace(self, cells=_high(lower, low), height=low, above=0.0, before=0.0),
        )


def table_strips(table: Table, width: float, setting: Setting) -> Sequence[Strip]:
    """The rows of a table in a column of a width."""
    edges = _edges(table, width, setting.compatibility)
    rows = [
        _set_row(_mirrored(row) if table.is_right_to_left else row, edges, setting)
        for row in table.rows
    ]
    if rows:
        under = max([thickness(cell.cell.bottom) for cell in rows[-1]], default=0.0)
        for cell in rows[-1]:
            cell.under, cell.outset = under, cell.outset + under
    heights = _heights(table.rows, rows)
    headers = _headers(table.rows)
    strips: list[RowStrip] = []
    open_cells: list[tuple[int, SetCell]] = []
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        open_cells = [(last, cell) for last, cell in open_cells if last >= number]
        covering = [
            _covering(cell, heights[number : last + 1], closes=last == number)
            for last, cell in open_cells
        ]
        for cell in cells:
            last = _last(cell, number, rows)
            cell.height = sum(heights[number : last + 1])
            cell.closes = last == number
            if last > number:
                open_cells.append((last, cell))
        strip = RowStrip(cells, covering, heights[number], row.is_whole or row.is_exact)
        strip.is_glued = number < headers or _keeps_next(cells)
        for last, cell in open_cells:  # what such a cell holds stands on one page
            above = cell.height - sum(heights[number + 1 : last + 1])
            strip.is_glued |= last > number and cell.needed > above
        strip.headers = () if number < headers else strips[:headers]
        strips.append(strip)
    return strips or [RowStrip((), (), 0.0, is_whole=True)]


def _covering(cell: SetCell, heights: Sequence[float], *, closes: bool) -> SetCell:
    """A cell of a row above as it reaches into this one."""
    return replace(cell, opens=False, closes=closes, origin=cell, rest=sum(heights))


def _half_a_line(table: Table) -> float:
    """How far right a table stands so that its first line is inside of its edge."""
    first = next((cell for row in table.rows[:1] for cell in row.cells[:1]), None)
    return thickness(first.left) / 2 if first else 0.0


def _edges(table: Table, width: float, compatibility: int) -> list[float]:
    """Where the columns begin, and the last one ends; from the right where they run so."""
    columns = list(table.columns)
    wanted = table.width
    if wanted is not None and table.is_share:
        wanted *= width
    total = sum(columns)
    if wanted and total > 0:
        columns = [column * wanted / total for column in columns]
        total = wanted
    free = width - total
    begin = {"center": free / 2, "right": free}.get(table.alignment, table.indent)
    if compatibility >= _NEWER:
        begin += _half_a_line(table)
    if table.is_right_to_left:
        return list(accumulate([-column for column in columns], initial=width - begin))
    return list(accumulate(columns, initial=begin))


def _mirrored(row: Row) -> Row:
    """A row whose columns run from the right, where what is said of the left is of the right."""
    cells = []
    for cell in row.cells:
        top, left, bottom, right = cell.margins
        margins = (top, right, bottom, left)
        cells.append(replace(cell, left=cell.right, right=cell.left, margins=margins))
    return replace(row, cells=tuple(cells))


def _set_row(row: Row, edges: Sequence[float], setting: Setting) -> list[SetCell]:
    found = []
    above = max([cell.margins[0] for cell in row.cells], default=0.0)
    above += max([thickness(cell.top) for cell in row.cells], default=0.0)
    below = max([cell.margins[2] for cell in row.cells], default=0.0)
    for cell in row.cells:
        first = min(cell.column, len(edges) - 1)
        last = min(cell.column + cell.span, len(edges) - 1)
        x, width = min(edges[first], edges[last]), abs(edges[last] - edges[first])
        room = max(_LEAST, width - cell.margins[1] - cell.margins[3])
        strips = setting.galley(cell.blocks, room, setting)
        found.append(SetCell(cell, x, width, strips, above, below))
    return found


def _heights(rows: Sequence[Row], cells: Sequence[Sequence[SetCell]]) -> list[float]:
    """How high each row is; what a cell over several needs more goes to its last."""
    heights: list[float] = []
    for row, found in zip(rows, cells, strict=True):
        needed = max((cell.needed for cell in found if cell.cell.row_span == 1), default=0.0)
        heights.append(row.height if row.is_exact else max(needed, row.height))
    for number, found in enumerate(cells):
        for cell in found:
            last = _last(cell, number, rows)
            if last > number and not rows[last].is_exact:
                heights[last] += max(0.0, cell.needed - sum(heights[number : last + 1]))
    return heights


def _last(cell: SetCell, number: int, rows: Sequence[object]) -> int:
    """The last row that a cell beginning in a row covers."""
    return min(number + cell.cell.row_span, len(rows)) - 1


def _keeps_next(cells: Sequence[SetCell]) -> bool:
    """Whether a row stands on the page of the next: what its first cell holds asks for it."""
    return bool(cells and cells[0].strips and cells[0].strips[-1].is_glued)


def _headers(rows: Sequence[Row]) -> int:
    """How many rows from the first on are repeated on every page (17.4.49)."""
    number = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
    return number if number < len(rows) else 0


def _cut_cell(cell: SetCell, room: float) -> tuple[SetCell, SetCell]:
    """A cell in two: the strips that fit into a height, and the rest."""
    left = room - cell.inset - cell.outset
    fitting = 0
    for strip in cell.strips:
        left -= strip.above + strip.height
        if left + strip.trail < 0:
            break
        fitting += 1
    while 0 < fitting < len(cell.strips) and cell.strips[fitting - 1].is_glued:
        fitting -= 1
    upper, lower = cell.strips[:fitting], list(cell.strips[fitting:])
    if lower and fitting:  # all strips are records
        lower[0] = replace(lower[0], above=0.0)  # type: ignore[type-var]
    return replace(cell, strips=upper, closes=False), replace(cell, strips=lower, opens=False)


def _high(cells: Iterable[SetCell], height: float) -> list[SetCell]:
    return [replace(cell, height=height) for cell in cells]
