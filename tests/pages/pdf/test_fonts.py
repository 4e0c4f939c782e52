from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterapp.pages.page import Page
from tests.external import pdffonts
from tests.pages.laying import HEIGHT, WIDTH, FixedLine, Looks, glyphs_of_text, page_of
from tests.pages.pdf.reading import copied, written
from tests.pages.pdf.restricting import page_with, restricted


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


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_for_print_or_better_is_embedded(tmp_path: Path, rights: int) -> None:
    data = written(page_with(restricted(rights)))
    assert [font[1:3] for font in fonts_of(data, tmp_path)] == [["CID", "TrueType"]]
    assert copied(data, tmp_path) == "office"
