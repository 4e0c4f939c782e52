"""Sections: their sheets, columns, page numbers, headers and footers (17.6, 17.10)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from letterapp.pages.content import Block, NumberFormat
from letterapp.pages.document import PageSetup, Section, SectionStart, Stories
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import TWIPS, has, integer, length, number, says_yes, value_of
from letterapp.pages.reading.numbering import number_format
from letterapp.pages.reading.source import Source
from letterapp.pages.reading.story import ReadBlocks, Story
from letterapp.word.xml import r, w

_STARTS = frozenset(SectionStart)
_SMALLEST, _LARGEST = 7.2, 14_400.0
"""Points of a sheet's side: Word makes none smaller, PDF none larger."""

_MOST_COLUMNS = 45
_LEAST_ROOM = 18.0
"""Points that margins leave to text at least."""

_USUAL_GAP = 36.0
_HIGHEST = 2_147_483_647


class Sections:
    """Makes the sections of a document, one after the other."""

    def __init__(self, source: Source, reads: ReadBlocks) -> None:
        self._source = source
        self._reads = reads
        self._stories: dict[str, tuple[Block, ...]] = {}
        self.made: list[Section] = []

    def add(self, node: etree._Element | None, blocks: tuple[Block, ...]) -> None:
        """Adds a section of these blocks; without properties it is a usual one."""
        if node is None:
            node = etree.Element(w("sectPr"))
        former = self.made[-1] if self.made else None
        self._count_losses(node)
        start = value_of(node, "type") or ""
        numbers = node.find(w("pgNumType"))
        first = numbers.get(w("start")) if numbers is not None else None
        columns, gap = self._columns(node)
        self.made.append(
            Section(
                self._setup(node),
                blocks,
                SectionStart(start) if start in _STARTS else SectionStart.NEXT_PAGE,
                self._inherited(node, "headerReference", former.headers if former else None),
                self._inherited(node, "footerReference", former.footers if former else None),
                has(node, "titlePg"),
                None if first is None else integer(first, 1, 0, _HIGHEST),
                _format(numbers),
                columns,
                gap,
            )
        )

    def _count_losses(self, node: etree._Element) -> None:
        if node.find(w("pgBorders")) is not None:
            self._source.add(Loss.PAGE_BORDERS)
        lines = node.find(w("lnNumType"))
        if lines is not None and lines.get(w("countBy")):
            self._source.add(Loss.LINE_NUMBERS)
        direction = value_of(node, "textDirection")
        if direction is not None and direction not in ("lrTb", "lrTbV"):
            self._source.add(Loss.TURNED_TEXT)

    def _inherited(self, node: etree._Element, name: str, former: Stories | None) -> Stories:
        """A section's headers or footers: its own, else those of the section before."""
        found = (
            {}
            if former is None
            else {"default": former.default, "first": former.first, "even": former.even}
        )
        for reference in node.iterchildren(w(name)):
            kind = reference.get(w("type"), "default")
            if kind in ("default", "first", "even"):
                found[kind] = self._story(reference.get(r("id"), ""))
        return Stories(**found)

    def _story(self, key: str) -> tuple[Block, ...]:
        found = self._source.root_of(self._source.main, key)
        if found is None:
            self._source.add(Loss.MISSING_STORY)
            return ()
        part, root = found
        if part not in self._stories:
            self._stories[part] = ()
            self._stories[part] = Story(self._source, part, self._reads).blocks(root)
        return self._stories[part]

    def _setup(self, node: etree._Element) -> PageSetup:
        size, margins = node.find(w("pgSz")), node.find(w("pgMar"))
        usual = PageSetup()
        width, height = (
            number(size.get(w(key)), TWIPS) or 0.0 if size is not None else 0.0 for key in "wh"
        )
        if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
            width, height = usual.width, usual.height
        said = _margins(margins)
        gutter = said.pop("gutter")
        if self._source.settings.gutter_is_at_top:
            said["top"] += gutter if said["top"] >= 0 else -gutter
        else:
            said["right" if has(node, "rtlGutter") else "left"] += gutter
        left, right = _fitting(said["left"], said["right"], width)
        top, bottom = _fitting(abs(said["top"]), abs(said["bottom"]), height)
        vertical = value_of(node, "vAlign") or "top"
        return PageSetup(
            width,
            height,
            top,
            right,
            bottom,
            left,
            min(max(said["header"], 0.0), height),
            min(max(said["footer"], 0.0), height),
            said["top"] < 0,
            said["bottom"] < 0,
            vertical if vertical in ("center", "bottom") else "top",
        )

    def _columns(self, node: etree._Element) -> tuple[int, float]:
        columns = node.find(w("cols"))
        if columns is None:
            return 1, _USUAL_GAP
        own = list(columns.iterchildren(w("col")))
        count = integer(columns.get(w("num")), max(len(own), 1), 1, _MOST_COLUMNS)
        gap = length(columns.get(w("space")))
        if count > 1 and len(own) > 1 and not says_yes(columns.get(w("equalWidth"), "1")):
            gap = self._own_gap(own, gap)
        return count, _USUAL_GAP if gap is None else max(gap, 0.0)

    def _own_gap(self, columns: Sequence[etree._Element], gap: float | None) -> float | None:
        """The gap after the first of columns that say their own widths."""
        if len({column.get(w("w")) for column in columns}) > 1:
            self._source.add(Loss.UNEQUAL_COLUMNS)
        said = length(columns[0].get(w("space")))
        return gap if said is None else said


def section_nodes(root: etree._Element) -> Sequence[etree._Element]:
    """The properties of all sections, in the order of the document."""
    body = root.find(w("body"))
    if body is None:
        return ()
    changes = w("sectPrChange")
    found = (node for node in body.iter(w("sectPr")))
    return [node for node in found if (up := node.getparent()) is None or up.tag != changes]


def _margins(node: etree._Element | None) -> dict[str, float]:
    usual = dict.fromkeys(("top", "right", "bottom", "left"), 72.0)
    usual |= {"header": 36.0, "footer": 36.0, "gutter": 0.0}
    if node is None:
        return usual
    said = ((side, number(node.get(w(side)), TWIPS)) for side in usual)
    return {side: usual[side] if value is None else value for side, value in said}


def _fitting(near: float, far: float, length: float) -> tuple[float, float]:
    """Two margins across a sheet; small ones instead of those that leave no room for text."""
    near, far = max(near, 0.0), max(far, 0.0)
    if near + far <= length - min(_LEAST_ROOM, length / 2):
        return near, far
    small = min(72.0, length / 10)
    return small, small


def _format(numbers: etree._Element | None) -> NumberFormat:
    found = number_format(numbers.get(w("fmt"))) if numbers is not None else None
    return found or NumberFormat.DECIMAL
