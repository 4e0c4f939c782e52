"""Footnotes and endnotes: their numbers, their marks and their text (17.11)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec.structs import replace

from letterapp.pages.content import Block, Note, NoteReference, Paragraph, Tab, Text
from letterapp.pages.formats import CharacterFormat
from letterapp.pages.formats import Tab as TabStop
from letterapp.pages.numbers import format_number
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import says_yes
from letterapp.pages.reading.settings import NoteSettings
from letterapp.pages.reading.source import Source
from letterapp.pages.reading.story import ReadBlocks, Story
from letterapp.word.xml import w

_FOOT, _END = "footnote", "endnote"
_RULE = w("separator")
_SHOWING = frozenset(map(w, ("t", "drawing", "pict", "tbl", "sym", "object")))
_RULE_LENGTH = 144.0
"""Points of the line before notes, as Word draws it."""


class Notes:
    """The notes of a document, as their marks are met in the body."""

    def __init__(self, source: Source, reads: ReadBlocks) -> None:
        usual = {_FOOT: source.settings.footnotes, _END: source.settings.endnotes}
        self._source = source
        self._kinds = {kind: _Kind(source, kind, usual[kind], reads) for kind in usual}

    def begin_section(self, node: etree._Element | None) -> None:
        """A section begins whose properties these are."""
        for kind in self._kinds.values():
            kind.begin_section(node)

    def read(self, node: etree._Element, look: CharacterFormat) -> NoteReference | Text | None:
        """The note of a reference; of an endnote, whose text stands at the end, the mark."""
        if node.tag == w("footnoteReference"):
            note = self._kinds[_FOOT].note(node)
            return None if note is None else NoteReference(note, look)
        note = self._kinds[_END].note(node)
        return Text(note.mark, look) if note is not None and note.mark else None

    def separator(self) -> tuple[Block, ...]:
        """What stands before footnotes, where that is not only the usual line."""
        kind = self._kinds[_FOOT]
        node = kind.separator()
        if node is None or _is_usual(node):
            return ()
        return kind.story.blocks(node)

    def endnotes(self) -> tuple[Block, ...]:
        """What stands at the end of the document: a line if the file has one, and the endnotes."""
        kind = self._kinds[_END]
        found = [block for note in kind.notes.values() for block in note.blocks]
        node = kind.separator()
        if not found or node is None:
            return tuple(found)
        ahead = kind.story.blocks(node)
        if next(node.iter(_RULE), None) is not None:
            ahead = tuple(_ruled(block) if n == 0 else block for n, block in enumerate(ahead))
        return (*ahead, *found)


class _Kind:
    """The footnotes or the endnotes."""

    def __init__(self, source: Source, kind: str, usual: NoteSettings, reads: ReadBlocks) -> None:
        self._source = source
        self._name = kind
        self._usual = usual
        self._settings = usual
        self._count = usual.start - 1
        part = source.package.related(f"{kind}s", source.main)
        self.story = Story(source, part or "", reads)
        self.notes: dict[str, Note] = {}
        self._nodes: Mapping[str, etree._Element] | None = None

    def begin_section(self, node: etree._Element | None) -> None:
        said = node.find(w(f"{self._name}Pr")) if node is not None else None
        self._settings = self._usual.over(said)
        if self._settings.restart == "eachSect":
            self._count = self._settings.start - 1

    def note(self, reference: etree._Element) -> Note | None:
        """The note of a reference; one that is referred to again keeps its mark."""
        key = reference.get(w("id"), "")
        if key in self.notes:
            return self.notes[key]
        if self._settings.restart == "eachPage" and not self.notes:
            self._source.add(Loss.NOTES_PER_PAGE)
        mark = ""
        if not says_yes(reference.get(w("customMarkFollows"))):
            self._count += 1
            mark = format_number(self._count, self._settings.number_format)
        node = self._found().get(key)
        if node is None:
            self._source.add(Loss.MISSING_NOTE)
        self.story.mark = mark
        blocks = () if node is None else self.story.blocks(node)
        made = self.notes[key] = Note(mark, blocks)
        return made

    def separator(self) -> etree._Element | None:
        """The note that is the line between text and notes."""
        nodes = self._found().values()
        return next((node for node in nodes if node.get(w("type")) == "separator"), None)

    def _found(self) -> Mapping[str, etree._Element]:
        if self._nodes is None:
            root = self._source.related(f"{self._name}s")
            nodes = root.iterchildren(w(self._name)) if root is not None else ()
            self._nodes = {node.get(w("id"), ""): node for node in nodes}
        return self._nodes


def _is_usual(node: etree._Element) -> bool:
    tags = {child.tag for child in node.iter()}
    return _RULE in tags and not tags & _SHOWING


def _ruled(block: Block) -> Block:
    """A paragraph with the line before notes in it."""
    if not isinstance(block, Paragraph):
        return block
    look = replace(block.look, tabs=(TabStop(_RULE_LENGTH, "left", "_"),))
    return replace(block, items=(Tab(block.mark), *block.items), look=look)
