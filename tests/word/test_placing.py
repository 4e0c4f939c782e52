"""Where block tags take effect: around runs, paragraphs, cells and rows."""

from typing import Any

import pytest

from letterapp.word.xml import w
from tests.word.engine.building import (
    BOLD,
    bookmark,
    box,
    control,
    doc,
    link,
    p,
    r,
    tbl,
)
from tests.word.word_files import errors, lines, looks_of, printed, root_of, rows, values

ITEMS = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
SECTION = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def shown(*blocks: str, **data: Any) -> list[str]:
    """The paragraphs of the letter."""
    return lines(printed(doc(*blocks), **data))


def table(*made: str | list[str], **data: Any) -> list[list[str]]:
    """The rows of the letter's table."""
    return rows(printed(doc(tbl(*made)), **data))


# Within a paragraph


@pytest.mark.parametrize(("a", "text"), [(1, "x y z"), (0, "x z")])
def test_a_condition_in_a_line_is_about_its_words(a: int, text: str) -> None:
    assert shown("x {% if a %}y {% endif %}z", a=a) == [text]


def test_a_loop_in_a_line_repeats_its_runs_with_their_looks() -> None:
    made = doc(p("x{% for a in y %}", r("{{ a }}", BOLD), ";{% endfor %}z"))
    found = looks_of(printed(made, y=[1, 2]))
    assert found == [("x", ""), ("1", "b"), (";", ""), ("2", "b"), (";", ""), ("z", "")]


def test_a_line_that_is_all_a_loop_is_one_line() -> None:
    assert shown("{% for a in y %}{{ a }}, {% endfor %}", y=[1, 2]) == ["1, 2, "]


@pytest.mark.parametrize(
    ("text", "printed_text"),
    [
        ("{% for a in y %}{% if a %}{{ a }}{% endif %}{% endfor %}", "12"),
        ("{% for a in y %}{% if a > 1 %}{{ a }}{% else %}-{% endif %}{% endfor %}", "--2"),
        ("{% with a = 2 %}{% if a > 1 %}{{ a }}{% endif %}{% endwith %}", "2"),
        ("{% set a = 2 %}{% if a > 1 %}{{ a }}{% endif %}", "2"),
        ("{% if y %}{% for a in y %}{{ a }}{% endfor %}{% endif %}", "012"),
    ],
)
def test_a_block_in_a_block_of_one_line_stays_in_it(text: str, printed_text: str) -> None:
    assert shown(text, y=[0, 1, 2]) == [printed_text]


def test_tags_within_a_link_act_within_it() -> None:
    made = p("a ", link("b{% if x %}c{% endif %}d", anchor="q"), " e")
    assert shown(made, x=0) == ["a bd e"]


def test_tags_around_a_link_take_it_away() -> None:
    made = p("a {% if x %}", link("b", anchor="q"), "{% endif %}c")
    letter = printed(doc(made), x=0)
    assert lines(letter) == ["a c"]
    assert root_of(letter).find(f".//{w('hyperlink')}") is None


def test_a_tag_at_the_edge_of_a_link_goes_out_of_it() -> None:
    made = p(link("{% if x %}b", anchor="q"), "c{% endif %}d")
    assert shown(made, x=0) == ["d"]
    assert shown(made, x=1) == ["bcd"]


# Whole paragraphs


@pytest.mark.parametrize(
    ("blocks", "a", "expected"),
    [
        (("{% if a %}", "x", "{% endif %}", "y"), 1, ["x", "y"]),
        (("{% if a %}", "x", "{% endif %}", "y"), 0, ["y"]),
        (("{% if a %}", "x", "{% else %}", "y", "{% endif %}"), 0, ["y"]),
        (("{% if a %}x", "y{% endif %}", "z"), 0, ["z"]),
        (("{% if a %}x", "y{% endif %}", "z"), 1, ["x", "y", "z"]),
        (("x", "{% if a %}y{% endif %}"), 0, ["x"]),
        (("x", "{% if a %}y{% else %}z{% endif %}"), 0, ["x", "z"]),
        (("x", " {% if a %}y{% endif %} "), 0, ["x"]),
        (("{% if a %}{% if a %}", "x", "{% endif %}{% endif %}"), 1, ["x"]),
        (("{% if a %}", "{% if a %}", "x", "{% endif %}", "y", "{% endif %}"), 1, ["x", "y"]),
        (("{% set b = 1 %}", "x"), 1, ["x"]),
        (("{# c #}", "x"), 1, ["x"]),
        (("x", "{% set b %}", "y", "{% endset %}", "z"), 1, ["x", "z"]),
    ],
)
def test_paragraphs_of_block_tags_vanish(
    blocks: tuple[str, ...], a: int, expected: list[str]
) -> None:
    assert shown(*blocks, a=a) == expected


def test_a_loop_over_paragraphs_repeats_them_with_their_properties() -> None:
    title = p("{{ x.a }}", style="Title")
    letter = printed(doc("{% for x in y %}", title, "{{ x.b }}", "{% endfor %}"), y=ITEMS)
    assert lines(letter) == ["1", "2", "3", "4"]
    assert values(root_of(letter), "pStyle") == ["Title", "Title"]


def test_an_empty_paragraph_of_the_template_stays() -> None:
    assert shown("{% if a %}", "", "x", "{% endif %}", "", a=1) == ["", "x", ""]


def test_a_text_box_between_tags_depends_on_them() -> None:
    made = doc(p("{% if a %}", box("b"), "{% endif %}"), "x")
    assert lines(printed(made, a=0)) == ["x"]
    assert lines(printed(made, a=1)) == ["", "b", "b", "x"]


