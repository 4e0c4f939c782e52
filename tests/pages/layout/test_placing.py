"""What goes on which page: spaces, breaks, what keeps together, notes at the foot."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.content import (
    Anchored,
    Bookmark,
    Break,
    BreakKind,
    Cell,
    Note,
    NoteReference,
    Paragraph,
    Picture,
    Placement,
    Row,
    Table,
    Text,
    TextBox,
)
from letterapp.pages.document import SectionStart
from letterapp.pages.formats import Alignment, LineRule, LineSpacing, ParagraphFormat
from letterapp.pages.layout.laying import lay_out, pages_as_laid
from letterapp.pages.page import Image, Link, Page, Stroke
from tests.pages.layout.making import (
    LINE,
    LOOK,
    PLAIN,
    SETUP,
    WORDS,
    document,
    pages,
    paragraph,
    runs,
    section,
    seen,
    texts,
    with_section,
)

ROOM = 160.0
"""The height of a page's text: 13 lines, and 9.85 points."""


def lines(number: int, look: ParagraphFormat = PLAIN) -> Paragraph:
    """A paragraph of so many lines."""
    items = [part for at in range(number) for part in (Break(BreakKind.LINE, LOOK), f"line {at}")]
    return paragraph(*items[1:], look=look)


def filled(number: int) -> list[Paragraph]:
    return [paragraph(f"filler {at}") for at in range(number)]


def tops(page: Page) -> list[float]:
    """How far each line's top is below the top margin."""
    baseline = 9.35
    return [round(line.baseline - baseline - SETUP.top, 2) for line in seen(page)]


def test_larger_of_two_spaces_counts_or_their_sum() -> None:
    blocks = (
        paragraph("a", look=ParagraphFormat(after=10.0)),
        paragraph("b", look=ParagraphFormat(before=4.0)),
    )
    (page,) = pages(*blocks)
    (summed,) = lay_out(replace(document(*blocks), sums_spacing=True))

    assert tops(page) == pytest.approx([0.0, LINE + 10.0], abs=0.011)
    assert tops(summed) == pytest.approx([0.0, LINE + 14.0], abs=0.011)


def test_contextual_space_is_left_out_between_paragraphs_of_one_style() -> None:
    own = ParagraphFormat("List", before=10.0, after=10.0, is_contextual=True)
    (page,) = pages(*(paragraph(text, look=own) for text in "ab"), paragraph("c"))

    assert tops(page) == pytest.approx([10.0, 10.0 + LINE, 20.0 + 2 * LINE], abs=0.011)


def test_space_before_counts_at_the_top_of_a_page_only_where_it_begins_on_purpose() -> None:
    look = ParagraphFormat(before=9.0)
    first, second = pages(paragraph("a", look=look), *filled(12), paragraph("b", look=look))
    third = pages(paragraph("a"), paragraph("b", look=replace(look, begins_page=True)))[1]

    assert tops(first)[0] == pytest.approx(9.0, abs=0.011)
    assert tops(second) == pytest.approx([0.0], abs=0.011)
    assert tops(third) == pytest.approx([9.0], abs=0.011)


def test_line_needs_no_room_for_what_a_multiple_adds_below_it() -> None:
    double = ParagraphFormat(line=LineSpacing(LineRule.MULTIPLE, 2.0))

    # Seven lines of 23 points are 161 of 160, but the last 11.5 are empty.
    assert len(pages(*(paragraph("a", look=double) for _ in range(7)))) == 1
    assert len(pages(*(paragraph("a", look=double) for _ in range(8)))) == 2


@pytest.mark.parametrize(
    ("before", "number", "on_first"),
    [
        (12, 5, 0),  # one line alone does not stay
        (11, 5, 2),
        (9, 5, 3),  # nor does one go alone
        (11, 3, 0),  # three lines are not divided
        (10, 3, 3),
    ],
)
def test_no_line_of_a_paragraph_stands_alone(before: int, number: int, on_first: int) -> None:
    found = pages(*filled(before), lines(number))

    assert len(texts(found[0])) - before == on_first


def test_lines_may_stand_alone_where_the_paragraph_allows_it() -> None:
    found = pages(*filled(12), lines(5, ParagraphFormat(has_widow_control=False)))

    assert texts(found[0])[-1] == "line 0"


def test_kept_lines_go_to_the_next_page_together() -> None:
    found = pages(*filled(8), lines(6, ParagraphFormat(keeps_lines=True)))

    assert texts(found[1]) == [f"line {at}" for at in range(6)]


def test_heading_goes_with_the_first_lines_of_what_it_heads() -> None:
    heading = paragraph("heading", look=ParagraphFormat(keeps_next=True))

    found = pages(*filled(11), heading, lines(5))
    assert texts(found[1])[0] == "heading"
    found = pages(*filled(10), heading, lines(5))
    assert texts(found[0])[-3:] == ["heading", "line 0", "line 1"]


def test_paragraphs_kept_together_that_no_page_holds_are_divided() -> None:
    kept = ParagraphFormat(keeps_next=True)
    found = pages(*(paragraph(f"{at}", look=kept) for at in range(30)))

    assert [line for page in found for line in texts(page)] == [f"{at}" for at in range(30)]
    assert len(found) == 3


