"""Headers, footers and numbers of pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.content import Anchored, Number, NumberFormat, PageNumber, Placement, TextBox
from letterapp.pages.document import Document, Stories
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.page import Page
from tests.pages.layout.making import (
    LINE,
    LOOK,
    SETUP,
    document,
    paragraph,
    section,
    seen,
    texts,
    with_section,
)

PAGE, PAGES = Number(PageNumber.PAGE, LOOK), Number(PageNumber.PAGES, LOOK)


def story(*names: str) -> Stories:
    return Stories(*((paragraph(name),) if name else () for name in names))


def long(pages: int) -> Document:
    return document(*(paragraph(f"line {at}") for at in range(13 * pages)))


def headers(pages: list[Page]) -> list[str]:
    return [texts(page)[0] for page in pages]


def test_header_and_footer_stand_at_their_distances_from_the_edges() -> None:
    made = with_section(long(1), headers=story("head"), footers=story("foot"))
    (page,) = lay_out(made)

    assert texts(page)[:2] == ["head", "foot"]
    assert seen(page)[0].baseline == pytest.approx(10.0 + 9.35, abs=0.01)
    assert seen(page)[1].baseline == pytest.approx(200.0 - 10.0 - LINE + 9.35, abs=0.01)


def test_header_that_is_higher_than_its_margin_pushes_the_text_down() -> None:
    high = Stories((paragraph("a"), paragraph("b"), paragraph("c")))
    (page,) = lay_out(with_section(document(paragraph("text")), headers=high))
    exact = replace(SETUP, top_is_exact=True)
    (over,) = lay_out(with_section(document(paragraph("text")), headers=high, setup=exact))

    assert seen(page)[3].baseline == pytest.approx(10.0 + 3 * LINE + 9.35, abs=0.01)
    assert seen(over)[3].baseline == pytest.approx(20.0 + 9.35, abs=0.01)


def test_first_and_even_pages_have_headers_of_their_own() -> None:
    made = with_section(long(3), headers=story("default", "first", "even"), has_first_page=True)

    assert headers([*lay_out(replace(made, has_even_pages=True))]) == ["first", "even", "default"]
    assert headers([*lay_out(made)]) == ["first", "default", "default"]


def test_numbers_of_pages_are_those_of_each_page() -> None:
    footer = Stories((paragraph("Page ", PAGE, " of ", PAGES),))
    made = with_section(long(3), footers=footer)

    assert headers([*lay_out(made)]) == [f"Page {at} of 3" for at in (1, 2, 3)]


def test_section_counts_in_its_own_format_from_its_own_number() -> None:
    footer = Stories((paragraph(PAGE),))
    made = with_section(
        long(2), footers=footer, first_number=4, number_format=NumberFormat.LOWER_ROMAN
    )

    assert headers([*lay_out(made)]) == ["iv", "v"]


def test_pages_of_a_section_are_counted() -> None:
    footer = Stories((paragraph(Number(PageNumber.SECTION_PAGES, LOOK)),))
    blocks = [paragraph(f"line {at}") for at in range(14)]
    sections = tuple(replace(section(*blocks), footers=footer) for _ in range(2))
    found = lay_out(Document(sections))

    assert headers([*found]) == ["2"] * 4


def test_numbers_in_the_text_are_those_of_the_page_they_end_up_on() -> None:
    blocks = [paragraph(f"line {at}") for at in range(13)]
    own = Number(PageNumber.PAGE, LOOK)
    found = lay_out(document(paragraph(PAGES), *blocks, paragraph("here ", own)))

    assert texts(found[0])[0] == "2"
    assert texts(found[1])[-1] == "here 2"


def test_text_box_in_a_header_may_show_the_number_of_its_page() -> None:
    box = TextBox((paragraph("no. ", PAGE),), 60.0, 20.0, grows=True)
    place = Placement("page", x=120.0, y_from="page", y=2.0, wrap="square")
    header = Stories((paragraph(Anchored(box, place)),))
    found = lay_out(with_section(long(2), headers=header))

    assert [texts(page)[-1] for page in found] == ["no. 1", "no. 2"]


def test_text_box_in_the_text_shows_the_number_of_the_page_it_stands_on() -> None:
    place = Placement("page", x=120.0, y_from="page", y=2.0)
    boxes = [
        paragraph(Anchored(TextBox((paragraph("no. ", number),), 60.0, 20.0), place))
        for number in (Number(PageNumber.PAGE, LOOK), Number(PageNumber.PAGE, LOOK))
    ]
    blocks = [paragraph(f"line {at}") for at in range(13)]
    found = lay_out(document(boxes[0], *blocks, boxes[1]))

    assert [texts(page)[-1] for page in found] == ["no. 1", "no. 2"]
