"""Paragraphs, rows, cells and tables of blocks, without prefixes: what vanishes, what repeats."""

from typing import Any

import pytest

from tests.word.engine.building import BOLD, bookmark, box, control, doc, item, p, r, tbl, tc
from tests.word.engine.helpers import ours, texts
from tests.word.engine.structure import Paragraph, Table, structure

PARAGRAPHS = (
    (("a", "{% if x %}", "b", "{% endif %}", "c"), ["a", "b", "c"]),
    (("a", "{% if no %}", "b", "{% endif %}", "c"), ["a", "c"]),
    (("a", " {% if x %} ", "b", "\u00a0{% endif %}\u00a0", "c"), ["a", "b", "c"]),
    (("{% if no %}", "a", "{% elif x %}", "b", "{% else %}", "c", "{% endif %}"), ["b"]),
    (("{% if x %}a{% endif %}", "b"), ["a", "b"]),
    (("{% if no %}a{% endif %}", "b"), ["b"]),
    (("{% for y in xs %}{{ y }}{% endfor %}",), ["12"]),
    (("{% for y in [] %}{{ y }}{% endfor %}", "b"), ["b"]),
    (("{% for y in xs %}", "{{ y }}", "{% endfor %}"), ["1", "2"]),
    (("{% for y in xs %}", "{% if y > 1 %}", "{{ y }}", "{% endif %}", "{% endfor %}"), ["2"]),
    (("{% for y in xs %}{% if y > 1 %}", "{{ y }}", "{% endif %}{% endfor %}"), ["2"]),
    (("{% for y in [] %}", "{{ y }}", "{% else %}", "none", "{% endfor %}"), ["none"]),
    (("{% set y = 2 %}", "{{ y }}"), ["2"]),
    (("{% set y %}two{% endset %}", "{{ y }}"), ["two"]),
    (("{% macro m(y) %}[{{ y }}]{% endmacro %}", "{{ m(1) }}"), ["[1]"]),
    (("{# only {{ a }} comment #}", "a{# and #}b"), ["ab"]),
    (("", "{% if no %}", "", "{% endif %}", " "), ["", " "]),
    (("{{ '' }}", "b"), ["", "b"]),
    (("a {%- if x %} b{% endif -%} c",), ["a bc"]),
    (("start {% if x %}", "b", "{% endif %} end"), ["start ", "b", " end"]),
    (("start {% if no %}", "b", "{% endif %} end"), ["start ", " end"]),
)


@pytest.mark.parametrize(("blocks", "printed"), PARAGRAPHS)
def test_paragraphs_of_blocks_vanish(blocks: tuple[str, ...], printed: list[str]) -> None:
    assert texts(ours(doc(*blocks), x=1, no=0, xs=[1, 2])) == printed


def test_list_items_of_blocks_vanish() -> None:
    made = doc(item("{% for x in xs %}"), item("{{ x }}"), item("{% endfor %}"), item("end"))
    assert texts(ours(made, xs=["a", "b"])) == ["a", "b", "end"]


def test_paragraphs_vanish_however_runs_cut_their_tags() -> None:
    cut = p("{", "% if", r(" x ", BOLD), '<w:proofErr w:type="spellStart"/>', "%", "}")
    assert texts(ours(doc("a", cut, "b", "{% endif %}"), x=1)) == ["a", "b"]


def test_a_picture_keeps_its_paragraph() -> None:
    made = doc("a", p("{% if x %}", box("in a box")), "b", "{% endif %}")
    assert texts(ours(made, x=1)) == ["a", "[drawing]", "b"]


def test_a_bookmark_keeps_both_its_ends() -> None:
    made = doc("a", p(bookmark("here", "{% if x %}")), "b", "{% endif %}")
    root: Any = ours(made, x=1).element
    assert len(root.xpath("//w:bookmarkStart")) == len(root.xpath("//w:bookmarkEnd"))


def test_a_section_that_ends_in_a_paragraph_of_blocks_stays() -> None:
    section = '<w:sectPr><w:pgSz w:w="5000" w:h="5000"/></w:sectPr>'
    made = doc("a", p("{% if x %}", properties=section), "b", "{% endif %}")
    found = structure(ours(made, x=1)).body
    assert [block.ends_section for block in found if isinstance(block, Paragraph)].count(True) == 1


@pytest.mark.parametrize("prefix", ["", "tr "])
def test_rows_of_blocks_vanish(prefix: str) -> None:
    loop = ([f"{{%{prefix} for x in xs %}}", ""], ["{{ x }}", "b"], ["", f"{{%{prefix} endfor %}}"])
    made = doc(tbl(["head", ""], *loop))
    assert texts(ours(made, xs=[1, 2])) == [[["head", ""], ["1", "b"], ["2", "b"]]]