def test_line_higher_than_a_page_stands_on_one_all_the_same() -> None:
    huge = Text("A", replace(LOOK, size=300.0))
    found = pages(paragraph("a"), paragraph(huge), paragraph("b"))

    assert [texts(page) for page in found] == [["a"], ["A"], ["b"]]


def test_break_within_a_paragraph_begins_a_page() -> None:
    found = pages(paragraph("one", Break(BreakKind.PAGE, LOOK), "two"), paragraph("three"))

    assert [texts(page) for page in found] == [["one"], ["two", "three"]]


def test_break_at_the_end_of_the_last_paragraph_makes_no_empty_page() -> None:
    assert len(pages(paragraph("one", Break(BreakKind.PAGE, LOOK)))) == 1


def test_paragraph_that_begins_a_page_does_not_leave_one_empty() -> None:
    look = ParagraphFormat(begins_page=True)
    found = pages(paragraph("one", look=look), paragraph("two", look=look))

    assert [texts(page) for page in found] == [["one"], ["two"]]


def test_empty_document_has_a_page() -> None:
    (page,) = lay_out(replace(document(), sections=()))

    assert (page.width, page.height, list(page.marks)) == (612.0, 792.0, [])


# --- Notes


def note(mark: str, *items: str) -> NoteReference:
    text = Paragraph((Text(" ".join((mark, *items)), LOOK),), ParagraphFormat(), LOOK)
    return NoteReference(Note(mark, (text,)), LOOK)


def test_notes_stand_at_the_foot_with_a_rule_above() -> None:
    (page,) = pages(paragraph("text", note("1", "first")), paragraph("more", note("2", "second")))

    assert texts(page) == ["text1", "more2", "1 first", "2 second"]
    assert tops(page)[2:] == pytest.approx([ROOM - 2 * LINE, ROOM - LINE], abs=0.011)
    (rule,) = [mark for mark in page.marks if isinstance(mark, Stroke)]
    assert rule.x2 - rule.x1 == pytest.approx(160.0 / 4)
    assert rule.y1 == pytest.approx(SETUP.top + ROOM - 2 * LINE - 3.1, abs=0.011)


def test_a_note_without_text_takes_no_room() -> None:
    empty = NoteReference(Note("1", ()), LOOK)
    (page,) = pages(paragraph("text", empty), paragraph("more", note("2", "second"), empty))

    assert texts(page) == ["text1", "more21", "2 second"]
    assert tops(page)[-1] == pytest.approx(ROOM - LINE, abs=0.011)


def test_separator_of_the_document_stands_above_the_notes_instead_of_the_rule() -> None:
    made = replace(document(paragraph("text", note("1", "told"))), separator=(paragraph("* * *"),))
    (page,) = lay_out(made)

    assert sorted(texts(page)) == ["* * *", "1 told", "text1"]
    found = {line.text: line.baseline for line in seen(page)}
    assert found["1 told"] - found["* * *"] == pytest.approx(LINE)
    assert not [mark for mark in page.marks if isinstance(mark, Stroke)]


def test_line_goes_to_the_page_that_has_room_for_its_note() -> None:
    found = pages(*filled(12), paragraph("text", note("1", "below")))

    assert texts(found[1]) == ["text1", "1 below"]


def test_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    text = " ".join(f"word{at}" for at in range(70))
    found = pages(paragraph("text", note("1", text)), paragraph("after"))

    said = " ".join(line for page in found for line in texts(page) if "word" in line)
    assert said == f"1 {text}"
    assert len(found) == 2
    assert all(seen(page)[-1].baseline < SETUP.height - SETUP.bottom for page in found)


# --- Sections, columns


def test_continuous_section_goes_on_below_and_its_columns_are_balanced() -> None:
    two = replace(section(*filled(6)), start=SectionStart.CONTINUOUS, columns=2, gap=10.0)
    one = replace(section(paragraph("below")), start=SectionStart.CONTINUOUS)
    (page,) = lay_out(replace(document(), sections=(section(paragraph("above")), two, one)))

    places = [(line.x, round((line.baseline - 9.35 - 20.0) / LINE)) for line in seen(page)]
    assert places == [
        (20.0, 0), (20.0, 1), (20.0, 2), (20.0, 3), (105.0, 1), (105.0, 2), (105.0, 3), (20.0, 4),
    ]  # fmt: skip


def test_columns_are_filled_one_after_the_other_and_a_break_ends_one() -> None:
    break_ = Break(BreakKind.COLUMN, LOOK)
    made = with_section(document(paragraph("a", break_, "b"), *filled(14)), columns=2, gap=10.0)
    first, second = lay_out(made)

    assert [(line.text, line.x) for line in seen(first)[:2]] == [("a", 20.0), ("b", 105.0)]
    assert seen(second)[0].x == 20.0


