"""Values -> XML: what `{{ … }}` prints, each in its place.

Text prints as typed, with line breaks, tabs and page breaks for what stands for them; prose
carries bold, italic and links; wording gives way to whole paragraphs; a picture is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from jinja2.runtime import Undefined

from letterapp.problems import Place, error
from letterapp.word.body import BodyWriter, Poured
from letterapp.word.environment import Blocks, Rows, Xml
from letterapp.word.filling import Filling
from letterapp.word.gathering import SLOT
from letterapp.word.giving import GIVEN
from letterapp.word.pictures import Picture, drawing_xml
from letterapp.word.runs import Open, RunWriter, joined, text_nodes
from letterapp.word.settling import settle
from letterapp.word.slots import (
    AFTER,
    BEFORE,
    LATER_CLOSE,
    LATER_OPEN,
    ParagraphXml,
    Slot,
    Where,
    with_section,
)
from letterapp.word.styles import Needs
from letterapp.word.xml import escaped, escaped_attribute, printable, unprintable
from letterapp.wording.blocks import plain_text
from letterapp.wording.markdown import MarkupError
from letterapp.wording.printing import as_text
from letterapp.wording.prose import Prose
from letterapp.wording.shapes import Shape, Worded, inline_shape

_AWKWARD = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile(r"\s+")
_LATER = re.compile(f"{LATER_OPEN}([0-9]+){LATER_CLOSE}")


class Printer:
    """Prints the values of one part of one letter.

    By the numbers of tags: `around` is what stands around plain text, `where` where a tag stands
    and what was typed.
    """

    def __init__(
        self,
        filling: Filling,
        slots: Sequence[Slot],
        around: Sequence[tuple[str, str] | None],
        where: Sequence[tuple[Place, str]],
        root_tags: Mapping[str, str],
    ) -> None:
        self._filling = filling
        self._slots = slots
        self._around = around
        self._where = where
        self._root_tags = root_tags
        self._kept: dict[str, str] = {}
        self._later: list[Callable[[], str]] = []

    def put(self, value: Any, number: int) -> str:
        """The XML of a value in the place of the tag of that number."""
        slot = self._slots[number]
        around = self._around[number]
        if around is not None and type(value) is str and value:
            if not _AWKWARD.search(value):
                return f"{around[0]}{value}{around[1]}"
            if not _CONTROLS.search(value):
                return f"{around[0]}{escaped(value)}{around[1]}"
        return _PRINTED[slot.where](self, value, slot, number)

    def _run(self, value: Any, slot: Slot, number: int) -> str:
        if isinstance(value, Xml):
            return self._xml(value, slot, number)
        if isinstance(value, Worded):
            return self._misplaced(number)
        return self._inline(value, slot, number)

    def _paragraph(self, value: Any, slot: Slot, number: int) -> str:
        place = slot.paragraph
        assert place is not None
        if isinstance(value, Worded):
            return self._with_kept(self._worded(value, slot, number), place)
        if isinstance(value, Xml):
            if isinstance(value, Blocks) or not value:
                return self._printed(value, slot) + _section_alone(place)
            inner = self._xml(value, slot, number)
        else:
            inner = self._inline(value, slot, number)
        parts = (place.start, place.all_properties, place.before, inner, place.after, "</w:p>")
        return self._with_kept("".join(parts), place)

    def _with_kept(self, paragraphs: str, place: ParagraphXml) -> str:
        """The paragraphs with what was kept for them, and with the ids that a filling gives."""
        if place.holds_kept:
            for key in (BEFORE, AFTER):
                paragraphs = paragraphs.replace(key, self._kept[key], 1)
        if place.holds_ids:
            paragraphs = SLOT.sub(lambda found: self.put("", int(found[1])), paragraphs)
        return paragraphs

    def _beside(self, value: Any, slot: Slot, _number: int) -> str:
        self._kept[slot.key] = "".join((value,))
        return ""

    def _xml(self, value: Xml, slot: Slot, number: int) -> str:
        text = self._printed(value, slot)
        if isinstance(value, Rows) and text:
            hint = "Print it between the rows or cells of a table."
            self._report("table rows and cells cannot stand in a paragraph", number, hint)
            return ""
        return self._misplaced(number) if isinstance(value, Blocks) and text else text

    def _printed(self, value: Xml, slot: Slot) -> str:
        """What was captured; in what is captured itself, its ids are still to be given."""
        text = "".join((value,))
        return text if slot.is_captured else self._with_ids(text)

    def _with_ids(self, text: str) -> str:
        if LATER_OPEN not in text:
            return text
        return _LATER.sub(lambda found: self._later[int(found[1])](), text)

    def _given(self, slot: Slot, give: Callable[[], str]) -> str:
        """What holds an id of its own, given each time that it is printed."""
        if not slot.is_captured:
            return give()
        self._later.append(give)
        return f"{LATER_OPEN}{len(self._later) - 1}{LATER_CLOSE}"

    def _misplaced(self, number: int) -> str:
        hint = "Put the tag alone into a paragraph."
        self._report("whole paragraphs cannot stand inside a paragraph", number, hint)
        return ""

    def _inline(self, value: Any, slot: Slot, number: int) -> str:
        """A value as runs: text, prose or a picture."""
        if isinstance(value, Picture):
            return f"<w:r>{slot.run}{self._given(slot, partial(self._drawing, value, slot))}</w:r>"
        text = as_text(value)
        if isinstance(text, Prose):
            return self._prose(text, slot, number)
        text = self._checked(str(text), number, allowed="\f")
        return f"<w:r>{slot.run}{text_nodes(text)}</w:r>" if text else ""

    def _drawing(self, picture: Picture, slot: Slot) -> str:
        relation = self._filling.picture(slot.part, picture)
        return drawing_xml(picture, relation, self._filling.drawing_id())

    def _prose(self, prose: Prose, slot: Slot, number: int) -> str:
        try:
            worded = inline_shape(str(prose))
        except (MarkupError, ValueError) as fault:
            self._report(f"“{self._where[number][1]}”: {fault}", number)
            return ""
        poured = self._filling.ground.poured(
            (worded.shape, slot.run, slot.part, slot.is_in_link),
            lambda: self._poured_runs(worded.shape, slot),
        )
        return self._of_poured(poured, worded, number)()

    def _worded(self, worded: Worded, slot: Slot, number: int) -> str:
        poured = self._filling.ground.poured(
            (worded.shape, slot.paragraph, slot.part),
            lambda: self._poured_blocks(worded.shape, slot.part, slot.paragraph),
        )
        pour = self._of_poured(poured, worded, number)
        if slot.paragraph is not None and slot.paragraph.is_open:
            return pour()  # what is beside the tag is put in at once
        return self._given(slot, pour)

    def _of_poured(self, poured: Poured, worded: Worded, number: int) -> Callable[[], str]:
        self._filling.needs |= poured.needs
        for problem in poured.problems:
            self._filling.report(problem)
        values = worded.values
        if any(map(unprintable, values)):
            values = tuple(self._mended(value, number) for value in values)
        return partial(self._filling.poured, poured.pieces, values)

    def _mended(self, value: str, number: int) -> str:
        """A value that XML can carry; where it cannot, that is a problem."""
        if fault := unprintable(value):
            hint = f"It stands in “{printable(value[:60])}”."
            self._report(f"“{self._where[number][1]}”: {fault}", number, hint)
        return printable(value)

    def _poured_runs(self, shape: Shape, slot: Slot) -> Poured:
        needs: Needs = set()
        writer = self._writer(slot.part, needs, has_links=not slot.is_in_link)
        pieces: list[Open] = []
        for block in shape.blocks:
            pieces += writer.runs(block.content, slot.run)
        return Poured(joined(pieces), frozenset(needs))

    def _poured_blocks(self, shape: Shape, part: str, place: ParagraphXml | None) -> Poured:
        needs: Needs = set()
        ground = self._filling.ground
        notes = ground.notes["footnote"]
        writers = (
            self._writer(part, needs),
            self._writer(ground.named(notes.part, "footnotes.xml"), needs),
        )
        where = Place(self._where[0][0].file)
        writer = BodyWriter(ground.styles, ground.numbering, where, writers, needs)
        return writer.poured(shape.blocks, place)

    def _writer(self, part: str, needs: Needs, *, has_links: bool = True) -> RunWriter:
        declares_r = "xmlns:r=" in self._root_tags.get(part, "")
        styles = self._filling.ground.styles
        return RunWriter(part, styles, needs, declares_r=declares_r, has_links=has_links)

    def _field(self, value: Any, slot: Slot, number: int) -> str:
        text = _CONTROL.sub(" ", self._text(value, number))
        quoted = escaped(text.replace("\\", "\\\\").replace('"', '\\"'))
        open_, close = '<w:instrText xml:space="preserve">', "</w:instrText>"
        return f"<w:r>{slot.run}{open_}{quoted}{close}</w:r>" if text else ""

    def _captured_text(self, value: Any, _slot: Slot, number: int) -> str:
        if isinstance(value, Prose):
            return value
        return self._text(value, number, allowed="\f")

    def _element(self, value: Any, _slot: Slot, number: int) -> str:
        return escaped(self._text(value, number)).replace("\r", "&#13;")

    def _attribute(self, value: Any, _slot: Slot, number: int) -> str:
        return escaped_attribute(self._text(value, number))

    def _text(self, value: Any, number: int, allowed: str = "") -> str:
        """A value as plain text; prose without its looks."""
        if isinstance(value, (Xml, Worded, Picture)):
            self._report("only text can stand here", number)
            return ""
        text = as_text(value)
        if isinstance(text, Prose):
            try:
                blocks = inline_shape(str(text)).blocks
            except (MarkupError, ValueError) as fault:
                self._report(f"“{self._where[number][1]}”: {fault}", number)
                return ""
            text = "".join(plain_text(block.content) for block in blocks)
        return self._checked(str(text), number, allowed)

    def _span(self, value: Any, _slot: Slot, number: int) -> str:
        """A number of columns (17.4.17)."""
        text = self._text(value, number).strip()
        if not re.fullmatch("[1-9][0-9]{0,2}", text):
            if isinstance(value, Undefined):
                return "1"
            self._report(f"“{text}” is no number of columns", number, "Give 1, 2, 3 …")
            return "1"
        return text

    def _colour(self, value: Any, _slot: Slot, number: int) -> str:
        """A colour as WordprocessingML has it (17.18.38)."""
        text = self._text(value, number).strip().removeprefix("#")
        if not re.fullmatch("[0-9A-Fa-f]{6}|auto", text):
            if isinstance(value, Undefined):
                return "auto"
            hint = "Give six hexadecimal digits, such as FF0000 for red, or “auto”."
            self._report(f"“{text}” is no colour", number, hint)
            return "auto"
        return text

    def _link(self, value: Any, slot: Slot, number: int) -> str:
        return self._filling.link(slot.part, self._text(value, number).strip())

    def _note(self, value: Any, slot: Slot, _number: int) -> str:
        kind = "footnote" if slot.where is Where.FOOTNOTE else "endnote"
        root_tag = self._root_tags.get(self._filling.ground.notes[kind].part or "", "")
        content = "".join((value,))

        def give() -> str:
            return self._filling.note(kind, settle(self._with_ids(content), root_tag))

        return self._given(slot, give)

    def _id(self, _value: Any, slot: Slot, _number: int) -> str:
        return self._given(slot, partial(GIVEN[slot.where], self._filling, slot.key))

    def _checked(self, text: str, number: int, allowed: str = "") -> str:
        if fault := unprintable(text.replace(allowed, "") if allowed else text):
            self._report(f"“{self._where[number][1]}”: {fault}", number)
            return printable(text)
        return text

    def _report(self, message: str, number: int, hint: str = "") -> None:
        self._filling.report(error(message, hint, self._where[number][0]))


def _section_alone(place: ParagraphXml) -> str:
    """The section break of a paragraph that is not printed, in a paragraph of its own."""
    return f"<w:p>{with_section('', place.section)}</w:p>" if place.section else ""


_PRINTED: Mapping[Where, Callable[[Printer, Any, Slot, int], str]] = {
    Where.RUN: Printer._run,
    Where.PARAGRAPH: Printer._paragraph,
    Where.FIELD: Printer._field,
    Where.TEXT: Printer._captured_text,
    Where.ELEMENT: Printer._element,
    Where.ATTRIBUTE: Printer._attribute,
    Where.SPAN: Printer._span,
    Where.COLOUR: Printer._colour,
    Where.LINK: Printer._link,
    Where.BESIDE: Printer._beside,
    Where.FOOTNOTE: Printer._note,
    Where.ENDNOTE: Printer._note,
    **dict.fromkeys(GIVEN, Printer._id),
}
