"""docxtpl's own ways to say where a tag acts: `{%p`, `{%tr`, `{%tc`, and the hyphens that join.

What its documentation describes; nothing else needs them (`placing`). A section break is never
lost with what a tag takes the place of; what is, is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from letterapp.problems import Problem, error, warning
from letterapp.word.marks import number_of
from letterapp.word.pairing import Found
from letterapp.word.tags import Kind
from letterapp.word.visibility import Visibility, ends_section
from letterapp.word.xml import element, remove, w

_P, _R, _T, _PPR = w("p"), w("r"), w("t"), w("pPr")
LEVELS = {"p": _P, "tr": w("tr"), "tc": w("tc")}
_WHITE_NODES = (_T, w("br"), w("cr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NAMES = {
    w("drawing"): "a picture",
    w("pict"): "a picture",
    w("object"): "an embedded object",
    w("footnoteReference"): "a footnote",
    w("endnoteReference"): "an endnote",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "an equation",
}
"""What shows more than text, in words."""
_WHITE = " \t\r\n"
"""What `-` takes away: not the no-break space, with which docxtpl's users keep a space."""


class Prefixes:
    """Does what the prefixes and hyphens of a story's tags ask for.

    `closing` are the numbers of the tags that end a block, `narrowed` the tables that lost a cell.
    """

    def __init__(
        self, found: Sequence[Found], visibility: Visibility, closing: Collection[int]
    ) -> None:
        self.problems: list[Problem] = []
        self.narrowed: set[etree._Element] = set()
        self._found = found
        self._visibility = visibility
        self._closing = closing

    def apply(self) -> None:
        """Joins paragraphs, then puts tags in the place of what they stand in."""
        self._join()
        self._force()

    def _join(self) -> None:
        """`{%-` goes on in the paragraph before, `-%}` takes the next one in."""
        for one in self._found:
            node, tag = one.node, one.tag
            if node is None or tag.level:
                continue
            if tag.joins_before and not self._strip(node, is_before=True):
                self._join_paragraphs(node, tag.kind, is_before=True)
            if tag.joins_after and not self._strip(node, is_before=False):
                self._join_paragraphs(node, tag.kind, is_before=False)

    def _strip(self, node: etree._Element, *, is_before: bool) -> bool:
        """Takes white space off the text beside a tag; whether there was any other text."""
        place = node
        parent = place.getparent()
        if parent is not None and parent.tag == _R:
            place = parent
        for sibling in place.itersiblings(preceding=is_before):
            nodes = list(sibling.iter(*_WHITE_NODES))
            for inner in reversed(nodes) if is_before else nodes:
                if inner.tag != _T:
                    if self._visibility.shows(inner):
                        return True  # a page break is no white space
                    remove(inner)
                    continue
                whole = inner.text or ""
                inner.text = whole.rstrip(_WHITE) if is_before else whole.lstrip(_WHITE)
                if inner.text:
                    return True
            if self._visibility.shows(sibling):
                return True
        return False

    def _join_paragraphs(self, node: etree._Element, kind: Kind, *, is_before: bool) -> None:
        paragraph = next(node.iterancestors(_P), None)
        if kind is not Kind.BLOCK or paragraph is None:
            return
        other = paragraph.getprevious() if is_before else paragraph.getnext()
        if other is None or other.tag != _P:
            return
        first, second = (other, paragraph) if is_before else (paragraph, other)
        if ends_section(second):
            if ends_section(first):
                return  # one paragraph cannot end two sections
            _take_section(first, second)
        first.extend([child for child in second if child.tag != _PPR])
        remove(second)

    def _force(self) -> None:
        """`{%p`, `{%tr` and `{%tc` take the place of the paragraph, row or cell they stand in."""
        forced = self._forced()
        for around, tags in forced.items():
            if _things_in(around, self._found):
                self.problems.append(left_out(tags[0], around, self._found))
            self._move_out(around)
        for around, tags in forced.items():
            if around.tag == LEVELS["tc"]:
                self.narrowed |= set(around.iterancestors(w("tbl")))
            if not ends_section(around):
                remove(around)
            else:
                for child in [child for child in around if child.tag != _PPR]:
                    around.remove(child)
            for one in tags:
                if one.tag.kind is Kind.COMMENT and one.node is not None:
                    remove(one.node)

    def _forced(self) -> dict[etree._Element, list[Found]]:
        """The tags with prefixes, by what they take the place of."""
        forced: dict[etree._Element, list[Found]] = {}
        for one in self._found:
            if one.node is None or one.tag.level not in LEVELS or one.tag.kind is Kind.VARIABLE:
                continue
            around = next(one.node.iterancestors(LEVELS[one.tag.level]), None)
            if around is None:
                self.problems.append(_outside(one))
            else:
                forced.setdefault(around, []).append(one)
        return forced

    def _move_out(self, around: etree._Element) -> None:
        """Moves the block tags in an element before it.

        A paragraph that ends a section stays, between those that end a block and those that begin
        one, as it does where no prefix is (`placing`).
        """
        blocks = self._blocks_in(around)
        after = [node for node in blocks if number_of(node) not in self._closing]
        if not ends_section(around):
            after = []
        for node in blocks:
            if node not in after:
                around.addprevious(node)
        for node in reversed(after):
            around.addnext(node)

    def _blocks_in(self, around: etree._Element) -> list[etree._Element]:
        """The marks of all block tags in an element: none is to be lost with it."""
        numbered = ((node, number_of(node)) for node in around.iter(etree.PI))
        values = self._visibility.variables
        return [node for node, number in numbered if number is not None and number not in values]


