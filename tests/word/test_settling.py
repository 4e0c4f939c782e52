"""What only the filled text can tell: what turned out empty vanishes, grids grow."""

import pytest

from letterapp.word import settling
from letterapp.word.settling import MARKS, settle
from letterapp.word.xml import W

ROOT = f'<w:document xmlns:w="{W}">'
NAMES = {
    "(": settling.BEGIN,
    "|": settling.INSIDE,
    ")": settling.END,
    "$": settling.LAST,
    "[": settling.FILL,
    "]": settling.FILLED,
    "T": settling.TABLE,
    "t": settling.TABLE_END,
}
P, Q, EMPTY = "<w:p>a</w:p>", "<w:p>b</w:p>", "<w:p/>"
TBL = "<w:tbl><w:tr/></w:tbl>"


def settled(*parts: str) -> str:
    """Text with marks, each of them a part of one character, without them."""
    return settle("".join(NAMES.get(part, part) for part in parts), ROOT)


def wrapped(start: str, *inner: str) -> list[str]:
    """An element with the marks of what may vanish: `<w:p>` with `(`, `|`, `)` and `$`."""
    name = start[1:].split(" ", maxsplit=1)[0].rstrip(">")
    return ["(", start, "|", *inner, ")", "$", f"</{name}>"]


@pytest.mark.parametrize("text", ["", "<w:p/>", "a ( | ) [ ] T t"])
def test_a_text_without_marks_stays(text: str) -> None:
    assert settle(text, ROOT) == text


def test_no_mark_is_left() -> None:
    table = ["T", *wrapped("<w:tbl>", *wrapped("<w:tr>", "<w:tc>", "[", "]", "</w:tc>")), "t"]
    text = settled(*wrapped("<w:p>", "a"), *wrapped("<w:p>"), *table)
    assert not set(MARKS) & set(text)


def test_what_is_empty_vanishes_with_its_properties() -> None:
    empty = ["(", "<w:p><w:pPr><w:b/></w:pPr>", "|", ")", "$", "</w:p>"]
    assert settled("a", *empty, "b") == "ab"


@pytest.mark.parametrize("inner", [["x"], ["<w:r/>"], ["x", "y"], [" "]])
def test_what_is_not_empty_stays(inner: list[str]) -> None:
    assert settled("a", *wrapped("<w:p>", *inner), "b") == f"a<w:p>{''.join(inner)}</w:p>b"


def test_white_space_after_what_is_empty_vanishes_with_it() -> None:
    blank = "<w:r><w:t> </w:t></w:r>"
    assert settled("a", "(", "<w:p>", blank, "|", ")", blank, "$", "</w:p>", "b") == "ab"
    kept = settled("(", "<w:p>", blank, "|", "x", ")", blank, "$", "</w:p>")
    assert kept == f"<w:p>{blank}x{blank}</w:p>"


def test_what_is_empty_vanishes_one_after_the_other() -> None:
    assert settled(*wrapped("<w:p>"), *wrapped("<w:p>"), P, *wrapped("<w:p>")) == P


def test_what_holds_nothing_but_what_vanished_vanishes_too() -> None:
    table = wrapped("<w:tbl>", *wrapped("<w:tr>"), *wrapped("<w:tr>"))
    assert settled(P, *table, Q) == P + Q
    table = wrapped("<w:tbl>", *wrapped("<w:tr>"), *wrapped("<w:tr>", "x"))
    assert settled(P, *table, Q) == f"{P}<w:tbl><w:tr>x</w:tr></w:tbl>{Q}"


def test_an_element_beside_one_that_vanished_keeps_its_end() -> None:
    assert settled("<w:x>", *wrapped("<w:p>"), "</w:x>") == "<w:x></w:x>"


def test_a_cell_without_a_paragraph_gets_an_empty_one() -> None:
    assert settled("<w:tc>", "[", "]", "</w:tc>") == f"<w:tc>{EMPTY}</w:tc>"


def test_a_cell_whose_paragraphs_vanished_gets_an_empty_one() -> None:
    cell = ["<w:tc><w:tcPr/>", "[", *wrapped("<w:p>"), *wrapped("<w:p>"), "]", "</w:tc>"]
    assert settled(*cell) == f"<w:tc><w:tcPr/>{EMPTY}</w:tc>"


def test_a_cell_with_a_paragraph_gets_no_other() -> None:
    cell = ["<w:tc>", "[", *wrapped("<w:p>"), *wrapped("<w:p>", "x"), "]", "</w:tc>"]
    assert settled(*cell) == "<w:tc><w:p>x</w:p></w:tc>"


