"""docxtpl's tags of table cells: `{% cellbg %}`, `{% colspan %}`, `{% hm %}` and `{% vm %}`.

They stand in a cell and are about the cell: its shading, how many columns it spans, and whether
the copies of it that a loop makes are merged into one, side by side or one below the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from letterapp.problems import Problem, error
from letterapp.word.gathering import Story, slot_word
from letterapp.word.marks import TAG
from letterapp.word.order import insert_in_order
from letterapp.word.pairing import CELL_TAGS, Found, Group, pair
from letterapp.word.prefixes import LEVELS
from letterapp.word.slots import Slot, Where
from letterapp.word.tags import Kind
from letterapp.word.xml import element, remove, w

_OTHERWISE = {"cellbg": "'auto'", "colspan": "1"}
"""Tags with a value, and which one leaves a cell as any other."""


def apply_cell_tags(story: Story) -> list[Group]:
    """Takes the tags of cells out of a story; gives the conditions that came of them."""
    groups: list[Group] = []
    story.gathered.problems += _in_conditions(story.found)
    for one in [one for one in story.found if _is_cell_tag(one)]:
        story.found.remove(one)
        assert one.node is not None
        cell = next(one.node.iterancestors(LEVELS["tc"]), None)
        remove(one.node)
        if cell is None:
            message = f"“{one.tag.typed}” stands in no table cell"
            hint = "Put it into the cell it is about."
            story.gathered.problems.append(error(message, hint, one.where))
        else:
            groups += _APPLIED[one.tag.name](story, one, cell)
    return groups


def _in_conditions(found: Sequence[Found]) -> Iterator[Problem]:
    """A condition within a cell cannot choose what its whole cell looks like."""
    for group in pair(found)[0]:
        first, last = group.tags[0], group.tags[-1]
        cell = _cell_of(first)
        if group.name != "if" or cell is None or cell is not _cell_of(last) or first.tag.level:
            continue
        for one in found:
            is_inside = first.number < one.number < last.number and _cell_of(one) is cell
            if is_inside and _is_cell_tag(one) and one.tag.name in _OTHERWISE:
                yield _in_condition(one, first)
                break


def _in_condition(one: Found, opening: Found) -> Problem:
    name = one.tag.name
    value = one.tag.source.removeprefix(name).strip()
    test = opening.tag.source.removeprefix("if").strip()
    message = f"“{one.tag.typed}” is about its whole cell, whatever “{opening.tag.typed}” says"
    instead = f"{{% {name} {value} if {test} else {_OTHERWISE[name]} %}}"
    return error(message, f"Write, outside of the condition: “{instead}”.", one.where)


def _cell_of(one: Found) -> etree._Element | None:
    return next(one.node.iterancestors(LEVELS["tc"]), None) if one.node is not None else None


def _is_cell_tag(one: Found) -> bool:
    return one.tag.kind is Kind.BLOCK and one.tag.name in CELL_TAGS and one.node is not None


def _value(story: Story, one: Found, source: str, where: Where) -> str:
    """A place for the value of an expression in an attribute."""
    own = story.gathered.add_own(source.strip(), one.where, typed=one.tag.typed)
    story.gathered.slots[own.number] = Slot(where, story.part)
    return slot_word(own.number)


def _cellbg(story: Story, one: Found, cell: etree._Element) -> list[Group]:
    fill = _value(story, one, one.tag.source.removeprefix("cellbg"), Where.COLOUR)
    _set(cell, "shd", val="clear", color="auto", fill=fill)
    return []


def _colspan(story: Story, one: Found, cell: etree._Element) -> list[Group]:
    span = _value(story, one, one.tag.source.removeprefix("colspan"), Where.SPAN)
    _set(cell, "gridSpan", val=span)
    return []


def _hm(story: Story, one: Found, cell: etree._Element) -> list[Group]:
    """The first copy spans the columns of all; the others are left out."""
    old = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    span = old.get(w("val"), "1") if old is not None else "1"
    factor = f"{span} * " if span.isdigit() and span != "1" else ""
    _set(cell, "gridSpan", val=_value(story, one, f"{factor}loop.length", Where.SPAN))
    first, last = _tag(story, one, "if loop.first"), _tag(story, one, "endif")
    _at(cell.addprevious, first)
    _at(cell.addnext, last)
    return [Group("if", [first, last])]


def _vm(story: Story, one: Found, cell: etree._Element) -> list[Group]:
    """All copies are there; the first begins the merged cell and says what it says."""
    _set(cell, "vMerge", val=_merge(story, one))
    content = [child for child in cell if child.tag != w("tcPr")]
    paragraph = cell.find(w("p"))
    properties = paragraph.find(w("pPr")) if paragraph is not None else None
    tags = [_tag(story, one, source) for source in ("if loop.first", "else", "endif")]
    _at(content[0].addprevious, tags[0])
    _at(cell.append, tags[1])
    cell.append(element("p", *([deepcopy(properties)] if properties is not None else [])))
    _at(cell.append, tags[2])
    return [Group("if", tags)]


def _merge(story: Story, one: Found) -> str:
    return _value(story, one, "'restart' if loop.first else 'continue'", Where.ATTRIBUTE)


def _tag(story: Story, one: Found, source: str) -> Found:
    own = story.gathered.add_own(source, one.where, is_block=True, typed=one.tag.typed)
    own.node = etree.ProcessingInstruction(TAG, str(own.number))
    return own


def _at(put: Callable[[etree._Element], None], one: Found) -> None:
    assert one.node is not None
    put(one.node)


def _set(cell: etree._Element, name: str, **values: str) -> None:
    """Sets a property of a cell, in the schema's order."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = element("tcPr")
        cell.insert(0, properties)
    for old in properties.findall(w(name)):
        properties.remove(old)
    insert_in_order(properties, element(name, **values))


_APPLIED: Mapping[str, Callable[[Story, Found, etree._Element], list[Group]]] = {
    "cellbg": _cellbg,
    "colspan": _colspan,
    "hm": _hm,
    "vm": _vm,
}