@pytest.mark.parametrize(
    ("start", "number", "total"),
    [(SectionStart.NEXT_PAGE, 2, 2), (SectionStart.ODD_PAGE, 3, 3), (SectionStart.EVEN_PAGE, 2, 2)],
)
def test_section_begins_on_the_page_it_asks_for(
    start: SectionStart, number: int, total: int
) -> None:
    second = replace(section(paragraph("second")), start=start)
    found = lay_out(replace(document(), sections=(section(paragraph("first")), second)))

    assert len(found) == total
    assert texts(found[number - 1]) == ["second"]


def test_section_of_another_size_begins_a_page() -> None:
    wide = replace(
        section(paragraph("wide"), setup=replace(SETUP, width=300.0)),
        start=SectionStart.CONTINUOUS,
    )
    found = lay_out(replace(document(), sections=(section(paragraph("a")), wide)))

    assert [page.width for page in found] == [200.0, 300.0]


@pytest.mark.parametrize(("vertical", "top"), [("top", 0.0), ("center", 74.22), ("bottom", 148.45)])
def test_page_may_have_its_text_in_the_middle_or_at_the_bottom(vertical: str, top: float) -> None:
    made = with_section(document(paragraph("a")), setup=replace(SETUP, vertical=vertical))

    assert tops(lay_out(made)[0]) == pytest.approx([top], abs=0.011)


# --- Links, bookmarks, pages one by one


def test_links_and_bookmarks_stand_where_their_text_does() -> None:
    link = Text("here", LOOK, "https://example.org/")
    (page,) = pages(paragraph("see ", link), paragraph(Bookmark("there"), "there"))

    (found,) = page.links
    assert isinstance(found, Link)
    assert found.address == "https://example.org/"
    assert found.x == pytest.approx(runs(page)[1].xs[0])
    ((name, top),) = page.bookmarks
    assert name == "there"
    assert top == pytest.approx(SETUP.top + LINE)


def test_pages_are_given_as_soon_as_they_are_full() -> None:
    made = document(*(paragraph(WORDS) for _ in range(200)))
    coming = pages_as_laid(made)

    first = next(coming)
    assert texts(first) == texts(lay_out(made)[0])
    assert 1 + sum(1 for _ in coming) == len(lay_out(made))


# --- What is easily lost


def test_note_in_a_text_box_or_in_a_table_with_a_place_stands_at_the_foot() -> None:
    inside = paragraph("in", note("1", "told"))
    box = Anchored(TextBox((inside,), 80.0, 40.0), Placement())
    table = Table((Row((Cell((inside,), 0),)),), (60.0,), placement=Placement())

    assert "1 told" in texts(pages(paragraph("text", box))[0])
    assert "1 told" in texts(pages(table, paragraph("text"))[0])


def test_note_of_a_row_that_is_repeated_stands_on_its_first_page_only() -> None:
    head = Row((Cell((paragraph("head", note("1", "told")),), 0),), is_header=True)
    rows = tuple(Row((Cell((paragraph(f"row {at}"),), 0),)) for at in range(20))
    found = pages(Table((head, *rows), (100.0,)))

    assert [texts(page).count("1 told") for page in found] == [1, 0]


def test_row_is_divided_above_the_notes_that_its_part_brings() -> None:
    lines = [paragraph(f"line {at}") for at in range(30)]
    lines[4] = paragraph("line 4", note("1", WORDS))
    (first, *_) = pages(Table((Row((Cell(tuple(lines), 0),)),), (100.0,)))

    last = max(line.baseline for line in seen(first) if line.text.startswith("line"))
    (rule,) = [mark for mark in first.marks if isinstance(mark, Stroke)]
    assert last < rule.y1


@pytest.mark.parametrize("alignment", [Alignment.LEFT, Alignment.JUSTIFY])
def test_what_stands_before_the_end_of_a_line_is_there(alignment: Alignment) -> None:
    look = ParagraphFormat(alignment=alignment)
    picture = Anchored(Picture(b"", 10.0, 10.0), Placement())
    end = Break(BreakKind.LINE, LOOK)
    (page,) = pages(paragraph("abc", picture, Bookmark("b"), end, "def", look=look))

    assert [name for name, _ in page.bookmarks] == ["b"]
    assert any(isinstance(mark, Image) for mark in page.marks)


def test_section_that_goes_on_where_a_page_is_full_begins_on_the_next() -> None:
    more = replace(section(paragraph("below")), start=SectionStart.CONTINUOUS)
    found = lay_out(replace(document(), sections=(section(*filled(13)), more)))

    assert texts(found[1]) == ["below"]


def test_text_waits_for_notes_that_fill_a_page() -> None:
    long = " ".join(f"word{at}" for at in range(150))
    found = pages(paragraph("text", note("1", long)), *filled(14), paragraph("after"))

    for page in found:
        lines = seen(page)
        text = [line.baseline for line in lines if not line.text.startswith(("1 word", "word"))]
        notes = [line.baseline for line in lines if line.text.startswith(("1 word", "word"))]
        assert max(text, default=0.0) < min(notes, default=1e9)


def test_break_of_a_page_before_a_section_leaves_no_page_empty() -> None:
    first = section(paragraph("one", Break(BreakKind.PAGE, LOOK)))
    found = lay_out(replace(document(), sections=(first, section(paragraph("two")))))

    assert [texts(page) for page in found] == [["one"], ["two"]]