def test_a_page_break_beside_tags_stays() -> None:
    assert shown(p(PAGE_BREAK, "{% if a %}b{% endif %}"), "x", a=0) == ["\n", "x"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("x", p("{% if a %}", properties=SECTION), "y", "{% endif %}", "z"),
        ("x", "{% if a %}", "y", p("{% endif %}", properties=SECTION), "z"),
        ("x", p("{% if a %}y{% endif %}", properties=SECTION), "z"),
        ("x", p("{% set b = 1 %}", properties=SECTION), "z"),
        ("x", p("{# c #}", properties=SECTION), "z"),
    ],
)
def test_a_section_break_stays_though_its_paragraph_says_nothing(blocks: tuple[str, ...]) -> None:
    letter = printed(doc(*blocks), a=0)
    assert lines(letter) == ["x", "", "z"]
    assert len(list(root_of(letter).iter(w("sectPr")))) == 2


def test_bookmarks_around_a_paragraph_that_vanishes_stay_whole() -> None:
    letter = printed(doc(p(bookmark("b", "{% if a %}")), "x", "{% endif %}"), a=1)
    starts = values(root_of(letter), "bookmarkStart", "id")
    assert starts == values(root_of(letter), "bookmarkEnd", "id")


def test_tags_around_a_table_are_about_the_table() -> None:
    blocks = ("{% for x in y %}", tbl(["{{ x.a }}"]), "{% endfor %}", "z")
    assert shown(*blocks, y=ITEMS) == ["1", "3", "z"]
    assert shown(*blocks, y=[]) == ["z"]


def test_tags_around_and_in_a_content_control() -> None:
    assert shown("{% if a %}", control(p("x")), "{% endif %}", "y", a=0) == ["y"]
    assert shown(control(p("{% if a %}") + p("x") + p("{% endif %}")), "y", a=1) == ["x", "y"]
    assert shown(control(p("{% if a %}x")), "y{% endif %}", "z", a=0) == ["z"]


def test_tags_in_a_text_box_are_about_its_paragraphs() -> None:
    made = p("a", box("{% for x in y %}", "{{ x }}", "{% endfor %}"), "b")
    assert shown(made, y=[1, 2]) == ["ab", "1", "2", "1", "2"]


# Paragraphs that tags cut in two


def test_a_condition_from_line_to_line_joins_what_is_left() -> None:
    blocks = ("a {% if x %}b", "c", "d{% endif %} e")
    assert shown(*blocks, x=1) == ["a b", "c", "d e"]
    assert shown(*blocks, x=0) == ["a  e"]


def test_a_loop_from_line_to_line_repeats_what_is_between() -> None:
    assert shown("a {% for x in y %}b", "c{% endfor %} d", y=[1, 2]) == ["a b", "cb", "c d"]


def test_blocks_in_blocks_from_line_to_line() -> None:
    blocks = ("a {% if x %}b", "{% for i in y %}", "{{ i }}", "{% endfor %}", "c{% endif %} d")
    assert shown(*blocks, x=1, y=[1, 2]) == ["a b", "1", "2", "c d"]
    assert shown(*blocks, x=0, y=[1, 2]) == ["a  d"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("x{% for k in y %}{% set z = k %}", "a{{ z }}", "b{% endfor %}"), "xa1ba2b"),
        (("{% for k in y %}", "{% if k %}{% endif %}{% endfor %}b"), "b"),
        (("{% for k in y %}", "a{{ k }}", "{% set z = k %}{% endfor %}b"), "a1a2b"),
        (
            ("x{% for k in y %}{% for j in y %}", "{{ k }}{{ j }}", "{% endfor %}{% endfor %}"),
            "x11122122",
        ),
        (("{% set k = 3 %}{% for k in y %}a{{ k }}", "b{% endfor %}{{ k }}"), "a1ba2b3"),
    ],
)
def test_tags_keep_their_order_when_some_of_them_leave(
    blocks: tuple[str, ...], expected: str
) -> None:
    assert "".join(shown(*blocks, y=[1, 2])) == expected


# What cannot be


@pytest.mark.parametrize(
    "blocks",
    [
        (tbl(["a {% if x %}b", "c{% endif %} d"]),),
        (tbl(["a{% if x %}b"], ["c{% endif %}d"]),),
        ("a {% if x %}b", tbl(["c{% endif %}"])),
        (tbl(["{% for i in x %}a"]), "b {% endfor %} c"),
        (p(link("a{% if x %}b", anchor="q"), "c{% endif %}d"),),
        (control(p("a{% if x %}b")), "c{% endif %}d"),
    ],
)
def test_tags_that_cut_what_cannot_be_joined_are_a_problem(blocks: tuple[str, ...]) -> None:
    [problem] = errors(doc(*blocks), x=1)
    assert "begins inside a cell, a link or a text and" in problem.message
    assert problem.hint == "Put each of these tags into a paragraph, or a table row, of its own."


def test_captured_text_from_line_to_line_is_a_problem() -> None:
    [problem] = errors(doc("a {% set x %}b", "c{% endset %}"))
    assert problem.message == "“{% set x %}” begins inside text and “{% endset %}” ends elsewhere"


def test_tags_of_a_text_box_belong_to_no_tags_outside_it() -> None:
    made = p("a", box("b{% if x %}c"), "d{% endif %}e")
    assert all(
        "is never ended" in one.message or "before it" in one.message for one in errors(doc(made))
    )
    assert errors(doc(made))
