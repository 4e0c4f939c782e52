"""Text as the operators of a content stream (ISO 32000-1, 9), so that it can be copied again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from letterapp.pages.page import Glyphs, Line
from letterapp.pages.pdf.codes import copied
from letterapp.pages.pdf.fonts import Font, Fonts
from letterapp.pages.pdf.objects import number, string, utf16
from letterapp.pages.pdf.operators import Operators, rgb
from letterapp.pages.pdf.ready import moves_of, ready

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
            text = _Text(glyphs, height, fonts.of(glyphs.font), operators)
            text.draw(is_foreign=glyphs.language not in ("", language))
    operators.add("ET")


class _Text:
    """Glyphs of one font, on their way into a content stream."""

    def __init__(self, glyphs: Glyphs, height: float, font: Font, operators: Operators) -> None:
        self._ready = ready(glyphs, font.codes)
        self._glyphs = glyphs
        self._x = glyphs.x
        self._y = height - glyphs.y
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
        known, turned = self._font.codes, self._ready.glyphs
        for part in self._ready.parts:
            codes, piece = [known[pair] for pair in part.pairs], part.piece
            xs, ys = turned.xs[piece.first : piece.end], turned.ys[piece.first : piece.end]
            if piece.whole is not None:
                self._show_whole(codes, xs, ys, piece.whole)
            elif part.moves is not None and self._font.is_composite:
                self._show_at(codes, xs[0], ys[0], part.moves)
            else:
                self._show(codes, xs, ys)
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

    def _show_whole(
        self, codes: Sequence[int], xs: Sequence[float], ys: Sequence[float], text: str
    ) -> None:
        """A cluster with its whole text (14.9.4).

        The last glyph is made to end where the widest does: programs that copy text take what is
        between the end of one cluster and the next for a space.
        """
        widths = self._font.codes.widths
        ends = [x + widths[code] * self._unit for x, code in zip(xs, codes, strict=True)]
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
        widths = self._font.codes.widths
        for first, end in self._stretches(ys):
            own = [widths[code] for code in codes[first:end]]
            moves = moves_of(xs[first:end], own, self._unit)
            self._show_at(codes[first:end], xs[first], ys[first], moves)

    def _show_at(self, codes: Sequence[int], x: float, y: float, moves: Sequence[int]) -> None:
        """Codes on one baseline, each moved to where it belongs (9.4.3)."""
        self._operators.set("font", f"/{self._font.resource(codes[0])} {self._size} Tf")
        place = f"{self._x + x:.2f} {self._y - y:.2f}"
        self._operators.add(f"{self._matrix} {place} Tm {self._shown(codes, moves)}")

    def _stretches(self, ys: Sequence[float]) -> Iterable[tuple[int, int]]:
        """From where to where glyphs can be shown in one go."""
        count = len(ys)
        if not self._font.is_composite:
            return ((at, at + 1) for at in range(count))
        if len(set(ys)) == 1:
            return ((0, count),)
        bounds = [at for at in range(1, count) if ys[at] != ys[at - 1]]
        return pairwise([0, *bounds, count])

    def _shown(self, codes: Sequence[int], moves: Sequence[int]) -> str:
        hexes = self._font.codes.hexes
        if not any(moves):
            return f"<{''.join([hexes[code] for code in codes])}>Tj"
        parts = [
            hexes[code] if move == before else f">{before - move}<{hexes[code]}"
            for code, move, before in zip(codes, moves, [0, *moves], strict=False)
        ]
        return f"[<{''.join(parts)}>]TJ"
