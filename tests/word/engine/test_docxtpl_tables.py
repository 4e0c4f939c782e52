"""Rows, columns, colours and merged cells, held against docxtpl."""

import pytest

from tests.word.engine.building import BOLD, doc, p, r, tbl, tc, tr
from tests.word.engine.helpers import ours, same, same_texts, texts
from tests.word.engine.structure import Cell, Structure, Table, structure

AUTHORS = [
    {"name": "Saint-Exupéry", "books": ["Le petit prince", "Vol de nuit"]},
    {"name": "Barjavel", "books": ["Ravage"]},
]
GREY = '<w:shd w:val="clear" w:color="auto" w:fill="CCCCCC"/>'


def cells(found: Structure) -> list[list[Cell]]:
    table = found.body[0]
    assert isinstance(table, Table)
    return [list(row) for row in table.rows]


def test_a_loop_over_rows() -> None:
    made = doc(
        tbl(
            ["n", "x"],
            ["{%tr for x in xs %}", ""],
            ["{{ loop.index }}", "{{ x }}"],
            ["{%tr endfor %}", ""],
        )
    )
    assert same_texts(made, xs=["a", "b"]) == [[["n", "x"], ["1", "a"], ["2", "b"]]]


def test_a_loop_over_several_rows_and_a_row_after_it() -> None:
    rows = (["{%tr for x in xs %}", ""], ["{{ x }}", "1"], ["{{ x }}", "2"], ["{%tr endfor %}", ""])
    made = doc(tbl(*rows, ["sum", "{{ xs|sum }}"]))
    expected = [["1", "1"], ["1", "2"], ["5", "1"], ["5", "2"], ["sum", "6"]]
    assert same_texts(made, xs=[1, 5]) == [expected]


def test_loops_over_rows_in_loops_over_rows() -> None:
    """The example in docxtpl of authors and their books."""
    made = doc(
        tbl(
            ["{%tr for author in authors %}"],
            ["{{ author.name }} ({{ author.books|length }})"],
            ["{%tr for book in author.books %}"],
            ["{{ loop.index }}. {{ book }}"],
            ["{%tr endfor %}"],
            ["{%tr endfor %}"],
        )
    )
    exupery = [["Saint-Exupéry (2)"], ["1. Le petit prince"], ["2. Vol de nuit"]]
    assert same_texts(made, authors=AUTHORS) == [[*exupery, ["Barjavel (1)"], ["1. Ravage"]]]


@pytest.mark.parametrize(("x", "rows"), [(1, [["a"], ["yes"], ["b"]]), (0, [["a"], ["no"], ["b"]])])
def test_a_choice_of_rows(x: int, rows: list[list[str]]) -> None:
    choice = (["{%tr if x %}"], ["yes"], ["{%tr else %}"], ["no"], ["{%tr endif %}"])
    assert same_texts(doc(tbl(["a"], *choice, ["b"])), x=x) == [rows]


def test_a_table_in_a_loop_over_rows_and_a_loop_in_that() -> None:
    inner = tbl(["{%tr for y in x %}"], ["{{ y }}"], ["{%tr endfor %}"])
    made = doc(tbl(["{%tr for x in xs %}"], [tc(inner, "end")], ["{%tr endfor %}"]))
    assert same_texts(made, xs=[[1, 2], [3]]) == [[["[['1'], ['2']]|end"], ["[['3']]|end"]]]


def test_a_table_in_a_loop_over_paragraphs() -> None:
    made = doc("{%p for x in xs %}", tbl(["{{ x }}", "b"]), "-", "{%p endfor %}")
    assert same_texts(made, xs=[1, 2]) == [[["1", "b"]], "-", [["2", "b"]], "-"]


@pytest.mark.parametrize("count", [1, 3, 5])
def test_a_loop_over_columns_makes_as_many(count: int) -> None:
    """The example in docxtpl of a dynamic table, with a title over all columns."""
    loop = ("{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}")
    rows = (
        ["{% colspan xs|length + 1 %}title"],
        ["", *loop],
        ["{%tr for row in rows %}"],
        ["{{ row }}", *loop],
        ["{%tr endfor %}"],
    )
    xs = [str(number) for number in range(count)]
    found = same(doc(tbl(*rows)), xs=xs, rows=["a", "b"])
    assert texts(found) == [[["title"], ["", *xs], ["a", *xs], ["b", *xs]]]
    assert isinstance(found.body[0], Table)
    assert found.body[0].columns == count + 1
    assert cells(found)[0][0].span == str(count + 1)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_the_grid_is_as_wide_with_more_or_fewer_columns(count: int) -> None:
    made = doc(tbl(["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"]))
    body = ours(made, xs=range(count)).element.body
    widths = [float(width) for width in body.xpath(".//w:gridCol/@w:w")]
    assert len(widths) == count
    assert sum(widths) == pytest.approx(9000, abs=count)


