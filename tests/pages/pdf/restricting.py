"""Carlito, as if its maker had given other rights to it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont

from letterapp.pages.page import Glyphs, Page
from letterapp.pages.pdf.faces import face_of
from tests.pages.laying import HEIGHT, WIDTH, FixedLine, Looks, glyphs_of_text

FSTYPE = 8


def font_file(family: str) -> bytes:
    """A font's file, put together from its tables as it is for subsets."""
    (glyphs,) = glyphs_of_text("a", Looks(family))
    return bytes(face_of(glyphs.font)._face.blob.data)


def restricted(rights: int) -> QRawFont:
    """Carlito with these rights (OS/2.fsType), and without its table of characters."""
    data = bytearray(font_file("Carlito"))
    entry = data.index(b"OS/2")
    table = int.from_bytes(data[entry + 8 : entry + 12], "big")
    data[table + FSTYPE : table + FSTYPE + 2] = rights.to_bytes(2, "big")
    return QRawFont(QByteArray(bytes(data)), 16.0, QFont.HintingPreference.PreferNoHinting)


def page_with(font: QRawFont, text: str = "office") -> Page:
    """A page of a text in a font with Carlito's glyphs, one a character."""
    indexes = QRawFont.fromFont(QFont("Carlito")).glyphIndexesForString(text)
    steps = [advance.x() for advance in font.advancesForGlyphIndexes(indexes)]
    xs = [72.0 + sum(steps[:at]) for at in range(len(steps))]
    glyphs = Glyphs(font, 16.0, indexes, xs, [100.0] * len(xs), text, range(len(xs)))
    return Page(WIDTH, HEIGHT, [FixedLine([glyphs])])
