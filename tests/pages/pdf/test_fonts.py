from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont

from letterapp.pages.page import Glyphs, Page
from letterapp.pages.pdf.faces import face_of
from tests.external import pdffonts
from tests.pages.laying import HEIGHT, WIDTH, FixedLine, Looks, glyphs_of_text, page_of
from tests.pages.pdf.reading import copied, opened, written

FSTYPE = 8


def font_file(family: str) -> bytes:
    """A font's file, put together from its tables as it is for subsets."""
    (glyphs,) = glyphs_of_text("a", Looks(family))
    return bytes(face_of(glyphs.font)._face.blob.data)


def restricted(rights: int) -> QRawFont:
    """Carlito, as if its maker gave so few rights."""
    data = bytearray(font_file("Carlito"))
    entry = data.index(b"OS/2")
    table = int.from_bytes(data[entry + 8 : entry + 12], "big")
    data[table + FSTYPE : table + FSTYPE + 2] = rights.to_bytes(2, "big")
    return QRawFont(QByteArray(bytes(data)), 16.0, QFont.HintingPreference.PreferNoHinting)


def page_with(font: QRawFont, text: str = "office") -> Page:
    """A page of a text in a font, a glyph a character."""
    indexes = font.glyphIndexesForString(text)
    steps = [advance.x() for advance in font.advancesForGlyphIndexes(indexes)]
    xs = [72.0 + sum(steps[:at]) for at in range(len(steps))]
    glyphs = Glyphs(font, 16.0, indexes, xs, [100.0] * len(xs), text, range(len(xs)))
    return Page(WIDTH, HEIGHT, [FixedLine([glyphs])])


def fonts_of(data: bytes, folder: Path) -> list[list[str]]:
    """What Poppler lists: name, then type and more, then embedded, subset, with ToUnicode."""
    path = folder / "fonts.pdf"
    path.write_bytes(data)
    command = [pdffonts(), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()[2:]]


def test_fonts_are_embedded_as_subsets(tmp_path: Path) -> None:
    page = page_of(
        ("one", Looks("Carlito")),
        ("two", Looks("Carlito", is_bold=True)),
        ("三", Looks("Noto Serif CJK SC")),
    )
    fonts = fonts_of(written(page), tmp_path)
    assert [font[0][7:] for font in fonts] == [
        "Carlito", "Carlito-Bold", "NotoSerifCJKsc-Regular",
    ]  # fmt: skip
    assert [font[-5:-2] for font in fonts] == [["yes", "yes", "yes"]] * 3
    assert all(font[0][6] == "+" for font in fonts)


def test_sizes_share_a_font(tmp_path: Path) -> None:
    page = page_of(("one", Looks("Carlito", 9.0)), ("two", Looks("Carlito", 20.0)))
    assert len(fonts_of(written(page), tmp_path)) == 1


def test_made_up_bold_shares_the_font(tmp_path: Path) -> None:
    page = page_of(("ខ", Looks("Khmer OS")), ("គ", Looks("Khmer OS", is_bold=True)))
    assert len(fonts_of(written(page), tmp_path)) == 1


def test_glyphs_that_a_font_lacks_are_shown_and_copied(tmp_path: Path) -> None:
    (glyphs,) = glyphs_of_text("abc", Looks("Carlito"))
    lacking = replace(glyphs, indexes=[glyphs.indexes[0], 0, glyphs.indexes[2]])
    data = written(Page(WIDTH, HEIGHT, [FixedLine([lacking])]))
    assert copied(data, tmp_path) == "abc"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_drawn(tmp_path: Path, rights: int) -> None:
    data = written(page_with(restricted(rights)))
    (font,) = opened(data).pages[0].Resources.Font.values()
    assert font.Subtype == "/Type3"
    assert "FontFile" not in str(font)
    assert copied(data, tmp_path) == "office"


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_for_print_or_better_is_embedded(tmp_path: Path, rights: int) -> None:
    data = written(page_with(restricted(rights)))
    assert [font[1:3] for font in fonts_of(data, tmp_path)] == [["CID", "TrueType"]]
    assert copied(data, tmp_path) == "office"


def test_a_coloured_glyph_is_a_picture_in_its_line(tmp_path: Path) -> None:
    text = "one 😀 two 😀 three"
    data = written(page_of((text, Looks("Carlito"))))
    fonts = opened(data).pages[0].Resources.Font.values()
    (drawn,) = (font for font in fonts if font.Subtype == "/Type3")
    assert [image.Width for image in drawn.Resources.XObject.values()] == [136]
    assert copied(data, tmp_path) == text


def test_more_drawings_than_a_font_can_have_take_another(tmp_path: Path) -> None:
    font = restricted(0x0002)
    text = "".join(chr(0x100 + at) for at in range(300))
    data = written(page_with(font, text))
    assert len(opened(data).pages[0].Resources.Font) == 2
