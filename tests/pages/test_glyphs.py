from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout
from pytestqt.qtbot import QtBot

from letterapp.pages.glyphs import glyphs_of, glyphs_of_line
from tests.pages.laying import MARGIN, Looks, glyphs_of_text, lines_of, require_family


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The one application, without which there are no fonts."""


def whole(text: str, looks: Looks) -> str:
    return "".join(glyphs.text for glyphs in glyphs_of_text(text, looks))


def test_positions_and_size_are_points() -> None:
    (glyphs,) = glyphs_of_text("mm", Looks("Carlito", size=10.0))
    assert glyphs.size == 10.0
    assert glyphs.xs[0] == MARGIN
    # An “m” of Carlito is 1636 of 2048 units wide.
    assert glyphs.xs[1] - glyphs.xs[0] == pytest.approx(10 * 1636 / 2048, abs=0.01)


def test_a_ligature_is_one_cluster() -> None:
    (glyphs,) = glyphs_of_text("office", Looks("Carlito"))
    assert glyphs.text == "office"
    assert list(glyphs.clusters) == [0, 1, 4, 5]


def test_runs_come_in_the_order_of_the_text() -> None:
    text = "السلام abc 123"
    looks = Looks("Noto Naskh Arabic", is_right_to_left=True)
    assert whole(text, looks) == text
    assert glyphs_of_text(text, looks)[0].is_right_to_left


def test_text_is_right_where_another_font_helps_out_within_a_script() -> None:
    text = "ab ☐ cd ✓✓ office"
    parts = [glyphs.text for glyphs in glyphs_of_text(text, Looks("Carlito"))]
    assert parts == ["ab ", "☐", " cd ", "✓✓", " office"]


def test_clusters_count_utf_16_units() -> None:
    (glyphs,) = glyphs_of_text("漢𠮷野", Looks("Noto Serif CJK JP"))
    assert glyphs.text == "漢𠮷野"
    assert list(glyphs.clusters) == [0, 1, 3]


def test_a_line_ends_with_the_space_that_qt_leaves_out() -> None:
    first, second = lines_of("one two", Looks("Carlito", width=25.0))
    (glyphs,) = first.glyphs()
    assert glyphs.text == "one "
    assert len(glyphs.indexes) == len(glyphs.xs) == len(glyphs.clusters) == 4
    assert glyphs.xs[3] > glyphs.xs[2]
    assert [each.text for each in second.glyphs()] == ["two"]


def test_a_bold_that_a_family_lacks_is_made_up() -> None:
    (khmer,) = glyphs_of_text("ខ", Looks("Khmer OS", is_bold=True))
    (latin,) = glyphs_of_text("a", Looks("Carlito", is_bold=True))
    assert (khmer.is_emboldened, latin.is_emboldened) == (True, False)


def test_an_italic_that_a_family_lacks_is_made_up() -> None:
    (khmer,) = glyphs_of_text("ខ", Looks("Khmer OS", is_italic=True))
    (latin,) = glyphs_of_text("a", Looks("Carlito", is_italic=True))
    assert (khmer.is_slanted, latin.is_slanted) == (True, False)


def test_a_run_alone_ends_where_it_is_said_to() -> None:
    require_family("Carlito")
    layout = QTextLayout("abc def", QFont("Carlito"))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    (run,) = line.glyphRuns(0, 3, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    glyphs = glyphs_of(run, 1.0, 5.0, 7.0, 3)
    assert glyphs
    assert glyphs.text == "abc"
    assert glyphs.xs[0] == 5.0


def test_a_run_without_glyphs_and_an_empty_line_give_nothing() -> None:
    require_family("Carlito")
    run = QGlyphRun()
    run.setRawFont(QRawFont.fromFont(QFont("Carlito")))
    assert glyphs_of(run, 1.0, 0.0, 0.0) is None
    layout = QTextLayout("", QFont("Carlito"))
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    assert list(glyphs_of_line(line, 1.0, 0.0, 0.0)) == []
