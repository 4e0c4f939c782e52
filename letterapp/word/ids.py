"""The ids in a part of a finished letter: those it gives, and those it refers to.

It reads plain markup only (`facts`), with regular expressions, for it runs over every letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

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


class Ids(Struct, frozen=True):
    """The ids that a piece has, each as often as it is there, and those that it refers to."""

    has: Sequence[Fact] = ()
    needs: Sequence[Fact] = ()
    relations: Sequence[Fact] = ()


NO_IDS = Ids()


def ids_of(markup: bytes, root: bytes) -> Ids:
    """The ids in a piece of a part, given without its words; `root` is the part's."""
    if not (b'id="' in markup or b"Id" in markup or b" r:" in markup or b"<w:id" in markup):
        return NO_IDS  # as most paragraphs
    found = _RELATION.findall(markup) if b" r:" in markup else []
    relations = [("relationship", value) for value in found]
    markup = without_fallbacks(markup)
    drawings = _DRAWING.findall(markup) if b"<wp:docPr" in markup else []
    has = [("drawing", value) for value in drawings]
    needs: list[Fact] = []
    for name, value in _ID.findall(markup):
        # The settings only name the notes that separate notes from the text (17.11.9).
        if name in _HAS and root != b"w:settings":
            has.append((_HAS[name], value))
        elif name != b"numId" or value != b"0":  # 0 stands for no numbering (17.9.18)
            needs.append((_KINDS[name], value))
    return Ids(has, needs, relations)


def without_fallbacks(markup: bytes) -> bytes:
    """Markup without what repeats, ids too, what stands beside it (ECMA-376 Part 3, 9.3)."""
    return _FALLBACK.sub(b"", markup) if b"<mc:Fallback>" in markup else markup


def id_faults(has: Sequence[Fact], needs: set[Fact]) -> Iterator[str]:
    """Ids that a part gives twice, and those that it should give itself and does not."""
    once = set(has)
    if len(once) < len(has):
        for kind, one in sorted(fact for fact, count in Counter(has).items() if count > 1):
            yield f"the {kind} {one.decode()} is there twice"
    for kind, one in sorted(needs - once):
        if kind == "bookmark":  # the only thing that cannot be in another part
            yield f"the {kind} {one.decode()} ends without a start"
