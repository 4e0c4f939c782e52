"""Settles what only the filled text can tell: what turned out empty, and how wide tables are.

The compiled text of a part carries marks, control characters that no XML can hold, around what
may turn out empty. A paragraph that shows nothing but the outcome of conditions, a row without
cells and a table without rows vanish; a cell, header or note without paragraphs gets an empty
one, and a cell never ends in a table (ECMA-376 Part 1, 17.4.65). A table with repeated cells gets
as many grid columns as its rows need (17.4.48).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from letterapp.word.xml import element, parse, w

BEGIN, INSIDE, END, LAST = "\x01", "\x02", "\x03", "\x08"
"""Around what vanishes when there is nothing between the second and the third: before its start
tag, after its properties, after its content, before its end tag."""
FILL, FILLED = "\x04", "\x05"
"""Around the content of what must hold a paragraph."""
TABLE, TABLE_END = "\x06", "\x07"
"""Around a table whose columns are counted."""
MARKS = BEGIN + INSIDE + END + LAST + FILL + FILLED + TABLE + TABLE_END

_SPLIT = re.compile(f"([{MARKS}])")
_EMPTY = "<w:p/>"


def settle(text: str, root_tag: str) -> str:
    """The text of a part without marks; `root_tag` is the part's start tag, with its namespaces.

    One pass over the text, whatever vanishes.
    """
    settler = _Settler(root_tag)
    for piece in _SPLIT.split(text):
        settler.take(piece)
    return "".join(settler.out)


class _Settler:
    """Takes a text piece by piece: marks, and what is between them."""

    def __init__(self, root_tag: str) -> None:
        self.out: list[str] = []
        self._root_tag = root_tag
        self._starts: list[int] = []
        self._insides: list[int] = []
        self._tables: list[int] = []
        self._is_going = False
        self._is_gone = False

    def take(self, piece: str) -> None:
        """Takes the next piece."""
        if self._is_going and piece != LAST:
            return  # white space at the end of what vanishes
        if piece in _TAKEN:
            _TAKEN[piece](self)
        elif piece:
            rest = piece[piece.index(">") + 1 :] if self._is_gone else piece
            self._is_gone = False
            if rest:
                self.out.append(rest)

    def begin(self) -> None:
        """Before the start tag of what may vanish."""
        self._starts.append(len(self.out))

    def inside(self) -> None:
        """After the properties of what may be empty."""
        self._insides.append(len(self.out))

    def end(self) -> None:
        """After the content of what may vanish: it goes if there is none."""
        start = self._starts.pop()
        self._is_going = self._insides.pop() == len(self.out)
        if self._is_going:
            del self.out[start:]

    def last(self) -> None:
        """Before the end tag of what may vanish, which goes with it."""
        self._is_going, self._is_gone = False, self._is_going

    def filled(self) -> None:
        """After the content of what must hold a paragraph."""
        if self._insides.pop() == len(self.out) or self.out[-1].endswith("</w:tbl>"):
            self.out.append(_EMPTY)

    def table(self) -> None:
        """Before a table whose columns are counted."""
        self._tables.append(len(self.out))

    def table_end(self) -> None:
        """After such a table."""
        start = self._tables.pop()
        self.out[start:] = [_with_grid("".join(self.out[start:]), self._root_tag)]


_TAKEN = {
    BEGIN: _Settler.begin,
    INSIDE: _Settler.inside,
    FILL: _Settler.inside,
    END: _Settler.end,
    LAST: _Settler.last,
    FILLED: _Settler.filled,
    TABLE: _Settler.table,
    TABLE_END: _Settler.table_end,
}


def _with_grid(text: str, root_tag: str) -> str:
    """A table with the grid that its rows need; a table that vanished stays so."""
    if not text:
        return text
    name = root_tag[1:].split(None, 1)[0].rstrip(">")
    root = parse(f"{root_tag}{text}</{name}>".encode())
    table = root[0]
    _mend(table)
    whole = etree.tostring(root, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("</")]


def _mend(table: etree._Element) -> None:
    """Sets the grid columns and the cells' widths; the table stays as wide as it was."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    rows = [_spans(row) for row in table.iterchildren(w("tr"))]
    needed = max((sum(spans) for spans in rows), default=0)
    widths = [int(float(column.get(w("w"), "0"))) for column in grid.iterchildren(w("gridCol"))]
    if not needed or needed == len(widths):
        return
    new = _shared_out(widths, needed)
    for column in list(grid.iterchildren(w("gridCol"))):
        grid.remove(column)
    for at, width in enumerate(new):
        grid.insert(at, element("gridCol", w=str(width)))
    for row in table.iterchildren(w("tr")):
        _set_widths(row, new)


def _shared_out(widths: Sequence[int], count: int) -> list[int]:
    """The widths of so many columns that are as wide together, new ones as wide as the average."""
    total = sum(widths)
    even = total // (len(widths) or 1)
    kept = list(widths[:count])
    kept += [even] * (count - len(kept))
    whole = sum(kept) or 1
    return [width * total // whole for width in kept]


def _spans(row: etree._Element) -> list[int]:
    return [_span(cell) for cell in row.iter(w("tc")) if _row_of(cell) is row]


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(w("tr")), None)


def _span(cell: etree._Element) -> int:
    node = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = node.get(w("val"), "1") if node is not None else "1"
    return int(value) if value.isdigit() else 1


def _set_widths(row: etree._Element, columns: Sequence[int]) -> None:
    """Gives each cell the width of the grid columns it spans, where it has one in twips."""
    start = 0
    for cell in row.iter(w("tc")):
        if _row_of(cell) is not row:
            continue
        end = start + _span(cell)
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if width is not None and width.get(w("type"), "dxa") == "dxa":
            width.set(w("w"), str(sum(columns[start:end])))
        start = end
