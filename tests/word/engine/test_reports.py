"""What is wrong with a template: a problem each, all at once, each with its place."""

import pytest

from letterapp.problems import Problem
from tests.word.engine.building import add, box, control, doc, note, p, tbl, tc, with_footnotes
from tests.word.engine.helpers import FILE, compiled, errors

WRONG = (
    "{% if x %}never closed",
    "{% for x in xs %}never closed",
    "never opened{% endif %}",
    "never opened{% endfor %}",
    "{% else %}",
    "{% nonsense x %}",
    "{{ x",
    "x }}",
    "{% if x",
    "{# a comment",
    "{{ x y }}",
    "{{ }}",
    "{{ x|nofilter }}",
    "{% if x is notest %}a{% endif %}",
    "{% if %}a{% endif %}",
    "{% for in xs %}a{% endfor %}",
    "{% include 'other.docx' %}",
)


def of_template(*blocks: str) -> list[Problem]:
    """The errors that are known before any letter is filled."""
    return [problem for problem in compiled(doc(*blocks)).problems if problem.is_error]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_one_problem_of_the_template(text: str) -> None:
    found = of_template("sound {{ y }}", f"The text {text}", "sound")
    assert len(found) == 1, list(map(str, found))
    assert found[0].where.file == FILE
    assert "The text" in found[0].where.place
    assert found[0].message[-1] not in ".:"


@pytest.mark.parametrize("text", WRONG)
def test_the_same_is_a_problem_in_a_cell(text: str) -> None:
    found = of_template(tbl(["a", "b"], ["c", f"The text {text}"]), "after")
    assert len(found) == 1, list(map(str, found))
    assert "The text" in found[0].where.place


def test_all_that_is_wrong_is_said_at_once() -> None:
    texts = ("one {{ x y }}", "two {% nonsense %}", "three {{ x|nofilter }}", "four {% endif %}")
    found = of_template(*texts, tbl(["five {{ x", "six {{ + }}"]), "seven {% for x in xs %}")
    places = [problem.where.place for problem in found]
    for word in ("one", "two", "three", "four", "five", "six", "seven"):
        assert sum(f"{word} " in place for place in places) == 1, (word, places)


def test_a_place_names_the_table_and_the_row() -> None:
    made = [tbl(["a"], ["b"]), "between", tbl(["c"], ["d"], ["the text {{ x y }}"])]
    (found,) = of_template(*made)
    assert "table 2" in found.where.place
    assert "row 3" in found.where.place


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_place_names_the_part(kind: str) -> None:
    made = doc("body")
    getattr(made.sections[0], kind).paragraphs[0].text = "the text {{ x y }}"
    (found,) = errors(made)
    assert kind in found.where.place
    assert "the text" in found.where.place


def test_a_place_names_the_footnotes() -> None:
    (found,) = errors(with_footnotes(doc(p("a", note(1))), "the text {{ x y }}"))
    assert "footnote" in found.where.place


def test_properties_are_named_where_they_are_wrong() -> None:
    made = doc("body")
    made.core_properties.title = "On {{ x y }}"
    (found,) = errors(made)
    assert "On {{ x y }}" in found.where.place


CROSSING = (
    tbl(["{% if x %}a", "b{% endif %}c", "d"], ["e", "{% if x %}f", "g"]),
    tbl(["a", "{% for x in xs %}b"]) + p("{% endfor %}"),
    p("{% if x %}") + tbl(["a", "{% endif %}b"]),
    tbl([tc(p("{% if x %}a"), tbl(["b{% endif %}c"]), p("d"))]),
    p("{% if x %}a") + control(p("b{% endif %}c")),
    p("{% if x %}a") + p("b", box("c{% endif %}")),
)


@pytest.mark.parametrize("blocks", CROSSING)
def test_a_block_that_crosses_what_holds_it_is_a_problem(blocks: str) -> None:
    found = [problem for problem in compiled(add(doc(), blocks)).problems if problem.is_error]
    assert found
    assert all("“" in problem.where.place for problem in found)


def test_blocks_that_end_in_the_wrong_order_are_problems() -> None:
    found = of_template("The text {% if x %}a{% for x in xs %}b{% endif %}c{% endfor %}")
    assert found
    assert all("The text" in problem.where.place for problem in found)


def test_a_block_that_ends_in_the_middle_of_another_cell_is_a_problem() -> None:
    (found,) = of_template(tbl(["a", "b"], ["c {% if x %}d", "e {% endif %} f"]))
    assert "row 2" in found.where.place
    assert found.hint


