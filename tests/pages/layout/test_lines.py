"""Lines: as high as Word and LibreOffice have them, and broken where they break them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.content import Break, BreakKind, Picture, Tab, Text
from letterapp.pages.formats import (
    Alignment,
    CharacterFormat,
    Fonts,
    LineRule,
    LineSpacing,
    ParagraphFormat,
    Vertical,
)
from letterapp.pages.formats import Tab as TabStop
from letterapp.pages.layout.fonts import face_of
from letterapp.pages.layout.lines import line_height
from letterapp.pages.page import Image, Stroke
from tests.pages.layout.making import LINE, LOOK, WORDS, pages, paragraph, runs, seen, texts


def test_line_is_as_high_as_its_font_says_in_whole_twips() -> None:
    # hhea of Liberation Serif: 1825, −443, a gap of 87 of 2048; LibreOffice makes it 11.55 pt.
    height = line_height([face_of(LOOK, "Latin")], LineSpacing())

    assert height.height == pytest.approx(LINE)
    assert height.baseline == pytest.approx(8.9 + 0.45)
    assert height.trail == 0


@pytest.mark.parametrize(
    ("spacing", "height", "below"),
    [
        (LineSpacing(LineRule.MULTIPLE, 1.5), 17.3, 5.75),
        (LineSpacing(LineRule.MULTIPLE, 0.5), 5.75, 0.0),
        (LineSpacing(LineRule.EXACT, 20.0), 20.0, 0.0),
        (LineSpacing(LineRule.AT_LEAST, 20.0), 20.0, 0.0),
        (LineSpacing(LineRule.AT_LEAST, 5.0), LINE, 0.0),
    ],
)
def test_line_spacing(spacing: LineSpacing, height: float, below: float) -> None:
    found = line_height([face_of(LOOK, "Latin")], spacing)

    assert found.height == pytest.approx(height)
    assert found.trail == pytest.approx(below)


def test_exact_and_at_least_place_the_text_differently() -> None:
    natural = line_height([face_of(LOOK, "Latin")], LineSpacing()).baseline
    exact = line_height([face_of(LOOK, "Latin")], LineSpacing(LineRule.EXACT, 20.0))
    least = line_height([face_of(LOOK, "Latin")], LineSpacing(LineRule.AT_LEAST, 20.0))

    assert exact.baseline == pytest.approx(16.0)
    assert least.baseline == pytest.approx(natural + 20.0 - LINE)


@pytest.mark.parametrize("vertical", [Vertical.SUPERSCRIPT, Vertical.SUBSCRIPT])
def test_raised_and_lowered_text_leaves_the_line_as_high_as_it_is(vertical: Vertical) -> None:
    small = replace(LOOK, vertical=vertical)
    faces = [face_of(LOOK, "Latin"), face_of(small, "Latin")]

    assert line_height(faces, LineSpacing()).height == pytest.approx(LINE)
    assert faces[1].size == pytest.approx(5.8)


def test_spaces_of_a_larger_size_do_not_make_a_line_higher() -> None:
    large = replace(LOOK, size=30.0)
    (page,) = pages(paragraph("one", Text("   ", large), "two"), paragraph("below"))

    first, second = seen(page)
    assert second.baseline - first.baseline == pytest.approx(LINE)


def test_empty_paragraph_is_as_high_as_its_end() -> None:
    large = replace(paragraph(), mark=replace(LOOK, size=20.0))
    (page,) = pages(paragraph("above"), large, paragraph("below"))

    above, below = seen(page)
    assert below.baseline - above.baseline == pytest.approx(LINE + 23.0)


def test_lines_break_between_words_and_keep_within_the_indents() -> None:
    look = ParagraphFormat(left=10.0, right=20.0, first=15.0)
    (page,) = pages(paragraph(WORDS, look=look))

    found = seen(page)
    assert " ".join(line.text for line in found) == WORDS.strip()
    assert [line.x for line in found] == pytest.approx([45.0, 30.0, 30.0][: len(found)])


@pytest.mark.parametrize(
    ("alignment", "x"),
    [(Alignment.LEFT, 20.0), (Alignment.CENTER, 100.0 - 7.5), (Alignment.RIGHT, 180.0 - 15.0)],
)
def test_alignment(alignment: Alignment, x: float) -> None:
    (page,) = pages(paragraph("000", look=ParagraphFormat(alignment=alignment)))

    assert seen(page)[0].x == pytest.approx(x, abs=0.05)


def test_justified_lines_reach_both_margins_but_the_last() -> None:
    (page,) = pages(paragraph(WORDS, look=ParagraphFormat(alignment=Alignment.JUSTIFY)))

    ends = [run.xs[-1] for run in runs(page)]
    assert len(ends) > 1
    assert ends[:-1] == pytest.approx([180.0] * len(ends[:-1]), abs=0.05)
    assert ends[-1] < 170.0


def test_slash_in_an_address_does_not_end_a_line_but_a_hyphen_does() -> None:
    (page,) = pages(paragraph("see below 0123456789/0123456789/0123 and more-and-more-and-more-on"))

    assert texts(page) == [
        "see below",
        "0123456789/0123456789/0123 and",
        "more-and-more-and-more-on",
    ]


def test_khmer_lines_end_between_words() -> None:
    words = ["ក្រុមប្រឹក្សា", "សិទ្ធិ", "មនុស្ស", "កិច្ច", "ព្រមព្រៀង", "ក្រុមប្រឹក្សា", "សិទ្ធិ", "មនុស្ស"]
    look = replace(LOOK, fonts=Fonts(complex="Khmer OS"), complex_size=14.0)
    (page,) = pages(paragraph(Text("".join(words), look)))

    ends = {"".join(words[:number]) for number in range(1, len(words) + 1)}
    found = texts(page)
    assert len(found) > 1
    assert all("".join(found[:number]) in ends for number in range(1, len(found) + 1))


def test_right_tab_ends_at_its_stop_with_dots_before() -> None:
    look = ParagraphFormat(tabs=(TabStop(150.0, "right", "."),))
    (page,) = pages(paragraph("Page", Tab(LOOK), "12", look=look))

    leader, *_, number = runs(page)
    assert set(leader.text) == {"."}
    assert number.text == "12"
    assert leader.xs[-1] < number.xs[0]
    assert number.xs[-1] == pytest.approx(20.0 + 150.0 - 5.0, abs=0.1)


def test_text_after_a_tab_stands_at_the_next_default_stop() -> None:
    (page,) = pages(paragraph("a", Tab(LOOK), "b"))

    assert [run.text for run in runs(page)] == ["a", "b"]
    assert runs(page)[1].xs[0] == pytest.approx(20.0 + 36.0)


def test_text_of_several_looks_after_a_tab_that_begins_a_line_is_all_there() -> None:
    red = replace(LOOK, colour="ff0000")
    (page,) = pages(paragraph(Tab(LOOK), Tab(LOOK), "1", Text(" of ", red), "2"))

    assert [(glyphs.text, glyphs.colour) for glyphs in runs(page)] == [
        ("1", ""),
        (" of ", "ff0000"),
        ("2", ""),
    ]


def test_hanging_indent_is_a_tab_stop() -> None:
    (page,) = pages(paragraph("a", Tab(LOOK), "b", look=ParagraphFormat(left=50.0, first=-50.0)))

    assert runs(page)[1].xs[0] == pytest.approx(20.0 + 50.0)


def test_break_ends_the_line() -> None:
    (page,) = pages(paragraph("one", Break(BreakKind.LINE, LOOK), "two"))

    assert texts(page) == ["one", "two"]


def test_picture_stands_on_the_baseline_and_makes_its_line_higher() -> None:
    picture = Picture(b"", 40.0, 50.0)
    (page,) = pages(paragraph("a", picture, "b"), paragraph("below"))

    (image,) = [mark for mark in page.marks if isinstance(mark, Image)]
    first, second = seen(page)
    assert (image.width, image.height) == (40.0, 50.0)
    assert image.y + 50.0 == pytest.approx(first.baseline)
    assert image.y == pytest.approx(20.0)
    assert second.baseline - first.baseline == pytest.approx(LINE)


def test_underline_is_under_its_text_only() -> None:
    look = replace(LOOK, underline="single", underline_colour="00FF00")
    (page,) = pages(paragraph("one ", Text("two", look), " three"))

    (stroke,) = [mark for mark in page.marks if isinstance(mark, Stroke)]
    (line,) = seen(page)
    assert stroke.colour == "00FF00"
    assert line.baseline < stroke.y1 < line.baseline + 3.0
    assert stroke.x1 > line.x + 10.0
    assert 10.0 < stroke.x2 - stroke.x1 < 20.0


def test_small_caps_and_caps() -> None:
    small, caps = replace(LOOK, is_small_caps=True), replace(LOOK, is_caps=True)
    (page,) = pages(paragraph(Text("Un", small), Text("ohchr", caps)))

    assert [(run.text, run.size) for run in runs(page)] == [
        ("U", 10.0),
        ("N", 8.0),
        ("OHCHR", 10.0),
    ]


def test_right_to_left_paragraph_begins_at_the_right() -> None:
    look = ParagraphFormat(alignment=Alignment.RIGHT, is_right_to_left=True, left=30.0)
    (page,) = pages(paragraph(Text("سلام", replace(LOOK, is_right_to_left=True)), look=look))

    (run,) = runs(page)
    assert run.is_right_to_left
    assert max(run.xs) < 180.0 - 30.0
    assert max(run.xs) > 180.0 - 30.0 - 15.0


def test_fonts_that_lack_letters_are_helped_out_without_a_higher_line() -> None:
    (page,) = pages(paragraph("a 日本 ក b"), paragraph("below"))

    first, second = seen(page)
    assert first.text == "a 日本 ក b"
    assert second.baseline - first.baseline == pytest.approx(LINE)


def test_latin_is_set_apart_from_chinese() -> None:
    def width(text: str) -> float:
        (page,) = pages(paragraph(text, "|"))
        return runs(page)[-1].xs[-1]

    apart = width("a中") - width("a") - (width("中中") - width("中"))
    assert apart == pytest.approx(0.2 * 10.0, abs=2.1)
    assert width("a中a") - width("a中") > 4.4


def test_kerning_is_off_unless_asked_for() -> None:
    def end(look: CharacterFormat) -> float:
        (page,) = pages(paragraph(Text("AVAVAVAV|", look)))
        return runs(page)[-1].xs[-1]

    assert end(replace(LOOK, kerns=True)) < end(LOOK) - 1.0


def test_justified_line_ends_by_hand_behind_a_quotation_too() -> None:
    end = Break(BreakKind.LINE, LOOK)
    look = ParagraphFormat(alignment=Alignment.JUSTIFY)
    (page,) = pages(paragraph('he said "so"', end, "then (", end, "rest", look=look))

    assert texts(page) == ['he said "so"', "then (", "rest"]
    assert runs(page)[0].xs[-1] == pytest.approx(180.0 - 4.1, abs=0.2)


def test_rare_characters_are_drawn_whole_beside_latin() -> None:
    (page,) = pages(paragraph("\U00020bb7", "A"))

    assert [run.text for run in runs(page)] == ["\U00020bb7", "A"]


@pytest.mark.parametrize("text", ["a\tb" * 400, "ภาษาไทย" * 600, "中文字，" * 2500, "x" * 20_000])
def test_all_of_a_long_paragraph_is_drawn(text: str) -> None:
    items = [part for piece in text.split("\t") for part in (Tab(LOOK), piece)][1:]
    found = pages(paragraph(*items))

    said = "".join(line for page in found for line in texts(page))
    assert said.replace(" ", "") == text.replace("\t", "").replace(" ", "")
