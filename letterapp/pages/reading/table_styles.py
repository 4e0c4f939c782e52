"""The styles of tables, and what they say for parts of them, such as the first row (17.7.6)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from lxml import etree
from msgspec import Struct

from letterapp.pages.reading.properties import (
    Properties,
    character_properties,
    merged,
    paragraph_properties,
)
from letterapp.pages.reading.stylesheet import StyleSheet
from letterapp.pages.reading.table_properties import cell_properties, table_properties
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import w

_PARTS = (
    *("wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz"),
    *("firstCol", "lastCol", "firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell"),
)
"""The parts of a table in the order in which what is said of them counts, the last the most."""


class Around(Struct, frozen=True):
    """What the style of the table around says of text; `key` tells it from others."""

    key: Hashable
    characters: Properties
    paragraph: Properties


NO_TABLE = Around((), {}, {})


class Spot(Struct, frozen=True):
    """Where a cell is: its first row and column, the ones after it, and how many there are."""

    row: int
    column: int
    row_end: int
    column_end: int
    rows: int
    columns: int


class Bands(Struct, frozen=True):
    """Which parts of a style a table shows, and how many rows and columns its bands have."""

    flags: frozenset[str]
    rows: int
    columns: int

    def parts(self, spot: Spot) -> tuple[str, ...]:
        """The parts that a cell belongs to, the ones that count most last."""
        first_row = "firstRow" in self.flags and spot.row == 0
        last_row = "lastRow" in self.flags and spot.row_end == spot.rows and not first_row
        first_column = "firstColumn" in self.flags and spot.column == 0
        last_column = "lastColumn" in self.flags and spot.column_end == spot.columns
        found = {
            "wholeTable": True,
            "firstRow": first_row,
            "lastRow": last_row,
            "firstCol": first_column,
            "lastCol": last_column and not first_column,
            "nwCell": first_row and first_column,
            "neCell": first_row and last_column,
            "swCell": last_row and first_column,
            "seCell": last_row and last_column,
        }
        if "noHBand" not in self.flags and not first_row and not last_row:
            found[f"band{self.row_band(spot) % 2 + 1}Horz"] = True
        if "noVBand" not in self.flags and not first_column and not last_column:
            found[f"band{self.column_band(spot) % 2 + 1}Vert"] = True
        return tuple(part for part in _PARTS if found.get(part))

    def row_band(self, spot: Spot) -> int:
        """The band of rows that a cell is in."""
        return (spot.row - ("firstRow" in self.flags)) // self.rows

    def column_band(self, spot: Spot) -> int:
        """The band of columns that a cell is in."""
        return (spot.column - ("firstColumn" in self.flags)) // self.columns


class _Part(Struct, frozen=True):
    """What a style says of a part of a table."""

    characters: Properties
    paragraph: Properties
    cell: Properties


class TableStyle:
    """A style of tables, with those that it is based on."""

    def __init__(self, styles: StyleSheet, style_id: str) -> None:
        chain = styles.chain(style_id, "table")
        theme = styles.theme
        self._style_id = style_id
        self._arounds: dict[tuple[str, ...], Around] = {}
        self.table = merged(
            *(table_properties(style.node.find(w("tblPr")), theme) for style in chain)
        )
        self._parts: dict[str, _Part] = {}
        for style in chain:
            self._add("wholeTable", style.node, theme)
            for node in style.node.iterchildren(w("tblStylePr")):
                self._add(node.get(w("type"), ""), node, theme)

    @property
    def has_parts(self) -> bool:
        """Whether it says anything of parts of a table, or of the whole."""
        return any(part.characters or part.paragraph or part.cell for part in self._parts.values())

    def around(self, parts: tuple[str, ...]) -> Around:
        """What is said of text in the parts of a table."""
        known = self._arounds.get(parts)
        if known is None:
            said = [self._parts[part] for part in parts if part in self._parts]
            characters = merged(*(part.characters for part in said))
            paragraph = merged(*(part.paragraph for part in said))
            key = (self._style_id, *parts) if characters or paragraph else ()
            known = self._arounds[parts] = Around(key, characters, paragraph)
        return known

    def cells(self, parts: Sequence[str]) -> Iterator[tuple[str, Properties]]:
        """What is said of cells in the parts of a table, a part after the other."""
        for part in parts:
            if part in self._parts and self._parts[part].cell:
                yield part, self._parts[part].cell

    def _add(self, name: str, node: etree._Element, theme: Theme) -> None:
        known = self._parts.get(name, _Part({}, {}, {}))
        self._parts[name] = _Part(
            merged(known.characters, character_properties(node.find(w("rPr")), theme)),
            merged(known.paragraph, paragraph_properties(node.find(w("pPr")), theme)),
            merged(known.cell, cell_properties(node.find(w("tcPr")), theme)),
        )
