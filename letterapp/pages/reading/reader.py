"""A Word file -> its content: the one door to this package."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from letterapp.limits import Limits
from letterapp.pages.content import Block
from letterapp.pages.document import Document
from letterapp.pages.reading.blocks import Blocks, read_blocks
from letterapp.pages.reading.notes import Notes
from letterapp.pages.reading.sections import Sections, section_nodes
from letterapp.pages.reading.source import Source
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.unseen import count_unseen
from letterapp.problems import Place
from letterapp.word.package import read_shown_package
from letterapp.word.xml import w

_USUAL = Limits()


def read_document(data: bytes, where: Place, limits: Limits = _USUAL) -> Document:
    """What a Word file says, all looks worked out; its `problems` are warnings of what is lost.

    Raises WordFileError where it is no Word file, is damaged, or is beyond the limits.
    """
    package = read_shown_package(data, where, limits)
    source = Source(package, where, limits)
    return _Reader(source).document(package.root(source.main))


class _Reader:
    """Reads the document of one package."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._notes = Notes(source, read_blocks)
        self._sections = Sections(source, read_blocks)
        self._coming: Iterator[etree._Element] = iter(())

    def document(self, root: etree._Element) -> Document:
        settings, properties = self._source.settings, self._source.properties
        count_unseen(self._source, root)
        self._read_body(root)
        separator = self._notes.separator()
        language = properties.language or self._source.looks.styles.language
        said = {"title": properties.title, "author": properties.author, "language": language}
        moment = properties.modified or properties.created
        return Document(
            tuple(self._sections.made),
            settings.has_even_pages,
            settings.tab_width,
            separator,
            {name: text for name, text in said.items() if text},
            None if moment is None else moment.date(),
            settings.sums_spacing,
            settings.compatibility,
            (*self._source.package.problems, *self._source.losses.problems(self._source.where)),
        )

    def _read_body(self, root: etree._Element) -> None:
        body = root.find(w("body"))
        self._coming = iter(section_nodes(root))
        self._notes.begin_section(next(self._coming, None))
        story = Story(self._source, self._source.main, read_blocks)
        story.note = self._notes.read
        blocks: tuple[Block, ...] = ()
        if body is not None:
            blocks = Blocks(story, end_section=self._end_section).read(body)
        made = self._sections.made
        if blocks or not made:
            self._sections.add(body.find(w("sectPr")) if body is not None else None, blocks)
        if notes := self._notes.endnotes():
            made[-1] = replace(made[-1], blocks=(*made[-1].blocks, *notes))

    def _end_section(self, node: etree._Element, blocks: tuple[Block, ...]) -> None:
        self._sections.add(node, blocks)
        self._notes.begin_section(next(self._coming, None))
