"""docxtpl's own ways to say where a tag acts: `{%p`, `{%tr`, `{%tc`, and the hyphens that join.

What its documentation describes; nothing else needs them (`placing`).
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from letterapp.problems import Problem, error, warning
from letterapp.word.marks import number_of
from letterapp.word.pairing import Found
from letterapp.word.tags import Kind
from letterapp.word.visibility import Visibility
from letterapp.word.xml import remove, w

_P, _R, _T = w("p"), w("r"), w("t")
LEVELS = {"p": _P, "tr": w("tr"), "tc": w("tc")}
_WHITE_NODES = (_T, w("br"), w("cr"))
_WHITE = " \t\r\n"
"""What `-` takes away: not the no-break space, with which docxtpl's users keep a space."""


class Prefixes:
    """Does what the prefixes and hyphens of a story's tags ask for.

    `narrowed` are the tables that lost a cell.
    """

    def __init__(self, found: Sequence[Found], visibility: Visibility) -> None:
        self.problems: list[Problem] = []
        self.narrowed: set[etree._Element] = set()
        self._found = found
        self._visibility = visibility

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
        first.extend([child for child in second if child.tag != w("pPr")])
        remove(second)

    def _force(self) -> None:
        """`{%p`, `{%tr` and `{%tc` take the place of the paragraph, row or cell they stand in."""
        forced = self._forced()
        for around, tags in forced.items():
            if _other_text(around):
                self.problems.append(left_out(tags[0], around))
            for node in self._blocks_in(around):
                around.addprevious(node)
        for around, tags in forced.items():
            if around.tag == LEVELS["tc"]:
                self.narrowed |= set(around.iterancestors(w("tbl")))
            remove(around)
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

    def _blocks_in(self, around: etree._Element) -> list[etree._Element]:
        """The marks of all block tags in an element: none is to be lost with it."""
        numbered = ((node, number_of(node)) for node in around.iter(etree.PI))
        values = self._visibility.variables
        return [node for node, number in numbered if number is not None and number not in values]


def _outside(one: Found) -> Problem:
    what = {"tr": "table row", "tc": "table cell"}.get(one.tag.level, "paragraph")
    hint = f"Put it into a {what}, or write the tag without “{one.tag.level}”."
    return error(f"“{one.tag.typed}” stands in no {what}", hint, one.where)


def left_out(one: Found, around: etree._Element) -> Problem:
    """The warning that a tag with a prefix takes the place of text."""
    lost = f"“{one.tag.typed}” takes the place of “{_other_text(around)}”, which is left out"
    hint = f"Move that text, or write the tag without “{one.tag.level}”."
    return warning(lost, hint, one.where)


def _other_text(around: etree._Element) -> str:
    """What a paragraph, row or cell says beside its tags."""
    return " ".join("".join(node.text or "" for node in around.iter(_T)).split())[:60]
