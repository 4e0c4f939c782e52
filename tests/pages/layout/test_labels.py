"""Labels of lists: where they stand, and where the text behind them does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.content import Label, Paragraph, Text
from letterapp.pages.formats import Fonts, ParagraphFormat, Tab
from tests.pages.layout.making import LINE, LOOK, WORDS, pages, paragraph, runs, seen

HANGING = ParagraphFormat(left=40.0, first=-20.0)


def item(text: str, label: Label, look: ParagraphFormat = HANGING) -> Paragraph:
    return Paragraph((Text(text, LOOK),), look, LOOK, label)


def test_label_stands_at_the_first_indent_and_text_at_the_left_one() -> None:
    (page,) = pages(item(WORDS, Label("1.", LOOK)))

    label, first, second, *_ = seen(page)
    assert (label.text, label.x) == ("1.", 20.0 + 20.0)
    assert first.baseline == label.baseline
    assert first.x == second.x == pytest.approx(20.0 + 40.0)


def test_label_wider_than_its_room_pushes_the_text_to_the_next_stop() -> None:
    (page,) = pages(item("text", Label("(xviii)", LOOK)))
    own = replace(HANGING, tabs=(Tab(66.0),))
    (stopped,) = pages(item("text", Label("(xviii)", LOOK), own))

    assert seen(page)[1].x == pytest.approx(20.0 + 72.0)
    assert seen(stopped)[1].x == pytest.approx(20.0 + 66.0)


@pytest.mark.parametrize(("suffix", "gap"), [("space", 2.5), ("nothing", 0.0)])
def test_text_follows_a_label_without_a_tab(suffix: str, gap: float) -> None:
    (page,) = pages(item("text", Label("00", LOOK, suffix)))

    assert seen(page)[1].x == pytest.approx(40.0 + 10.0 + gap, abs=0.05)


def test_label_may_end_where_the_line_begins() -> None:
    (page,) = pages(item("text", Label("00", LOOK, alignment="right")))

    assert seen(page)[0].x == pytest.approx(40.0 - 10.0, abs=0.05)


def test_bullet_of_an_old_font_is_a_bullet_and_leaves_the_line_as_it_is() -> None:
    symbol = replace(LOOK, fonts=Fonts("Symbol", "Symbol"), size=20.0)
    (page,) = pages(item("text", Label("\uf0b7", symbol)), paragraph("below"))

    label, text, below = seen(page)
    assert label.text == "•"
    assert below.baseline - text.baseline == pytest.approx(LINE)


def test_label_of_right_to_left_text_stands_at_the_right() -> None:
    look = replace(HANGING, is_right_to_left=True)
    (page,) = pages(item("سلام", Label("1.", LOOK), look))

    label, text = runs(page)
    assert label.xs[0] > 180.0 - 40.0
    assert max(text.xs) < 180.0 - 40.0
