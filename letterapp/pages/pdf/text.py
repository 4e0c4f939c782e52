"""Text as the operators of a content stream (ISO 32000-1, 9), so that it can be copied again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from letterapp.pages.page import Glyphs, Line
from letterapp.pages.pdf.codes import copied
from letterapp.pages.pdf.fonts import Font, Fonts
from letterapp.pages.pdf.objects import number, string, utf16
from letterapp.pages.pdf.operators import Operators, rgb
from letterapp.pages.pdf.pieces import Piece, from_left, pieces_of

# FreeType's, which Qt draws with: FT_GlyphSlot_Embolden and FT_GlyphSlot_Oblique.
_EMBOLDENED = 1 / 24
_SLANT = f"{math.tan(math.radians(12)):.4f}"
# A share of the size that no program takes for a space: Poppler's limit is a tenth.
_NO_GAP = 0.03


def draw_line(line: Line, height: float, fonts: Fonts, language: str, operators: Operators) -> None:
    """Draw a line on a page of this height, in a file of this language."""
    operators.add("BT")
    for glyphs in line.glyphs():
        if glyphs.indexes:
            text = _Text(from_left(glyphs), height, fonts.of(glyphs.font), operators)
            text.draw(is_foreign=glyphs.language not in ("", language))
    operators.add("ET")


class _Text:
    """Glyphs of one font, on their way into a content stream."""

    def __init__(self, glyphs: Glyphs, height: float, font: Font, operators: Operators) -> None:
        self._glyphs = glyphs
        self._height = height
        self._font = font
        self._operators = operators
        self._size = number(glyphs.size)
        self._unit = glyphs.size * glyphs.stretch / 1000
        self._matrix = f"1 0 {_SLANT if glyphs.is_slanted else 0} 1"

    def draw(self, *, is_foreign: bool) -> None:
        """Draw all; `is_foreign` text says of what language it is (14.9.2)."""
        if is_foreign:
            self._operators.add(f"/Span<</Lang{string(self._glyphs.language)}>>BDC")
        self._look()
        for piece in pieces_of(self._glyphs):
            part = slice(piece.first, piece.end)
            pairs = zip(self._glyphs.indexes[part], piece.texts, strict=True)
            codes = [self._font.codes[pair] for pair in pairs]
            if piece.whole is None:
                self._show(codes, self._glyphs.xs[part], self._glyphs.ys[part])
            else:
                self._show_whole(codes, piece, piece.whole)
        if is_foreign:
            self._operators.add("EMC")

    def _look(self) -> None:
        colour, operators = rgb(self._glyphs.colour), self._operators
        operators.set("fill", f"{colour} rg")
        operators.set("stretch", f"{number(100 * self._glyphs.stretch)} Tz")
        operators.set("mode", "2 Tr" if self._glyphs.is_emboldened else "0 Tr")
        if self._glyphs.is_emboldened:
            operators.set("stroke", f"{colour} RG")
            operators.set("width", f"{number(self._glyphs.size * _EMBOLDENED)} w")
            operators.set("dash", "[]0 d")
            operators.set("join", "1 j")

    def _show_whole(self, codes: Sequence[int], piece: Piece, text: str) -> None:
        """A cluster with its whole text (14.9.4).

        The last glyph is made to end where the widest does: programs that copy text take what is
        between the end of one cluster and the next for a space.
        """
        xs, ys = (values[piece.first : piece.end] for values in (self._glyphs.xs, self._glyphs.ys))
        ends = [
            x + self._font.codes.widths[code] * self._unit
            for x, code in zip(xs, codes, strict=True)
        ]
        gap = (max(ends) - ends[-1]) / self._glyphs.stretch
        self._operators.add(f"/Span<</ActualText<FEFF{utf16(copied(text))}>>>BDC")
        if gap < _NO_GAP * self._glyphs.size:
            self._show(codes, xs, ys)
        else:
            self._show(codes[:-1], xs[:-1], ys[:-1])
            self._operators.add(f"{number(gap)} Tc")
            self._show(codes[-1:], xs[-1:], ys[-1:])
            self._operators.add("0 Tc")
        self._operators.add("EMC")

    def _show(self, codes: Sequence[int], xs: Sequence[float], ys: Sequence[float]) -> None:
        """Codes in their places, as few moves as there are baselines, and fonts for drawings."""
        for first, end in self._stretches(ys):
            self._set_font(codes[first])
            place = f"{xs[first]:.2f} {self._height - ys[first]:.2f}"
            shown = self._shown(codes[first:end], xs[first:end])
            self._operators.add(f"{self._matrix} {place} Tm {shown}")

    def _set_font(self, code: int) -> None:
        font = self._font.resource(code)
        self._operators.set("font", f"/{font} {self._size} Tf")

    def _stretches(self, ys: Sequence[float]) -> Iterable[tuple[int, int]]:
        """From where to where glyphs can be shown in one go."""
        count = len(ys)
        if not self._font.is_composite:
            return ((at, at + 1) for at in range(count))
        if len(set(ys)) == 1:
            return ((0, count),)
        bounds = [at for at in range(1, count) if ys[at] != ys[at - 1]]
        return pairwise([0, *bounds, count])

    def _shown(self, codes: Sequence[int], xs: Sequence[float]) -> str:
        """Codes shown one after the other, moved to where they belong (9.4.3).

        Moves are rounded to thousandths of the size, never their sum, so that no glyph is off by
        more than half of one.
        """
        widths, hexes = self._font.codes.widths, self._font.codes.hexes
        if len(codes) == 1:
            return f"<{hexes[codes[0]]}>Tj"
        start, share = xs[0], 1 / self._unit
        pens = accumulate([widths[code] for code in codes], initial=0.0)
        moves = [round((x - start) * share - pen) for x, pen in zip(xs, pens, strict=False)]
        if not any(moves):
            return f"<{''.join([hexes[code] for code in codes])}>Tj"
        parts = [
            hexes[code] if move == before else f">{before - move}<{hexes[code]}"
            for code, move, before in zip(codes, moves, [0, *moves], strict=False)
        ]
        return f"[<{''.join(parts)}>]TJ"
