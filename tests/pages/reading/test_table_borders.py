"""Which lines of a table are drawn where several are said."""

import pytest

from letterapp.pages.content import Cell
from letterapp.pages.document import Document
from letterapp.pages.formats import Border
from tests.pages.reading.files import cells, read
from tools.fidelity.markup import borders, cell, grid_lines, row, table
from tools.fidelity.word_file import WordFile


def own(*sides: str) -> str:
    return borders("tcBorders", *sides)


def pair(first: str = "", second: str = "", around: str = "") -> tuple[Cell, Cell]:
    """Two cells beside each other with lines of their own, in a table with some around."""
    rows = [row(cell("a", 100, "", first), cell("b", 100, "", second))]
    one, other = cells(read(table((100, 100), rows, "", around)))
    return one, other


def width(border: Border | None) -> float | None:
    return border.width if border is not None else None


def test_a_table_gives_lines_around_and_between() -> None:
    around = borders("tblBorders", "left:single:8:0", "top:single:4:0", "insideV:dotted:4:0")
    one, other = pair(around=around)
    assert (width(one.left), width(one.top), one.bottom) == (1, 0.5, None)
    assert one.right == other.left == Border("dotted", 0.5)
    assert other.right is None


def test_a_cell_s_own_line_counts_before_the_table_s() -> None:
    one, other = pair(own("right:single:2:0:FF0000"), around=grid_lines("single", 12))
    assert one.right == other.left == Border("single", 0.25, 0, "FF0000")
    assert width(one.left) == 1.5


@pytest.mark.parametrize(
    ("first", "second", "style", "colour"),
    [
        ("single:4:0:FF0000", "single:12:0:00FF00", "single", "00FF00"),
        ("double:4:0:FF0000", "single:6:0:00FF00", "double", "FF0000"),
        ("single:4:0:FFFF00", "single:4:0:000080", "single", "000080"),
        ("single:4:0:FF0000", "single:4:0:auto", "single", ""),
    ],
)
def test_of_two_own_lines_the_wider_one_counts_then_the_darker(
    first: str, second: str, style: str, colour: str
) -> None:
    one, other = pair(own(f"right:{first}"), own(f"left:{second}"))
    assert one.right == other.left
    assert one.right is not None
    assert (one.right.style, one.right.colour) == (style, colour)


def test_a_cell_may_have_no_line_where_the_table_has_one() -> None:
    one, other = pair(own("right:nil:0:0", "left:none:0:0"), around=grid_lines())
    assert one.right is other.left is None
    assert one.left is None
    assert other.right is not None


def test_a_line_of_a_neighbour_is_drawn_beside_a_cell_that_wants_none() -> None:
    one, other = pair(own("right:nil:0:0"), own("left:single:4:0"))
    assert width(one.right) == width(other.left) == 0.5


def test_a_wide_cell_keeps_its_line_where_cells_below_differ() -> None:
    rows = [
        row(cell("a", 200, "gridSpan=2")),
        row(cell("b", 100, "", own("top:single:24:0")), cell("c", 100)),
    ]
    wide, thick, thin = cells(read(table((100, 100), rows, "", grid_lines())))
    assert (width(wide.bottom), width(thick.top), width(thin.top)) == (0.5, 3, 0.5)


def test_a_merged_cell_ends_with_the_line_of_its_last_one() -> None:
    rows = [
        row(cell("a", 100, "vMerge=restart", own("bottom:single:4:0"))),
        row(cell("", 100, "vMerge", own("bottom:single:16:0"))),
    ]
    [one] = cells(read(table((100,), rows)))
    assert width(one.bottom) == 2


def test_a_cell_with_none_beside_it_has_the_outer_line() -> None:
    rows = [row(cell("a"), words="gridBefore=1 gridAfter=1"), row(*map(cell, "bcd"))]
    lines = borders("tblBorders", "left:single:8:0", "insideV:single:2:0", "top:single:16:0")
    one, two, *_ = cells(read(table((100,) * 3, rows, "", lines)))
    assert (width(one.left), width(one.top)) == (1, 2)
    assert width(two.top) == 2


def test_a_row_may_have_lines_of_its_own() -> None:
    second = row(cell("b")).replace("<w:tr>", f"<w:tr><w:tblPrEx>{grid_lines()}</w:tblPrEx>")
    first, changed = cells(read(table((100,), [row(cell("a")), second])))
    assert first.left is None
    assert width(changed.left) == 0.5


def styled(part: str, lines: str, look: str) -> Document:
    inner = f'<w:tblStylePr w:type="{part}"><w:tcPr>{lines}</w:tcPr></w:tblStylePr>'
    style = f'<w:style w:type="table" w:styleId="Grid">{inner}</w:style>'
    rows = [row(*(cell(name) for name in "abc"))] * 3
    ready = f'<w:tblLook w:val="{look}"/>'
    return read(table((100,) * 3, rows, "tblStyle=Grid", ready), WordFile(styles=style))


def test_a_part_of_a_style_has_lines_at_its_edges_and_within() -> None:
    lines = own("bottom:single:16:0", "left:single:8:0", "insideV:single:4:0")
    found = cells(styled("firstRow", lines, "0620"))
    assert [width(one.bottom) for one in found] == [2] * 3 + [None] * 6
    assert [width(one.left) for one in found[:3]] == [1, 0.5, 0.5]
    assert found[2].right is None
    assert width(found[3].top) == 2


@pytest.mark.parametrize(
    ("part", "look", "sides"),
    [
        ("wholeTable", "0600", [1, None, None, 1, None, None, 1, None, None]),
        ("firstCol", "0680", [1, None, None, 1, None, None, 1, None, None]),
        ("band1Vert", "0200", [1, None, 1, 1, None, 1, 1, None, 1]),
    ],
)
def test_the_left_of_a_part_is_where_it_begins(
    part: str, look: str, sides: list[float | None]
) -> None:
    found = cells(styled(part, own("left:single:8:0"), look))
    assert [width(one.left) for one in found] == sides


def test_bands_of_rows_have_lines_between_them() -> None:
    found = cells(styled("band1Horz", own("top:single:8:0", "bottom:single:4:0"), "0400"))
    assert [width(one.top) for one in found[::3]] == [1, 0.5, 1]
    assert [width(one.bottom) for one in found[::3]] == [0.5, 1, 0.5]


def test_a_merged_cell_ends_with_the_line_of_the_part_that_it_ends_in() -> None:
    inner = "".join(
        f'<w:tblStylePr w:type="{part}"><w:tcPr>{own(line)}</w:tcPr></w:tblStylePr>'
        for part, line in (("firstRow", "bottom:single:24:0"), ("lastRow", "bottom:single:8:0"))
    )
    style = f'<w:style w:type="table" w:styleId="Grid">{inner}</w:style>'
    rows = [
        row(cell("a", 0, "vMerge=restart"), cell("b")),
        row(cell("", 0, "vMerge"), cell("c")),
    ]
    look = '<w:tblLook w:val="0660"/>'
    made = table((100, 100), rows, "tblStyle=Grid", look)
    tall, upper, lower = cells(read(made, WordFile(styles=style)))
    assert [width(one.bottom) for one in (tall, upper, lower)] == [1, 3, 1]
