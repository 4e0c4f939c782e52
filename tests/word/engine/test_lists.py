"""Numbered lists in loops: each list begins at 1, and one list is not cut in pieces."""

from typing import Any

import pytest

from tests.word.engine.building import doc, item, p, tbl, tc
from tests.word.engine.helpers import ours

LISTS = [["a", "b"], ["c"]]
INNER = ("{% for x in xs %}", item("{{ x }}"), "{% endfor %}")
OUTER, END = "{% for xs in lists %}", "{% endfor %}"
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr>'


def instances(*blocks: str, **data: Any) -> list[list[str]]:
    """The texts of the items, by the numbering instance that counts them."""
    root: Any = ours(doc(*blocks), **data).element
    found: dict[str, list[str]] = {}
    for paragraph in root.xpath("//w:p[w:pPr/w:numPr]"):
        (number,) = paragraph.xpath("w:pPr/w:numPr/w:numId/@w:val")
        found.setdefault(number, []).append(paragraph.text)
    return list(found.values())


def test_a_loop_over_items_is_one_list() -> None:
    assert instances(*INNER, xs=["a", "b"]) == [["a", "b"]]


def test_an_item_and_its_text_in_a_loop_are_one_list() -> None:
    blocks = ("{% for x in xs %}", item("{{ x }}"), "About {{ x }}.", "{% endfor %}")
    assert instances(*blocks, xs=["a", "b"]) == [["a", "b"]]


def test_a_loop_with_conditions_over_items_is_one_list() -> None:
    choice = (
        "{% if x == 'a' %}",
        item("{{ x }}"),
        "{% else %}",
        item("not {{ x }}"),
        "{% endif %}",
    )
    blocks = ("{% for x in xs %}", *choice, "{% endfor %}")
    assert instances(*blocks, xs=["a", "b", "a"]) == [["a", "not b", "a"]]


def test_each_round_of_an_outer_loop_has_its_own_list() -> None:
    assert instances(OUTER, "Next:", *INNER, END, lists=LISTS) == [["a", "b"], ["c"]]


def test_items_written_out_in_a_loop_are_a_list_each_round() -> None:
    blocks = ("{% for x in xs %}", "Next:", item("{{ x }}"), item("more"), "{% endfor %}")
    assert instances(*blocks, xs=["a", "b"]) == [["a", "more"], ["b", "more"]]


def test_paragraphs_between_its_items_do_not_cut_a_list() -> None:
    between = ("{% if x == 'a' %}", "between", "{% endif %}")
    inner = ("{% for x in xs %}", item("{{ x }}"), *between, "{% endfor %}")
    assert instances(OUTER, "Next:", *inner, END, lists=LISTS) == [["a", "b"], ["c"]]


def test_items_before_and_after_an_outer_loop_stay_one_list() -> None:
    blocks = (item("first"), OUTER, "Next:", *INNER, END, item("last"))
    assert instances(*blocks, lists=LISTS) == [["first", "last"], ["a", "b"], ["c"]]


def test_a_list_whose_numbers_come_from_its_style_begins_again_too() -> None:
    inner = ("{% for x in xs %}", p("{{ x }}", style="ListNumber"), "{% endfor %}")
    assert instances(OUTER, "Next:", *inner, END, lists=LISTS) == [["a", "b"], ["c"]]


def test_levels_of_one_list_stay_together() -> None:
    levels = [p("{{ x }}", properties=NUMBERED.format(level)) for level in (0, 1)]
    blocks = (OUTER, "Next:", "{% for x in xs %}", *levels, "{% endfor %}", END)
    assert instances(*blocks, lists=LISTS) == [["a", "a", "b", "b"], ["c", "c"]]


def test_numbered_headings_count_on() -> None:
    headings = [
        p(f"{level} {{{{ x }}}}", style=f"Heading{level}", properties=NUMBERED.format(level - 1))
        for level in (1, 2)
    ]
    blocks = ("{% for x in xs %}", *headings, "Text.", "{% endfor %}")
    assert instances(*blocks, xs=["a", "b"]) == [["1 a", "2 a", "1 b", "2 b"]]


def test_lists_in_cells_of_a_loop_begin_again() -> None:
    made = tbl([OUTER], [tc("Next:", *INNER)], [END])
    assert instances(made, lists=LISTS) == [["a", "b"], ["c"]]


def test_a_numbered_column_counts_on() -> None:
    made = tbl(["{% for x in xs %}", ""], [tc(item("{{ x }}")), "b"], ["{% endfor %}", ""])
    assert instances(made, xs=["a", "b"]) == [["a", "b"]]


@pytest.mark.parametrize("number", [5, 1])
def test_a_list_that_no_outer_loop_repeats_keeps_its_instance(number: int) -> None:
    blocks = ("{% for x in xs %}", item("{{ x }}", number), "{% endfor %}", item("c", number))
    root: Any = ours(doc(*blocks), xs=["a", "b"]).element
    assert set(root.xpath("//w:numPr/w:numId/@w:val")) == {str(number)}