def _outside(one: Found) -> Problem:
    what = {"tr": "table row", "tc": "table cell"}.get(one.tag.level, "paragraph")
    hint = f"Put it into a {what}, or write the tag without “{one.tag.level}”."
    return error(f"“{one.tag.typed}” stands in no {what}", hint, one.where)


def _take_section(first: etree._Element, second: etree._Element) -> None:
    """Moves the section break of one paragraph into another, where it has its place (17.3.1.26)."""
    section = second.find(f"{_PPR}/{w('sectPr')}")
    assert section is not None
    properties = first.find(_PPR)
    if properties is None:
        properties = element("pPr")
        first.insert(0, properties)
    change = properties.find(w("pPrChange"))
    properties.insert(len(properties) - (change is not None), section)


def left_out(one: Found, around: etree._Element, found: Sequence[Found]) -> Problem:
    """The warning that a tag with a prefix takes the place of something; `found` are all tags."""
    things = _things_in(around, found, one) or ["another tag"]
    *others, last = things
    listed = f"{', '.join(others)} and {last}" if others else last
    lost = f"“{one.tag.typed}” takes the place of {listed}, which {_are(things)} left out"
    what = "text" if things == _text_in(around) else ""
    hint = f"Move that{what and ' '}{what}, or write the tag without “{one.tag.level}”."
    return warning(lost, hint, one.where)


def _are(things: Sequence[str]) -> str:
    return "is" if len(things) == 1 else "are"


def _things_in(
    around: etree._Element, found: Sequence[Found], one: Found | None = None
) -> list[str]:
    """What a paragraph, row or cell holds beside its block tags and one more, in words."""
    values = {other.number: other.tag for other in found if other.tag.kind is Kind.VARIABLE}
    numbers = [number_of(node) for node in around.iter(etree.PI)]
    own = one.number if one is not None else None
    typed = [values[number].typed for number in numbers if number in values and number != own]
    shown = dict.fromkeys(name for node in _shown(around) if (name := _named(node)))
    return [*_text_in(around), *(f"“{text}”" for text in typed), *shown]


def _text_in(around: etree._Element) -> list[str]:
    """The beginning of what it says, in quotation marks; nothing where it says nothing."""
    text = " ".join("".join(node.text or "" for node in _shown(around, _T)).split())[:60]
    return [f"“{text}”"] if text else []


def _shown(around: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The elements in a node, without what only older programs see beside it."""
    for node in around.iter(*tags or (etree.Element,)):
        if next(node.iterancestors(_FALLBACK), None) is None:
            yield node


def _named(node: etree._Element) -> str:
    """What a reader calls an element that shows more than text; empty for any other."""
    if node.tag == w("br"):
        kind = node.get(w("type"), "")
        return f"a {kind} break" if kind in {"page", "column"} else ""
    return _NAMES.get(str(node.tag), "")
