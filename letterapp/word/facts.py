"""What one part of a finished letter says of itself: its faults, its ids, what it refers to.

This runs over each changed part of each letter of a batch, so it reads text at the speed of C:
expat without handlers for well-formedness, a few regular expressions for the rest. And it
remembers paragraphs, for most of a letter’s stand in the other letters of its batch too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from letterapp.word.order import misordered
from letterapp.word.plain import is_plain, plain
from letterapp.word.structure import story_faults
from letterapp.word.xml import STORIES

Fact = tuple[str, bytes]
"""A kind of thing and its id, such as `("footnote", b"2")`."""

_HAS = {
    b"footnote": "footnote",
    b"endnote": "endnote",
    b"comment": "comment",
    b"num": "num",
    b"abstractNum": "abstractNum",
    b"bookmarkStart": "bookmark",
    b"id": "content control",
}
"""Elements with an id that no other of the part may have (ECMA-376 Part 1, 17)."""

_NEEDS = {
    b"footnoteReference": "footnote",
    b"endnoteReference": "endnote",
    b"commentReference": "comment",
    b"commentRangeStart": "comment",
    b"numId": "num",
    b"abstractNumId": "abstractNum",
    b"bookmarkEnd": "bookmark",
}
"""Elements that name an id of another."""

_KINDS = _HAS | _NEEDS
_STORIES = frozenset(f"w:{name}".encode() for name in STORIES)

_UP_TO_ID = rb'(?:\s+[\w:.-]+="[^"]*+")*?\s+'
# Where a pattern begins with letters and then a class of letters, `re` skips what does not match
# many times faster than where it begins with alternatives.
_RELATION = re.compile(rb' r:\w+="([^"]+)"')
_DRAWING = re.compile(rb"<wp:docPr" + _UP_TO_ID + rb'id="([^"]*)"')
_ID = re.compile(
    rb"<w:([abcefin](?:(?<=a)bstractNum(?:Id)?|(?<=b)ookmark(?:Start|End)|(?<=n)um(?:Id)?|(?<=i)d"
    rb"|(?<=c)omment(?:Reference|RangeStart)?|(?:(?<=f)oot|(?<=e)nd)note(?:Reference)?))"
    + _UP_TO_ID
    + rb'w:(?:id|val|numId|abstractNumId)="([^"]*)"'
)
_FALLBACK = re.compile(rb"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<w:p[ >/]")
_END = b"</w:p>"
_MOST_PARAGRAPHS = 4096
"""How many paragraphs are remembered: of 200 bytes each, a megabyte."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a part has, and what it needs: of other parts, and of its own relationships."""

    faults: tuple[str, ...] = ()
    has: frozenset[Fact] = frozenset()
    needs: frozenset[Fact] = frozenset()
    relations: frozenset[Fact] = frozenset()


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids that a text has, each as often as it is there, and those that it refers to."""

    has: Sequence[Fact]
    needs: Sequence[Fact]
    relations: Sequence[Fact]


_NO_IDS = _Ids((), (), ())


class FactFinder:
    """Finds the facts of XML parts; one finder for the letters of a batch.

    A whole paragraph that was in a sound part is left out of the next, where it follows another
    paragraph too: that makes nothing well formed, and nothing empty, that would not be so with it.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, dict[bytes, _Ids]] = {}
        self._count = 0

    def facts_of(self, data: bytes) -> Facts:
        """The facts of a part; raises etree.XMLSyntaxError where it is too deep or too large."""
        if not is_plain(data):
            if fault := ill_formed(data):
                return Facts((fault,))
            data = plain(data)
        head = data[: data.find(b">", data.find(b"?>") + 2)]  # with all that is declared there
        known = self._known.setdefault(head, {})
        pieces, remembered = _pieces(data, known)
        text = data if not remembered else _END.join(pieces)
        if ill_formed(text):
            return Facts((ill_formed(data),))
        root = head[head.rfind(b"<") + 1 :].split(maxsplit=1)[0]
        ids = [_ids_of(piece, root) for piece in pieces]
        facts = _facts(text, root, [*ids, *remembered])
        if not facts.faults:
            self._learn(known, pieces[1:-1], ids[1:-1])
        return facts

    def _learn(
        self, known: dict[bytes, _Ids], pieces: Sequence[bytes], ids: Sequence[_Ids]
    ) -> None:
        if self._count > _MOST_PARAGRAPHS:
            self._known.clear()
            self._count = 0
        for piece, found in zip(pieces, ids, strict=True):
            # One that begins within another, or in a table, is no whole paragraph.
            if piece.startswith((b"<w:p>", b"<w:p ")) and not _PARAGRAPH.search(piece, 1):
                known[piece] = found
                self._count += 1