@pytest.mark.parametrize("after", [[], wrapped("<w:p>")])
def test_a_cell_that_would_end_in_a_table_gets_a_paragraph_after_it(after: list[str]) -> None:
    assert settled("<w:tc>", "[", TBL, *after, "]", "</w:tc>") == f"<w:tc>{TBL}{EMPTY}</w:tc>"


def test_cells_in_cells_are_settled_each_by_itself() -> None:
    inner = wrapped("<w:tbl>", *wrapped("<w:tr>", "<w:tc>", "[", "]", "</w:tc>"))
    text = settled("<w:tc>", "[", *inner, "]", "</w:tc>")
    assert text == f"<w:tc><w:tbl><w:tr><w:tc>{EMPTY}</w:tc></w:tr></w:tbl>{EMPTY}</w:tc>"


def table(columns: list[int], *rows: list[int], width: str = "dxa") -> list[str]:
    """A marked table whose columns have these widths; a row is the spans of its cells."""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in columns)
    made = "".join(f"<w:tr>{''.join(cell(span, width) for span in row)}</w:tr>" for row in rows)
    head = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>"
    return ["T", "(", head, "|", made, ")", "$", "</w:tbl>", "t"]


def cell(span: int, width: str) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="7" w:type="{width}"/>{spanned}</w:tcPr><w:p/></w:tc>'


def grid_of(text: str) -> list[int]:
    return [int(part.split('"')[1]) for part in text.split("<w:gridCol ")[1:]]


def widths_of(text: str) -> list[int]:
    return [int(part.split('"')[1]) for part in text.split("<w:tcW ")[1:]]


@pytest.mark.parametrize(
    ("columns", "rows", "grid"),
    [
        ([100, 200], [[1, 1]], [100, 200]),
        ([300], [[1, 1, 1]], [100, 100, 100]),
        ([100, 100, 100], [[1]], [300]),
        ([400, 100, 100], [[1, 1], [1, 1]], [480, 120]),
        ([600], [[1], [1, 1], [1]], [400, 200]),
        ([100, 100], [[2, 1]], [75, 75, 50]),
    ],
)
def test_a_table_gets_as_many_columns_as_its_rows_need(
    columns: list[int], rows: list[list[int]], grid: list[int]
) -> None:
    found = grid_of(settled(*table(columns, *rows)))
    assert len(found) == len(grid)
    assert sum(columns) - len(grid) < sum(found) <= sum(columns)


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_equal_columns_stay_equal(count: int) -> None:
    grid = grid_of(settled(*table([3000, 3000, 3000], [1] * count)))
    assert len(grid) == count
    assert max(grid) - min(grid) <= 1


def test_cells_are_as_wide_as_the_columns_they_span() -> None:
    text = settled(*table([100, 100], [2, 1], [1, 1, 1]))
    first, second, third = grid_of(text)
    assert widths_of(text) == [first + second, third, first, second, third]


@pytest.mark.parametrize("width", ["pct", "auto"])
def test_widths_that_are_no_twips_stay(width: str) -> None:
    assert widths_of(settled(*table([100, 100], [1, 1, 1], width=width))) == [7, 7, 7]


def test_a_table_with_the_columns_it_needs_keeps_the_widths_of_its_cells() -> None:
    assert widths_of(settled(*table([100, 200], [1, 1]))) == [7, 7]


def test_a_table_without_rows_vanishes_with_its_grid() -> None:
    assert settled(P, "T", *wrapped("<w:tbl>", *wrapped("<w:tr>")), "t", Q) == P + Q


def test_a_table_without_a_grid_gets_none() -> None:
    marked = ["T", "(", "<w:tbl>", "|", "<w:tr><w:tc/></w:tr>", ")", "$", "</w:tbl>", "t"]
    assert "tblGrid" not in settled(*marked)


def test_the_columns_of_a_table_in_a_table_are_its_own() -> None:
    inner = table([90], [1, 1, 1])
    head = '<w:tbl><w:tblGrid><w:gridCol w:w="500"/></w:tblGrid>'
    row = ["<w:tr><w:tc>", "[", *inner, "]", "</w:tc></w:tr>"]
    text = settled("T", "(", head, "|", *row, ")", "$", "</w:tbl>", "t")
    assert grid_of(text)[0] == 500
    assert len(grid_of(text)) == 4
