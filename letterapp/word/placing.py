"""Where block tags take effect: around runs, paragraphs, cells or rows.

A tag acts where it stands, between two runs of a paragraph, unless the tags it belongs with stand
elsewhere. Then all of them go up to a common level: from the start or the end of a paragraph to
before or after it, and likewise with cells and rows. So a paragraph, a row or a cell that holds
nothing but block tags vanishes, and a loop from a row's first cell to its last repeats the row.
What cannot go up stays, if the paragraphs that it cuts in two can be joined again; else it is a
problem. All tags of a group thus end under one parent, which keeps the XML well formed whatever
the conditions are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from letterapp.problems import Problem, error, warning
from letterapp.word.cutting import MARK, TAG
from letterapp.word.pairing import Found, Group
from letterapp.word.tags import Kind
from letterapp.word.xml import remove, w

_P, _R, _T, _TC, _TR, _TBL = w("p"), w("r"), w("t"), w("tc"), w("tr"), w("tbl")
LEVELS = {"p": _P, "tr": _TR, "tc": _TC}
_TRANSPARENT = {
    w(name)
    for name in (
        *("p", "r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "tc", "tr"),
        *("customXml", "bdo", "dir"),
    )
}
"""What shows only what it holds."""
_INVISIBLE = {
    w(name)
    for name in (
        *("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sdtPr", "sdtEndPr"),
        *("customXmlPr", "smartTagPr", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd"),
        *("lastRenderedPageBreak", "permStart", "permEnd", "commentRangeStart"),
        *("commentRangeEnd", "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd"),
        *("moveToRangeStart", "moveToRangeEnd", "tab", "cr", "softHyphen"),
    )
}


_CELLS = {_TC, w("sdt"), w("customXml")}
_WHITE_NODES = (_T, w("br"), w("cr"))
_WHITE = " \t\r\n"
"""What `-` takes away: not the no-break space, with which docxtpl's users keep a space."""


