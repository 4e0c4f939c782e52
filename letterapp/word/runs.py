"""Inline pieces -> runs of WordprocessingML (ECMA-376 Part 1, 17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from urllib.parse import quote

from lxml import etree

from letterapp.word.package import DOCUMENT_TYPE, Package
from letterapp.word.styles import Styles
from letterapp.word.xml import XML_SPACE, element, printable, r, w
from letterapp.wording.blocks import Footnote, Inline, LineBreak, Text

_PARTS = re.compile(r"(\t|\r\n|\r|\n)")
_URI = ";/?:@&=+$,-_.!~*'()#[]%"
"""The reserved and unreserved characters of RFC 3986, and “%” for what is encoded already."""

AddFootnote = Callable[[Footnote], etree._Element]


def text_nodes(text: str) -> Iterator[etree._Element]:
    """What shows a text inside a run: `w:t`, with tabs and line breaks as their own elements."""
    for part in _PARTS.split(text):
        if part == "\t":
            yield element("tab")
        elif _PARTS.fullmatch(part):
            yield element("br")
        elif part:
            node = element("t")
            node.text = printable(part)
            if part != part.strip() or "  " in part:
                node.set(XML_SPACE, "preserve")
            yield node


def address(link: str) -> str:
    """A link's address as a relationship can carry it: what no URI has is percent-encoded."""
    return quote(printable(link), safe=_URI)


class RunWriter:
    """Writes the runs of one part; its links become relationships of that part."""

    def __init__(self, package: Package, part: str, styles: Styles) -> None:
        self._package = package
        self._part = part
        self._styles = styles

    def runs(
        self,
        content: Iterable[Inline],
        add_footnote: AddFootnote,
        properties: etree._Element | None = None,
    ) -> Iterator[etree._Element]:
        """The runs of a paragraph; `properties` (a `w:rPr`) are those of plain text in it."""
        for piece in content:
            match piece:
                case Footnote():
                    yield add_footnote(piece)
                case LineBreak():
                    yield _run(properties, [element("br")])
                case Text():
                    yield self._text(piece, properties)

    def _text(self, piece: Text, properties: etree._Element | None) -> etree._Element:
        looks = _bold_and_italic(piece)
        if not piece.link:
            return _run(properties, text_nodes(piece.text), looks)
        style = element("rStyle", val=self._styles.built_in("hyperlink", "character"))
        kind = f"{DOCUMENT_TYPE}hyperlink"
        relation = self._package.relate(self._part, kind, address(piece.link), is_external=True)
        link = element("hyperlink", _run(properties, text_nodes(piece.text), [style, *looks]))
        link.set(r("id"), relation)
        return link


def _bold_and_italic(piece: Text) -> list[etree._Element]:
    names = [*(("b", "bCs") if piece.bold else ()), *(("i", "iCs") if piece.italic else ())]
    return [element(name) for name in names]


def _run(
    properties: etree._Element | None,
    nodes: Iterable[etree._Element],
    looks: Sequence[etree._Element] = (),
) -> etree._Element:
    """A run whose properties stand in the schema's order: style, fonts, bold, italic, the rest."""
    run = element("r")
    merged = deepcopy(properties) if properties is not None else element("rPr")
    for look in looks:
        for old in [child for child in merged if child.tag == look.tag]:
            merged.remove(old)
    for look in looks:
        merged.insert(_position(merged, look), look)
    if len(merged):
        run.append(merged)
    run.extend(nodes)
    return run


def _position(merged: etree._Element, look: etree._Element) -> int:
    """Where a property stands: style, fonts, bold and italic come before the rest (17.3.2.28)."""
    tags = [w(name) for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")]
    before = tags[: tags.index(str(look.tag)) + 1]
    return sum(1 for node in merged if node.tag in before)
