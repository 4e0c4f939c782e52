"""What blocks capture: text of one look can be worked with, anything else is formatted text."""

from typing import Any

import pytest

from letterapp.word.filled import Filled
from letterapp.word.xml import w
from letterapp.wording.prose import Prose
from tests.word.engine.building import (
    BOLD,
    ITALIC,
    box,
    control,
    doc,
    drawing,
    link,
    p,
    r,
    tbl,
    tc,
    tr,
)
from tests.word.word_files import errors, lines, looks_of, printed, root_of, rows, values

MIXED = p("{% set x %}a ", r("bold", BOLD), "{% endset %}")


def holds_nested_paragraphs(letter: Filled) -> bool:
    inner = root_of(letter).iter(w("p"))
    return any(next(node.iterancestors(w("p")), None) is not None for node in inner)


def shown(*blocks: str, **data: Any) -> list[str]:
    return lines(printed(doc(*blocks), **data))


# Text


def test_captured_text_can_be_compared() -> None:
    blocks = ("{% set x %}Hello {{ a }}{% endset %}", "{% if x == 'Hello A' %}yes{% endif %}")
    assert shown(*blocks, a="A") == ["yes"]
    assert shown(*blocks, "no", a="B") == ["no"]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("x | upper", "A <B> & C"),
        ("x | length", "9"),
        ("x | replace('<b>', '–')", "a – & c"),
        ("x ~ '!'", "a <b> & c!"),
        ("x[2:5]", "<b>"),
        ("[x, x] | join('; ')", "a <b> & c; a <b> & c"),
    ],
)
def test_captured_text_can_be_worked_with(expression: str, text: str) -> None:
    blocks = ("{% set x %}a <b> & {{ c }}{% endset %}", f"{{{{ {expression} }}}}")
    assert shown(*blocks, c="c") == [text]


def test_captured_text_takes_the_look_of_where_it_is_printed() -> None:
    made = doc(p("{% set x %}", r("a", ITALIC), "{% endset %}"), p(r("{{ x }}", BOLD)))
    assert looks_of(printed(made)) == [("a", "b")]


@pytest.mark.parametrize("mark", ['<w:lang w:val="en-GB"/>', "<w:noProof/>"])
def test_the_language_of_a_run_is_no_look(mark: str) -> None:
    made = doc(p("{% set x %}a", r("b", mark), "{% endset %}"), "{{ x | upper }}")
    assert lines(printed(made)) == ["AB"]


def test_line_breaks_and_tabs_are_captured() -> None:
    run = "<w:r><w:t>{% set x %}a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c{% endset %}</w:t></w:r>"
    letter = printed(doc(p(run), "{{ x | upper }}"))
    assert lines(letter) == ["A\nB\tC"]
    assert [len(list(root_of(letter).iter(w(name)))) for name in ("br", "tab")] == [1, 1]


def test_conditions_and_loops_within_captured_text_work() -> None:
    loop = "{% for a in y %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert shown(f"{{% set x %}}{loop}{{% endset %}}", "{{ x | upper }}", y=["a", "b"]) == ["A, B"]


def test_a_filter_of_a_set_works_on_its_text() -> None:
    assert shown("{% set x | upper %}a {{ b }}{% endset %}", "{{ x }}", b="b") == ["A B"]


def test_prose_in_captured_text_stays_prose() -> None:
    letter = printed(doc("{% set x %}*a* {{ b }}{% endset %}", "{{ x }}"), b=Prose("*b*"))
    assert lines(letter) == ["*a* b"]
    assert [text for text, looks in looks_of(letter) if looks == "i iCs"] == ["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% filter upper %}text {{ a }}{% endfilter %}", "TEXT É<"),
        ("b {% filter upper %}text {{ a }}{% endfilter %} c", "b TEXT É< c"),
        ("{% filter replace('a', 'o') %}banana{% endfilter %}", "bonono"),
        ("{% filter upper %}{% filter trim %} a {% endfilter %}b{% endfilter %}", "AB"),
    ],
)
def test_a_filter_block_works_on_its_text(text: str, expected: str) -> None:
    assert shown(text, a="é<") == [expected]


def test_a_filter_block_keeps_the_look_of_its_text() -> None:
    made = doc(p("a {% filter upper %}", r("b", BOLD), "{% endfilter %} c"))
    assert looks_of(printed(made)) == [("a ", ""), ("B", "b"), (" c", "")]


def test_a_macro_of_text_gives_text() -> None:
    blocks = ("{% macro m(a, b='!') %}<{{ a }}>{{ b }}{% endmacro %}",)
    assert shown(*blocks, "{{ m('x') }} {{ m('y', '?') | upper }}") == ["<x>! <Y>?"]


def test_a_call_block_gives_its_text_to_a_macro() -> None:
    macro = "{% macro m() %}<{{ caller() }}>{% endmacro %}"
    assert shown(macro, "a {% call m() %}x & {{ a }}{% endcall %} b", a="A&") == ["a <x & A&> b"]


