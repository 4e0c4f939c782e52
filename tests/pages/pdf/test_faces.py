from __future__ import annotations

import uharfbuzz as hb
from PySide6.QtGui import QFont, QRawFont

from letterapp.pages.pdf.faces import face_of
from tests.pages.laying import Looks, glyphs_of_text, require_family
from tests.pages.test_varied import FONT


def raw_font(family: str, size: int, *, is_bold: bool = False) -> QRawFont:
    require_family(family)
    font = QFont(family)
    font.setPixelSize(size)
    font.setBold(is_bold)
    return QRawFont.fromFont(font)


def test_a_face_is_kept_whatever_the_size() -> None:
    face = face_of(raw_font("Carlito", 10))
    assert face_of(raw_font("Carlito", 20)) is face
    assert face_of(raw_font("Carlito", 10, is_bold=True)) is not face


def test_faces_of_one_collection_differ() -> None:
    chinese, japanese = (face_of(raw_font(f"Noto Serif CJK {kind}", 10)) for kind in ("SC", "JP"))
    assert (chinese.name, japanese.name) == ("NotoSerifCJKsc-Regular", "NotoSerifCJKjp-Regular")


def test_a_subset_has_the_glyphs_that_are_asked_for() -> None:
    (glyphs,) = glyphs_of_text("office", Looks("Carlito"))
    subset = face_of(glyphs.font).subset([0, *glyphs.indexes])
    assert set(glyphs.indexes) <= subset.indexes.keys()
    assert len(subset.data) < 3_000


def test_a_subset_of_a_variable_font_does_not_vary() -> None:
    face = face_of(QRawFont(str(FONT), 10.0))
    assert not hb.Face(face.subset([2]).data).axis_infos
    assert face.advance(2) == 300


def test_advances_are_thousandths_of_the_size() -> None:
    font = raw_font("Carlito", 1000)
    (glyph,) = font.glyphIndexesForString("m")
    assert round(face_of(font).advance(glyph), 2) == round(1000 * 1636 / 2048, 2)
