"""Which glyphs show which text: pieces that codes can tell, and clusters that they cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.page import Glyphs

# Characters of two UTF-16 units.
_LONG = re.compile("[\U00010000-\U0010ffff]")
# What a code shows that has no text of its own: no text would make programs guess one.
_NOTHING = "\u200b"


class Piece(Struct, frozen=True):
    """Glyphs from `first` to `end`, and the text of each.

    `whole`, if any, is the text of all of them, which `texts` can only say roughly.
    """

    first: int
    end: int
    texts: Sequence[str]
    whole: str | None = None


def from_left(glyphs: Glyphs) -> Glyphs:
    """The same glyphs, cluster by cluster from left to right; Qt has them in the text's order.

    Within a cluster the letter stays before its marks. They have baselines of their own, at which
    programs that copy text begin a new line or word; after the letter that harms least.
    """
    if not glyphs.is_right_to_left or glyphs.xs[0] < glyphs.xs[-1]:
        return glyphs
    clusters = [
        list(members)
        for _, members in groupby(range(len(glyphs.indexes)), glyphs.clusters.__getitem__)
    ]
    order = [at for members in reversed(clusters) for at in members]
    return replace(
        glyphs,
        indexes=[glyphs.indexes[at] for at in order],
        xs=[glyphs.xs[at] for at in order],
        ys=[glyphs.ys[at] for at in order],
        clusters=[glyphs.clusters[at] for at in order],
    )


def pieces_of(glyphs: Glyphs) -> Iterator[Piece]:
    """The pieces of glyphs that stand from left to right.

    Right-to-left text goes without `whole`: programs turn around what they read from left to
    right, even a text that says how it is read.
    """
    clusters, text, count = glyphs.clusters, glyphs.text, len(glyphs.indexes)
    is_plain = text.isascii() or not _LONG.search(text)
    if is_plain and len(text) == count and list(clusters) == list(range(count)):
        yield Piece(0, count, text)
        return
    slices = _slices(text, sorted(set(clusters)), is_plain=is_plain)
    if len(slices) == count:
        yield Piece(0, count, [slices[offset] for offset in clusters])
        return
    first = 0
    for is_single, groups in groupby(
        ((offset, len(list(members))) for offset, members in groupby(clusters)),
        key=lambda group: group[1] == 1,
    ):
        members = list(groups)
        if is_single:
            yield Piece(first, first + len(members), [slices[offset] for offset, _ in members])
            first += len(members)
            continue
        for offset, size in members:
            whole = slices[offset]
            is_told = not glyphs.is_right_to_left
            yield Piece(first, first + size, _shared_out(whole, size), whole if is_told else None)
            first += size


def _slices(text: str, offsets: Sequence[int], *, is_plain: bool) -> dict[int, str]:
    """The text from each offset to the next."""
    if is_plain:
        return {a: text[a:b] for a, b in pairwise([*offsets, len(text)])}
    units = text.encode("utf-16-le", "surrogatepass")
    bounds = pairwise([*offsets, len(units) // 2])
    return {a: units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in bounds}


def _shared_out(text: str, count: int) -> list[str]:
    """A text shared out over glyphs, a character each, the last with what is left.

    For programs that do not know ActualText, so that they find and copy at least all of it.
    """
    texts = [*text[: count - 1], text[count - 1 :]] if len(text) >= count else [*text]
    return texts + [_NOTHING] * (count - len(texts))
