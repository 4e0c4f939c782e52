from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.laying import Looks, page_of
from tests.pages.pdf.reading import copied, opened, written
from tests.pages.pdf.restricting import page_with, restricted


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_drawn(tmp_path: Path, rights: int) -> None:
    data = written(page_with(restricted(rights)))
    (font,) = opened(data).pages[0].Resources.Font.values()
    assert font.Subtype == "/Type3"
    assert "FontFile" not in str(font)
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
