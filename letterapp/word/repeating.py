"""What is printed more than once must not be the same twice: ids, bookmarks, notes.

Inside loops, and in what is captured, ids that have to be unique are given while filling, notes
become notes of their own (so that a note can speak of what the loop is at), and comments, which
are for the template's authors, go. Ranges of which a loop or a condition may print one end alone
go too: Word puts bookmarks of its own (`_Hlk…`) across paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lxml import etree

from letterapp.word.gathering import Story
from letterapp.word.marks import number_of
from letterapp.word.pairing import Group
from letterapp.word.slots import SLOT_OPEN, Slot, Where
from letterapp.word.xml import W14, WP, remove, w

BOTH = 2
Branch = tuple[int, int]
"""The number of the tag that opens a condition, loop or the like, and which branch of it it is."""
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_SHAPE_IDS = ("id", f"{_OFFICE}spid")
_SHAPE_NAMES = ("type", "idref", "ShapeID", w("shapeid"), w("shapeId"))
"""What names a shape by its id: a shape its type, a rule, an object or a control its picture."""
_PARAGRAPH_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
_STARTS = {
    w(f"{name}End"): w(f"{name}Start")
    for name in ("bookmark", "perm", "moveFromRange", "moveToRange")
} | {w("commentRangeEnd"): w("commentRangeStart")}
"""The ends of ranges, and what begins them (17.13)."""
_RANGES = frozenset(_STARTS.values())
NOTE_REFERENCES = (w("footnoteReference"), w("endnoteReference"))
_COMMENTS = {w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")}
_REVISIONS = {
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tcPrChange")
}


def repeated(root: etree._Element, groups: Sequence[Group]) -> list[etree._Element]:
    """The nodes of a tree that may be printed more than once, in order."""
    return inside(root, [group for group in groups if group.is_repeating or group.is_capturing])


def inside(root: etree._Element, groups: Sequence[Group]) -> list[etree._Element]:
    """The nodes of a tree between the tags of some groups, in order."""
    opening = {group.tags[0].number for group in groups if len(group.tags) > 1}
    closing = {group.tags[-1].number for group in groups if len(group.tags) > 1}
    if not opening:
        return []
    found, depth = [], 0
    for node in root.iter():
        number = number_of(node)
        depth -= number in closing
        if depth:
            found.append(node)
        depth += number in opening
    return found


def renew_ids(story: Story, nodes: Sequence[etree._Element]) -> None:
    """Lets fillings give the ids of drawings, ranges and revisions; others, which may lack, go.

    `nodes` are those that may be printed more than once.
    """
    elements = [node for node in nodes if isinstance(node.tag, str)]
    shapes = {old for node in elements for _, old in _own_shapes(node)}
    for node in elements:
        for name in _PARAGRAPH_IDS:
            node.attrib.pop(name, None)
        for name, where, key in (*_renewed(node), *_shape_ids(node, shapes)):
            word = story.gathered.add_slot(Slot(where, story.part, key=key), story.where)
            node.set(name, f"#{word}" if str(node.get(name)).startswith("#") else word)
    for node in nodes:
        parent = node.getparent()
        is_id = node.tag == w("id") and parent is not None and parent.tag == w("sdtPr")
        if is_id or node.tag in _COMMENTS:
            remove(node)


def _renewed(node: etree._Element) -> Iterator[tuple[str, Where, str]]:
    """The ids of an element: attribute, kind, and what an id stood for."""
    tag = str(node.tag)
    old = node.get(w("id"), "")
    if tag == f"{{{WP}}}docPr":
        yield "id", Where.DRAWING_ID, ""
    elif tag in _RANGES:
        yield w("id"), Where.RANGE_ID, f"{tag} {old}"
        if tag == w("bookmarkStart"):
            yield w("name"), Where.BOOKMARK_NAME, node.get(w("name"), "")
    elif tag in _STARTS:
        yield w("id"), Where.RANGE_END, f"{_STARTS[tag]} {old}"
    elif tag in _REVISIONS and old:
        yield w("id"), Where.RANGE_ID, f"{tag} {old}"


def _shape_ids(node: etree._Element, shapes: Collection[str]) -> Iterator[tuple[str, Where, str]]:
    """The ids of shapes in an element, likewise: its own, and those of `shapes` that it names.

    What names a shape stands after it, as Word writes it (ECMA-376 Part 4, 19).
    """
    own: list[str] = []
    for name, old in _own_shapes(node):
        yield name, Where.SHAPE if old in own else Where.SHAPE_ID, old
        own.append(old)
    for name in _SHAPE_NAMES:
        old = node.get(name, "").removeprefix("#")
        if old in shapes:
            yield name, Where.SHAPE, old


def _own_shapes(node: etree._Element) -> list[tuple[str, str]]:
    """The attributes that give a shape its ids, and these; not what a tag gives."""
    if not str(node.tag).startswith(_VML):
        return []
    found = ((name, node.get(name, "")) for name in _SHAPE_IDS)
    return [(name, old) for name, old in found if old and SLOT_OPEN not in old]


def drop_lost_ranges(root: etree._Element, ranges: Mapping[tuple[str, str], int]) -> None:
    """Takes out the ends of ranges whose other end was taken out with what held only tags.

    `ranges` are those of before (`ranges_in`).
    """
    after = ranges_in(root)
    lost = {key for key, count in ranges.items() if count == BOTH and after.get(key, BOTH) != BOTH}
    _drop_ranges(root, lost)


def ranges_in(root: etree._Element) -> dict[tuple[str, str], int]:
    """How many ends each range has, by the tag of its start and its id."""
    found: dict[tuple[str, str], int] = {}
    for node in root.iter(*_RANGES, *_STARTS):
        key = _range(node)
        found[key] = found.get(key, 0) + 1
    return found


def _range(node: etree._Element) -> tuple[str, str]:
    tag = str(node.tag)
    return _STARTS.get(tag, tag), node.get(w("id"), "")


def drop_half_ranges(root: etree._Element, groups: Sequence[Group]) -> None:
    """Takes out the ranges whose ends do not stand in the same branches and loops."""
    branches = _Branches(groups)
    found: dict[tuple[str, str], list[tuple[Branch, ...]]] = {}
    for node in root.iter(etree.PI, *_RANGES, *_STARTS):
        if isinstance(node.tag, str):
            found.setdefault(_range(node), []).append(branches.around())
        elif (number := number_of(node)) is not None:
            branches.go_past(number)
    _drop_ranges(root, {key for key, places in found.items() if _are_halves(places)})


def _are_halves(places: Sequence[tuple[Branch, ...]]) -> bool:
    """Whether what has one id is in several branches, or is in any alone."""
    return len(set(places)) > 1 or (len(places) % BOTH == 1 and bool(places[0]))


class _Branches:
    """What a place in a tree depends on, while the tree is gone through in order."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._tags = {
            one.number: (group, at)
            for group in groups
            if len(group.tags) > 1 and group.name != "with"  # which prints all, once
            for at, one in enumerate(group.tags)
        }
        self._around: dict[int, int] = {}

    def around(self) -> tuple[Branch, ...]:
        """The branches around the place, the outermost first."""
        return tuple(self._around.items())

    def go_past(self, number: int) -> None:
        """Goes on past a tag."""
        if number not in self._tags:
            return
        group, at = self._tags[number]
        opening = group.tags[0].number
        if at == len(group.tags) - 1:
            self._around.pop(opening, None)
        else:
            self._around[opening] = at


def _drop_ranges(root: etree._Element, keys: Collection[tuple[str, str]]) -> None:
    if keys:
        for node in [n for n in root.iter(*_RANGES, *_STARTS) if _range(n) in keys]:
            remove(node)


def notes_in(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The references to notes among some nodes."""
    return (node for node in nodes if node.tag in NOTE_REFERENCES)
