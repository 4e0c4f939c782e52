"""Cuts the tags out of a paragraph and puts marks in their places, however Word has cut them.

Word splits text into runs at will: at a spelling mark, a revision, a bookmark, a change of
language. So tags are found in the paragraph's text, and each becomes one processing instruction
in the tree, where its first character stood: a block tag between runs, a variable in the run
whose formatting its value takes (ECMA-376 Part 1, 17.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from letterapp.word.marks import TAG
from letterapp.word.tags import Kind, Tag
from letterapp.word.xml import XML_SPACE, element, remove, w

_P, _R, _T, _RPR = w("p"), w("r"), w("t"), w("rPr")
_AS_TEXT = {
    w("br"): "\n",
    w("cr"): "\n",
    w("tab"): "\t",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
"""What stands in a run as an element and reads as a character (17.3.3)."""
_GONE = {w("del"), w("moveFrom")}
"""Revisions that took their text away (17.13.5)."""


class Atom(Struct):
    """A text node of a paragraph, or an element that reads as a character.

    `start` is its offset in the paragraph's text.
    """

    node: etree._Element
    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs of a part, those in tables and text boxes too."""
    return root.iter(_P)


def atoms(paragraph: etree._Element, text_tag: str = _T) -> list[Atom]:
    """The text of a paragraph's own runs, piece by piece; not that of text boxes in it."""
    found: list[Atom] = []
    offset = 0
    for node in _own_nodes(paragraph):
        text = (node.text or "") if node.tag == text_tag else _AS_TEXT.get(str(node.tag), "")
        if text and text_tag in (node.tag, _T):
            found.append(Atom(node, offset, text))
            offset += len(text)
    return found


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph's own runs."""
    return "".join(atom.text for atom in atoms(paragraph))


def _own_nodes(parent: etree._Element) -> Iterator[etree._Element]:
    """What stands in the runs of a paragraph, those in links and revisions too."""
    for child in parent:
        if child.tag == _P or child.tag in _GONE:
            continue
        if parent.tag == _R:
            yield child
        if len(child) and child.tag != _RPR:
            yield from _own_nodes(child)


def cut(atoms_: Sequence[Atom], tags: Sequence[tuple[Tag, int]]) -> dict[int, etree._Element]:
    """Takes the tags' characters out and puts a processing instruction where each began.

    `tags` are the tags of one paragraph with their numbers. Escapes leave nothing, nor do comments
    but those that take the place of a paragraph, row or cell. Gives, by number, the instruction of
    each tag.
    """
    made: dict[int, etree._Element] = {}
    for tag, number in reversed(tags):
        hit = [atom for atom in atoms_ if atom.start < tag.end and tag.start < atom.end]
        for atom in reversed(hit[1:]):
            _keep(atom, after=tag.end - atom.start)
        first = hit[0]
        before, after = first.text[: tag.start - first.start], first.text[tag.end - first.start :]
        if tag.kind is Kind.ESCAPE or (tag.kind is Kind.COMMENT and not tag.level):
            first.text = before + after
            _set(first, before + after)
            continue
        made[number] = _split(first, before, after, number, is_value=tag.kind is Kind.VARIABLE)
        first.text = before
    return made


def _keep(atom: Atom, after: int) -> None:
    """Leaves of a text node what stands after an offset in it."""
    atom.text = atom.text[after:]
    _set(atom, atom.text)


def _set(atom: Atom, text: str) -> None:
    if text:
        if atom.node.tag not in _AS_TEXT:
            atom.node.text = text
            atom.node.set(XML_SPACE, "preserve")
        return
    run = atom.node.getparent()
    remove(atom.node)
    if run is not None:
        drop_if_empty(run)


def drop_if_empty(run: etree._Element) -> None:
    """Removes a run that shows nothing any more, and a revision or link that held it alone."""
    if run.tag != _R or any(child.tag != _RPR for child in run):
        return
    parent = run.getparent()
    remove(run)
    if parent is not None and not len(parent) and parent.tag in (w("ins"), w("smartTag")):
        remove(parent)


def _split(atom: Atom, before: str, after: str, number: int, *, is_value: bool) -> etree._Element:
    """Parts the run at a tag, and puts the tag's instruction between the two halves."""
    node = atom.node
    run = node.getparent()
    assert run is not None
    tail = _twin(run)
    if after:
        rest = element("t")
        rest.tag = node.tag
        rest.text = after
        rest.set(XML_SPACE, "preserve")
        tail.append(rest)
    tail.extend(list(node.itersiblings()))
    instruction = etree.ProcessingInstruction(TAG, str(number))
    place: etree._Element = instruction
    if is_value:
        place = _twin(run)
        for change in place.findall(f"{_RPR}/{w('rPrChange')}"):
            remove(change)  # what the tag looked like before is nothing to its value
        place.append(instruction)
    run.addnext(place)
    if len(tail) > (tail.find(_RPR) is not None):
        place.addnext(tail)
    _set(atom, before)
    return instruction


def _twin(run: etree._Element) -> etree._Element:
    """An empty run of the same formatting."""
    properties = run.find(_RPR)
    return element("r", *([deepcopy(properties)] if properties is not None else []))
