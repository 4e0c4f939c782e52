"""docxtpl's tags of table cells: colour, span, and copies of a loop merged into one."""

from typing import Any

import pytest
from lxml import etree

from letterapp.word.filled import Filled
from letterapp.word.order import misordered
from letterapp.word.xml import w
from tests.word.engine.building import doc, p, tbl, tc, tr
from tests.word.word_files import DOCUMENT, errors, parts_of, printed, root_of, rows, values

OTHERS = '<w:shd w:val="pct10" w:fill="FFFFFF"/><w:vAlign w:val="center"/>'


def letter(*cells: str, **data: Any) -> Filled:
    """The letter of a table with one row of cells."""
    return printed(doc(tbl(tr(*cells))), **data)


def cells(made: Filled) -> list[etree._Element]:
    return list(root_of(made).iter(w("tc")))


def names(cell: etree._Element) -> list[str]:
    """The properties of a cell."""
    return [etree.QName(node).localname for node in cell.iterfind(f"{w('tcPr')}/*")]


def test_a_cell_has_the_colour_of_the_data() -> None:
    made = letter("{% cellbg x.colour %}a", "b", x={"colour": "FF0000"})
    assert rows(made) == [["a", "b"]]
    assert values(root_of(made), "tc/tcPr/shd", "fill") == ["FF0000"]
    assert values(root_of(made), "tc/tcPr/shd", "val") == ["clear"]


def test_a_colour_takes_the_place_of_another_in_the_schema_s_order() -> None:
    made = letter(tc("{% cellbg x %}a", properties=OTHERS), x="00FF00")
    assert names(cells(made)[0]) == ["tcW", "shd", "vAlign"]
    assert misordered(parts_of(made)[DOCUMENT]) == ()


def test_a_cell_without_properties_gets_them() -> None:
    made = letter(f"<w:tc>{p('{% cellbg x %}a')}</w:tc>", x="00FF00")
    assert names(cells(made)[0]) == ["shd"]
    assert cells(made)[0][0].tag == w("tcPr")


def test_a_cell_spans_as_many_columns_as_the_data_says() -> None:
    made = printed(doc(tbl(["{% colspan n %}a"], ["b", "c", "d"])), n=3)
    assert values(root_of(made), "tc/tcPr/gridSpan") == ["3"]
    assert len(list(root_of(made).iter(w("gridCol")))) == 3


def test_the_grid_grows_with_a_span() -> None:
    made = printed(doc(tbl(["{% colspan n + 1 %}a"])), n=3)
    assert len(list(root_of(made).iter(w("gridCol")))) == 4


@pytest.mark.parametrize(("items", "span"), [([1], "1"), ([1, 2, 3], "3")])
def test_copies_of_a_cell_merge_side_by_side(items: list[int], span: str) -> None:
    made = letter(
        "{%tc for i in y %}", "{% hm %}all of {{ y | length }}", "{%tc endfor %}", y=items
    )
    assert rows(made) == [[f"all of {len(items)}"]]
    assert values(root_of(made), "tc/tcPr/gridSpan") == [span]


def test_a_wide_cell_that_merges_spans_all_that_its_copies_would() -> None:
    wide = tc("{% hm %}a", properties='<w:gridSpan w:val="2"/>')
    made = letter("{%tc for i in y %}", wide, "{%tc endfor %}", y=[1, 2, 3])
    assert values(root_of(made), "tc/tcPr/gridSpan") == ["6"]


def test_copies_of_a_cell_merge_one_below_the_other() -> None:
    row = ["{% for i in y %}{% vm %}both", "{{ i }}{% endfor %}"]
    made = printed(doc(tbl(["A", "B"], row)), y=[1, 2])
    assert rows(made) == [["A", "B"], ["both", "1"], ["", "2"]]
    assert values(root_of(made), "tc/tcPr/vMerge") == ["restart", "continue"]