def test_a_choice_of_columns() -> None:
    choice = ("{%tc if x %}", "yes", "{%tc endif %}")
    made = doc(tbl(["a", *choice, "b"], ["c", *choice, "d"]))
    assert same_texts(made, x=1) == [[["a", "yes", "b"], ["c", "yes", "d"]]]
    assert same_texts(made, x=0) == [[["a", "b"], ["c", "d"]]]


def test_comments_as_paragraph_row_and_cell_vanish_with_them() -> None:
    rows = (["{#tr a row #}", ""], ["{#tc a cell #}", "x", "y"], ["z", "{# text #}"])
    made = doc("{#p a paragraph #}", tbl(*rows), "{# text #}end")
    assert same_texts(made) == [[["x", "y"], ["z", ""]], "end"]


def test_a_cell_takes_its_colour_from_the_data() -> None:
    """As in docxtpl's example: rows of labels, each on its own ground."""
    row = ["{% cellbg x.ground %}{{ x.label }}", tc("{{ x.label }}", properties=GREY)]
    made = doc(tbl(["{%tr for x in xs %}", ""], row, ["{%tr endfor %}", ""]))
    found = same(
        made, xs=[{"ground": "FF0000", "label": "red"}, {"ground": "00FF00", "label": "green"}]
    )
    grounds = [[(cell.fill, texts(cell.blocks)) for cell in row] for row in cells(found)]
    assert grounds == [
        [("FF0000", ["red"]), ("CCCCCC", ["red"])],
        [("00FF00", ["green"]), ("CCCCCC", ["green"])],
    ]


def test_a_colour_from_the_data_replaces_the_one_that_is_there() -> None:
    cell = tc(p(r("{% cellbg x %}"), r("text", BOLD)), properties=GREY)
    found = same(doc(tbl([cell, "b"])), x="0000FF")
    assert [cell.fill for cell in cells(found)[0]] == ["0000FF", ""]


def test_a_cell_goes_over_as_many_columns_as_the_data_says() -> None:
    made = doc(tbl(["{% colspan n %}wide", "b"], ["c", "d", "e"]))
    assert [cell.span for cell in cells(same(made, n=2))[0]] == ["2", ""]


def test_cells_of_a_loop_merge_into_one() -> None:
    """The example in docxtpl of horizontal merging."""
    made = doc(
        tbl(
            ["{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"],
            ["{%tc for x in xs %}", "{% hm %}over all", "{%tc endfor %}"],
        )
    )
    found = cells(same(made, xs=[1, 2, 3]))
    assert [(cell.span, texts(cell.blocks)) for cell in found[1]] == [("3", ["over all"])]


def test_wide_cells_of_a_loop_merge_into_one_that_is_as_wide() -> None:
    wide = tc("{% hm %}over all", properties='<w:gridSpan w:val="2"/>')
    made = doc(
        tbl(
            ["{%tc for x in xs %}", "{{ x }}", "y", "{%tc endfor %}"],
            ["{%tc for x in xs %}", wide, "{%tc endfor %}"],
        )
    )
    assert [cell.span for cell in cells(same(made, xs=[1, 2, 3]))[1]] == ["6"]


def test_rows_of_a_loop_merge_in_one_column() -> None:
    """The example in docxtpl of vertical merging."""
    made = doc(tbl(["{%tr for x in xs %}", ""], ["{% vm %}all", "{{ x }}"], ["{%tr endfor %}", ""]))
    found = cells(same(made, xs=[1, 2, 3]))
    assert [row[0].merge for row in found] == ["restart", "continue", "continue"]
    assert [texts(row[0].blocks) + texts(row[1].blocks) for row in found] == [
        ["all", "1"],
        ["", "2"],
        ["", "3"],
    ]


def test_rows_of_each_inner_loop_merge_apart() -> None:
    rows = (
        ["{%tr for author in authors %}", ""],
        ["{%tr for book in author.books %}", ""],
        ["{% vm %}{{ author.name }}", "{{ book }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    )
    found = cells(same(doc(tbl(*rows)), authors=AUTHORS))
    assert [row[0].merge for row in found] == ["restart", "continue", "restart"]


def test_the_widths_and_borders_of_cells_and_rows_stay() -> None:
    properties = "<w:trPr><w:tblHeader/></w:trPr>"
    row = tr("{{ x }}", tc("b", properties='<w:vAlign w:val="center"/>')).replace(
        "<w:tr>", f"<w:tr>{properties}"
    )
    made = doc(
        tbl(
            row,
            ["{%tr for y in [1] %}", ""],
            [tc("{{ y }}", properties=GREY), ""],
            ["{%tr endfor %}", ""],
        )
    )
    xml = ours(made, x=1).element.xml
    assert all(xml.count(part) == 1 for part in ("<w:tblHeader/>", 'w:val="center"', "CCCCCC"))
    assert structure(ours(made, x=1)) == same(made, x=1)