UNKNOWN = (
    ("{{ nmae }}", "name"),
    ("{{ name|uper }}", "upper"),
    ("{{ person.nmae }}", "name"),
    ("{% for x in naems %}{{ x }}{% endfor %}", "names"),
    ("{% if nmae %}x{% endif %}", "name"),
    ("{% elseif name %}", "elif"),
    ("{% fro x in names %}", "for"),
)


@pytest.mark.parametrize(("text", "meant"), UNKNOWN)
def test_an_unknown_name_comes_with_a_suggestion(text: str, meant: str) -> None:
    data = {"name": "Ann", "names": ["a"], "person": {"name": "Ann"}}
    found = errors(doc(f"The text {text}"), **data)
    assert found
    assert f"“{meant}”" in found[0].hint or meant in found[0].hint.split()
    assert "The text" in found[0].where.place


def test_all_unknown_names_of_a_letter_are_said_at_once() -> None:
    made = doc("{{ a }} and {{ b }}", tbl(["{{ c }}"], ["{% for x in xs %}{{ d }}{% endfor %}"]))
    found = errors(made, xs=[1, 2])
    for name in "abcd":
        assert sum(f"“{name}”" in problem.message for problem in found) == 1, list(map(str, found))


@pytest.mark.parametrize(
    ("tag", "value"),
    [("cellbg", "red"), ("cellbg", "FF00"), ("cellbg", '"/><w:x a="')]
    + [("colspan", value) for value in ("wide", 0, -1, 1.5)],
)
def test_a_colour_or_a_span_that_is_none_is_a_problem(tag: str, value: object) -> None:
    found = errors(doc(tbl([f"{{% {tag} x %}}The text", "b"])), x=value)
    assert len(found) == 1
    assert f"{{% {tag} x %}}" in str(found[0])


@pytest.mark.parametrize("value", ["\0", "a\x0bb", "\x1b", "\ufffe", "\ud800"])
def test_what_no_word_file_can_hold_is_a_problem_that_names_the_value(value: str) -> None:
    (found,) = errors(doc("a {{ person.name }} b"), person={"name": value})
    assert "person.name" in str(found)


def test_noncharacters_in_a_template_are_a_problem_and_in_a_value_they_are_text() -> None:
    (found,) = errors(doc("The text \ufdd8 {{ x }}"), x="a")
    assert "U+FDD8" in found.message
    assert errors(doc("The text {{ x }}"), x="\ufdd8\ufdd9\ufdd0") == []


def test_a_template_with_errors_says_them_again_with_each_letter() -> None:
    template = compiled(doc("{{ x y }}", "{{ z }}"))
    for _ in range(2):
        again = set(template.fill(None, {"z": 1}, None).problems)
        assert {problem for problem in template.problems if problem.is_error} == again


NESTED = (
    *("{% for x in xs %}" * 30 + "a" + "{% endfor %}" * 30, "{{ " + "(" * 200 + ")" * 200 + " }}"),
    *("{% if x %}" * depth + "a" + "{% endif %}" * depth for depth in (99, 300, 1000)),
    *("{{ 1" + " + 1" * length + " }}" for length in (500, 5000)),
    *("{{ " + "-" * 3000 + "1 }}", "{{ x" + " | upper" * 3000 + " }}"),
)


@pytest.mark.parametrize("text", NESTED, ids=[text[:9] for text in NESTED])
def test_what_is_nested_too_deeply_is_a_problem_of_its_tag(text: str) -> None:
    (found,) = of_template("sound {{ y }}", f"The text {text}", "sound {{ z }}")
    assert found.message.startswith(("“{{", "“{%"))
    assert found.message.endswith("” is not valid: it is nested too deeply")
    assert "The text" in found.where.place
    assert "{% macro %}" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(a, b, a) %}b{% endmacro %}",
        "{% call(a, a) m() %}b{% endcall %}",
        "{{ f(a=1, a=2) }}",
        "{{ x | round(a=1, a=2) }}",
    ],
)
def test_an_argument_that_is_there_twice_is_a_problem_of_its_tag(text: str) -> None:
    (found,) = of_template("sound {{ y }}", f"The text {text}", "sound {{ z }}")
    assert "the argument “a” is there twice" in found.message
    assert "The text" in found.where.place


def test_a_number_that_python_cannot_read_is_a_problem_of_its_tag() -> None:
    (found,) = of_template("sound {{ y }}", f"The text {{{{ {'9' * 5000} }}}}")
    assert found.message.endswith("is not valid: a number in it is too long")
