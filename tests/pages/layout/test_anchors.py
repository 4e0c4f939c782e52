"""Pictures and text boxes in places of their own, and text that keeps out of their way."""

from __future__ import annotations

import pytest

from letterapp.pages.content import Anchored, Picture, Placement, TextBox
from letterapp.pages.document import Stories
from letterapp.pages.formats import Border
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.page import Fill, Image, Page, Stroke
from tests.pages.layout.making import (
    LINE,
    WORDS,
    document,
    pages,
    paragraph,
    seen,
    texts,
    with_section,
)

PICTURE = Picture(b"", 50.0, 30.0)


def image(page: Page) -> Image:
    (found,) = [mark for mark in page.marks if isinstance(mark, Image)]
    return found


@pytest.mark.parametrize(
    ("placement", "x", "y"),
    [
        (Placement(x=5.0, y=7.0), 25.0, 20.0 + LINE + 7.0),
        (Placement("page", x=5.0, y_from="page", y=7.0), 5.0, 7.0),
        (Placement("margin", "right", y_from="margin", y_align="bottom"), 130.0, 150.0),
        (Placement("page", "center", y_from="page", y_align="center"), 75.0, 85.0),
        (Placement("rightMargin", x=2.0, y_from="bottomMargin", y=3.0), 182.0, 183.0),
        (Placement("leftMargin", y_from="topMargin", y=3.0), 0.0, 3.0),
    ],
)
def test_place(placement: Placement, x: float, y: float) -> None:
    (page,) = pages(paragraph("above"), paragraph(Anchored(PICTURE, placement), "text"))

    assert (image(page).x, image(page).y) == pytest.approx((x, y))


def test_what_is_behind_the_text_is_drawn_before_it() -> None:
    behind = Anchored(PICTURE, Placement(is_behind=True))
    above = Anchored(PICTURE, Placement())

    assert isinstance(pages(paragraph(behind, "text"))[0].marks[0], Image)
    assert isinstance(pages(paragraph(above, "text"))[0].marks[-1], Image)


def test_lines_are_shorter_beside_a_picture_and_full_below_it() -> None:
    placement = Placement("margin", "right", wrap="square", distances=(10.0, 0.0, 0.0, 0.0))
    (page,) = pages(paragraph(Anchored(PICTURE, placement), WORDS * 2))
    (plain,) = pages(paragraph(WORDS * 2))

    # 30 points are the height of three lines, with 100 points beside the picture.
    assert all(len(line.text) * 4.5 < 100.0 + 15 for line in seen(page)[:3])
    assert len(seen(page)[3].text) > max(len(line.text) for line in seen(page)[:3])
    assert " ".join(texts(page)) == " ".join(texts(plain))


def test_picture_at_the_left_moves_lines_to_the_right_also_of_the_next_paragraph() -> None:
    placement = Placement("margin", "left", wrap="square", distances=(0.0, 0.0, 8.0, 0.0))
    (page,) = pages(
        paragraph(Anchored(PICTURE, placement), "one"), *(paragraph(text) for text in "abc")
    )

    assert [line.x for line in seen(page)] == pytest.approx([78.0, 78.0, 78.0, 20.0])


def test_text_goes_on_below_what_takes_the_whole_width() -> None:
    placement = Placement("margin", "left", wrap="topAndBottom")
    (page,) = pages(paragraph(Anchored(PICTURE, placement), "one"), paragraph("two"))

    assert seen(page)[0].baseline == pytest.approx(20.0 + 30.0 + 9.35)
    assert seen(page)[1].baseline == pytest.approx(20.0 + 30.0 + LINE + 9.35)


def test_text_keeps_out_of_the_way_of_a_picture_in_the_header() -> None:
    placement = Placement("page", x=0.0, y_from="page", y=0.0, wrap="topAndBottom")
    header = Stories((paragraph(Anchored(Picture(b"", 200.0, 60.0), placement)),))
    (page,) = lay_out(with_section(document(paragraph("text")), headers=header))

    assert seen(page)[0].baseline == pytest.approx(60.0 + 9.35)


def test_text_box_has_its_text_inside_with_fill_and_line() -> None:
    box = TextBox((paragraph("in"),), 80.0, 40.0, fill="FFEEDD", line=Border("single", 1.0))
    placement = Placement("page", x=100.0, y_from="page", y=100.0)
    (page,) = pages(paragraph(Anchored(box, placement), "text"))

    (inside,) = [line for line in seen(page) if line.text == "in"]
    assert inside.x == pytest.approx(107.2)
    assert inside.baseline == pytest.approx(100.0 + 3.6 + 9.35)
    (fill,) = [mark for mark in page.marks if isinstance(mark, Fill)]
    assert (fill.x, fill.y, fill.width, fill.height) == (100.0, 100.0, 80.0, 40.0)
    assert len([mark for mark in page.marks if isinstance(mark, Stroke)]) == 4


@pytest.mark.parametrize(("grows", "number", "height"), [(False, 2, 30.0), (True, 4, 53.4)])
def test_text_box_leaves_out_what_does_not_fit_unless_it_grows(
    grows: bool, number: int, height: float
) -> None:
    blocks = tuple(paragraph(text) for text in "abcd")
    box = TextBox(blocks, 80.0, 30.0, fill="FFEEDD", grows=grows)
    (page,) = pages(paragraph(Anchored(box, Placement())))

    assert len(texts(page)) == number
    (fill,) = [mark for mark in page.marks if isinstance(mark, Fill)]
    assert fill.height == pytest.approx(height)


@pytest.mark.parametrize("number", range(40))
def test_lines_below_a_picture_end_it_wherever_rounding_puts_its_edge(number: int) -> None:
    place = Placement("margin", "left", y=7.041086229 + number / 7, wrap="topAndBottom")
    tall = Picture(b"", 160.0, 33.21447179598778 + number / 3)
    (page, *others) = pages(paragraph("abc " * 30, Anchored(tall, place), "def " * 20))

    said = " ".join(line for one in (page, *others) for line in texts(one))
    assert said.split() == ["abc"] * 30 + ["def"] * 20