def test_a_loop_from_the_first_cell_to_the_last_repeats_the_row() -> None:
    made = doc(tbl(["a", "b"], ["{% for x in xs %}{{ x }}", "{{ loop.index }}{% endfor %}"]))
    assert texts(ours(made, xs=["x", "y"])) == [[["a", "b"], ["x", "1"], ["y", "2"]]]
    assert texts(ours(made, xs=[])) == [[["a", "b"]]]


def test_a_loop_from_one_row_to_another_repeats_all_between() -> None:
    rows = (["{% for x in xs %}{{ x }}", "1"], ["middle", ""], ["{{ x }}", "2{% endfor %}"])
    found = texts(ours(doc(tbl(*rows, ["end", ""])), xs=["a", "b"]))
    assert found == [
        [
            *([["a", "1"], ["middle", ""], ["a", "2"]]),
            *([["b", "1"], ["middle", ""], ["b", "2"]]),
            ["end", ""],
        ]
    ]


def test_a_loop_over_cells_in_the_middle_repeats_columns() -> None:
    row = ["a", "{% for x in xs %}{{ x }}", "{{ x * 2 }}{% endfor %}", "b"]
    found = structure(ours(doc(tbl(row)), xs=[1, 2, 3])).body
    assert texts(found) == [[["a", "1", "2", "2", "4", "3", "6", "b"]]]
    assert isinstance(found[0], Table)
    assert found[0].columns == 8


def test_cells_of_blocks_vanish_within_a_row() -> None:
    made = doc(tbl(["a", "{% for x in xs %}", "{{ x }}", "{% endfor %}", "b"]))
    assert texts(ours(made, xs=[1, 2])) == [[["a", "1", "2", "b"]]]


def test_a_loop_inside_one_cell_stays_in_it() -> None:
    made = doc(tbl(["{% for x in xs %}{{ x }} {% endfor %}", "b"]))
    assert texts(ours(made, xs=[1, 2])) == [[["1 2 ", "b"]]]
    lines = tc("{% for x in xs %}", "{{ x }}", "{% endfor %}")
    assert texts(ours(doc(tbl([lines, "b"])), xs=[1, 2])) == [[["1|2", "b"]]]


def test_a_table_whose_rows_all_vanish_vanishes() -> None:
    made = doc("a", tbl(["{% if no %}"], ["x"], ["{% endif %}"]), "b")
    assert texts(ours(made, no=0)) == ["a", "b"]


def test_a_table_between_blocks_vanishes_or_stays_whole() -> None:
    made = doc("a", "{% if x %}", tbl(["1", "2"]), "{% endif %}", "b")
    assert texts(ours(made, x=1)) == ["a", [["1", "2"]], "b"]
    assert texts(ours(made, x=0)) == ["a", "b"]


def test_a_cell_whose_paragraphs_all_vanish_keeps_an_empty_one() -> None:
    made = doc(tbl([tc("{% if no %}", "x", "{% endif %}"), "{% if no %}y{% endif %}", "b"]))
    assert texts(ours(made, no=0)) == [[["", "", "b"]]]


def test_a_cell_that_ends_in_a_table_keeps_a_paragraph_after_it() -> None:
    """Word refuses a cell whose last block is a table (17.4.65)."""
    made = doc(tbl([tc(tbl(["x"]), "{% if no %}y{% endif %}"), "b"]))
    cell: Any = ours(made, no=0).tables[0].cell(0, 0)._tc
    assert cell[-1].tag.endswith("}p")


def test_headers_text_boxes_and_notes_keep_a_paragraph() -> None:
    made = doc("body")
    made.sections[0].header.paragraphs[0].text = "{% if no %}x{% endif %}"
    found = structure(ours(made, no=0))
    assert texts(found.margins["default header 0"]) == [""]


def test_a_body_whose_paragraphs_all_vanish_is_a_document_still() -> None:
    assert texts(ours(doc("{% if no %}x{% endif %}"), no=0)) in ([""], [])


def test_content_controls_repeat_and_vanish_with_their_blocks() -> None:
    made = doc("{% for x in xs %}", control(p("{{ x }}")), "{% endfor %}", "b")
    letter = ours(made, xs=[1, 2])
    root: Any = letter.element
    assert texts(letter) == ["1", "2", "b"]
    assert len(root.xpath("//w:sdt")) == 2
    inside = doc(control(p("{% for x in xs %}") + p("{{ x }}") + p("{% endfor %}")))
    assert texts(ours(inside, xs=[1, 2])) == ["1", "2"]
