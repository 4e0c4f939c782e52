"""What of a line's text is the same in every file: its pieces, and how its glyphs are moved.

A batch of letters has the same lines again and again, and their glyphs are the same lists each time
(`letterapp.pages.layout.composing` keeps them). What is worked out of them is kept by these lists.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from letterapp.pages.page import Glyphs
from letterapp.pages.pdf.codes import Codes
from letterapp.pages.pdf.pieces import Piece, from_left, pieces_of

_MOST = 5000
"""Lines that are kept."""


class Part(Struct, frozen=True):
    """A piece, its glyphs with their texts, and how far each stands from where it would.

    Moves are thousandths of the size, rounded each by itself and never their sum, so that no glyph
    is off by more than half of one; there are none where glyphs have several baselines.
    """

    piece: Piece
    pairs: Sequence[tuple[int, str]]
    moves: Sequence[int] | None


class Ready(Struct, frozen=True):
    """Glyphs from left to right, and their parts."""

    glyphs: Glyphs
    parts: Sequence[Part]


class _Kept(threading.local):
    """What a thread keeps, by the lists of places, which it holds on to."""

    def __init__(self) -> None:
        self.known: OrderedDict[int, tuple[Sequence[float], Ready]] = OrderedDict()


_THREAD = _Kept()


def ready(glyphs: Glyphs, codes: Codes) -> Ready:
    """What is worked out of glyphs; `codes` knows how wide those of their font are."""
    known, key = _THREAD.known, id(glyphs.xs)
    if key in known:
        known.move_to_end(key)
        return known[key][1]
    turned = from_left(glyphs)
    made = Ready(turned, [_part(turned, piece, codes) for piece in pieces_of(turned)])
    known[key] = glyphs.xs, made
    if len(known) > _MOST:
        known.popitem(last=False)
    return made


def _part(glyphs: Glyphs, piece: Piece, codes: Codes) -> Part:
    part = slice(piece.first, piece.end)
    indexes, ys = glyphs.indexes[part], glyphs.ys[part]
    pairs = list(zip(indexes, piece.texts, strict=True))
    moves = None
    if len(set(ys)) == 1:
        widths = [codes.width_of(glyph) for glyph in indexes]
        moves = moves_of(glyphs.xs[part], widths, glyphs.size * glyphs.stretch / 1000)
    return Part(piece, pairs, moves)


def moves_of(xs: Sequence[float], widths: Sequence[float], unit: float) -> list[int]:
    """How far each glyph stands from where those before it end, in thousandths of the size."""
    start, share = xs[0], 1 / unit
    pens = accumulate(widths, initial=0.0)
    return [round((x - start) * share - pen) for x, pen in zip(xs, pens, strict=False)]
