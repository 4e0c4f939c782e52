"""Numbered lists of a template in loops: what is one list counts on, what is several begins anew.

A numbered item that a loop repeats counts on from round to round: “1. a demand”, its text, “2. the
next”. A loop that repeats a whole list begins it at 1 each time: where the items are repeated by a
loop inside it, or stand there as two or more of one level. Numbered headings count on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from lxml import etree
from msgspec import Struct

from letterapp.word.gathering import Story
from letterapp.word.marks import TAG, number_of
from letterapp.word.numbering import Numbering
from letterapp.word.order import insert_in_order
from letterapp.word.pairing import Found, Group
from letterapp.word.slots import Slot, Where
from letterapp.word.xml import element, w

_P = w("p")


class _Item(Struct, frozen=True):
    """A paragraph of a numbered list and its level.

    `loops` are the loops it stands in, the outermost first, `branches` the conditions it depends
    on, each with the number of the branch.
    """

    paragraph: etree._Element
    num_id: str
    level: str
    loops: tuple[Found, ...]
    branches: Mapping[int, int]


def restart_lists(story: Story, groups: Sequence[Group], numbering: Numbering) -> None:
    """Lets each numbered list that a loop repeats as a whole begin anew."""
    items = list(_items(story.root, groups, numbering))
    for num_id in dict.fromkeys(item.num_id for item in items):
        own = [item for item in items if item.num_id == num_id]
        loops = dict.fromkeys(loop for item in own for loop in item.loops)
        begun = {loop for loop in loops if _repeats_whole(loop, own)}
        for loop in begun:
            _begin_in(story, loop, num_id)
        for item in own:
            inner = [loop for loop in item.loops if loop in begun]
            if inner:
                _set_number(story, item, _key(num_id, inner[-1]))


def _items(root: etree._Element, groups: Sequence[Group], numbering: Numbering) -> Iterator[_Item]:
    """The items of numbered lists in loops."""
    by_number = {
        one.number: (group, at)
        for group in groups
        if len(group.tags) > 1
        for at, one in enumerate(group.tags)
    }
    loops: list[Found] = []
    branches: dict[int, int] = {}
    for node in root.iter():
        group, at = by_number.get(number_of(node) or 0, (None, 0))
        if number_of(node) in by_number and group is not None:
            _pass(group, at, loops, branches)
        elif loops and node.tag == _P and not numbering.is_heading(node):
            num_id, level = numbering.number_of(node), numbering.level_of(node)
            if num_id is not None:
                yield _Item(node, num_id, level, tuple(loops), dict(branches))


def _pass(group: Group, at: int, loops: list[Found], branches: dict[int, int]) -> None:
    """Goes on past the tag at a place of its group."""
    opening = group.tags[0]
    is_last = at == len(group.tags) - 1
    if group.is_repeating and at == 0:
        loops.append(opening)
    elif group.is_repeating and is_last:
        loops.remove(opening)
    if is_last:
        branches.pop(opening.number, None)
    else:
        branches[opening.number] = at


def _repeats_whole(loop: Found, items: Sequence[_Item]) -> bool:
    """Whether a loop repeats a list, and not an item of it."""
    inside = [item for item in items if loop in item.loops]
    if any(item.loops[-1] is not loop for item in inside):
        return True
    return any(
        one.level == other.level and _may_both_be(one, other)
        for one, other in combinations(inside, 2)
    )


def _may_both_be(one: _Item, other: _Item) -> bool:
    """Whether two items can be in one letter: not in two branches of one condition."""
    shared = one.branches.keys() & other.branches.keys()
    return all(one.branches[group] == other.branches[group] for group in shared)


def _key(num_id: str, loop: Found) -> str:
    return f"{num_id} {loop.number}"


def _begin_in(story: Story, loop: Found, num_id: str) -> None:
    """Puts the beginning of a list where each round of a loop begins."""
    assert loop.node is not None
    one = story.gathered.add_own("''", story.where)
    slot = Slot(Where.RESTART, story.part, key=_key(num_id, loop))
    story.gathered.slots[one.number] = slot
    loop.node.addnext(etree.ProcessingInstruction(TAG, str(one.number)))


def _set_number(story: Story, item: _Item, key: str) -> None:
    word = story.gathered.add_slot(Slot(Where.LIST_ID, story.part, key=key), story.where)
    properties = item.paragraph.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        item.paragraph.insert(0, properties)
    number = properties.find(w("numPr"))
    if number is None:
        number = element("numPr", element("ilvl", val=item.level), element("numId", val=word))
        insert_in_order(properties, number)
        return
    node = number.find(w("numId"))
    if node is not None:
        node.set(w("val"), word)
