from __future__ import annotations

from letterapp.pages.page import Fill, Mark, Page, Stroke
from tests.pages.laying import HEIGHT, WIDTH
from tests.pages.pdf.reading import content, written


def test_fills_and_strokes_stand_where_they_should() -> None:
    marks: list[Mark] = [
        Fill(10, 20, 30, 40, "0080ff"),
        Stroke(10, 20, 30, 20, 0.5, "", (3.0, 1.5)),
    ]
    shown = content(written(Page(WIDTH, HEIGHT, marks)))
    assert shown.splitlines() == [
        "0 0.502 1 rg",
        "10 782 30 40 re f",
        "0.5 w",
        "[3 1.5]0 d",
        "10 822 m 30 822 l S",
    ]


def test_what_is_so_already_is_not_said_again() -> None:
    marks: list[Mark] = [
        Fill(0, 0, 1, 1, ""),
        Fill(0, 0, 1, 1, "ff0000"),
        Fill(0, 1, 1, 1, "ff0000"),
    ]
    shown = content(written(Page(10.0, 10.0, marks)))
    assert shown.splitlines() == ["0 9 1 1 re f", "1 0 0 rg", "0 9 1 1 re f", "0 8 1 1 re f"]


def test_a_page_without_marks_is_empty() -> None:
    assert content(written(Page(10.0, 10.0, ()))) == ""