class Placing:
    """Places the block tags of one part, which stand in its tree as processing instructions.

    `narrowed` are the tables that lost a cell which held only tags.
    """

    def __init__(self, found: Sequence[Found], groups: Sequence[Group]) -> None:
        self.problems: list[Problem] = []
        self._groups = groups
        self._by_number = {one.number: one for one in found}
        self._variables = {one.number for one in found if one.tag.kind is Kind.VARIABLE}
        self._closing = {group.tags[-1].number for group in groups if len(group.tags) > 1}
        self._stuck: set[int] = set()
        self._targets: dict[int, etree._Element] = {}
        self._emptied: set[etree._Element] = set()
        self.narrowed: set[etree._Element] = set()

    def place(self, tagged: Iterable[etree._Element]) -> None:
        """Moves the tags to their level and takes out what held nothing else.

        `tagged` are the paragraphs that held tags or comments.
        """
        self._join()
        self._force()
        self._emptied = {p for p in tagged if p.getparent() is not None and not self.shows(p)}
        for row in [row for row in self._around(_TR) if not self.shows(row)]:
            self._emptied |= {row, *row.iter(_TC)}
        while self._find_targets():
            pass
        self._emptied |= {cell for cell in self._around(_TC) if self._is_column_tag(cell)}
        self._move_all()
        for node in self._emptied:
            if not self.shows(node) and not _ends_section(node):
                self._note_column(node)
                remove(node)

    def shows(self, node: etree._Element) -> bool:
        """Whether anything in a node is seen in the letter; block tags are not, unless stuck."""
        if not isinstance(node.tag, str):
            number = number_of(node)
            return number is not None and (number in self._variables or number in self._stuck)
        if node.tag == _T:
            return bool((node.text or "").strip())
        if node.tag == w("br"):
            return node.get(w("type"), "textWrapping") != "textWrapping"
        if node.tag in _INVISIBLE:
            return False
        return node.tag not in _TRANSPARENT or any(map(self.shows, node))

    def is_variable(self, number: int) -> bool:
        """Whether the tag of a number prints a value."""
        return number in self._variables

    # docxtpl's own ways

    def _join(self) -> None:
        """`{%-` goes on in the paragraph before, `-%}` takes the next one in."""
        for one in self._by_number.values():
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
            if self.shows(sibling):
                return True
        return False

    def _join_paragraphs(self, node: etree._Element, kind: Kind, *, is_before: bool) -> None:
        paragraph = _ancestor(node, _P)
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
        forced: dict[etree._Element, list[Found]] = {}
        for one in self._by_number.values():
            if one.node is None or one.tag.level not in LEVELS or one.tag.kind is Kind.VARIABLE:
                continue
            around = _ancestor(one.node, LEVELS[one.tag.level])
            if around is None:
                self.problems.append(_outside(one))
            else:
                forced.setdefault(around, []).append(one)
        for around, tags in forced.items():
            nodes = [
                node
                for node in around.iter(etree.PI)
                if (number := number_of(node)) is not None and number not in self._variables
            ]
            if _other_text(around):
                self.problems.append(left_out(tags[0], around))
            for node in nodes:
                around.addprevious(node)
        for around, tags in forced.items():
            self._note_column(around)
            remove(around)
            for one in tags:
                if one.tag.kind is Kind.COMMENT and one.node is not None:
                    remove(one.node)

    # Up to a common level

    def _find_targets(self) -> bool:
        """Finds under which parent each group goes; whether one more turned out to be stuck."""
        self._targets = {}
        for group in self._groups:
            numbers = [one.number for one in group.tags]
            nodes = [one.node for one in group.tags if one.node is not None]
            if len(nodes) < len(numbers) or self._stuck.intersection(numbers):
                continue
            target = self._target(group, nodes)
            if all(self._can_leave(node, target) for node in nodes):
                self._targets.update(dict.fromkeys(numbers, target))
                continue
            self._stuck.update(numbers)
            self._check_stuck(group, nodes)
            return True
        return False

    def _target(self, group: Group, nodes: Sequence[etree._Element]) -> etree._Element:
        """The parent under which a group's tags are to stand."""
        common = _common(nodes)
        paragraph = common if common.tag == _P else _ancestor(common, _P)
        if paragraph is not None:
            is_whole = group.name == "if" and len(nodes) == 2 and self._is_whole(paragraph, nodes)  # noqa: PLR2004
            above = paragraph.getparent()
            return above if is_whole and above is not None else common
        if common.tag == _TR and self._covers(common, nodes):
            above = common.getparent()
            assert above is not None
            return above
        return common

    def _is_whole(self, paragraph: etree._Element, nodes: Sequence[etree._Element]) -> bool:
        """Whether a condition is about all that a paragraph shows."""
        if not self.shows(paragraph) or _ends_section(paragraph):
            return False
        if self._shown_beside(nodes[0], paragraph, is_before=True):
            return False
        return not self._shown_beside(nodes[1], paragraph, is_before=False) and all(
            self._is_leaving(number, paragraph) for number in _beside(nodes, paragraph)
        )

    def _is_leaving(self, number: int, paragraph: etree._Element) -> bool:
        """Whether a tag is known to go out of a paragraph."""
        target = self._targets.get(number)
        return target is not None and any(target is one for one in paragraph.iterancestors())

    def _covers(self, row: etree._Element, nodes: Sequence[etree._Element]) -> bool:
        """Whether a group goes from the start of a row's first cell to the end of its last.

        Cells that hold nothing but its tags are columns that vanish, and the row stays one.
        """
        first, last = _child_of(nodes[0], row), _child_of(nodes[-1], row)
        if not self.shows(first) and not self.shows(last):
            return False
        beside = (*first.itersiblings(preceding=True), *last.itersiblings())
        return all(node.tag not in _CELLS for node in beside)

    def _can_leave(self, node: etree._Element, target: etree._Element) -> bool:
        """Whether a tag stands at an edge of everything between it and its target."""
        place, is_after, is_before = node, False, False
        while (parent := place.getparent()) is not None and parent is not target:
            is_after |= self._shows_any(place.itersiblings(preceding=True))
            is_before |= self._shows_any(place.itersiblings())
            if is_after and is_before:
                return False
            place = parent
        return True

    def _shown_beside(self, node: etree._Element, top: etree._Element, *, is_before: bool) -> bool:
        place = node
        while place is not top:
            if self._shows_any(place.itersiblings(preceding=is_before)):
                return True
            parent = place.getparent()
            assert parent is not None
            place = parent
        return False

    def _shows_any(self, nodes: Iterable[etree._Element]) -> bool:
        return any(map(self.shows, nodes))

    def _check_stuck(self, group: Group, nodes: Sequence[etree._Element]) -> None:
        """Tags within text can stay where they are in paragraphs of one parent."""
        common = _common(nodes)
        is_joinable = all(_path(node, common) == [_P] for node in nodes)
        if (is_joinable and not group.is_capturing) or len(nodes) == 1:
            return
        first, last = group.tags[0], group.tags[-1]
        what = "text" if group.is_capturing else "a cell, a link or a text"
        message = f"“{first.tag.typed}” begins inside {what} and “{last.tag.typed}” ends elsewhere"
        hint = "Put each of these tags into a paragraph, or a table row, of its own."
        self.problems.append(error(message, hint, first.where))

    def _move_all(self) -> None:
        """Moves tags out of what they have to leave, the innermost first."""
        leaving: dict[etree._Element, int] = {}
        for number in (*self._targets, *self._stuck):
            node = self._by_number[number].node
            leaving.update((around, depth) for depth, around in _ancestors_with_depth(node))
        for around in sorted(leaving, key=leaving.__getitem__, reverse=True):
            self._move_out(around)

    def _move_out(self, around: etree._Element) -> None:
        """Moves what leaves an element before or after it.

        Tags that stand on the outer side of one that leaves go with it: their order stays.
        """
        inside = [child for child in around if number_of(child) in self._by_number]
        out = {child for child in inside if self._leaves(child, around)}
        if around.tag == _P and _ends_section(around) and not self.shows(around):
            before = [child for child in inside if number_of(child) in self._closing]
            after = [child for child in inside if child not in before]
            before, after = [c for c in before if c in out], [c for c in after if c in out]
        elif not self.shows(around):
            before, after = [child for child in inside if child in out], []
        else:
            start = [c for c in inside if not self._shows_any(c.itersiblings(preceding=True))]
            before = start[: max((start.index(c) + 1 for c in start if c in out), default=0)]
            end = [c for c in inside if c not in before and not self._shows_any(c.itersiblings())]
            after = end[min((end.index(c) for c in end if c in out), default=len(end)) :]
        for child in before:
            around.addprevious(child)
        for child in reversed(after):
            around.addnext(child)

    def _leaves(self, child: etree._Element, around: etree._Element) -> bool:
        number = number_of(child)
        if number is None or number in self._stuck or number in self._variables:
            return False
        target = self._targets.get(number)
        if around in self._emptied and not self.shows(around):
            is_within = target is around and around.tag == _P and _ends_section(around)
            return not is_within
        return target is not None and any(target is one for one in around.iterancestors())

    def _note_column(self, node: etree._Element) -> None:
        """Remembers the table that loses a cell: its grid is another one then."""
        row = node.getparent()
        if node.tag == _TC and row is not None and row.getparent() is not None:
            self.narrowed.add(next(row.iterancestors(_TBL)))

    def _around(self, tag: str) -> Iterator[etree._Element]:
        """The rows or cells that hold block tags."""
        for one in self._by_number.values():
            if one.node is not None and (found := _ancestor(one.node, tag)) is not None:
                yield found

    def _is_column_tag(self, cell: etree._Element) -> bool:
        """Whether a cell holds nothing but tags that belong with those of other cells."""
        row = cell.getparent()
        if self.shows(cell) or row in self._emptied:
            return False
        return any(
            self._targets.get(number) is row
            for child in cell.iter(etree.PI)
            if (number := number_of(child)) is not None
        )


