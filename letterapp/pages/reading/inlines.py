"""What stands in a paragraph -> items: runs, and all that holds runs (17.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from letterapp.pages.content import Bookmark, Item
from letterapp.pages.reading.alternatives import ALTERNATIVES, chosen
from letterapp.pages.reading.looks import Around, ParagraphLook
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.runs import Runs
from letterapp.word.xml import w

_RUN, _LOOK = w("r"), w("rPr")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
LAST_PLACE = "_GoBack"
"""The bookmark by which Word finds where somebody stopped writing."""


class Inlines(Runs):
    """Reads the paragraphs of one sequence of blocks, over which fields may go."""

    def paragraph(self, node: etree._Element, look: ParagraphLook, around: Around) -> list[Item]:
        """The items of a paragraph."""
        self._style_id, self._around = look.style_id, around
        self._look, self._is_hidden = look.mark, False
        self._children(node)
        return self._line.take()

    def _children(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == _RUN:
                self.run(child)
            elif (read := _IN_PARAGRAPH.get(child.tag)) is not None:
                read(self, child)

    def _container(self, node: etree._Element) -> None:
        with self.story.nested() as is_read:
            if is_read:
                self._children(node)

    def _control(self, node: etree._Element) -> None:
        content = node.find(w("sdtContent"))
        if content is not None:
            self._container(content)

    def _hyperlink(self, node: etree._Element) -> None:
        before = self._link
        self._link = self.story.address(node, node.get(w("anchor"), "")) or before
        self._container(node)
        self._link = before

    def _simple_field(self, node: etree._Element) -> None:
        first = node.find(_RUN)
        rpr = first.find(_LOOK) if first is not None else None
        self.fields.begin(self.story.looks.run(self._style_id, self._around, rpr))
        self.fields.code(node.get(w("instr"), ""))
        self.fields.separate()
        self._container(node)
        self._end_field()

    def _alternatives(self, node: etree._Element) -> None:
        found = chosen(node)
        if found is not None:
            self._container(found)
        else:
            self.story.add(Loss.NEWER)

    def _bookmark(self, node: etree._Element) -> None:
        name = node.get(w("name"), "")
        if name and name != LAST_PLACE:
            self._line.add(Bookmark(name))

    def _maths(self, node: etree._Element) -> None:
        text = "".join(part.text or "" for part in node.iter(f"{_MATHS}t"))
        self.story.add(Loss.EQUATION)
        self._say(text)

    def _subdocument(self, _: etree._Element) -> None:
        self.story.add(Loss.OTHER_FILE)


_Read = Callable[[Inlines, etree._Element], None]
_IN_PARAGRAPH: Mapping[object, _Read] = {
    **{
        w(name): Inlines._container
        for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo")
    },
    w("sdt"): Inlines._control,
    w("hyperlink"): Inlines._hyperlink,
    w("fldSimple"): Inlines._simple_field,
    w("bookmarkStart"): Inlines._bookmark,
    w("subDoc"): Inlines._subdocument,
    f"{_MATHS}oMath": Inlines._maths,
    f"{_MATHS}oMathPara": Inlines._maths,
    ALTERNATIVES: Inlines._alternatives,
}
