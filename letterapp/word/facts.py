"""What one part of a finished letter says of itself: its faults, its ids, what it refers to.

This runs over each changed part of each letter of a batch, so it reads text at the speed of C:
expat without handlers for well-formedness, a few regular expressions for the rest, which see the
markup alone. And it remembers markup, for the letters of a batch share it, with other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.parsers import expat

from msgspec import Struct

from letterapp.word.ids import Fact, Ids, id_faults, ids_of, without_fallbacks
from letterapp.word.order import misordered
from letterapp.word.plain import is_plain, plain
from letterapp.word.structure import story_faults
from letterapp.word.xml import STORIES
from letterapp.wording.memo import Memo

_STORIES = frozenset(f"w:{name}".encode() for name in STORIES)
_NOTELESS = _STORIES - {b"w:document", b"w:glossaryDocument"}
"""What cannot have notes; a note cannot have notes either."""
_WORDS = re.compile(rb">[^<]+<")
_PARAGRAPH = re.compile(rb"<w:p[ >/]")
_END = b"</w:p>"
_MOST_PARAGRAPHS, _MOST_PARTS = 4096, 128
"""How many different paragraphs, and whole parts, are remembered by their markup."""
_LARGEST_PART = 2**16
"""Bytes of markup of a part that is remembered: a letter of twenty pages."""

_IN_WORDS = bytes({*b"\t\n\r", *range(0x20, 0x100)})
_UNUSUAL = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#9|#10|#13);)")


class Facts(Struct, frozen=True):
    """What a part has, and what it needs: of other parts, and of its own relationships."""

    faults: tuple[str, ...] = ()
    has: frozenset[Fact] = frozenset()
    needs: frozenset[Fact] = frozenset()
    relations: frozenset[Fact] = frozenset()


class FactFinder:
    """Finds the facts of XML parts; one finder for the letters of a batch.

    A part is well formed where its markup alone is, and its words hold nothing that would not be
    so in any place.
    """

    def __init__(self) -> None:
        self._known: Memo[bytes, Facts] = Memo(_MOST_PARTS)
        self._kins: dict[bytes, _Kin] = {}

    def facts_of(self, data: bytes) -> Facts:
        """The facts of a part; raises etree.XMLSyntaxError where it is too deep or too large."""
        if not is_plain(data):
            if fault := ill_formed(data):
                return Facts((fault,))
            data = plain(data)
        start = data.find(b">", data.find(b"?>") + 2)
        head = data[:start]  # with all that is declared there
        markup = head + _WORDS.sub(b"><", data[start:])
        if markup in self._known:
            facts = self._known[markup]
        else:
            facts = self._facts_of_markup(head, markup)
            if len(markup) <= _LARGEST_PART:
                self._known.keep(markup, facts)
        if (facts is _ILL_FORMED or not _are_usual(data)) and (fault := ill_formed(data)):
            return Facts((fault,))
        return facts

    def _facts_of_markup(self, head: bytes, markup: bytes) -> Facts:
        if head not in self._kins:
            self._kins[head] = _Kin(head[head.rfind(b"<") + 1 :].split(maxsplit=1)[0])
        facts = self._kins[head].facts_of(markup)
        if sum(map(len, self._kins.values())) > _MOST_PARAGRAPHS:
            self._kins.clear()
        return facts


def ill_formed(data: bytes) -> str:
    """What is wrong with the XML of a part; empty where it is well formed."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as cause:
        return f"its XML is broken: {cause}"
    return "it declares a document type" if b"!" in data and b"<!DOCTYPE" in data else ""


_ILL_FORMED = Facts(("its XML is broken",))
"""Of markup that is not well formed: what the fault is, and where, the whole part tells."""


def _are_usual(data: bytes) -> bool:
    """Whether the words of a part are well formed by themselves; if not so, they may still be."""
    if data.translate(None, _IN_WORDS) or _UNUSUAL.search(data):
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return "\ufffe" not in text and "\uffff" not in text  # XML 1.0, 2.2


class _Kin:
    """Parts that begin alike, with a `root` of that name, and what was in the sound ones.

    A whole paragraph that was in a sound part is left out of the next, where it follows another
    paragraph too: that makes nothing well formed, and nothing empty, that would not be so with it.
    """

    def __init__(self, root: bytes) -> None:
        self._root = root
        self._paragraphs: dict[bytes, Ids] = {}

    def __len__(self) -> int:
        return len(self._paragraphs)

    def facts_of(self, markup: bytes) -> Facts:
        """The facts of a plain part, of which only the markup is given."""
        first, paragraphs, last = _cut(markup)
        new = [one for one in paragraphs if one not in self._paragraphs]
        pieces = (first, *new, *last)
        rest = _END.join(pieces)
        if ill_formed(rest):
            return _ILL_FORMED
        ids = [ids_of(piece, self._root) for piece in pieces]
        known = [self._paragraphs[one] for one in paragraphs if one in self._paragraphs]
        facts = self._facts((*ids, *known), self._structural_faults(rest))
        if not facts.faults:
            self._learn(zip(new, ids[1:], strict=False))
        return facts

    def _facts(self, ids: Sequence[Ids], faults: Iterable[str]) -> Facts:
        relations = frozenset(fact for one in ids for fact in one.relations)
        if not self._root.startswith(b"w:"):
            return Facts(relations=relations)
        has = [fact for one in ids for fact in one.has]
        needs = {fact for one in ids for fact in one.needs}
        told = dict.fromkeys((*id_faults(has, needs), *self._note_faults(needs), *faults))
        others = frozenset(fact for fact in needs.difference(has) if fact[0] != "bookmark")
        return Facts(tuple(told), frozenset(has), others, relations)

    def _note_faults(self, needs: Iterable[Fact]) -> Iterable[str]:
        """References to notes where none can be (ECMA-376 Part 1, 17.11.7 and 17.11.14)."""
        if self._root not in _NOTELESS:
            return ()
        kinds = sorted({kind for kind, _ in needs if kind in ("footnote", "endnote")})
        return [f"it refers to {kind}s, as only the main document can" for kind in kinds]

    def _structural_faults(self, markup: bytes) -> Iterable[str]:
        once = without_fallbacks(markup)
        return story_faults(once) if self._root in _STORIES else misordered(once)

    def _learn(self, new: Iterable[tuple[bytes, Ids]]) -> None:
        for paragraph, ids in new:
            # One that begins within another, or in a table, is no whole paragraph.
            is_one = paragraph.startswith((b"<w:p>", b"<w:p "))
            if is_one and not _PARAGRAPH.search(paragraph, 1):
                self._paragraphs[paragraph] = ids


def _cut(markup: bytes) -> tuple[bytes, Sequence[bytes], Sequence[bytes]]:
    """A part cut at the ends of paragraphs: what ends with the first, others, what follows."""
    if b"<mc:Fallback>" in markup:  # its paragraphs repeat others with their ids
        return markup, (), ()
    first, *others = markup.split(_END)
    return first, others[:-1], others[-1:]