def test_a_call_block_with_arguments() -> None:
    macro = "{% macro m(l) %}{% for i in l %}{{ caller(i) }}, {% endfor %}{% endmacro %}"
    assert shown(macro, "{% call(i) m([1, 2]) %}no. {{ i }}{% endcall %}") == ["no. 1, no. 2, "]


def test_a_loop_that_calls_itself_within_a_line() -> None:
    tree = [{"n": "a", "k": [{"n": "b", "k": []}]}, {"n": "c", "k": []}]
    text = "{% for x in tree recursive %}{{ x.n }}({{ loop(x.k) }}){% endfor %}"
    assert shown(text, tree=tree) == ["a(b())c()"]


# Formatted text


def test_captured_runs_are_printed_with_their_looks() -> None:
    letter = printed(doc(MIXED, "{{ x }}", "in {{ x }}."))
    assert lines(letter) == ["a bold", "in a bold."]
    assert [text for text, looks in looks_of(letter) if looks == "b"] == ["bold", "bold"]


@pytest.mark.parametrize("title", ["Title", ""])
def test_captured_runs_alone_in_a_paragraph_take_its_properties(title: str) -> None:
    letter = printed(doc(MIXED, p("{{ x }}", style=title)))
    assert values(root_of(letter), "p/pPr/pStyle") == ([title] if title else [])


@pytest.mark.parametrize(
    "expression",
    [
        *("x | upper", "x | length", "x ~ 'y'", "x + 'y'", "'y' ~ x", "x[1:]", "x | reverse"),
        *("x | first", "x | join", "[x, 'y'] | join", "[x] | and_join", "x | list | first"),
    ],
)
def test_formatted_text_cannot_be_worked_with(expression: str) -> None:
    [problem] = errors(doc(MIXED, f"{{{{ {expression} }}}}"))
    assert problem.where.place.endswith(f"“{{{{ {expression} }}}}”")


@pytest.mark.parametrize("content", ["<w:r><w:drawing/></w:r>", link("a", anchor="q")])
def test_what_is_more_than_text_is_formatted_text(content: str) -> None:
    assert errors(doc(p("{% set x %}", content, "{% endset %}"), "{{ x | upper }}"))
    assert not errors(doc(p("{% set x %}", content, "{% endset %}"), "{{ x }}"))


def test_captured_paragraphs_are_printed_where_they_are_alone() -> None:
    blocks = ("{% set x %}", p("a {{ b }}", style="Title"), "c", "{% endset %}", "d", "{{ x }}")
    letter = printed(doc(*blocks, "{{ x }}"), b="B")
    assert lines(letter) == ["d", "a B", "c", "a B", "c"]
    assert values(root_of(letter), "p/pPr/pStyle") == ["Title", "Title"]


def test_a_captured_table_is_printed_where_it_is_alone() -> None:
    blocks = ("{% set x %}", tbl(["a"]), "{% endset %}", "{{ x }}", "b")
    letter = printed(doc(*blocks))
    assert rows(letter) == [["a"]]
    assert lines(letter) == ["a", "b"]


def test_a_captured_table_in_a_cell_has_a_paragraph_after_it() -> None:
    inner = ("{% set x %}", tbl(["a"]), "{% endset %}")
    letter = printed(doc(*inner, tbl(tr(tc("{{ x }}"), "b"))))
    outer = next(root_of(letter).iter(w("tc")))
    assert [node.tag for node in outer][-2:] == [w("tbl"), w("p")]


@pytest.mark.parametrize("text", ["a {{ x }}", "{{ x }} {{ x }}"])
def test_captured_paragraphs_within_a_line_are_a_problem(text: str) -> None:
    found = errors(doc("{% set x %}", "a", "{% endset %}", text))
    assert {problem.message for problem in found} == {
        "whole paragraphs cannot stand inside a paragraph"
    }
    assert {problem.hint for problem in found} == {"Put the tag alone into a paragraph."}


@pytest.mark.parametrize("tags", [("set m", "endset", "m"), ("macro m()", "endmacro", "m()")])
def test_captured_rows_and_cells_within_a_paragraph_are_a_problem(tags: tuple[str, ...]) -> None:
    opening, closing, value = (f"{{% {tags[0]} %}}", f"{{% {tags[1]} %}}", f"{{{{ {tags[2]} }}}}")
    assert errors(doc(tbl([opening], ["x"], [closing], [value])))
    assert errors(doc(tbl([opening, "x", closing], [value])))


BEGINNINGS = [
    '<w:bookmarkStart w:id="3" w:name="q"/>' + p("in") + '<w:bookmarkEnd w:id="3"/>',
    f'<w:customXml w:element="e">{p("in")}</w:customXml>',
    control(p("in")),
]
TAGS = [("set y", "endset", "y"), ("macro m()", "endmacro", "m()")]


@pytest.mark.parametrize("blocks", BEGINNINGS)
@pytest.mark.parametrize("tags", TAGS)
def test_captured_paragraphs_are_such_whatever_they_begin_with(
    tags: tuple[str, ...], blocks: str
) -> None:
    opening, closing, value = tags
    captured = (f"{{%p {opening} %}}", blocks, f"{{%p {closing} %}}")
    letter = printed(doc(*captured, f"{{{{ {value} }}}}"))
    assert lines(letter) == ["in"]
    assert not holds_nested_paragraphs(letter)
    [problem] = errors(doc(*captured, f"a {{{{ {value} }}}} b"))
    assert problem.message == "whole paragraphs cannot stand inside a paragraph"


