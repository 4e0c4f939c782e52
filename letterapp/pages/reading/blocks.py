"""Paragraphs and tables, one below the other -> blocks (17.3.1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree
from msgspec.structs import replace

from letterapp.pages.content import Block, Bookmark, Item, Label, Paragraph
from letterapp.pages.reading.alternatives import ALTERNATIVES, chosen
from letterapp.pages.reading.frames import Framed
from letterapp.pages.reading.inlines import LAST_PLACE, Inlines
from letterapp.pages.reading.looks import NO_TABLE, Around, Numbered, ParagraphLook
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.tables import read_table
from letterapp.word.xml import w

_PARAGRAPH, _LOOK, _SECTION = w("p"), w("pPr"), w("sectPr")

EndSection = Callable[[etree._Element, tuple[Block, ...]], None]


def read_blocks(story: Story, node: etree._Element, around: Around = NO_TABLE) -> tuple[Block, ...]:
    """The blocks in an element: a cell, a text box, a note, a header."""
    return Blocks(story, around).read(node)


class Blocks:
    """Reads one sequence of blocks; `end_section` is called where a section of the body ends."""

    def __init__(
        self, story: Story, around: Around = NO_TABLE, end_section: EndSection | None = None
    ) -> None:
        self._story = story
        self._around = around
        self._end_section = end_section
        self._inlines = Inlines(story)
        self._blocks: list[Block] = []
        self._carried: list[Item] = []
        self._last_look: ParagraphLook | None = None
        self._framed = Framed(story)

    def read(self, node: etree._Element) -> tuple[Block, ...]:
        """The blocks in an element; of the body, those after its last section that has ended."""
        self._children(node)
        if self._inlines.fields.is_in_code:
            self._story.add(Loss.BROKEN_FIELD)
        return self._taken()

    def _children(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == _PARAGRAPH:
                self._paragraph(child)
            elif (read := _READERS.get(child.tag)) is not None:
                read(self, child)

    def _taken(self) -> tuple[Block, ...]:
        self._end_carried()
        taken, self._blocks = tuple(self._blocks), []
        return taken

    def _paragraph(self, node: etree._Element) -> None:
        first = node[0] if len(node) else None
        said = first if first is not None and first.tag == _LOOK else node.find(_LOOK)
        look = self._story.looks.paragraph(self._around, said)
        items = self._inlines.paragraph(node, look, self._around)
        fields = self._inlines.fields
        section = said.find(_SECTION) if said is not None and self._end_section else None
        if section is None and (look.is_joined or (fields.are_open and fields.is_in_code)):
            self._carried += items
            self._last_look = look
            return
        if look.frame and section is None and self._is_framed(look, items):
            return
        items = self._with_carried(items)
        label = self._label(look.numbered) if look.numbered is not None else None
        self._blocks.append(Paragraph(tuple(items), look.format, look.mark, label))
        if section is not None and self._end_section is not None:
            self._end_section(section, self._taken())

    def _with_carried(self, items: list[Item]) -> list[Item]:
        """A paragraph's items after those of frames and joined paragraphs before it."""
        if self._framed.is_open:
            self._carried += self._framed.take()
        if self._carried:
            items = self._carried + items
            self._carried = []
        return items

    def _is_framed(self, look: ParagraphLook, items: list[Item]) -> bool:
        """Puts a paragraph into its frame; that of a large first letter goes before the next."""
        if self._framed.is_drop_cap(look):
            self._carried += items
            self._last_look = look
            return True
        if not self._framed.is_open:
            items = self._with_carried(items)
        elif not self._framed.goes_on(look):
            self._carried += self._framed.take()
        label = self._label(look.numbered) if look.numbered is not None else None
        made = Paragraph(tuple(items), look.format, look.mark, label)
        self._framed.add(look, made)
        self._last_look = look
        return True

    def _label(self, numbered: Numbered) -> Label | None:
        level = numbered.level
        if level.is_picture:
            self._story.add(Loss.PICTURE_BULLET)
        elif level.number_format is None and level.format_name != "bullet":
            self._story.add(Loss.NUMBER_FORMAT)
        text = self._story.counters.text(numbered.num_id, numbered.kind, level)
        return Label(text, numbered.look, level.suffix, level.alignment) if text else None

    def _end_carried(self) -> None:
        """Gives what no paragraph has taken one of its own; bookmarks go to the last one."""
        if self._framed.is_open:
            self._carried += self._framed.take()
        if not self._carried:
            return
        items, self._carried = tuple(self._carried), []
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Paragraph) and all(isinstance(item, Bookmark) for item in items):
            self._blocks[-1] = replace(last, items=(*last.items, *items))
            return
        look = self._last_look or self._story.looks.paragraph(self._around, None)
        self._blocks.append(Paragraph(items, look.format, look.mark))

    def _table(self, node: etree._Element) -> None:
        if self._framed.is_open or any(not isinstance(one, Bookmark) for one in self._carried):
            self._end_carried()
        table = read_table(self._story, node)
        if table is not None:
            self._blocks.append(table)

    def _container(self, node: etree._Element) -> None:
        with self._story.nested() as is_read:
            if is_read:
                self._children(node)

    def _control(self, node: etree._Element) -> None:
        content = node.find(w("sdtContent"))
        if content is not None:
            self._container(content)

    def _alternatives(self, node: etree._Element) -> None:
        found = chosen(node)
        if found is not None:
            self._container(found)
        else:
            self._story.add(Loss.NEWER)

    def _bookmark(self, node: etree._Element) -> None:
        name = node.get(w("name"), "")
        if name and name != LAST_PLACE:
            self._carried.append(Bookmark(name))

    def _other_file(self, _: etree._Element) -> None:
        self._story.add(Loss.OTHER_FILE)


_READERS: Mapping[object, Callable[[Blocks, etree._Element], None]] = {
    w("tbl"): Blocks._table,
    w("sdt"): Blocks._control,
    **{w(name): Blocks._container for name in ("customXml", "ins", "moveTo")},
    w("bookmarkStart"): Blocks._bookmark,
    w("altChunk"): Blocks._other_file,
    w("subDoc"): Blocks._other_file,
    ALTERNATIVES: Blocks._alternatives,
}
