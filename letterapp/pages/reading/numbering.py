"""The lists of a Word file: what their levels look like, and counting their items (17.9).

What a label looks like beside its text is for `looks`; where text begins after it, for the layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import NumberFormat
from letterapp.pages.numbers import format_number
from letterapp.pages.reading.measures import VAL, has, integer, value_of
from letterapp.pages.reading.properties import (
    Properties,
    character_properties,
    paragraph_properties,
)
from letterapp.pages.reading.stylesheet import DEEPEST_LEVEL, StyleSheet
from letterapp.word.xml import w

_HIGHEST = 2_147_483_647
_HOPS = 10
"""How many styles of lists are followed from one to the next (17.9.21)."""

_PLACE = re.compile("%([1-9])")
_BULLET = "bullet"
_PICTURE = "•"
"""What stands for a picture as a bullet."""


class Level(Struct, frozen=True):
    """A level of a list; `restart` is the level, from 1, after which it begins again, 0 for none.

    `format_name` is as the file has it. `paragraph` and `characters` are what it says of its items
    and its labels, `style` the paragraph style that it belongs to.
    """

    place: int
    format_name: str = "decimal"
    start: int = 0
    text: str = ""
    suffix: str = "tab"
    alignment: str = "left"
    restart: int | None = None
    is_legal: bool = False
    is_picture: bool = False
    style: str = ""
    paragraph: Properties | None = None
    characters: Properties | None = None

    @property
    def number_format(self) -> NumberFormat | None:
        """The format of its numbers, None for one that is not written here."""
        return number_format(self.format_name)


class ListKind(Struct, frozen=True):
    """A list: the abstract one whose count it shares, its levels, and where it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


def number_format(name: str | None) -> NumberFormat | None:
    """The number format of a name in the file; None for one that is not known here."""
    return NumberFormat(name) if name in _FORMATS else None


_FORMATS = frozenset(NumberFormat)


