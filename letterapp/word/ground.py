"""What all fillings of a template stand on: its parts, compressed once, and what they need to know.

Nothing here belongs to one letter. What a letter adds to a part is remembered with the part that
came of it, since the letters of a batch add the same: two footnotes, one list, a link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

from letterapp.word.notes import Notes
from letterapp.word.numbering import Numbering
from letterapp.word.package import Package
from letterapp.word.relating import Relations
from letterapp.word.styles import Styles
from letterapp.word.writing import Entry, entry
from letterapp.word.xml import WP, w
from letterapp.wording.memo import Memo

_DRAWING, _BOOKMARK = f"{{{WP}}}docPr", w("bookmarkStart")
_RANGES = (
    *("bookmarkStart", "permStart", "moveFromRangeStart", "moveToRangeStart", "ins", "del"),
    *("moveFrom", "moveTo", "rPrChange", "pPrChange", "tcPrChange"),
)
_RANGED = tuple(map(w, _RANGES))
_REMEMBERED = 256
"""Changed parts that are remembered; each is a few thousand bytes."""


class Ground:
    """A template's package, ready for filling; `document` is the main document's part."""

    def __init__(self, package: Package, document: str, names: Mapping[str, str]) -> None:
        self.package = package
        self.document = document
        self.folder = document.rpartition("/")[0]
        self.settings = package.related("settings", document)
        self.styles = Styles(package, document, names)
        self.numbering = Numbering(package, document, self.styles)
        self.notes = {kind: Notes(package, document, kind) for kind in ("footnote", "endnote")}
        self.first_drawing, self.first_range, self.bookmarks = _taken(package)
        self._relations: dict[str, Relations] = {}
        self._made: Memo[Hashable, Entry] = Memo(_REMEMBERED)
        self._poured: Memo[Hashable, Any] = Memo(_REMEMBERED)

    def relations(self, part: str) -> Relations:
        """The relationships of a part of the template, or of one that letters add."""
        if part not in self._relations:
            self._relations[part] = Relations(self.package, part)
        return self._relations[part]

    def drop_links(self, relations: Relations, rel_ids: Collection[str]) -> None:
        """Takes links out of the template whose addresses are other ones in each letter."""
        if rel_ids:
            relations.drop(rel_ids)
            self.package.parts[relations.name] = relations.data(())

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each part of the template stands among its entries."""
        return {name: at for at, name in enumerate(self.package.parts)}

    def entries(self) -> list[Entry]:
        """The parts of the template as they are; the list is the caller's own."""
        return self._entries.copy()

    @cached_property
    def _entries(self) -> list[Entry]:
        return [entry(name, data) for name, data in self.package.parts.items()]

    def made(self, name: str, key: Hashable, make: Callable[[], bytes]) -> Entry:
        """A changed part, made anew only where the key is another one."""
        if (name, key) in self._made:
            return self._made[name, key]
        return self._made.keep((name, key), entry(name, make()))

    def poured(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What a shape is in one place, made anew only where the key is another one."""
        if key in self._poured:
            return self._poured[key]
        return self._poured.keep(key, make())

    def named(self, part: str | None, name: str) -> str:
        """A part's name, or the one that it gets where the template has none."""
        return part or f"{self.folder}/{name}".lstrip("/")


def _taken(package: Package) -> tuple[int, int, frozenset[str]]:
    """The first ids that no drawing and no range of any part has, and the bookmarks' names."""
    drawings, ranges, names = [0], [0], set()
    for root in package.stories():
        drawings += _ids(root.iter(_DRAWING), "id")
        ranges += _ids(root.iter(*_RANGED), w("id"))
        names |= {node.get(w("name"), "").casefold() for node in root.iter(_BOOKMARK)}
    return max(drawings) + 1, max(ranges) + 1, frozenset(names)


def _ids(nodes: Iterable[etree._Element], key: str) -> list[int]:
    found = (node.get(key, "") for node in nodes)
    return [int(value) for value in found if value.isdigit()]
