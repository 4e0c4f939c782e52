"""The fonts of one PDF file: embedded where they may be, else drawn."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QRawFont

from letterapp.pages.pdf.codes import Codes, to_glyphs, to_unicode
from letterapp.pages.pdf.drawn import DrawnFont
from letterapp.pages.pdf.faces import Face, Subset, face_of
from letterapp.pages.pdf.objects import Objects, name, number

# ISO 32000-1, 9.8.2.
_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1 << 0, 1 << 2, 1 << 6
_SYSTEM = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"


class Font(Protocol):
    """A font of the file: what to write to show its glyphs."""

    codes: Codes
    is_composite: bool
    """Whether all codes are of one resource (9.7)."""

    def resource(self, code: int) -> str:
        """The name of the font that has a code."""
        ...

    def write(self, objects: Objects) -> dict[str, int]:
        """Add the font with all that was shown of it; its objects by their names."""
        ...


class EmbeddedFont:
    """A composite font (9.7) with a subset of its face."""

    is_composite = True

    def __init__(self, resource: str, face: Face) -> None:
        self._resource = resource
        self._face = face
        self.codes = Codes(face.advance, 4)

    def resource(self, code: int) -> str:  # noqa: ARG002
        """Its name, whatever the code."""
        return self._resource

    def write(self, objects: Objects) -> dict[str, int]:
        """Add the font with the glyphs that were shown."""
        glyphs = self.codes.glyphs()
        subset = self._face.subset(glyphs)
        mapped = [subset.indexes.get(glyph, 0) for glyph in glyphs]
        base = f"{_tag(subset.data)}+{self._face.name}"
        text = objects.add_stream(to_unicode(self.codes.hexes, self.codes.texts()))
        encoding, selection = self._mapping(objects, mapped)
        widths = self._widths(mapped) if self._face.is_cff else _array(self.codes.widths)
        kind = "/CIDFontType0" if self._face.is_cff else "/CIDFontType2"
        descendant = objects.add(
            f"<</Type/Font/Subtype{kind}/BaseFont{name(base)}{_SYSTEM}{selection}"
            f"/FontDescriptor {self._descriptor(objects, base, subset)} 0 R/W[{widths}]>>"
        )
        font = objects.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name(base)}/Encoding{encoding}"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {text} 0 R>>"
        )
        return {self._resource: font}

    def _mapping(self, objects: Objects, mapped: Sequence[int]) -> tuple[str, str]:
        """How codes become glyphs, as encoding and as what the descendant font adds to it.

        TrueType takes codes as they are and selects by a table of its own (9.7.4.2). PostScript
        outlines are selected by number, so that the encoding must do it.
        """
        if not self._face.is_cff:
            table = b"".join(index.to_bytes(2, "big") for index in mapped)
            return "/Identity-H", f"/CIDToGIDMap {objects.add_stream(table)} 0 R"
        entries = f"/Type/CMap/CMapName/Adobe-Identity-Letter{_SYSTEM}"
        encoding = objects.add_stream(to_glyphs(self.codes.hexes, mapped), entries)
        return f" {encoding} 0 R", ""

    def _widths(self, mapped: Sequence[int]) -> str:
        """Widths by glyph, of which several codes may have the same."""
        widths = dict(zip(mapped, self.codes.widths, strict=True))
        return " ".join(f"{glyph}[{number(widths[glyph])}]" for glyph in sorted(widths))

    def _descriptor(self, objects: Objects, base: str, subset: Subset) -> int:
        measures = self._face.measures
        flags = (
            _SYMBOLIC
            | (_FIXED_PITCH if measures.is_fixed_pitch else 0)
            | (_ITALIC if measures.italic_angle else 0)
        )
        if self._face.is_cff:
            file = objects.add_stream(subset.data, "/Subtype/CIDFontType0C")
            key = "/FontFile3"
        else:
            file = objects.add_stream(subset.data, f"/Length1 {len(subset.data)}")
            key = "/FontFile2"
        return objects.add(
            f"<</Type/FontDescriptor/FontName{name(base)}/Flags {flags}"
            f"/FontBBox[{' '.join(map(str, measures.box))}]"
            f"/ItalicAngle {number(measures.italic_angle)}/Ascent {measures.ascent}"
            f"/Descent {measures.descent}/CapHeight {measures.capitals}"
            f"/StemV {_stem(measures.weight)}{key} {file} 0 R>>"
        )


class Fonts:
    """All fonts of a file, each made when it is first asked for."""

    def __init__(self) -> None:
        self._by_face: dict[Face, Font] = {}
        self._by_font: dict[QRawFont, Font] = {}

    def of(self, font: QRawFont) -> Font:
        """The file's font for Qt's."""
        known = self._by_font.get(font)
        if known is None:
            known = self._by_font[font] = self._of_face(face_of(font), font)
        return known

    def write(self, objects: Objects) -> dict[str, int]:
        """Add all fonts; their objects by the names that pages know them by."""
        written: dict[str, int] = {}
        for font in self._by_face.values():
            written |= font.write(objects)
        return written

    def _of_face(self, face: Face, font: QRawFont) -> Font:
        if face not in self._by_face:
            resource = f"F{len(self._by_face) + 1}"
            is_embedded = face.is_embeddable
            made: Font = EmbeddedFont(resource, face) if is_embedded else DrawnFont(resource, font)
            self._by_face[face] = made
        return self._by_face[face]


def _tag(data: bytes) -> str:
    """Six letters that tell this subset from others (9.6.4)."""
    value, letters = zlib.crc32(data), ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _array(widths: Sequence[float]) -> str:
    return f"0[{' '.join(number(width) for width in widths)}]"


def _stem(weight: int) -> int:
    """How thick stems of a weight are; fonts do not say it, and only substitutes would use it."""
    return round(50 + (weight / 65) ** 2)
