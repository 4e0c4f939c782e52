"""What stands in a run -> items (17.3.3); what is drawn there is for `drawings`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from lxml import etree

from letterapp.pages.content import (
    Break,
    BreakKind,
    Item,
    Number,
    PageNumber,
    PositionTab,
    Tab,
    Text,
)
from letterapp.pages.formats import CharacterFormat
from letterapp.pages.reading.alternatives import ALTERNATIVES, chosen
from letterapp.pages.reading.drawings import drawn
from letterapp.pages.reading.fields import Fields
from letterapp.pages.reading.line import Line
from letterapp.pages.reading.looks import NO_TABLE
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import has, is_on
from letterapp.pages.reading.story import Story
from letterapp.word.xml import XML_SPACE, w

_RUN, _LOOK, _TEXT = w("r"), w("rPr"), w("t")
_NO_BREAK_HYPHEN, _SOFT_HYPHEN = "\u2011", "\u00ad"
_BOXES = ("☐", "☒")
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "·"}
_SPACES = " \t\r\n"
_WHITE = re.compile(r"[\t\n\r]")
_LINE_END = re.compile(r"\r\n?|\n")


class Runs:
    """Reads runs into a line, over which fields may go.

    What a paragraph holds beside runs is read by `Inlines`.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.fields = Fields(story.source.properties)
        self._line = Line()
        self._style_id = ""
        self._around = NO_TABLE
        self._look = CharacterFormat()
        self._link = ""
        self._is_hidden = False

    def run(self, node: etree._Element) -> None:
        """Reads a run."""
        first = node[0] if len(node) else None
        rpr = first if first is not None and first.tag == _LOOK else node.find(_LOOK)
        self._look = look = self.story.looks.run(self._style_id, self._around, rpr)
        self._is_hidden = look.is_hidden
        if self.fields.are_open:
            self.fields.see(look)
        self._in_run(node)

    @property
    def _is_silent(self) -> bool:
        return self._is_hidden or self.fields.is_silent

    def _in_run(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == _TEXT:
                if child.text:
                    self._say(child.text, child)
            elif (read := _IN_RUN.get(child.tag)) is not None:
                read(self, child)

    def _say(self, text: str, node: etree._Element | None = None) -> None:
        """Adds text; spaces around it count only where its element says so (17.3.3.31)."""
        if self._is_silent:
            return
        if node is not None and (text[0] in _SPACES or text[-1] in _SPACES):
            text = text if node.get(XML_SPACE) == "preserve" else text.strip(_SPACES)
        link = self.fields.link or self._link
        if _WHITE.search(text):
            for number, piece in enumerate(_LINE_END.sub(" ", text).split("\t")):
                if number:
                    self._add(Tab(self._look, link))
                if piece:
                    self._line.text(piece, self._look, link)
        elif text:
            self._line.text(text, self._look, link)

    def _add(self, item: Item) -> None:
        if not self._is_silent:
            self._line.add(item)

    def _tab(self, _: etree._Element) -> None:
        self._add(Tab(self._look, self.fields.link or self._link))

    def _position_tab(self, node: etree._Element) -> None:
        alignment = node.get(w("alignment"), "left")
        self._add(
            PositionTab(
                self._look,
                alignment if alignment in ("left", "center", "right") else "left",
                node.get(w("relativeTo")) == "indent",
                _LEADERS.get(node.get(w("leader"), ""), ""),
            )
        )

    def _break(self, node: etree._Element) -> None:
        kind = {"page": BreakKind.PAGE, "column": BreakKind.COLUMN}
        self._add(Break(kind.get(node.get(w("type"), ""), BreakKind.LINE), self._look))

    def _no_break_hyphen(self, _: etree._Element) -> None:
        self._say(_NO_BREAK_HYPHEN)

    def _soft_hyphen(self, _: etree._Element) -> None:
        self._say(_SOFT_HYPHEN)

    def _symbol(self, node: etree._Element) -> None:
        character = _character(node.get(w("char"), ""))
        if self._is_silent or not character:
            return
        look = self._look
        if font := node.get(w("font")):
            look = self.story.looks.symbol(look, font)
        self._line.text(character, look, self.fields.link or self._link)

    def _ruby(self, node: etree._Element) -> None:
        self.story.add(Loss.RUBY)
        base = node.find(w("rubyBase"))
        with self.story.nested() as is_read:
            for child in base.iterchildren(_RUN) if base is not None and is_read else ():
                self.run(child)

    def _page_number(self, _: etree._Element) -> None:
        self._add(Number(PageNumber.PAGE, self._look))

    def _field_character(self, node: etree._Element) -> None:
        kind = node.get(w("fldCharType"))
        if not self.story.has_sound_fields(node):
            return
        if kind == "begin":
            self.fields.begin(self._look, _box(node))
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        shown = self.fields.end()
        if shown is None:
            self.story.add(Loss.EMPTY_FIELD)
        for item in shown or ():
            if item.look.is_hidden:
                continue
            if isinstance(item, Text):
                self._line.text(item.text, item.look, item.link or self._link)
            else:
                self._line.add(item)

    def _instruction(self, node: etree._Element) -> None:
        if self.fields.are_open:
            self.fields.code(node.text or "")

    def _note_reference(self, node: etree._Element) -> None:
        if self._is_silent:
            return
        if self.story.note is None:
            self.story.add(Loss.NOTE_PLACE)
            return
        found = self.story.note(node, self._look)
        if isinstance(found, Text):
            self._line.text(found.text, found.look, found.link)
        elif found is not None:
            self._line.add(found)

    def _note_mark(self, _: etree._Element) -> None:
        if self.story.mark:
            self._say(self.story.mark)

    def _alternatives_in_run(self, node: etree._Element) -> None:
        found = chosen(node)
        if found is None:
            self.story.add(Loss.NEWER)
            return
        with self.story.nested() as is_read:
            if is_read:
                self._in_run(found)

    def _drawn(self, node: etree._Element) -> None:
        if not self._is_silent:
            for item in drawn(self.story, node, self.fields.link or self._link):
                self._line.add(item)

    def _ink(self, _: etree._Element) -> None:
        self.story.add(Loss.NEWER)


def _character(code: str) -> str:
    """The character of a hexadecimal code; empty for what is none, or a control or a surrogate."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if unicodedata.category(found) in ("Cc", "Cs") else found


def _box(node: etree._Element) -> str:
    """The sign of a tick box of a form; empty for another field."""
    box = node.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    checked = box.find(w("checked"))
    return _BOXES[is_on(checked) if checked is not None else has(box, "default")]


_Read = Callable[[Runs, etree._Element], None]
_IN_RUN: Mapping[object, _Read] = {
    w("tab"): Runs._tab,
    w("ptab"): Runs._position_tab,
    w("br"): Runs._break,
    w("cr"): Runs._break,
    w("noBreakHyphen"): Runs._no_break_hyphen,
    w("softHyphen"): Runs._soft_hyphen,
    w("sym"): Runs._symbol,
    w("pgNum"): Runs._page_number,
    w("ruby"): Runs._ruby,
    w("fldChar"): Runs._field_character,
    w("instrText"): Runs._instruction,
    w("footnoteReference"): Runs._note_reference,
    w("endnoteReference"): Runs._note_reference,
    w("footnoteRef"): Runs._note_mark,
    w("endnoteRef"): Runs._note_mark,
    w("drawing"): Runs._drawn,
    w("pict"): Runs._drawn,
    w("object"): Runs._drawn,
    w("contentPart"): Runs._ink,
    ALTERNATIVES: Runs._alternatives_in_run,
}