def number_of(node: etree._Element) -> int | None:
    """The number of the tag whose mark a node is; None where it is none."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == TAG:
        return int(node.text or 0)
    return None


def mark(kind: int) -> etree._Element:
    """A mark that is no tag's."""
    return etree.ProcessingInstruction(MARK, str(kind))


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


def _beside(nodes: Sequence[etree._Element], paragraph: etree._Element) -> Iterator[int]:
    """The numbers of the tags in a paragraph that stand before the first or after the last."""
    is_between = False
    for node in paragraph.iter(etree.PI):
        number = number_of(node)
        is_between |= node is nodes[0]
        if number is not None and not is_between:
            yield number
        is_between &= node is not nodes[-1]


def _ends_section(node: etree._Element) -> bool:
    """Whether a paragraph carries a section break, which has to stay (17.6.18)."""
    return node.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _ancestor(node: etree._Element, tag: str) -> etree._Element | None:
    return next(node.iterancestors(tag), None)


def _common(nodes: Sequence[etree._Element]) -> etree._Element:
    """The innermost element around all nodes."""
    around = list(nodes[0].iterancestors())
    for node in nodes[1:]:
        others = set(node.iterancestors())
        around = [one for one in around if one in others]
    return around[0]


def _path(node: etree._Element, top: etree._Element) -> list[str]:
    """The elements around a node, the innermost first, up to one."""
    path = []
    for around in node.iterancestors():
        if around is top:
            break
        path.append(str(around.tag))
    return path


def _child_of(node: etree._Element, top: etree._Element) -> etree._Element:
    """The child of an element that a node is in."""
    place = node
    while (parent := place.getparent()) is not None and parent is not top:
        place = parent
    return place


def _ancestors_with_depth(node: etree._Element | None) -> Iterator[tuple[int, etree._Element]]:
    around = list(node.iterancestors()) if node is not None else []
    yield from enumerate(reversed(around))