class Numbering:
    """The lists of a document; `root` is that of the numbering part, None where there is none."""

    def __init__(self, root: etree._Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._known: dict[str, ListKind | None] = {}
        self._levels_of: dict[str, Mapping[int, Level]] = {}
        for node in root if root is not None else ():
            if node.tag == w("abstractNum"):
                self._abstract.setdefault(node.get(w("abstractNumId"), ""), node)
            elif node.tag == w("num"):
                self._numbers.setdefault(node.get(w("numId"), ""), node)

    def list_of(self, num_id: str) -> ListKind | None:
        """The list of a number; None where there is none."""
        if num_id not in self._known:
            self._known[num_id] = self._list(num_id)
        return self._known[num_id]

    def level(self, num_id: str, place: int) -> Level | None:
        """A level of a list; None where either is not there."""
        found = self.list_of(num_id)
        return found.levels.get(place) if found is not None else None

    def place_of(self, num_id: str, said: str, style_id: str) -> int:
        """The level of paragraphs of a style that makes them items: its own, else as it says."""
        found = self.list_of(num_id)
        for place, level in found.levels.items() if found is not None else ():
            if style_id and level.style == style_id:
                return place
        return integer(said, 0, 0, DEEPEST_LEVEL)

    def style_level(self, num_id: str, said: str, style_id: str) -> Properties:
        """What the level that a style names says of its paragraphs."""
        place = self.place_of(num_id, said, style_id)
        level = self.level(num_id, place)
        return {} if level is None else {**(level.paragraph or {}), "list_level": str(place)}

    def _list(self, num_id: str) -> ListKind | None:
        node = self._numbers.get(num_id)
        abstract = self._abstract_of(node)
        if node is None or abstract is None:
            return None
        key = abstract.get(w("abstractNumId"), "")
        if key not in self._levels_of:
            self._levels_of[key] = self._levels(abstract)
        levels = dict(self._levels_of[key])
        starts: dict[int, int] = {}
        for override in node.iterchildren(w("lvlOverride")):
            place = integer(override.get(w("ilvl")), 0, 0, DEEPEST_LEVEL)
            levels.update(self._levels(override))
            if (start := value_of(override, "startOverride")) is not None:
                starts[place] = integer(start, 0, 0, _HIGHEST)
                levels[place] = replace(levels.get(place, Level(place)), start=starts[place])
        return ListKind(key, levels, starts)

    def _abstract_of(self, node: etree._Element | None) -> etree._Element | None:
        """The abstract list of a list, through the styles that stand for others (17.9.21)."""
        for _ in range(_HOPS):
            found = self._abstract.get(value_of(node, "abstractNumId") or "")
            link = value_of(found, "numStyleLink")
            if link is None:
                return found
            chain = self._styles.chain(link, "numbering")
            node = self._numbers.get(chain[-1].paragraph.get("num_id", "")) if chain else None
        return None

    def _levels(self, parent: etree._Element) -> dict[int, Level]:
        found = (self._level(node) for node in parent.iterchildren(w("lvl")))
        return {level.place: level for level in found}

    def _level(self, node: etree._Element) -> Level:
        theme = self._styles.theme
        restart = value_of(node, "lvlRestart")
        is_picture = node.find(w("lvlPicBulletId")) is not None
        return Level(
            place=integer(node.get(w("ilvl")), 0, 0, DEEPEST_LEVEL),
            format_name=_format_name(node),
            start=integer(value_of(node, "start"), 0, 0, _HIGHEST),
            text=_PICTURE if is_picture else value_of(node, "lvlText") or "",
            suffix=_suffix(value_of(node, "suff")),
            alignment=_alignment(value_of(node, "lvlJc")),
            restart=None if restart is None else integer(restart, 0, 0, DEEPEST_LEVEL),
            is_legal=has(node, "isLgl"),
            is_picture=is_picture,
            style=value_of(node, "pStyle") or "",
            paragraph=paragraph_properties(node.find(w("pPr")), theme),
            characters=character_properties(node.find(w("rPr")), theme),
        )


def _format_name(node: etree._Element) -> str:
    """The name of a level's format; a newer one stands beside what older programs read."""
    found = next(node.iter(w("numFmt")), None)
    return found.get(VAL, "decimal") if found is not None else "decimal"


def _suffix(said: str | None) -> str:
    return said if said in ("space", "nothing") else "tab"


def _alignment(said: str | None) -> str:
    return {"center": "center", "right": "right", "end": "right"}.get(said or "", "left")


class Counters:
    """Counts the items of the lists of one story."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def text(self, num_id: str, kind: ListKind, level: Level) -> str:
        """Counts one more item, and gives its label (17.9.11)."""
        counts = self._counts.setdefault(kind.abstract, [None] * (DEEPEST_LEVEL + 1))
        place = level.place
        anew = place in kind.starts and (num_id, place) not in self._begun
        self._begun.add((num_id, place))
        before = counts[place]
        counts[place] = level.start if anew or before is None else min(before + 1, _HIGHEST)
        for deeper in range(place + 1, DEEPEST_LEVEL + 1):
            if _begins_again(kind.levels.get(deeper), deeper, place):
                counts[deeper] = None
        if level.format_name == _BULLET:
            return level.text
        return _PLACE.sub(lambda found: _number(int(found[1]) - 1, kind, level, counts), level.text)


def _begins_again(level: Level | None, place: int, above: int) -> bool:
    """Whether a level counts anew after an item of a level above it (17.9.10)."""
    restart = place if level is None or level.restart is None else level.restart
    return above < restart


def _number(place: int, kind: ListKind, level: Level, counts: list[int | None]) -> str:
    shown = kind.levels.get(place, Level(place))
    count = counts[place]
    if count is None:  # an item of this level has not come yet
        count = shown.start
        if place < level.place:
            counts[place] = count
    known = NumberFormat.DECIMAL if level.is_legal else shown.number_format
    return format_number(count, known)
