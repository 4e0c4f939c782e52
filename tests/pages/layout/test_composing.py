"""Paragraphs that have not changed are known again, and only those."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from letterapp.pages.content import Number, PageNumber, Paragraph, Text
from letterapp.pages.layout.composing import Composed, composed
from tests.pages.layout.making import LOOK, WORDS, pages, paragraph, runs, texts


def lines_of(one: Paragraph, width: float = 160.0) -> Composed:
    return composed(one, width, 36.0, lambda _: "7", None)


def test_equal_paragraph_has_the_same_lines() -> None:
    assert lines_of(paragraph(WORDS)) is lines_of(paragraph(WORDS))


@pytest.mark.parametrize(
    "other",
    [
        paragraph(WORDS + "more"),
        paragraph(Text(WORDS, replace(LOOK, colour="FF0000"))),
        replace(paragraph(WORDS), mark=replace(LOOK, size=20.0)),
    ],
)
def test_paragraph_that_differs_in_anything_is_set_anew(other: Paragraph) -> None:
    assert lines_of(other) is not lines_of(paragraph(WORDS))


def test_another_width_gives_other_lines() -> None:
    (_, wide), (_, narrow) = (lines_of(paragraph(WORDS), width).texts[0] for width in (160.0, 80.0))

    assert len(wide) < len(narrow)


def test_numbers_of_pages_are_never_kept() -> None:
    numbered = paragraph("page ", Number(PageNumber.PAGE, LOOK))

    assert lines_of(numbered) is not lines_of(numbered)
    assert lines_of(numbered).texts[0][0].text == "page 7"


def test_threads_do_not_share_lines() -> None:
    with ThreadPoolExecutor(1) as other:
        made = other.submit(lines_of, paragraph(WORDS)).result()

    assert made is not lines_of(paragraph(WORDS))


def test_lines_that_are_drawn_again_stand_elsewhere() -> None:
    def baselines(*texts_above: str) -> Sequence[float]:
        (page,) = pages(*map(paragraph, texts_above), paragraph("twice"))
        return [run.ys[0] for run in runs(page) if run.text == "twice"]

    first, second = baselines("a"), baselines("a", "b")
    assert second[0] - first[0] == pytest.approx(11.55)


def test_same_paragraph_may_stand_on_a_page_twice() -> None:
    (page,) = pages(paragraph("one"), paragraph("one"))

    assert texts(page) == ["one", "one"]
    assert len({run.ys[0] for run in runs(page)}) == 2
