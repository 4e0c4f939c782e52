"""What is drawn on a page, as the operators of its content stream (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, groupby

from letterapp.pages.page import Fill, Glyphs, Image, Line, Mark, Stroke
from letterapp.pages.pdf.codes import copied
from letterapp.pages.pdf.fonts import Font, Fonts
from letterapp.pages.pdf.images import Images
from letterapp.pages.pdf.objects import number, string, utf16
from letterapp.pages.pdf.pieces import Piece, from_left, pieces_of

# FreeType's, which Qt draws with: FT_GlyphSlot_Embolden and FT_GlyphSlot_Oblique.
_EMBOLDENED = 1 / 24
_SLANT = math.tan(math.radians(12))
_FILLED, _FILLED_AND_STROKED = "0 Tr", "2 Tr"


class Content:
    """The content of one page, mark by mark from bottom to top."""

    def __init__(self, height: float, fonts: Fonts, images: Images, language: str) -> None:
        self._height = height
        self._fonts = fonts
        self._images = images
        self._language = language
        self._operators: list[str] = []
        self._state = {"fill": "0 0 0 rg", "stroke": "0 0 0 RG", "stretch": "100 Tz"}
        self._state |= {"mode": _FILLED, "dash": "[]0 d", "join": "0 j"}

    def data(self) -> bytes:
        """The stream."""
        return "\n".join(self._operators).encode("ascii")

    def draw(self, mark: Mark) -> None:
        """Draw one thing more."""
        if isinstance(mark, Fill):
            self._fill(mark)
        elif isinstance(mark, Stroke):
            self._stroke(mark)
        elif isinstance(mark, Image):
            self._image(mark)
        else:
            self._line(mark)

    def _set(self, key: str, operator: str) -> None:
        """Say an operator that changes the graphics state, unless it is so already."""
        if self._state.get(key) != operator:
            self._state[key] = operator
            self._operators.append(operator)

    def _fill(self, fill: Fill) -> None:
        self._set("fill", f"{_rgb(fill.colour)} rg")
        y = self._height - fill.y - fill.height
        self._operators.append(f"{_numbers(fill.x, y, fill.width, fill.height)} re f")

    def _stroke(self, stroke: Stroke) -> None:
        self._set("stroke", f"{_rgb(stroke.colour)} RG")
        self._set("width", f"{number(stroke.width)} w")
        self._set("dash", f"[{_numbers(*stroke.dashes)}]0 d")
        start = _numbers(stroke.x1, self._height - stroke.y1)
        end = _numbers(stroke.x2, self._height - stroke.y2)
        self._operators.append(f"{start} m {end} l S")

    def _image(self, image: Image) -> None:
        """The whole picture, so large that what is cut off lies outside of the clip."""
        resource = self._images.of(image.data)
        left, top, right, bottom = image.crop
        shown_x, shown_y = 1 - left - right, 1 - top - bottom
        if not resource or shown_x <= 0 or shown_y <= 0:
            return
        y = self._height - image.y - image.height
        width, height = image.width / shown_x, image.height / shown_y
        clip = (
            f"{_numbers(image.x, y, image.width, image.height)} re W n " if any(image.crop) else ""
        )
        place = _numbers(width, 0, 0, height, image.x - left * width, y - bottom * height)
        drawn = f"q {clip}{place} cm /{resource} Do Q"
        if image.alt:
            drawn = f"/Span<</Alt {string(image.alt)}>>BDC {drawn} EMC"
        self._operators.append(drawn)

    def _line(self, line: Line) -> None:
        self._operators.append("BT")
        for glyphs in line.glyphs():
            if glyphs.indexes:
                self._glyphs(from_left(glyphs))
        self._operators.append("ET")

    def _glyphs(self, glyphs: Glyphs) -> None:
        is_foreign = bool(glyphs.language) and glyphs.language != self._language
        if is_foreign:
            self._operators.append(f"/Span<</Lang {string(glyphs.language)}>>BDC")
        self._look(glyphs)
        font = self._fonts.of(glyphs.font)
        for piece in pieces_of(glyphs):
            self._piece(piece, glyphs, font)
        if is_foreign:
            self._operators.append("EMC")

    def _look(self, glyphs: Glyphs) -> None:
        colour = _rgb(glyphs.colour)
        self._set("fill", f"{colour} rg")
        self._set("stretch", f"{number(100 * glyphs.stretch)} Tz")
        self._set("mode", _FILLED_AND_STROKED if glyphs.is_emboldened else _FILLED)
        if glyphs.is_emboldened:
            self._set("stroke", f"{colour} RG")
            self._set("width", f"{number(glyphs.size * _EMBOLDENED)} w")
            self._set("dash", "[]0 d")
            self._set("join", "1 j")

    def _piece(self, piece: Piece, glyphs: Glyphs, font: Font) -> None:
        """A piece, with its whole text (14.9.4) where those of its glyphs do not tell it."""
        if piece.whole is not None:
            text = utf16(copied(piece.whole))
            self._operators.append(f"/Span<</ActualText<FEFF{text}>>>BDC")
        part = slice(piece.first, piece.end)
        codes = [font.codes[pair] for pair in zip(glyphs.indexes[part], piece.texts, strict=True)]
        self._codes(codes, glyphs.xs[part], glyphs.ys[part], glyphs, font)
        if piece.whole is not None:
            self._operators.append("EMC")

    def _codes(
        self, codes: Sequence[int], xs: Sequence[float], ys: Sequence[float],
        glyphs: Glyphs, font: Font,
    ) -> None:  # fmt: skip
        first = 0
        for _, members in groupby(
            zip(ys, codes, strict=True),
            key=lambda m: (m[0], None if font.has_own_codes else object()),
        ):
            end = first + len(list(members))
            self._set("font", f"/{font.resource(codes[first])} {number(glyphs.size)} Tf")
            place = _numbers(xs[first], self._height - ys[first])
            slant = f"{_SLANT:.4f}" if glyphs.is_slanted else "0"
            unit = 1000 / (glyphs.size * glyphs.stretch)
            shown = _shown(codes[first:end], xs[first:end], unit, font)
            self._operators.append(f"1 0 {slant} 1 {place} Tm {shown}")
            first = end


def _shown(codes: Sequence[int], xs: Sequence[float], unit: float, font: Font) -> str:
    """Codes shown one after the other, moved to where they belong (9.4.3).

    `unit` is how many thousandths of the font's size a point has. Moves are rounded, never their
    sum, so that no glyph is off by more than half a thousandth.
    """
    widths, hexes, start = font.codes.widths, font.codes.hexes, xs[0]
    pens = accumulate([widths[code] for code in codes], initial=0.0)
    moves = [round((x - start) * unit - pen) for x, pen in zip(xs, pens, strict=False)]
    if not any(moves):
        return f"<{''.join([hexes[code] for code in codes])}>Tj"
    parts = [
        hexes[code] if move == before else f">{before - move}<{hexes[code]}"
        for code, move, before in zip(codes, moves, [0, *moves], strict=False)
    ]
    return f"[<{''.join(parts)}>]TJ"


def _numbers(*values: float) -> str:
    return " ".join([number(value) for value in values])


def _rgb(colour: str) -> str:
    """A colour's operands, shares of red, green and blue."""
    if not colour:
        return "0 0 0"
    return " ".join(f"{part / 255:.3g}" for part in bytes.fromhex(colour))
