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

from letterapp.problems import Problem, error
from letterapp.word.marks import number_of
from letterapp.word.pairing import Found, Group
from letterapp.word.prefixes import Prefixes
from letterapp.word.tags import Kind
from letterapp.word.visibility import Visibility, ends_section
from letterapp.word.xml import remove, w

_P, _TC, _TR, _TBL = w("p"), w("tc"), w("tr"), w("tbl")
_CELLS = {_TC, w("sdt"), w("customXml")}


class Placing:
    """Places the block tags of one story, which stand in its tree as processing instructions.

    `visibility` tells what is seen then; `narrowed` are the tables that lost a cell which held
    only tags.
    """

    def __init__(self, found: Sequence[Found], groups: Sequence[Group]) -> None:
        self.problems: list[Problem] = []
        self.visibility = Visibility({o.number for o in found if o.tag.kind is Kind.VARIABLE})
        self.narrowed: set[etree._Element] = set()
        self._groups = groups
        self._found = found
        self._by_number = {one.number: one for one in found}
        self._closing = {group.tags[-1].number for group in groups if len(group.tags) > 1}
        self._targets: dict[int, etree._Element] = {}
        self._emptied: set[etree._Element] = set()

    def place(self, tagged: Iterable[etree._Element]) -> None:
        """Moves the tags to their level and takes out what held nothing else.

        `tagged` are the paragraphs that held tags or comments.
        """
        prefixes = Prefixes(self._found, self.visibility, self._closing)
        prefixes.apply()
        self.problems += prefixes.problems
        self.narrowed |= prefixes.narrowed
        shows = self.visibility.shows
        self._emptied = {p for p in tagged if p.getparent() is not None and not shows(p)}
        for row in self._rows():
            if not shows(row):
                self._emptied |= {row, *row.iter(_TC)}
                self._note_table(row)
        while self._find_targets():
            pass
        self._emptied |= {cell for cell in self._around(_TC) if self._is_column_tag(cell)}
        self._move_all()
        for node in self._emptied:
            if not shows(node) and not ends_section(node):
                if node.tag == _TC:
                    self.narrowed |= set(node.iterancestors(_TBL))
                remove(node)

    def _find_targets(self) -> bool:
        """Finds under which parent each group goes; whether one more turned out to be stuck."""
        self._targets = {}
        for group in self._groups:
            numbers = [one.number for one in group.tags]
            nodes = [one.node for one in group.tags if one.node is not None]
            if len(nodes) < len(numbers) or self.visibility.stuck.intersection(numbers):
                continue
            target = self._target(group, nodes)
            if all(self._can_leave(node, target) for node in nodes):
                self._targets.update(dict.fromkeys(numbers, target))
                continue
            self.visibility.stuck.update(numbers)
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
        if not self.visibility.shows(paragraph) or ends_section(paragraph):
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
        if not self.visibility.shows(first) and not self.visibility.shows(last):
            return False
        beside = (*first.itersiblings(preceding=True), *last.itersiblings())
        return all(node.tag not in _CELLS for node in beside)

    def _can_leave(self, node: etree._Element, target: etree._Element) -> bool:
        """Whether a tag stands at an edge of everything between it and its target."""
        place, is_after, is_before = node, False, False
        while (parent := place.getparent()) is not None and parent is not target:
            is_after |= self.visibility.shows_any(place.itersiblings(preceding=True))
            is_before |= self.visibility.shows_any(place.itersiblings())
            if is_after and is_before:
                return False
            place = parent
        return True

    def _shown_beside(self, node: etree._Element, top: etree._Element, *, is_before: bool) -> bool:
        place = node
        while place is not top:
            if self.visibility.shows_any(place.itersiblings(preceding=is_before)):
                return True
            parent = place.getparent()
            assert parent is not None
            place = parent
        return False

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
        for number in (*self._targets, *self.visibility.stuck):
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
        if around.tag == _P and ends_section(around) and not self.visibility.shows(around):
            before = [child for child in inside if number_of(child) in self._closing]
            after = [child for child in inside if child not in before]
            before, after = [c for c in before if c in out], [c for c in after if c in out]
        elif not self.visibility.shows(around):
            before, after = [child for child in inside if child in out], []
        else:
            start = [
                c for c in inside if not self.visibility.shows_any(c.itersiblings(preceding=True))
            ]
            before = start[: max((start.index(c) + 1 for c in start if c in out), default=0)]
            end = [
                c
                for c in inside
                if c not in before and not self.visibility.shows_any(c.itersiblings())
            ]
            after = end[min((end.index(c) for c in end if c in out), default=len(end)) :]
        for child in before:
            around.addprevious(child)
        for child in reversed(after):
            around.addnext(child)

    def _leaves(self, child: etree._Element, around: etree._Element) -> bool:
        number = number_of(child)
        if number is None or number in self.visibility.stuck or number in self.visibility.variables:
            return False
        target = self._targets.get(number)
        is_vanishing = around in self._emptied or around in self.visibility.gone
        if is_vanishing and not self.visibility.shows(around):
            is_within = target is around and around.tag == _P and ends_section(around)
            return not is_within
        return target is not None and any(target is one for one in around.iterancestors())

    def _rows(self) -> list[etree._Element]:
        """The rows that hold block tags, those of inner tables first."""
        around = {
            row: sum(1 for _ in row.iterancestors())
            for one in self._found
            if one.node is not None
            for row in one.node.iterancestors(_TR)
        }
        return sorted(around, key=around.__getitem__, reverse=True)

    def _note_table(self, row: etree._Element) -> None:
        """A table all of whose rows vanish is not seen."""
        table = next(row.iterancestors(_TBL))
        if all(other in self._emptied for other in table.iter(_TR)):
            self.visibility.gone.add(table)

    def _around(self, tag: str) -> Iterator[etree._Element]:
        """The rows or cells that hold block tags."""
        for one in self._by_number.values():
            if one.node is not None and (found := _ancestor(one.node, tag)) is not None:
                yield found

    def _is_column_tag(self, cell: etree._Element) -> bool:
        """Whether a cell holds nothing but tags that belong with those of other cells."""
        row = cell.getparent()
        if self.visibility.shows(cell) or row in self._emptied:
            return False
        return any(
            self._targets.get(number) is row
            for child in cell.iter(etree.PI)
            if (number := number_of(child)) is not None
        )


def _beside(nodes: Sequence[etree._Element], paragraph: etree._Element) -> Iterator[int]:
    """The numbers of the tags in a paragraph that stand before the first or after the last."""
    is_between = False
    for node in paragraph.iter(etree.PI):
        number = number_of(node)
        is_between |= node is nodes[0]
        if number is not None and not is_between:
            yield number
        is_between &= node is not nodes[-1]


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
