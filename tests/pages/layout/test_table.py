"""Tables: where cells stand, how high rows are, and how they break over pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterapp.pages.content import Block, Cell, Placement, Row, Table
from letterapp.pages.formats import Border
from letterapp.pages.page import Fill, Stroke
from tests.pages.layout.making import LINE, WORDS, pages, paragraph, seen, texts

MARGINS = (0.0, 5.0, 0.0, 5.0)
EDGE = Border("single", 1.0)


def cell(column: int, *blocks: Block | str, **changes: object) -> Cell:
    made = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return replace(Cell(made, column, margins=MARGINS), **changes)


def row(*names: str, **changes: object) -> Row:
    cells = tuple(cell(at, name) for at, name in enumerate(names))
    return replace(Row(cells), **changes)


def test_cells_stand_in_their_columns() -> None:
    (page,) = pages(Table((row("a", "b"), row("c", "d")), (60.0, 80.0)), paragraph("below"))

    places = [(line.text, line.x, round(line.baseline - 9.35 - 20.0, 1)) for line in seen(page)]
    assert places == [
        ("a", 25.0, 0.0), ("b", 85.0, 0.0), ("c", 25.0, 11.5), ("d", 85.0, 11.5),
        ("below", 20.0, 23.1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "x"),
    [
        (Table((row("a"),), (100.0,), alignment="center"), 20.0 + 30.0),
        (Table((row("a"),), (100.0,), alignment="right"), 20.0 + 60.0),
        (Table((row("a"),), (100.0,), indent=12.0), 20.0 + 12.0),
        (Table((row("x", "a"),), (1.0, 1.0), width=0.5, is_share=True), 20.0 + 40.0),
        (Table((row("a", "x"),), (40.0, 60.0), is_right_to_left=True), 180.0 - 40.0),
    ],
)
def test_place_and_width_of_a_table(table: Table, x: float) -> None:
    (page,) = pages(table)

    (found,) = [line for line in seen(page) if line.text == "a"]
    assert found.x == pytest.approx(x + 5.0)


def test_row_is_as_high_as_its_highest_cell_or_as_it_says() -> None:
    high = Row((cell(0, "a", "b"), cell(1, "c")))
    rows = (high, row("d", height=30.0), row("e", height=5.0, is_exact=True), row("f"))
    (page,) = pages(Table(rows, (60.0, 60.0)))

    tops = {line.text: round(line.baseline - 9.35 - 20.0, 1) for line in seen(page)}
    assert tops["d"] == pytest.approx(23.1)
    assert tops["e"] == pytest.approx(53.1)
    assert tops["f"] == pytest.approx(58.1)


@pytest.mark.parametrize(("vertical", "down"), [("top", 0.0), ("center", 10.0), ("bottom", 20.0)])
def test_text_stands_at_the_top_in_the_middle_or_at_the_bottom(vertical: str, down: float) -> None:
    made = Row((cell(0, "a", vertical=vertical),), height=LINE + 20.0)
    (page,) = pages(Table((made,), (60.0,)))

    assert seen(page)[0].baseline - 9.35 - 20.0 == pytest.approx(down, abs=0.01)


def test_borders_take_room_above_the_text_and_below_the_table() -> None:
    made = Row((cell(0, "a", top=EDGE, bottom=EDGE, left=EDGE, right=EDGE, shading="EEEEEE"),))
    (page,) = pages(Table((made,), (60.0,)), paragraph("below"))

    a, below = seen(page)
    assert a.baseline - 9.35 - 20.0 == pytest.approx(1.0, abs=0.01)
    assert below.baseline - a.baseline == pytest.approx(LINE + 1.0)
    (fill,) = [mark for mark in page.marks if isinstance(mark, Fill)]
    assert (fill.x, fill.width, fill.colour) == (20.5, 60.0, "EEEEEE")
    strokes = [mark for mark in page.marks if isinstance(mark, Stroke)]
    levels = sorted(stroke.y1 for stroke in strokes if stroke.y1 == stroke.y2)
    assert levels == pytest.approx([20.5, 20.0 + 1.0 + LINE + 0.5])
    assert sorted(stroke.x1 for stroke in strokes if stroke.x1 == stroke.x2) == [20.5, 80.5]


def test_cell_over_two_rows_makes_the_last_of_them_higher() -> None:
    rows = (Row((cell(0, "a", "b", "c", row_span=2), cell(1, "d"))), Row((cell(1, "e"),)))
    (page,) = pages(Table(rows, (60.0, 60.0)), paragraph("below"))

    tops = {line.text: round((line.baseline - 9.35 - 20.0) / LINE, 2) for line in seen(page)}
    assert tops == {"a": 0, "b": 1, "c": 2, "d": 0, "e": 1, "below": 3}


def test_cell_over_two_columns_is_as_wide_as_both() -> None:
    rows = (Row((cell(0, WORDS, span=2),)), row("a", "b"))
    (page,) = pages(Table(rows, (80.0, 80.0)))

    wide = [line for line in seen(page) if line.text not in "ab"]
    assert len(wide) < len(seen(pages(Table((row(WORDS),), (80.0,)))[0]))


def test_row_breaks_where_the_page_ends_unless_it_is_whole() -> None:
    long = [paragraph(f"line {at}") for at in range(16)]
    broken = pages(paragraph("above"), Table((Row((cell(0, *long),)),), (100.0,)))
    whole = pages(
        *(paragraph("above") for _ in range(8)),
        Table((Row((cell(0, *long[:8]),), is_whole=True),), (100.0,)),
    )

    assert texts(broken[0])[-1] == "line 11"
    assert texts(broken[1])[0] == "line 12"
    assert texts(whole[1]) == [f"line {at}" for at in range(8)]


def test_header_rows_are_repeated_on_every_page() -> None:
    rows = (row("head", is_header=True), *(row(f"row {at}") for at in range(30)))
    found = pages(Table(rows, (100.0,)))

    assert [texts(page)[0] for page in found] == ["head"] * 3
    said = [line for page in found for line in texts(page) if line != "head"]
    assert said == [f"row {at}" for at in range(30)]


def test_table_of_nothing_takes_no_room() -> None:
    (page,) = pages(Table((), ()), paragraph("a"))

    assert seen(page)[0].baseline == pytest.approx(20.0 + 9.35, abs=0.01)


def test_what_is_left_in_a_cell_is_right_where_columns_run_from_the_right() -> None:
    made = Row((cell(0, "a", left=EDGE, margins=(0.0, 3.0, 0.0, 30.0)),))
    (page,) = pages(Table((made,), (60.0,), is_right_to_left=True))

    (stroke,) = [mark for mark in page.marks if isinstance(mark, Stroke)]
    assert stroke.x1 == pytest.approx(180.0, abs=0.51)
    assert seen(page)[0].x == pytest.approx(180.0 - 60.0 + 30.0, abs=0.51)


def test_table_with_a_place_stands_there_and_text_beside_it() -> None:
    place = Placement("page", x=110.0, y_from="page", y=20.0, wrap="square")
    table = Table((row("in", "it"),), (30.0, 40.0), placement=place)
    (page,) = pages(table, paragraph(WORDS))

    lines = {line.text: line for line in seen(page)}
    assert (lines["in"].x, lines["it"].x) == (115.0, 145.0)
    first = next(line for line in seen(page) if line.text.startswith("one"))
    assert first.baseline == pytest.approx(lines["in"].baseline)
    assert len(first.text) * 4.0 < 110.0 - 20.0


def test_table_with_a_place_that_no_text_follows_stands_where_it_is() -> None:
    place = Placement("page", x=110.0, y_from="page", y=100.0)
    (page,) = pages(paragraph("above"), Table((row("in"),), (30.0,), placement=place))

    assert [line.text for line in seen(page)] == ["above", "in"]
    assert seen(page)[1].baseline == pytest.approx(20.0 + LINE + 9.35)
