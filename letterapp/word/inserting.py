"""Where values go: each variable's mark in the tree gets its slot, once all tags are placed."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec.structs import replace

from letterapp.word.alone import is_alone, take_out, top_of
from letterapp.word.gathering import SLOT, Story
from letterapp.word.marks import TAG
from letterapp.word.pairing import Found
from letterapp.word.prefixes import left_out
from letterapp.word.slots import AFTER, BEFORE, ParagraphXml, Slot, Where
from letterapp.word.tags import Kind
from letterapp.word.xml import element, remove, text_of, w

_P, _R, _T, _PPR, _RPR = w("p"), w("r"), w("t"), w("pPr"), w("rPr")


def insert_values(story: Story) -> None:
    """Puts the mark of each variable where its value goes, and notes what stands around it."""
    for one in story.found:
        node = one.node
        if one.tag.kind is not Kind.VARIABLE or node is None or one.number in story.gathered.slots:
            continue
        run = node.getparent()
        if run is None or run.tag != _R or not _is_in(run, story.root):
            continue
        paragraph = next(run.iterancestors(_P))
        if one.tag.level == "p" and not is_alone(run, paragraph):
            story.gathered.problems.append(left_out(one, paragraph, story.found))
            _take_paragraph(story, one, run, _emptied(paragraph, run))
        elif is_alone(run, paragraph):
            _take_paragraph(story, one, run, paragraph)
        else:
            _take_run(story, one, run)


def _emptied(paragraph: etree._Element, run: etree._Element) -> etree._Element:
    """The paragraph with nothing but one run."""
    for child in [child for child in paragraph if child.tag != _PPR]:
        paragraph.remove(child)
    paragraph.append(run)
    return paragraph


def _is_in(node: etree._Element, root: etree._Element) -> bool:
    return any(around is root for around in node.iterancestors())


def _take_run(story: Story, one: Found, run: etree._Element) -> None:
    """The value takes the place of the run."""
    assert one.node is not None
    properties = run.find(_RPR)
    is_field = one.number in story.in_fields
    slot = Slot(
        Where.FIELD if is_field else Where.RUN,
        story.part,
        text_of(properties) if properties is not None else "",
        is_in_link=next(run.iterancestors(w("hyperlink")), None) is not None,
    )
    story.gathered.slots[one.number] = slot
    run.addprevious(one.node)
    remove(run)


def _take_paragraph(
    story: Story, one: Found, run: etree._Element, paragraph: etree._Element
) -> None:
    """The value takes the place of the paragraph, or stands in one like it."""
    properties = run.find(_RPR)
    top = top_of(run, paragraph)
    opening, closing, rest = take_out(run, top, one.number)
    holders = _holders(top, paragraph)
    apart = _apart(top, paragraph)
    before, after = (BEFORE, AFTER) if holders else (apart.before, apart.after)
    story.gathered.slots[one.number] = Slot(
        Where.PARAGRAPH,
        story.part,
        text_of(properties) if properties is not None else "",
        replace(
            apart, before=before + opening, after=closing + after, beside=before + rest + after
        ),
    )
    for key, holder in holders:
        paragraph.addprevious(holder)
        story.beside.append((key, holder))
    paragraph.addprevious(etree.ProcessingInstruction(TAG, str(one.number)))
    remove(paragraph)


def _holders(top: etree._Element, paragraph: etree._Element) -> list[tuple[str, etree._Element]]:
    """What stands before and after a tag, where any of it has tags of its own; else nothing."""
    beside = [child for child in paragraph if child is not top and child.tag != _PPR]
    text = "".join(etree.tostring(child, encoding="unicode") for child in beside)
    if f"<?{TAG}" not in text and not SLOT.search(text):
        return []
    before = list(top.itersiblings(preceding=True))[::-1]
    after = list(top.itersiblings())
    return [
        (key, element("letterapp-beside", *(node for node in nodes if node.tag != _PPR)))
        for key, nodes in ((BEFORE, before), (AFTER, after))
    ]


def _apart(top: etree._Element, paragraph: etree._Element) -> ParagraphXml:
    properties = paragraph.find(_PPR)
    section = properties.find(w("sectPr")) if properties is not None else None
    section_xml = text_of(section) if section is not None else ""
    if section is not None:
        remove(section)
    beside = [child for child in paragraph if child.tag != _PPR]
    place = next((at for at, child in enumerate(beside) if child is top), len(beside))
    whole = text_of(paragraph)
    start = whole[: whole.index(">") + 1]
    return ParagraphXml(
        start[:-2] + ">" if start.endswith("/>") else start,
        text_of(properties) if properties is not None else "",
        section_xml,
        _text(beside[:place]),
        _text(beside[place + 1 :]),
    )


def _text(nodes: Sequence[etree._Element]) -> str:
    """Elements as text; blank runs and proofing marks say nothing."""
    shown = [node for node in nodes if node.tag != w("proofErr") and not _is_blank(node)]
    return "".join(text_of(node) for node in shown)


def _is_blank(node: etree._Element) -> bool:
    return node.tag == _R and all(
        child.tag == _RPR or (child.tag == _T and not child.text) for child in node
    )
