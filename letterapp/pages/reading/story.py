"""One part with text, while it is read: the body, a header or footer, the notes (11.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lxml import etree

from letterapp.pages.content import Block, NoteReference, Text
from letterapp.pages.formats import CharacterFormat
from letterapp.pages.reading.looks import NO_TABLE, Around, Looks
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.numbering import Counters
from letterapp.pages.reading.source import Source
from letterapp.word.package import Relationship
from letterapp.word.xml import r, w

_DEEPEST = 40
"""How deep tables, boxes, changes and the like are read within each other; Word’s own are less."""

_MOST_FIELDS = 50
"""How many fields may be open in each other: Word has at most 20."""

_FIELD, _DELETED, _MOVED = w("fldChar"), w("del"), w("moveFrom")
_KIND = w("fldCharType")

ReadBlocks = Callable[["Story", etree._Element, Around], tuple[Block, ...]]
ReadNote = Callable[[etree._Element, CharacterFormat], NoteReference | Text | None]


class Story:
    """What is known while a part is read.

    `mark` is the mark of the note that is being read. `note` reads the note of a reference; it is
    None where notes do not stand.
    """

    def __init__(
        self, source: Source, part: str, reads: ReadBlocks, counters: Counters | None = None
    ) -> None:
        self.source = source
        self.looks: Looks = source.looks
        self.part = part
        self.counters = counters or Counters()
        self.mark = ""
        self.note: ReadNote | None = None
        self._reads = reads
        self._depth = 0
        self._sound: dict[etree._Element, bool] = {}

    def blocks(self, node: etree._Element, around: Around = NO_TABLE) -> tuple[Block, ...]:
        """The blocks in an element, such as a text box, or a cell in its table."""
        return self._reads(self, node, around)

    def add(self, loss: Loss) -> None:
        """Counts what is lost."""
        self.source.add(loss)

    def link(self, key: str | None) -> Relationship | None:
        """The relationship of this part with an id."""
        return None if key is None else self.source.links(self.part).get(key)

    def address(self, node: etree._Element, anchor: str) -> str:
        """Where a link leads: the address of its relationship, the place in it, or both."""
        found = self.link(node.get(r("id")))
        address = found.target if found is not None and found.is_external else ""
        return f"{address}#{anchor}" if anchor else address

    @contextmanager
    def nested(self) -> Iterator[bool]:
        """Goes one level deeper; tells whether that is still read."""
        self._depth += 1
        if self._depth > _DEEPEST:
            self.add(Loss.DEEP)
        try:
            yield self._depth <= _DEEPEST
        finally:
            self._depth -= 1

    def has_sound_fields(self, node: etree._Element) -> bool:
        """Whether each field in the part of an element begins before it ends, and does end."""
        root = node.getroottree().getroot()
        known = self._sound.get(root)
        if known is None:
            known = self._sound[root] = _are_sound(root)
            if not known:
                self.add(Loss.BROKEN_FIELD)
        return known


def _are_sound(root: etree._Element) -> bool:
    depth = 0
    has_deleted = next(root.iter(_DELETED, _MOVED), None) is not None
    for node in root.iter(_FIELD):
        if has_deleted and next(node.iterancestors(_DELETED, _MOVED), None) is not None:
            continue
        depth += {"begin": 1, "end": -1}.get(node.get(_KIND, ""), 0)
        if not 0 <= depth <= _MOST_FIELDS:
            return False
    return depth == 0
