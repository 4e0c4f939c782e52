"""What a reader of a Word file sees of it, so that two files can be compared: not how runs are cut.

Texts by their looks, tables with their merged and coloured cells, headers, footnotes, properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docx.document import Document
from lxml import etree

from tests.word.engine.building import NAMESPACES, OFFICE

PROPERTIES = ("title", "subject", "author", "comments", "identifier", "language")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = {
    "tab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "drawing": "[drawing]",
    "AlternateContent": "[drawing]",
    "footnoteReference": "[note]",
    "endnoteReference": "[note]",
}
_THROUGH = ("hyperlink", "smartTag", "ins", "sdt", "sdtContent", "fldSimple")
"""What holds runs and changes nothing about them that is compared."""

_UNSEEN = frozenset({"lang", "noProof", "bCs", "iCs", "szCs"})
Piece = tuple[frozenset[str], str]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its style, its level in a list, its texts by their looks, its text boxes."""

    style: str
    level: str
    pieces: tuple[Piece, ...]
    boxes: tuple[Any, ...] = ()
    ends_section: bool = False

    @property
    def text(self) -> str:
        """The whole text; tabs, line and page breaks are the characters that stand for them."""
        return "".join(text for _, text in self.pieces)


@dataclass(frozen=True)
class Cell:
    """A cell: over how many columns it goes, its place in a vertical merge, its colour."""

    span: str
    merge: str
    fill: str
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True)
class Table:
    """A table: how many columns its grid has, and its rows of cells."""

    columns: int
    rows: tuple[tuple[Cell, ...], ...]


Blocks = tuple[Paragraph | Table, ...]


@dataclass(frozen=True)
class Structure:
    """A Word file: the body, headers and footers by their kind, notes in order, properties."""

    body: Blocks
    margins: Mapping[str, Blocks]
    notes: Sequence[Blocks]
    properties: Mapping[str, str]


def w(name: str) -> str:
    """A qualified name of WordprocessingML."""
    return f"{{{NAMESPACES['w']}}}{name}"


def structure(document: Document) -> Structure:
    """What can be seen of a document."""
    core = document.core_properties
    body: Any = document.element.body
    return Structure(
        blocks(body),
        dict(_margins(document)),
        list(_notes(document)),
        {name: getattr(core, name) for name in PROPERTIES},
    )


def blocks(holder: Any) -> Blocks:
    """The paragraphs and tables in an element, content controls opened."""
    return tuple(_blocks(holder))


def _blocks(holder: Any) -> Iterator[Paragraph | Table]:
    for child in holder:
        if child.tag == w("p"):
            yield _paragraph(child)
        elif child.tag == w("tbl"):
            yield _table(child)
        elif child.tag in (w("sdt"), w("sdtContent")):
            yield from _blocks(child)


def _paragraph(node: Any) -> Paragraph:
    pieces = groupby(_pieces(node, frozenset()), key=lambda piece: piece[0])
    merged = ((looks, "".join(text for _, text in group)) for looks, group in pieces)
    boxes = node.iterfind(f".//{{{NAMESPACES['wps']}}}txbx/{w('txbxContent')}")
    return Paragraph(
        _value(node, "pPr/pStyle"),
        _value(node, "pPr/numPr/ilvl"),
        tuple((looks, text) for looks, text in merged if text),
        tuple(blocks(box) for box in boxes),
        node.find(f"{w('pPr')}/{w('sectPr')}") is not None,
    )


def _pieces(node: Any, looks: frozenset[str]) -> Iterator[Piece]:
    for child in node:
        name = etree.QName(child).localname
        if name == "r":
            yield from _run(child, looks)
        elif name in _THROUGH:
            own = {f"hyperlink {child.get(w('anchor'), '')}"} if name == "hyperlink" else set()
            yield from _pieces(child, looks | own)


def _run(node: Any, looks: frozenset[str]) -> Iterator[Piece]:
    seen = (look for look in node.iterfind(f"{w('rPr')}/*"))
    own = {_look(look) for look in seen if etree.QName(look).localname not in _UNSEEN}
    for child in node:
        if text := _text(child):
            is_code = child.tag == w("instrText")
            yield looks | own | ({"code"} if is_code else set()), text


def _look(node: Any) -> str:
    given = sorted(f"{etree.QName(key).localname}={value}" for key, value in node.items())
    return " ".join([etree.QName(node).localname, *given])


def _text(node: Any) -> str:
    name = etree.QName(node).localname
    if name in ("t", "instrText"):
        text = node.text or ""
        # Word shows no white space at the ends where it is not preserved (17.3.3.31).
        return text if node.get(_PRESERVE) == "preserve" else text.strip(" \t\n")
    if name == "br":
        return "\f" if node.get(w("type")) == "page" else "\n"
    return _MARKS.get(name, "")


def _table(node: Any) -> Table:
    rows = (tuple(map(_cell, _through(row, "tc"))) for row in _through(node, "tr"))
    return Table(len(node.findall(f"{w('tblGrid')}/{w('gridCol')}")), tuple(rows))


def _through(holder: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, content controls opened."""
    for child in holder:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent")):
            yield from _through(child, name)


def _cell(node: Any) -> Cell:
    merge = node.find(f"{w('tcPr')}/{w('vMerge')}")
    merged = "" if merge is None else merge.get(w("val"), "continue")
    fill = _value(node, "tcPr/shd", "fill")
    return Cell(_value(node, "tcPr/gridSpan"), merged, fill, blocks(node))


def _value(node: Any, path: str, key: str = "val") -> str:
    found = node.find("/".join(map(w, path.split("/"))))
    return "" if found is None else found.get(w(key), "")


def _margins(document: Document) -> Iterator[tuple[str, Blocks]]:
    body: Any = document.element.body
    for number, section in enumerate(body.iter(w("sectPr"))):
        for kind in ("header", "footer"):
            for reference in section.iterfind(w(f"{kind}Reference")):
                part = document.part.related_parts[reference.get(f"{{{NAMESPACES['r']}}}id")]
                name = f"{reference.get(w('type'))} {kind} {number}"
                yield name, blocks(etree.fromstring(part.blob))


def _notes(document: Document) -> Iterator[Blocks]:
    """The footnotes and endnotes, in the order in which the body refers to them."""
    relations = [found for found in document.part.rels.values() if not found.is_external]
    parts = {relation.reltype: relation.target_part for relation in relations}
    found = {
        (kind, node.get(w("id"))): node
        for kind in ("footnote", "endnote")
        if (part := parts.get(f"{OFFICE}officeDocument/2006/relationships/{kind}s")) is not None
        for node in etree.fromstring(part.blob)
    }
    body: Any = document.element.body
    for reference in body.iter(w("footnoteReference"), w("endnoteReference")):
        kind = etree.QName(reference).localname.removesuffix("Reference")
        yield blocks(found[kind, reference.get(w("id"))])
