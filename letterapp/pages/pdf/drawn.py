"""A font whose file is not embedded: its glyphs are drawn, as a Type 3 font (ISO 32000-1, 9.6.5).

Its maker may forbid embedding (OS/2.fsType), or its glyphs are coloured pictures, which no embedded
font can be. Drawings carry no font file, and their text can be copied like any other.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainterPath, QRawFont

from letterapp.pages.pdf.codes import Codes, to_unicode
from letterapp.pages.pdf.images import image_object
from letterapp.pages.pdf.objects import Objects, number

_UNITS = 1000
# Sharp in print at the size of text, and the size that Noto's pictures have.
_PICTURE_PIXELS = 128
_CODES_PER_FONT = 256


class DrawnFont:
    """Fonts of 256 drawings each, as many as it takes."""

    is_composite = False

    def __init__(self, resource: str, font: QRawFont) -> None:
        self._resource = resource
        self._outlines = _sized(font, _UNITS)
        self._pictures = _sized(font, _PICTURE_PIXELS)
        self.codes = Codes(self._advance, 2)

    def resource(self, code: int) -> str:
        """The name of the font that has a code."""
        return f"{self._resource}x{code // _CODES_PER_FONT}"

    def write(self, objects: Objects) -> dict[str, int]:
        """Add the fonts with the glyphs that were shown."""
        starts = range(0, len(self.codes.hexes), _CODES_PER_FONT)
        return {self.resource(start): self._write(objects, start) for start in starts}

    def _write(self, objects: Objects, start: int) -> int:
        part = slice(start, start + _CODES_PER_FONT)
        glyphs = self.codes.glyphs()[part]
        images: dict[str, int] = {}
        drawings = [
            objects.add_stream(self._drawing(objects, glyph, images).encode("ascii"))
            for glyph in glyphs
        ]
        names = [f"/g{at}" for at in range(len(drawings))]
        procedures = "".join(f"{n} {at} 0 R" for n, at in zip(names, drawings, strict=True))
        resources = "".join(f"/{n} {at} 0 R" for n, at in images.items())
        text = objects.add_stream(to_unicode(self.codes.hexes[part], self.codes.texts()[part]))
        widths = " ".join(number(width) for width in self.codes.widths[part])
        return objects.add(
            f"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]"
            f"/CharProcs<<{procedures}>>/Encoding<</Differences[0{''.join(names)}]>>"
            f"/FirstChar 0/LastChar {len(drawings) - 1}/Widths[{widths}]"
            f"/Resources<</XObject<<{resources}>>>>/ToUnicode {text} 0 R>>"
        )

    def _advance(self, glyph: int) -> float:
        return self._outlines.advancesForGlyphIndexes([glyph])[0].x()

    def _drawing(self, objects: Objects, glyph: int, images: dict[str, int]) -> str:
        """A picture where the glyph has one: once asked for its outline, Qt forgets the picture."""
        width = number(self._advance(glyph))
        picture = self._pictures.alphaMapForGlyph(glyph)
        if picture.format() != QImage.Format.Format_ARGB32_Premultiplied:
            path = self._outlines.pathForGlyph(glyph)
            return f"{width} 0 {_edges(path.boundingRect())} d1\n{_outline(path)}"
        box, scale = self._pictures.boundingRect(glyph), _UNITS / _PICTURE_PIXELS
        key = f"I{len(images)}"
        images[key] = image_object(objects, picture)
        place = (box.width(), 0, 0, box.height(), box.left(), -box.bottom())
        matrix = " ".join(number(value * scale) for value in place)
        return f"{width} 0 d0\n{matrix} cm /{key} Do"


def _sized(font: QRawFont, pixels: int) -> QRawFont:
    sized = QRawFont(font)
    sized.setPixelSize(pixels)
    return sized


def _edges(box: QRectF) -> str:
    edges = (box.left(), -box.bottom(), box.right(), -box.top())
    return " ".join(number(edge) for edge in edges)


def _outline(path: QPainterPath) -> str:
    """A path's operators (8.5.2), upwards as PDF has it; filled where it winds around."""
    kinds, written, at = QPainterPath.ElementType, [], 0
    while at < path.elementCount():
        element = path.elementAt(at)
        count = 3 if element.type == kinds.CurveToElement else 1
        operator = "c" if count > 1 else "m" if element.type == kinds.MoveToElement else "l"
        points = (path.elementAt(at + step) for step in range(count))
        numbers = " ".join(f"{number(point.x)} {number(-point.y)}" for point in points)
        written.append(f"{numbers} {operator}")
        at += count
    return " ".join([*written, "f"]) if written else ""
