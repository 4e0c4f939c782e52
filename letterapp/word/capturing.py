"""What `{% set %}`, `{% macro %}`, `{% call %}` and `{% filter %}` capture: text, or XML.

Text of one look is captured as text: it can be compared, filtered and joined, and takes the look
of the place where it is printed. Anything else is captured as XML and printed as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec.structs import replace

from letterapp.problems import error
from letterapp.word.cutting import atoms
from letterapp.word.environment import Blocks, Rows, Xml
from letterapp.word.gathering import Story, numbers_in
from letterapp.word.marks import DATA, number_of
from letterapp.word.pairing import Found, Group
from letterapp.word.repeating import inside
from letterapp.word.slots import ParagraphXml, Slot, Where
from letterapp.word.xml import remove, text_of, w

_P, _R, _RPR = w("p"), w("r"), w("rPr")
_HELD = {_P: Xml, w("tbl"): Rows, w("tr"): Rows, w("tc"): Blocks, w("txbxContent"): Blocks}
"""What stands in an element, itself or in content controls and the like; elsewhere it is blocks."""
_OF_NO_LOOK = {w("lang"), w("noProof"), w("rsid")}


def capture(story: Story, groups: Sequence[Group], texts: list[str]) -> None:
    """Makes captured text into data; `texts` grows by it. Marks the other groups as XML."""
    in_text: set[int] = set()
    for group in groups:
        opening = group.tags[0]
        if opening.number in in_text:
            story.gathered.slots[opening.number] = Slot(Where.TEXT, story.part)
            continue
        if group.name == "for":
            story.gathered.xml[opening.number] = _kind(opening)
        if not group.is_capturing:
            continue
        content = _content(group)
        if content is not None and _is_text(content):
            story.gathered.slots[opening.number] = _slot(story, group, content)
            in_text.update(n for node in content if (n := number_of(node)) is not None)
            _make_text(story, content, texts)
            continue
        story.gathered.slots[opening.number] = _slot(story, group, ())
        story.gathered.xml[opening.number] = _kind(opening)
        if group.name == "filter" or (group.name == "set" and "|" in opening.tag.source):
            message = f"“{opening.tag.typed}” is about more than text of one look"
            hint = "Use the filter where a value is printed: {{ … | filter }}."
            story.gathered.problems.append(error(message, hint, opening.where))


def give_ids_later(
    story: Story, groups: Sequence[Group], notes: Mapping[int, Sequence[int]]
) -> None:
    """Lets the ids in captured XML be other ones each time that it is printed.

    `notes` are, by the tag in the place of a note's id, the tags in the note.
    """
    slots = story.gathered.slots
    captured = inside(story.root, [group for group in groups if group.is_capturing])
    numbers = [number for node in captured for number in _numbers(node)]
    numbers += [inner for number in numbers for inner in notes.get(number, ())]
    for number in [number for number in numbers if number in slots]:
        place = slots[number].paragraph
        for one in (number, *numbers_in(place.properties if place else "")):
            slots[one] = replace(slots[one], is_captured=True)


def _numbers(node: etree._Element) -> Iterator[int]:
    """The numbers of the tags in a node itself."""
    if (number := number_of(node)) is not None:
        yield number
    for value in node.attrib.values():
        yield from numbers_in(str(value))


def _slot(story: Story, group: Group, content: Sequence[etree._Element]) -> Slot:
    """Where the value of a block goes that is printed where it stands."""
    run = next((one for one in content if one.tag == _R), None)
    properties = run.find(_RPR) if run is not None else None
    look = text_of(properties) if properties is not None else ""
    if _kind(group.tags[0]) is Xml:
        return Slot(Where.RUN, story.part, look)
    return Slot(Where.PARAGRAPH, story.part, look, ParagraphXml("<w:p>", "", "", "", ""))


def _kind(opening: Found) -> type[Xml]:
    """What stands between a group's tags, which have one parent once they are placed."""
    around = opening.node.iterancestors() if opening.node is not None else iter(())
    return next((_HELD[node.tag] for node in around if node.tag in _HELD), Blocks)


def _content(group: Group) -> list[etree._Element] | None:
    """What stands between a group's tags in one paragraph; None where it is not one."""
    first, last = group.tags[0].node, group.tags[-1].node
    if first is None or last is None or first.getparent() is not last.getparent():
        return None
    parent = first.getparent()
    if parent is None or parent.tag != _P:
        return None
    between = []
    for node in first.itersiblings():
        if node is last:
            break
        between.append(node)
    return between


def _is_text(content: Sequence[etree._Element]) -> bool:
    looks = {_look(node) for node in content if node.tag == _R}
    return len(looks) <= 1 and all(_is_plain(node) for node in content)


def _is_plain(node: etree._Element) -> bool:
    if number_of(node) is not None or node.tag in (w("proofErr"), w("lastRenderedPageBreak")):
        return True
    return node.tag == _R and all(
        child.tag in (_RPR, w("t"), w("br"), w("tab"), w("cr"), w("noBreakHyphen"))
        or number_of(child) is not None
        for child in node
    )


def _look(run: etree._Element) -> str:
    properties = run.find(_RPR)
    if properties is None:
        return ""
    return "".join(text_of(child) for child in properties if child.tag not in _OF_NO_LOOK)


def _make_text(story: Story, content: Sequence[etree._Element], texts: list[str]) -> None:
    for node in content:
        if number_of(node) is not None:
            continue
        for made in _as_data(story, node, texts):
            node.addprevious(made)
        remove(node)


def _as_data(story: Story, run: etree._Element, texts: list[str]) -> Iterator[etree._Element]:
    """A run of text as data, or as the tag in it, whose value becomes part of the text."""
    tag = next((child for child in run if number_of(child) is not None), None)
    if tag is not None:
        number = number_of(tag)
        assert number is not None
        story.gathered.slots[number] = Slot(Where.TEXT, story.part)
        yield tag
        return
    parent = run.getparent()
    assert parent is not None
    text = "".join(atom.text for atom in atoms(parent) if atom.node.getparent() is run)
    if text:
        texts.append(text)
        yield etree.ProcessingInstruction(DATA, str(len(texts) - 1))
