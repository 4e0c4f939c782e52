"""Marks what may turn out empty once it is filled (`settling`).

Done when all tags stand where they act, so that it is known what depends on a condition or a loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from letterapp.word.gathering import SLOT
from letterapp.word.marks import mark, number_of
from letterapp.word.pairing import Group
from letterapp.word.visibility import Visibility
from letterapp.word.xml import element, remove, w

BEGIN, INSIDE, END, FILL, FILLED, TABLE, TABLE_END, LAST = range(1, 9)
"""The marks of `settling`, as numbers."""

_P, _TC, _TR, _TBL, _SECTION = w("p"), w("tc"), w("tr"), w("tbl"), w("sectPr")
_HEADS = {
    _P: (w("pPr"),),
    _TR: (w("tblPrEx"), w("trPr")),
    _TBL: (w("tblPr"), w("tblGrid"), w("bookmarkStart"), w("bookmarkEnd")),
    _TC: (w("tcPr"),),
}
_FILLED = {
    w(name)
    for name in ("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "sdtContent")
}
"""What must hold a paragraph or table, or is better for it."""
_BLOCK = {_P, _TBL, w("sdt"), w("customXml"), w("altChunk")}


def mark_what_may_vanish(
    root: etree._Element,
    tagged: Iterable[etree._Element],
    groups: Sequence[Group],
    visibility: Visibility,
    narrowed: set[etree._Element],
) -> None:
    """Puts the marks into a tree.

    `tagged` are the paragraphs that held tags, `narrowed` the tables that lost a cell.
    """
    for table in [table for table in root.iter(_TBL) if not _has_rows(table)]:
        remove(table)  # it held nothing but tags
    in_tables = _mark_columns(root, narrowed)
    fragile = _mark_paragraphs(tagged, groups, visibility) | _around_tags(root, groups, visibility)
    for around in fragile:
        if around.tag in (_TR, _TBL) and around not in in_tables:
            _wrap(around)
    for cell in root.iter(_TC):
        if not any(child.tag in _BLOCK or number_of(child) is not None for child in cell):
            cell.append(element("p"))  # it lost its only paragraph
    for around in _with_all_around(fragile):
        if around.tag in _FILLED and _holds_blocks(around):
            around.insert(_head(around), mark(FILL))
            around.append(mark(FILLED))


def _has_rows(table: etree._Element) -> bool:
    """Whether a table has a row, or a tag that may bring one."""
    return any(child.tag not in _HEADS[_TBL] for child in table)


def _mark_paragraphs(
    tagged: Iterable[etree._Element], groups: Sequence[Group], visibility: Visibility
) -> set[etree._Element]:
    """Marks the paragraphs that may vanish; gives what they stand in."""
    found = set()
    for paragraph in tagged:
        around = paragraph.getparent()
        if around is not None and _may_be_empty(paragraph, groups, visibility):
            _wrap(paragraph)
            found.add(around)
    return found


def _around_tags(
    root: etree._Element, groups: Sequence[Group], visibility: Visibility
) -> set[etree._Element]:
    """What tags stand in.

    A value in a paragraph's place is a paragraph, unless it may be what a block captured.
    """
    may_print_nothing = any(group.is_capturing for group in groups)
    found = set()
    for node in root.iter(etree.PI):
        around, number = node.getparent(), number_of(node)
        if around is None or number is None:
            continue
        if may_print_nothing or number not in visibility.variables:
            found.add(around)
    return found


def _with_all_around(fragile: Iterable[etree._Element]) -> list[etree._Element]:
    """What may be emptied, itself or because a table in it vanishes; each once."""
    found: dict[etree._Element, None] = {}
    for node in fragile:
        found[node] = None
        for around in node.iterancestors():
            if around.tag in _FILLED:
                found[around] = None
    return list(found)


def _holds_blocks(around: etree._Element) -> bool:
    return around.tag != w("sdtContent") or any(child.tag in _BLOCK for child in around)


def _may_be_empty(
    paragraph: etree._Element, groups: Sequence[Group], visibility: Visibility
) -> bool:
    """Whether all that a paragraph shows depends on its own block tags; tidies it if so."""
    opening = {group.tags[0].number for group in groups if len(group.tags) > 1}
    closing = {group.tags[-1].number for group in groups if len(group.tags) > 1}
    capturing = {group.tags[0].number for group in groups if group.is_capturing}
    if not any(number_of(node) is not None for node in paragraph.iter(etree.PI)):
        return False
    if paragraph.find(f"{w('pPr')}/{_SECTION}") is not None:
        return False
    depth = 0
    for child in paragraph:
        number = number_of(child)
        if number in opening:
            depth += 1
        elif number in closing:
            depth -= 1
        elif depth == 0 and child.tag != w("pPr") and visibility.shows(child):
            return False
        if depth < 0:
            return False
    return depth == 0 and bool(opening | capturing)


def _wrap(node: etree._Element) -> None:
    """Puts the marks of what may vanish; white space at its ends vanishes with it."""
    head = _head(node)
    while head < len(node) and _is_blank(node[head]):
        head += 1
    node.insert(head, mark(INSIDE))
    tail = len(node)
    while tail - 1 > head and _is_blank(node[tail - 1]):
        tail -= 1
    node.insert(tail, mark(END))
    node.append(mark(LAST))
    node.addprevious(mark(BEGIN))


def _is_blank(node: etree._Element) -> bool:
    """Whether a node of a paragraph is white space, or nothing that is seen."""
    if node.tag in (w("proofErr"), w("lastRenderedPageBreak")):
        return True
    return node.tag == w("r") and all(
        child.tag == w("rPr") or (child.tag == w("t") and not (child.text or "").strip())
        for child in node
    )


def _head(node: etree._Element) -> int:
    """Where the content of an element begins, after its properties."""
    heads = _HEADS.get(str(node.tag), ())
    return sum(1 for child in node if child.tag in heads)


def _mark_columns(root: etree._Element, narrowed: set[etree._Element]) -> set[etree._Element]:
    """Marks the tables whose rows may have any number of cells, or fewer than they had."""
    tables = dict.fromkeys(table for table in narrowed if table.getparent() is not None)
    for node in root.iter(etree.PI):
        around = node.getparent()
        if around is not None and around.tag == _TR and number_of(node) is not None:
            tables[next(around.iterancestors(_TBL))] = None
    for span in root.iter(w("gridSpan")):
        if SLOT.search(span.get(w("val"), "")):
            tables[next(span.iterancestors(_TBL))] = None
    for table in tables:
        _wrap(table)
        begin = table.getprevious()
        assert begin is not None
        begin.addprevious(mark(TABLE))
        table.addnext(mark(TABLE_END))
    return set(tables)
