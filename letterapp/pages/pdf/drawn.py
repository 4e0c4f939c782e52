"""A font whose file is not embedded: its glyphs are drawn, as a Type 3 font (ISO 32000-1, 9.6.5).

Its maker may forbid embedding (OS/2.fsType), or its glyphs are coloured pictures, which no embedded
font can be. Drawings carry no font file, and their text can be copied like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainterPath, QRawFont

from letterapp.pages.coloured import is_coloured
from letterapp.pages.pdf.codes import Codes, to_unicode
from letterapp.pages.pdf.images import image_object
from letterapp.pages.pdf.objects import Objects, number
from letterapp.pages.pdf.operators import numbers

_UNITS = 1000
# Sharp in print at the size of text, and the size that Noto's pictures have.
_PICTURE_PIXELS = 128
_CODES_PER_FONT = 256
# Poppler takes a Type 3 font to be as large as its letter “m” is wide: 0.6 is the same size. With
# others, it would not see that a drawing belongs to its line. Code 0, which is never shown, is it.
_EM = ("/m", 600.0)
_OUTLINES = ("glyf", "CFF ", "CFF2")


class DrawnFont:
    """Fonts of 256 drawings each, as many as it takes."""

    is_composite = False

    def __init__(self, resource: str, font: QRawFont) -> None:
        self._resource = resource
        self._outlines = _sized(font, _UNITS)
        self._pictures = _sized(font, _PICTURE_PIXELS)
        self._is_coloured = is_coloured(font)
        self._has_outlines = any(font.fontTable(tag).size() for tag in _OUTLINES)
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
        images: dict[str, int] = {}
        drawings = self._drawings(objects, self.codes.glyphs()[part], images)
        names = [f"/g{at}" for at in range(len(drawings))]
        widths = self.codes.widths[part]
        if not start:
            names[0], widths[0] = _EM
        streams = [
            f"{glyph} {objects.add_stream(drawing.operators.encode('ascii'))} 0 R"
            for glyph, drawing in zip(names, drawings, strict=True)
        ]
        resources = "".join(f"/{image} {at} 0 R" for image, at in images.items())
        text = objects.add_stream(to_unicode(self.codes.hexes[part], self.codes.texts()[part]))
        box = QRectF()
        for drawing in drawings:
            box = box.united(drawing.box)
        return objects.add(
            f"<</Type/Font/Subtype/Type3/FontBBox[{_edges(box)}]/FontMatrix[.001 0 0 .001 0 0]"
            f"/CharProcs<<{''.join(streams)}>>/Encoding<</Differences[0{''.join(names)}]>>"
            f"/FirstChar 0/LastChar {len(drawings) - 1}/Widths[{numbers(*widths)}]"
            f"/Resources<</XObject<<{resources}>>>>/ToUnicode {text} 0 R>>"
        )

    def _picture_of(self, glyph: int) -> QImage:
        if not self._is_coloured:
            return QImage()
        kind = QRawFont.AntialiasingType.PixelAntialiasing
        return self._pictures.alphaMapForGlyph(glyph, kind)

    def _advance(self, glyph: int) -> float:
        return self._outlines.advancesForGlyphIndexes([glyph])[0].x()

    def _drawings(
        self, objects: Objects, glyphs: Sequence[int], images: dict[str, int]
    ) -> list[_Drawing]:
        """Pictures where glyphs have them, all before any outline: for that, Qt drops pictures."""
        pictures = [self._picture_of(glyph) for glyph in glyphs]
        boxes = [self._pictures.boundingRect(glyph) for glyph in glyphs]
        advances = [number(self._advance(glyph)) for glyph in glyphs]
        drawings = []
        for glyph, picture, box, advance in zip(glyphs, pictures, boxes, advances, strict=True):
            if picture.format() == QImage.Format.Format_ARGB32_Premultiplied:
                images[f"I{len(images)}"] = image_object(objects, picture)
                drawings.append(_picture(advance, box, f"I{len(images) - 1}"))
            else:
                path = self._outlines.pathForGlyph(glyph) if self._has_outlines else QPainterPath()
                drawings.append(_outline(advance, path))
        return drawings


class _Drawing(Struct, frozen=True):
    """What draws a glyph (9.6.5), and the box that it fills; y grows downwards."""

    operators: str
    box: QRectF


def _sized(font: QRawFont, pixels: int) -> QRawFont:
    sized = QRawFont(font)
    sized.setPixelSize(pixels)
    return sized


def _edges(box: QRectF) -> str:
    return numbers(box.left(), -box.bottom(), box.right(), -box.top())


def _picture(advance: str, box: QRectF, image: str) -> _Drawing:
    """An image in its own colours."""
    scale = _UNITS / _PICTURE_PIXELS
    box = QRectF(box.topLeft() * scale, box.size() * scale)
    place = numbers(box.width(), 0, 0, box.height(), box.left(), -box.bottom())
    return _Drawing(f"{advance} 0 d0\n{place} cm /{image} Do", box)


def _outline(advance: str, path: QPainterPath) -> _Drawing:
    """A path (8.5.2) in the colour of the text, filled where it winds around."""
    kinds, at = QPainterPath.ElementType, 0
    box = path.boundingRect()
    written = [f"{advance} 0 {_edges(box)} d1"]
    while at < path.elementCount():
        kind = path.elementAt(at).type
        count = 3 if kind == kinds.CurveToElement else 1
        operator = "c" if count > 1 else "m" if kind == kinds.MoveToElement else "l"
        points = [path.elementAt(at + step) for step in range(count)]
        written.append(" ".join([numbers(point.x, -point.y) for point in points] + [operator]))
        at += count
    return _Drawing("\n".join([*written, "f"] if at else written), box)
