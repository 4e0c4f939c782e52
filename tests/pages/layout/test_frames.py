"""Borders and shading of paragraphs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.formats import Border, Borders, ParagraphFormat
from letterapp.pages.page import Fill, Page, Stroke
from tests.pages.layout.making import LINE, WORDS, pages, paragraph, seen

EDGE = Border("single", 1.0, 4.0)
BOX = ParagraphFormat(borders=Borders(EDGE, EDGE, EDGE, EDGE))


def levels(page: Page) -> list[float]:
    """Where level lines are."""
    strokes = [mark for mark in page.marks if isinstance(mark, Stroke)]
    return sorted(stroke.y1 for stroke in strokes if stroke.y1 == stroke.y2)


def test_box_takes_room_above_and_below_and_stands_outside_of_the_indents() -> None:
    (page,) = pages(paragraph("text", look=BOX), paragraph("below"))

    text, below = seen(page)
    assert text.baseline == pytest.approx(20.0 + 5.0 + 9.35)
    assert below.baseline - text.baseline == pytest.approx(LINE + 5.0)
    assert levels(page) == pytest.approx([20.5, 20.0 + 10.0 + LINE - 0.5])
    upright = {mark.x1 for mark in page.marks if isinstance(mark, Stroke) and mark.x1 == mark.x2}
    assert upright == {20.0 - 4.5, 180.0 + 4.5}


def test_two_paragraphs_with_the_same_box_share_it() -> None:
    spaced = replace(BOX, after=6.0)
    (page,) = pages(paragraph("a", look=spaced), paragraph("b", look=spaced))

    assert levels(page) == pytest.approx([20.5, 20.0 + 10.0 + 2 * LINE + 6.0 - 0.5])


def test_two_boxes_that_differ_stay_apart() -> None:
    (page,) = pages(paragraph("a", look=BOX), paragraph("b", look=replace(BOX, left=10.0)))

    assert len(levels(page)) == 4


def test_box_that_is_divided_is_open_at_the_end_of_the_page() -> None:
    first, second = pages(paragraph(WORDS * 8, look=BOX))

    assert len(levels(first)) == len(levels(second)) == 1


def test_shading_covers_the_indents_and_all_lines() -> None:
    look = ParagraphFormat(left=10.0, right=20.0, before=5.0, after=5.0, shading="DDEEFF")
    (page,) = pages(paragraph(WORDS, look=look))

    fills = [mark for mark in page.marks if isinstance(mark, Fill)]
    assert {(fill.x, fill.width, fill.colour) for fill in fills} == {(30.0, 130.0, "DDEEFF")}
    assert fills[0].y == pytest.approx(25.0)
    assert fills[-1].y + fills[-1].height == pytest.approx(25.0 + len(seen(page)) * LINE)
