"""The structure that Word wants of a part that holds paragraphs (ECMA-376 Part 1, 17.2 to 17.6).

What must not be empty, what must come last, what must come first, what must not hold its like, and
the order of properties. It reads plain parts only (see `facts`), with regular expressions, for it
runs over every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterapp.word.order import misordered

_ATTRIBUTES = rb'(?:\s++[\w:.-]++="[^"]*+")*+\s*+'
_RANGES = (
    rb"(?:\s|<w:(?:proofErr|(?:bookmark|commentRange|perm|move|customXml)\w*(?:Start|End))"
    + _ATTRIBUTES
    + rb"/>)*+"
)
_HOLLOW = re.compile(
    rb"<w:([cefht](?:(?<=t)(?:c|r|bl|xbxContent)|(?<=f)(?:tr|ootnote)|(?<=e)ndnote|(?<=c)omment"
    rb"|(?<=h)dr))" + _ATTRIBUTES + rb"(?:/>|>" + _RANGES + rb"</w:\1>)"
)
_HOLLOW_TABLE = re.compile(
    rb"</?w:t(?:bl|blPr|blPrEx|blGrid|rPr|cPr)/?>" + _RANGES + rb"</w:(tc|tr|tbl)>"
)

_HOLDS = {
    b"tc": "a table cell ends without a paragraph",
    b"tr": "a table row has no cell",
    b"tbl": "a table has no row",
    b"txbxContent": "a text box is empty",
    b"hdr": "the header is empty",
    b"ftr": "the footer is empty",
    b"footnote": "a footnote is empty",
    b"endnote": "an endnote is empty",
    b"comment": "a comment is empty",
}

_PARENTS = {
    b"w:pPr": (b"<w:p>", b"<w:p ", b"<w:pPrChange "),
    b"w:tcPr": (b"<w:tc>", b"<w:tc ", b"<w:tcPrChange "),
    b"w:tblPr": (b"<w:tbl>", b"<w:bookmark", b"<w:tblPrChange "),
    # A run’s stand first, but a paragraph’s properties hold others of the same name.
    b"w:rPr": (b"<w:r>", b"<w:", b"<m:", b"</w:num", b"</w:pBdr>", b"</w:tabs>", b"</m:rPr>"),
}
"""Tags that properties may follow, the most frequent first."""

_HEAD = 200
"""Bytes in which a part's root begins, after the XML declaration."""

_BEFORE_PARAGRAPH = re.compile(rb"w:p[ >](?<=(.).{4})", re.DOTALL)
"""“<” or “/” before the name in each tag of a paragraph: letters first is what `re` finds fast."""
_NESTING = re.compile(rb"<(/?)w:(p|txbxContent)" + _ATTRIBUTES + rb"(/?)>")

_EMPTY = re.compile(_ATTRIBUTES + rb"/>")
_AFTER_SECTION = (b"</w:pPr>", b"</w:body>", b"</w:sectPrChange>", b"<w:pPrChange ")

_misordered = lru_cache(4096)(misordered)
"""Remembered, because a letter has few different properties and a batch hardly more."""


def story_faults(text: bytes) -> Iterator[str]:
    """What is wrong with the structure of a part that holds paragraphs."""
    yield from _section_faults(text)
    if _may_nest(text) and _nests(text):
        yield "a paragraph stands inside a paragraph"
    yield from _property_faults(text, b"w:pPr")
    yield from _property_faults(text, b"w:rPr")
    has_tables = b"<w:tbl" in text
    # The text of a letter without a table or a text box has nothing that could be hollow.
    if has_tables or b"<w:txbx" in text or b"<w:document" not in text[:_HEAD]:
        yield from (_HOLDS[name] for name in _HOLLOW.findall(text))
    if has_tables:
        yield from (_HOLDS[name] for name in _HOLLOW_TABLE.findall(text))
        yield from _property_faults(text, b"w:tblPr")
        yield from _property_faults(text, b"w:tcPr")


def _may_nest(text: bytes) -> bool:
    """Whether two paragraphs begin before one ends: in most letters none do."""
    tags = _BEFORE_PARAGRAPH.findall(text.replace(b"<w:p/>", b"<w:p></w:p>"))
    return b"<<" in b"".join(tags)


def _nests(text: bytes) -> bool:
    """Whether a paragraph stands in another, other than in a text box in it (17.3.1.22)."""
    around: list[bytes] = []
    for is_end, name, is_empty in _NESTING.findall(text):
        if is_end:
            around = around[:-1]
        elif name == b"p" and around[-1:] == [name]:
            return True
        elif not is_empty:
            around.append(name)
    return False


def _property_faults(text: bytes, name: bytes) -> Iterator[str]:
    """Properties in a wrong order, or behind what they are the properties of."""
    end = b"</" + name + b">"
    pieces = text.split(b"<" + name + b">")
    for inner in dict.fromkeys(piece.partition(end)[0] for piece in pieces[1:]):
        yield from _misordered(inner, name)
    parents = _PARENTS[name]
    for piece in pieces[:-1]:
        if not piece.endswith(parents[0]) and not _tag_at_end(piece).startswith(parents):
            yield f"{name.decode()} does not stand first"


def _section_faults(text: bytes) -> Iterator[str]:
    """A section’s properties end a paragraph’s properties or the body (17.6.17, 17.6.18)."""
    pieces = text.split(b"<w:sectPr")
    for piece in pieces[1:]:
        if piece[:1] not in {b" ", b">", b"/"}:
            continue  # another element, sectPrChange
        inner, _, after = piece.partition(b"</w:sectPr>")
        if _EMPTY.match(piece):
            inner, _, after = piece.partition(b"/>")
        yield from _misordered(inner.partition(b">")[2], b"w:sectPr")
        if after.strip() and not after.lstrip().startswith(_AFTER_SECTION):
            yield "a section’s properties stand in the midst of the text"


def _tag_at_end(piece: bytes) -> bytes:
    return piece[piece.rfind(b"<") :]