def test_a_merged_cell_keeps_the_properties_of_its_paragraph() -> None:
    cell = tc(p("{% for i in y %}{% vm %}both", style="Title"))
    made = printed(doc(tbl(tr(cell, "{{ i }}{% endfor %}"))), y=[1, 2])
    assert values(root_of(made), "tc/p/pPr/pStyle") == ["Title", "Title"]


@pytest.mark.parametrize("tag", ["{% cellbg x %}", "{% colspan x %}", "{% hm %}", "{% vm %}"])
def test_a_cell_s_tag_outside_tables_is_a_problem(tag: str) -> None:
    [problem] = errors(doc(f"a {tag}"), x=1)
    assert problem.message == f"“{tag}” stands in no table cell"
    assert problem.hint == "Put it into the cell it is about."


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{% cellbg nobody %}", "there is nothing named “nobody”"),
        ("{% colspan nobody %}", "there is nothing named “nobody”"),
        ("{% cellbg x y %}", "“{% cellbg x y %}” is not valid"),
        ("{% cellbg %}", "“{% cellbg %}” is not valid"),
        ("{% colspan 1 + %}", "“{% colspan 1 + %}” is not valid"),
        ("{% cellbg x | nofilter %}", "“{% cellbg x | nofilter %}”: there is no filter"),
    ],
)
def test_what_is_wrong_with_a_cell_s_tag_is_a_problem(tag: str, message: str) -> None:
    [problem] = errors(doc(tbl([f"{tag}a"])), x=1)
    assert problem.message.startswith(message)
    assert "table 1, row 1" in problem.where.place


@pytest.mark.parametrize("value", ["three", "", "0", 0, -1, 1.5])
def test_a_span_that_is_no_number_of_columns_is_a_problem(value: object) -> None:
    assert errors(doc(tbl(["{% colspan n %}a"])), n=value)


@pytest.mark.parametrize("value", ["red", "#FF00", "12345G", ""])
def test_a_colour_that_word_does_not_know_is_a_problem(value: str) -> None:
    assert errors(doc(tbl(["{% cellbg x %}a"])), x=value)


@pytest.mark.parametrize("value", ["auto", "00ff7F", "#FF0000"])
def test_a_colour_that_word_knows_is_the_cell_s(value: str) -> None:
    made = printed(doc(tbl(["{% cellbg x %}a"])), x=value)
    assert values(root_of(made), "tc/tcPr/shd", "fill") == [value.removeprefix("#")]


@pytest.mark.parametrize(
    ("cell", "instead"),
    [
        ("{% if c %}{% cellbg 'FF0000' %}{% endif %}a", "{% cellbg 'FF0000' if c else 'auto' %}"),
        (
            "{% if c %}{% cellbg x %}{% else %}{% cellbg y %}{% endif %}a",
            "{% cellbg x if c else 'auto' %}",
        ),
        ("{% if c > 1 %}{% colspan 2 %}a{% endif %}", "{% colspan 2 if c > 1 else 1 %}"),
        (tc("{% if c %}", "{% cellbg x %}", "{% endif %}", "a"), "{% cellbg x if c else 'auto' %}"),
    ],
)
def test_a_condition_within_a_cell_chooses_nothing_for_the_cell(cell: str, instead: str) -> None:
    [problem] = errors(doc(tbl([cell, "b"])), c=1, x="FF0000", y="00FF00")
    assert "is about its whole cell" in problem.message
    assert instead in problem.hint
    assert "table 1, row 1" in problem.where.place


def test_a_condition_around_cells_or_rows_leaves_them_their_colours() -> None:
    row = ["{% if c %}{% cellbg x %}a", "b{% endif %}"]
    made = printed(
        doc(tbl(row, ["{%tc if c %}", "{% cellbg x %}c", "{%tc endif %}"])), c=1, x="auto"
    )
    assert values(root_of(made), "tc/tcPr/shd", "fill") == ["auto", "auto"]
