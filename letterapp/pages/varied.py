"""Whether Qt shapes with a variable font as it was varied for a weight, or as it comes.

Qt does not tell. Where a system knows a variable font's named instances, Qt has it varied; where
it does not, Qt thickens the font as it comes.
"""

from __future__ import annotations

import struct

from PySide6.QtGui import QRawFont

_SAMPLE = 32
# What rounding may make of an advance, as a share of the size.
_ROUNDING = 0.002


def is_varied(font: QRawFont) -> bool:
    """Whether a font's glyphs are of other widths than those that its file begins with.

    A variable font whose widths never vary, such as one of fixed pitch, counts as not varied.
    """
    if not font.fontTable("fvar").size():
        return False
    count = font.glyphCount()
    glyphs = list(range(0, count, max(1, count // _SAMPLE)))
    widths = _widths(font, glyphs)
    advances = [advance.x() for advance in font.advancesForGlyphIndexes(glyphs)]
    return any(
        abs(advance / font.pixelSize() - width) > _ROUNDING
        for advance, width in zip(advances, widths, strict=True)
    )


def _widths(font: QRawFont, glyphs: list[int]) -> list[float]:
    """Advances as a share of the size, as `hmtx` has them (OpenType 1.9)."""
    metrics = bytes(font.fontTable("hmtx").data())
    (count,) = struct.unpack_from(">H", bytes(font.fontTable("hhea").data()), 34)
    (per_em,) = struct.unpack_from(">H", bytes(font.fontTable("head").data()), 18)
    places = (4 * min(glyph, count - 1) for glyph in glyphs)
    return [struct.unpack_from(">H", metrics, place)[0] / per_em for place in places]
