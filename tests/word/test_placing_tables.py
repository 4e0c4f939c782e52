"""Where block tags of tables take effect: around cells, rows and whole tables."""

from typing import Any

import pytest

from letterapp.word.xml import w
from tests.word.engine.building import doc, tbl, tc, tr
from tests.word.word_files import lines, printed, root_of, rows

ITEMS = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
INNER = tbl(["{% for i in y %}"])


def shown(*blocks: str, **data: Any) -> list[str]:
    """The paragraphs of the letter."""
    return lines(printed(doc(*blocks), **data))


def table(*made: str | list[str], **data: Any) -> list[list[str]]:
    """The rows of the letter's table."""
    return rows(printed(doc(tbl(*made)), **data))


def test_a_loop_from_a_row_s_first_cell_to_its_last_repeats_the_row() -> None:
    made = ["{% for x in y %}{{ x.a }}", "{{ x.b }}{% endfor %}"]
    assert table(["A", "B"], made, y=ITEMS) == [["A", "B"], ["1", "2"], ["3", "4"]]


def test_rows_of_block_tags_vanish() -> None:
    made = (["{% for x in y %}", ""], ["{{ x.a }}", "{{ x.b }}"], ["{% endfor %}", ""])
    assert table(["A", "B"], *made, y=ITEMS) == [["A", "B"], ["1", "2"], ["3", "4"]]
    assert table(["A", "B"], *made, y=[]) == [["A", "B"]]


def test_a_condition_over_rows_takes_them_away() -> None:
    made = (["{% if x %}a", "b"], ["c", "d{% endif %}"], ["e", "f"])
    assert table(*made, x=0) == [["e", "f"]]
    assert table(*made, x=1) == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_a_table_whose_rows_all_vanish_goes() -> None:
    assert shown("a", tbl(["{% for x in y %}"], ["{{ x }}"], ["{% endfor %}"]), "b", y=[]) == [
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("{% for x in y %}c", tbl(["{% endfor %}"]), "d"),
        (tbl(["{% for x in y %}"]), "c", "{% endfor %}d"),
        ("{% for x in y %}", "c", tbl(["", "{% endfor %}"], ["", ""]), "d"),
    ],
)
def test_a_table_of_nothing_but_a_tag_vanishes_or_keeps_its_rows(blocks: tuple[str, ...]) -> None:
    letter = printed(doc(*blocks), y=[1, 2])
    assert "".join(lines(letter)) == "ccd"
    assert all(table.find(w("tr")) is not None for table in root_of(letter).iter(w("tbl")))


def test_cells_of_block_tags_are_columns_that_vanish() -> None:
    made = ["{% for x in y %}", "{{ x.a }}", "{% endfor %}"]
    assert table(["H", *made], y=ITEMS) == [["H", "1", "3"]]


@pytest.mark.parametrize(("x", "row"), [(1, ["a", "b", "c"]), (0, ["a", "c"])])
def test_a_condition_over_a_cell_takes_it_away(x: int, row: list[str]) -> None:
    assert table(["a", "{%tc if x %}", "b", "{%tc endif %}", "c"], x=x) == [row]


def test_tags_in_one_cell_are_about_its_paragraphs() -> None:
    cell = tc("{% for x in y %}", "{{ x.a }}", "{% endfor %}")
    assert shown(tbl(tr(cell, "b")), y=ITEMS) == ["1", "3", "b"]


def test_a_cell_whose_paragraphs_all_vanish_keeps_an_empty_one() -> None:
    letter = printed(doc(tbl(["{% if x %}a{% endif %}", "b"])), x=0)
    assert rows(letter) == [["", "b"]]
    cells = list(root_of(letter).iter(w("tc")))
    assert [len(cell.findall(w("p"))) for cell in cells] == [1, 1]


def test_rows_and_columns_in_one_table() -> None:
    made = [
        "{% for x in y %}{{ x.n }}",
        "{% for z in x.k %}",
        "{{ z }}",
        "{% endfor %}{% endfor %}",
    ]
    found = table(made, y=[{"n": "a", "k": [1, 2]}, {"n": "b", "k": [3]}])
    assert found == [["a", "1", "2"], ["b", "3"]]


def test_a_table_in_a_table_has_loops_of_its_own() -> None:
    inner = tbl(
        ["{% for z in x.k %}{{ z }}{% endfor %}"],
        ["{% for z in x.k %}"],
        ["{{ z }}"],
        ["{% endfor %}"],
    )
    outer = tbl(tr(tc("{% for x in y %}{{ x.n }}"), tc(inner, "{% endfor %}")))
    letter = printed(doc(outer), y=[{"n": "a", "k": [1, 2]}, {"n": "b", "k": []}])
    assert lines(letter) == ["a", "12", "1", "2", "", "b", "", ""]


@pytest.mark.parametrize("y", [[], [1, 2]])
@pytest.mark.parametrize(
    "blocks",
    [
        (tbl(tr(tc(INNER, ""), "a{% endfor %}")),),
        (tbl(tr(tc("", INNER, ""), "a", "{% endfor %}")),),
        (tbl(tr(tc(INNER, "")), ["a"]), "{% endfor %}"),
        (tbl(tr(tc("", INNER, "")), ["a{% endfor %}"]),),
        (INNER, "a", tbl(tr(tc(tbl(["{% endfor %}"]), ""))), ""),
    ],
)
def test_a_tag_alone_in_a_table_in_a_cell_goes_out_of_both(
    blocks: tuple[str, ...], y: list[int]
) -> None:
    letter = printed(doc(*blocks), y=y)
    assert "".join(lines(letter)) == "a" * len(y)
    assert all(table.find(w("tr")) is not None for table in root_of(letter).iter(w("tbl")))
    assert all(cell[-1].tag == w("p") for cell in root_of(letter).iter(w("tc")))


@pytest.mark.parametrize("x", [0, 1])
@pytest.mark.parametrize(
    "blocks",
    [
        ("{% if x %}a", tbl(["b"], ["c{% endif %}"]), "d"),
        (tbl(["{% if x %}a", "b"]), "c{% endif %}", "d"),
        (tbl(["{% if x %}"]), "a", "{% endif %}", "d"),
        ("{% if x %}", tbl(["a", "b{% endif %}"]), "d"),
    ],
)
def test_tags_at_the_edges_of_tables_go_out_of_them(x: int, blocks: tuple[str, ...]) -> None:
    found = shown(*blocks, x=x)
    assert found[-1] == "d"
    assert (len(found) > 1) is bool(x)


@pytest.mark.parametrize(
    "blocks",
    [
        ("{% for j in y %}", tbl(["{% if j == 1 %}{% endif %}"], ["{% endfor %}"])),
        ("{% for j in y %}", tbl(["{% set z = j %}", "{% endfor %}"])),
        (tbl(["{% for j in y %}"], ["{% if j == 1 %}{% endif %}{% endfor %}"]),),
        (tbl(["", "{% for j in y %}"], ["{% set z = j %}{% endfor %}", ""]),),
    ],
)
def test_tags_of_a_table_that_shows_nothing_keep_their_order(blocks: tuple[str, ...]) -> None:
    assert "".join(lines(printed(doc(*blocks, "x"), y=[1, 2]))) == "x"
