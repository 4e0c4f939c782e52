"""Inline pieces -> runs of WordprocessingML (ECMA-376 Part 1, 17.3.2), with holes for values.

Written once for all letters whose texts have one shape: what differs from letter to letter stays
open, the values by their index, and ids of links, notes and lists that only a filling can give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from letterapp.word.numbering import ListLevel
from letterapp.word.order import insert_in_order
from letterapp.word.slots import CLOSE_TEXT, OPEN_TEXT
from letterapp.word.styles import Needs, Styles
from letterapp.word.xml import R, W, element, escaped, parse, printable, text_of
from letterapp.wording.blocks import Footnote, Inline, LineBreak, Text
from letterapp.wording.holes import holes

_BREAKS = re.compile(r"(\t|\r\n|\r|\n|\f)")
_ELEMENTS = {"\t": "<w:tab/>", "\f": '<w:br w:type="page"/>'}
_URI = ";/?:@&=+$,-_.!~*'()#[]%"
"""The reserved and unreserved characters of RFC 3986, and “%” for what is encoded already."""
_AWKWARD = re.compile("[&<>\x00-\x1f]")


class LinkId(Struct, frozen=True):
    """The id of a link's relationship; the address may hold values."""

    address: tuple[str | int, ...]
    part: str


class NoteId(Struct, frozen=True):
    """The id of a footnote of this content."""

    content: tuple[Open, ...]


class ListId(Struct, frozen=True):
    """The id of the instance of a list; `list_id` tells one list of a text from another."""

    list_id: int
    place: ListLevel


Open = str | int | LinkId | NoteId | ListId
"""Constant XML, a value by its index, or an id that a filling gives."""


@lru_cache(512)
def inside_text(text: str) -> str:
    """A text as it stands in `w:t`, where tabs and line breaks interrupt it.

    Remembered, because a letter says the same name often.
    """
    if not _AWKWARD.search(text):
        return text
    if not _BREAKS.search(text):
        return escaped(text)
    parts = (_ELEMENTS.get(part, "<w:br/>") if at % 2 else part for at, part in _split(text))
    return "".join(
        f"{CLOSE_TEXT}{part}{OPEN_TEXT}" if at % 2 else escaped(part)
        for at, part in enumerate(parts)
    )


def text_nodes(text: str) -> str:
    """What shows a text inside a run: `w:t`, with tabs and line breaks as their own elements."""
    if not _AWKWARD.search(text):
        needs_space = text != text.strip() or "  " in text
        return f"{OPEN_TEXT if needs_space else '<w:t>'}{text}{CLOSE_TEXT}" if text else ""
    parts = []
    for at, part in _split(text):
        if at % 2:
            parts.append(_ELEMENTS.get(part, "<w:br/>"))
        elif part:
            needs_space = part != part.strip() or "  " in part
            parts.append(f"{OPEN_TEXT if needs_space else '<w:t>'}{escaped(part)}{CLOSE_TEXT}")
    return "".join(parts)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Text and breaks by turns, numbered from 0."""
    return enumerate(_BREAKS.split(text))


def address(link: str) -> str:
    """A link's address as a relationship can carry it: what no URI has is percent-encoded."""
    return quote(printable(link), safe=_URI)


class RunWriter:
    """Writes runs for one part; `needs` grows by the styles that the template has not.

    `declares_r` tells whether the part's root declares the namespace of relationships. In a link
    no other link can be.
    """

    def __init__(
        self, part: str, styles: Styles, needs: Needs, *, declares_r: bool, has_links: bool = True
    ) -> None:
        self._part = part
        self._styles = styles
        self._needs = needs
        self._r = "" if declares_r else f' xmlns:r="{R}"'
        self._has_links = has_links

    def runs(
        self, content: Iterable[Inline], properties: str = "", footnotes: RunWriter | None = None
    ) -> Iterator[Open]:
        """The runs of a paragraph; `properties` (a `w:rPr`) are those of plain text in it.

        `footnotes` writes the runs of footnotes; without it there are none in the content.
        """
        for piece in content:
            match piece:
                case Footnote():
                    assert footnotes is not None
                    yield from self._note(piece, footnotes)
                case LineBreak():
                    yield f"<w:r>{properties}<w:br/></w:r>"
                case Text():
                    yield from self._text(piece, properties)

    def _text(self, piece: Text, properties: str) -> Iterator[Open]:
        looks = [*(("b", "bCs") if piece.bold else ()), *(("i", "iCs") if piece.italic else ())]
        if not piece.link or not self._has_links:
            yield from _run(piece.text, merged(properties, tuple(looks)))
            return
        style = self._styles.built_in("hyperlink", self._needs, "character")
        yield f"<w:hyperlink{self._r} r:id=" + '"'
        yield LinkId(tuple(holes(piece.link)), self._part)
        yield '">'
        yield from _run(piece.text, merged(properties, tuple(looks), style))
        yield "</w:hyperlink>"

    def _note(self, note: Footnote, footnotes: RunWriter) -> Iterator[Open]:
        style = self._styles.built_in("footnote text", self._needs)
        mark = self._styles.built_in("footnote reference", self._needs, "character")
        properties = f'<w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
        head = (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{properties}<w:footnoteRef/>'
            f"</w:r><w:r>{OPEN_TEXT} {CLOSE_TEXT}</w:r>"
        )
        yield f"<w:r>{properties}<w:footnoteReference w:id=" + '"'
        yield NoteId((head, *joined(footnotes.runs(note.content)), "</w:p>"))
        yield '"/></w:r>'


def joined(pieces: Iterable[Open]) -> tuple[Open, ...]:
    """The pieces with neighbouring constants in one."""
    out: list[Open] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return tuple(out)


def _run(text: str, properties: str) -> Iterator[Open]:
    pieces = list(holes(text))
    if len(pieces) == 1 and isinstance(pieces[0], str):
        yield f"<w:r>{properties}{text_nodes(printable(pieces[0]))}</w:r>"
        return
    yield f"<w:r>{properties}{OPEN_TEXT}"
    yield from (inside_text(printable(p)) if isinstance(p, str) else p for p in pieces)
    yield f"{CLOSE_TEXT}</w:r>"


@lru_cache(maxsize=1024)
def merged(properties: str, looks: Sequence[str], style: str = "") -> str:
    """Run properties with more of them, each at its place in the schema's order."""
    if not looks and not style:
        return properties
    inner = properties or "<w:rPr/>"
    root = parse(f'<w:x xmlns:w="{W}" xmlns:r="{R}">{inner}</w:x>'.encode())
    node = root[0]
    added = [*([element("rStyle", val=style)] if style else []), *(element(name) for name in looks)]
    for look in added:
        for old in node.findall(str(look.tag)):
            node.remove(old)
    for look in added:
        insert_in_order(node, look)
    return text_of(node)