def test_a_loop_that_calls_itself_prints_paragraphs_whatever_they_begin_with() -> None:
    tree = [{"n": "a", "k": [{"n": "b", "k": []}]}]
    start, end = '<w:bookmarkStart w:id="3" w:name="q"/>', '<w:bookmarkEnd w:id="3"/>'
    loop = ("{%p for x in tree recursive %}", start, p("{{ x.n }}"), end, "{{ loop(x.k) }}")
    letter = printed(doc(*loop, "{%p endfor %}"), tree=tree)
    assert lines(letter) == ["a", "b"]
    assert not holds_nested_paragraphs(letter)


@pytest.mark.parametrize("tags", TAGS)
def test_a_captured_content_control_within_a_line_is_no_paragraph(tags: tuple[str, ...]) -> None:
    opening, closing, value = tags
    captured = p(f"{{% {opening} %}}", control(r("in")), f"{{% {closing} %}}")
    assert shown(captured, f"{{{{ {value} }}}}", f"a {{{{ {value} }}}} b") == ["in", "a in b"]


def test_a_call_block_in_a_text_box_is_printed_there() -> None:
    macro = ("{%p macro m() %}", "{{ caller() }}", "{%p endmacro %}")
    boxed = box("{%p call m() %}", "in", p("and ", r("bold", BOLD)), "{%p endcall %}")
    letter = printed(doc(*macro, p("a", boxed)))
    contents = list(root_of(letter).iter(w("txbxContent")))
    assert ["".join(one.itertext()) for one in contents] == ["inand bold"] * 2


def test_a_macro_that_only_loops_through_a_tree() -> None:
    tree = [{"n": "a", "k": [{"n": "b", "k": []}]}]
    loop = ("{%p for x in tree recursive %}", "{{ x.n }}", "{{ loop(x.k) }}", "{%p endfor %}")
    macro = ("{%p macro m() %}", *loop, "{%p endmacro %}")
    assert shown(*macro, "{{ m() }}", tree=tree) == ["a", "b"]


@pytest.mark.parametrize("inside", [("a", "b"), ()])
def test_a_section_ends_with_the_captured_paragraphs_in_place_of_its_last(
    inside: tuple[str, ...],
) -> None:
    section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    place = p("{{ x }}", properties=section)
    letter = printed(doc("{%p set x %}", *inside, "{%p endset %}", place, "c"))
    assert lines(letter) == [*inside, "", "c"]
    assert len(values(root_of(letter), "pPr/sectPr/type")) == 1


def test_a_macro_of_paragraphs() -> None:
    blocks = ("{% macro m(a) %}", "x {{ a }}", "{% endmacro %}", "{{ m(1) }}", "{{ m(2) }}")
    assert shown(*blocks) == ["x 1", "x 2"]


def test_a_call_block_of_paragraphs() -> None:
    macro = ("{% macro m() %}", "before", "{{ caller() }}", "after", "{% endmacro %}")
    blocks = (*macro, "{% call m() %}", "x {{ a }}", "y", "{% endcall %}", "z")
    assert shown(*blocks, a="A&") == ["before", "x A&", "y", "after", "z"]


def test_a_loop_over_paragraphs_that_calls_itself() -> None:
    tree = [{"n": "a", "k": [{"n": "b", "k": []}]}, {"n": "c", "k": []}]
    blocks = ("{% for x in tree recursive %}", "{{ x.n }}", "{{ loop(x.k) }}", "{% endfor %}")
    assert shown(*blocks, tree=tree) == ["a", "b", "c"]


@pytest.mark.parametrize("blocks", [("{% set x %}", "{% endset %}"), ("{% set x %}{% endset %}",)])
def test_what_captures_nothing_prints_nothing(blocks: tuple[str, ...]) -> None:
    assert shown(*blocks, "a{{ x }}b") == ["ab"]


@pytest.mark.parametrize(
    "blocks",
    [
        (p("{% filter upper %}a ", r("b", BOLD), "{% endfilter %}"),),
        ("{% filter upper %}", "a", "{% endfilter %}"),
        (p("{% set x | upper %}a ", r("b", BOLD), "{% endset %}"), "{{ x }}"),
    ],
)
def test_a_filter_over_formatted_text_is_a_problem(blocks: tuple[str, ...]) -> None:
    [problem] = errors(doc(*blocks))
    assert "is about more than text of one look" in problem.message
    assert problem.hint == "Use the filter where a value is printed: {{ … | filter }}."


def test_formatted_text_in_an_alt_text_is_a_problem() -> None:
    drawn = f"<w:r>{drawing('', 'urn:x', '{{ x }}')}</w:r>"
    [problem] = errors(doc(MIXED, p("a", drawn)))
    assert problem.message == "only text can stand here"
