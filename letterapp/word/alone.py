"""Whether a tag is alone in its paragraph, which then gives way to what the tag prints.

Word may have put more around it: Track Changes a revision, a form a content control. What it types
in them says nothing by itself (ECMA-376 Part 1, 17.5.2 and 17.13.5).
"""

from __future__ import annotations

from lxml import etree

from letterapp.word.marks import TAG, number_of
from letterapp.word.slots import SLOT_OPEN
from letterapp.word.xml import remove, text_of, w

_P, _R, _T, _RPR = w("p"), w("r"), w("t"), w("rPr")
_AROUND = {
    w(name)
    for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir")
}
"""What holds runs and says nothing by itself."""
_SILENT = {w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr")}


def is_alone(run: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a paragraph has no text and no tag but that of one run."""
    return _is_free(run, top_of(run, paragraph)) and not any(
        _says_something(node) and _is_own(node, paragraph)
        for node in paragraph.iter()
        if node.getparent() is not run
    )


def top_of(run: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The child of a paragraph that a run is, or is in."""
    around = (run, *run.iterancestors())
    return next(node for node in around if node.getparent() is paragraph)


def take_out(run: etree._Element, top: etree._Element, number: int) -> tuple[str, str, str]:
    """Takes a run with a tag out of what it is in, up to `top`.

    Gives what stands before and after it there, and all that stays without it: nothing, where it
    held the tag alone.
    """
    if top is run:
        return "", "", ""
    place = etree.ProcessingInstruction(TAG, str(number))
    run.addprevious(place)
    remove(run)
    before, _, after = text_of(top).partition(f"<?{TAG} {number}?>")
    remove(place)
    return before, after, "" if _is_bare(top) else text_of(top)


def _is_free(run: etree._Element, top: etree._Element) -> bool:
    """Whether what a run is in says nothing, and knows all but its own ids before it is filled."""
    if top is run:
        return True
    around, node = [top], run
    while (node := _parent(node)) is not top:
        around.append(node)
    own = set(run.iter())
    return all(one.tag in _AROUND for one in around) and not any(
        number_of(one) is not None or _is_to_fill(one, has_id=one in around)
        for one in top.iter()
        if one not in own
    )


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None
    return parent


def _is_to_fill(node: etree._Element, *, has_id: bool) -> bool:
    """Whether an attribute of a node is filled; the id of one that `has_id` does not count."""
    return any(
        SLOT_OPEN in str(value) for name, value in node.items() if not (has_id and name == w("id"))
    )


def _says_something(node: etree._Element) -> bool:
    return number_of(node) is not None or (node.tag == _T and bool((node.text or "").strip()))


def _is_own(node: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a node stands in a paragraph itself, and not in a text box in it."""
    around = (one for one in node.iterancestors() if one.tag in (_P, w("txbxContent")))
    return next(around) is paragraph


def _is_bare(node: etree._Element) -> bool:
    """Whether a node shows and marks nothing."""
    if node.tag in _AROUND:
        return all(map(_is_bare, node))
    if node.tag == _R:
        return all(child.tag == _RPR or not _says_text(child) for child in node)
    return node.tag in _SILENT


def _says_text(node: etree._Element) -> bool:
    return node.tag != _T or bool((node.text or "").strip())