def ill_formed(data: bytes) -> str:
    """What is wrong with the XML of a part; empty where it is well formed."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as cause:
        return f"its XML is broken: {cause}"
    return "it declares a document type" if b"!" in data and b"<!DOCTYPE" in data else ""


def _pieces(data: bytes, known: dict[bytes, _Ids]) -> tuple[list[bytes], list[_Ids]]:
    """A part cut at the ends of paragraphs, and the ids of what was known and is left out."""
    if b"<mc:Fallback>" in data:  # its paragraphs repeat others with their ids
        return [data], []
    first, *others = data.split(_END)
    if not others:
        return [data], []
    new = [piece for piece in others[:-1] if piece not in known]
    if len(new) + 1 == len(others):
        return [first, *others], []
    return [first, *new, others[-1]], [known[piece] for piece in others[:-1] if piece in known]


def _facts(text: bytes, root: bytes, ids: Sequence[_Ids]) -> Facts:
    """The facts of a well-formed part."""
    relations = frozenset(fact for one in ids for fact in one.relations)
    if not root.startswith(b"w:"):
        return Facts(relations=relations)
    has = [fact for one in ids for fact in one.has]
    needs = {fact for one in ids for fact in one.needs}
    text = _FALLBACK.sub(b"", text) if b"<mc:Fallback>" in text else text
    faults = (
        *_id_faults(has, needs),
        *(story_faults(text) if root in _STORIES else misordered(text)),
    )
    others = frozenset(fact for fact in needs.difference(has) if fact[0] != "bookmark")
    return Facts(tuple(dict.fromkeys(faults)), frozenset(has), others, relations)


def _ids_of(text: bytes, root: bytes) -> _Ids:
    if not (b'id="' in text or b"Id" in text or b" r:" in text or b"<w:id" in text):
        return _NO_IDS  # as most paragraphs
    relations = [
        ("relationship", found[1])
        for found in (_RELATION.finditer(text) if b" r:" in text else ())
        if _is_in_tag(text, found.start())
    ]
    if b"<mc:Fallback>" in text:  # what it holds repeats, ids too, what stands beside it
        text = _FALLBACK.sub(b"", text)
    drawings = _DRAWING.findall(text) if b"<wp:docPr" in text else []
    has = [("drawing", value) for value in drawings]
    needs: list[Fact] = []
    for name, value in _ID.findall(text):
        # The settings only name the notes that separate notes from the text (17.11.9).
        if name in _HAS and root != b"w:settings":
            has.append((_HAS[name], value))
        elif name != b"numId" or value != b"0":  # 0 stands for no numbering (17.9.18)
            needs.append((_KINDS[name], value))
    return _Ids(has, needs, relations)


def _is_in_tag(text: bytes, at: int) -> bool:
    """Whether an attribute is one, and not words of the letter that look like it."""
    return text.rfind(b"<", 0, at) > text.rfind(b">", 0, at)


def _id_faults(has: list[Fact], needs: set[Fact]) -> Iterator[str]:
    once = set(has)
    if len(once) < len(has):
        for kind, one in sorted(fact for fact in once if has.count(fact) > 1):
            yield f"the {kind} {one.decode()} is there twice"
    for kind, one in sorted(needs - once):
        if kind == "bookmark":  # the only thing that cannot be in another part
            yield f"the {kind} {one.decode()} ends without a start"
