"""A fault of one tag is a problem of that tag, and the rest of the letter is looked at too."""

from pathlib import Path
from typing import Any

import pytest

from letterapp.limits import Limits
from letterapp.problems import Problem
from letterapp.word.pictures import PictureLoader
from tests.word.engine.building import doc, picture, tbl
from tests.word.engine.helpers import compiled, errors, ours, texts


def found(*blocks: str, **data: Any) -> list[str]:
    """What is wrong, each as its message and its hint."""
    return [f"{problem.message} ({problem.hint})" for problem in errors(doc(*blocks), **data)]


def typed(problems: list[Problem]) -> set[str]:
    """The tags that messages begin with."""
    return {problem.message.partition("”: ")[0].removeprefix("“") for problem in problems}


def test_all_faults_of_a_letter_are_said_at_once() -> None:
    made = doc("{{ 'a' + 1 }}", "{{ unknown }}", tbl(["a"], ["b {{ 1/0 }}"]))
    problems = errors(made)
    assert len(problems) == 3
    assert typed(problems) >= {"{{ 'a' + 1 }}", "{{ 1/0 }}"}
    assert sum("table 1, row 2" in problem.where.place for problem in problems) == 1
    assert all("word/document.xml" in problem.where.place for problem in problems)


@pytest.mark.parametrize(
    "block",
    [
        "{{ 1/0 }}",
        "{% if 1/0 %}a{% endif %}",
        "{% if a %}b{% elif 1/0 %}c{% else %}d{% endif %}",
        "{% for x in 1/0 %}{{ x }}{% endfor %}",
        "{% for x in [1, 2] if 1/0 %}{{ x }}{% endfor %}",
        "{% for x in [1] %}{% for y in [x] %}{{ y / 0 }}{% endfor %}{% endfor %}",
        "{% for x, y in [5] %}{{ x }}{% endfor %}",
        "{% for x in 1/0 recursive %}{{ loop(x) }}{% endfor %}",
        "{% for x in [[]] recursive %}{{ loop(x) }}{{ 1/0 }}{% endfor %}",
        "{% for x in [['a'], 'bc'] | map('first') | map('round') %}{{ x }}{% endfor %}",
        "{% set x = 1/0 %}{{ x }}{{ x.y + 1 }}{% if x > 1 %}a{% endif %}",
        "{% set x, y = 5 %}{{ x }}{{ y }}",
        "{% set x, y = 1/0 %}{{ x }}{{ y }}",
        "{% set x %}{{ 1/0 }}{% endset %}{{ x }}",
        "{% with x = 1/0 %}{{ x }}{% endwith %}",
        "{% do (1/0) %}",
        "{% macro m(x) %}{{ x / 0 }}{% endmacro %}{{ m(1) }}",
        "{% macro m() %}a{{ caller() }}{% endmacro %}{% call m() %}{{ 1/0 }}{% endcall %}",
        "{% macro m() %}{% endmacro %}{% call m(1/0) %}a{% endcall %}",
        "{% filter upper %}{{ 1/0 }}{% endfilter %}",
        "{% filter round %}a{% endfilter %}",
    ],
)
def test_what_comes_after_a_fault_is_looked_at_too(block: str) -> None:
    problems = errors(doc("one", block, "{{ nobody }}"), a=0)
    assert len(problems) == 2, list(map(str, problems))
    assert any("nobody" in problem.message for problem in problems)


def test_a_letter_with_a_fault_is_none() -> None:
    assert compiled(doc("a", "{{ 1/0 }}")).fill(None, {}, None).data == b""


def test_a_fault_is_said_once_however_often_its_tag_is_reached() -> None:
    made = doc("{% for x in xs %}", "{{ x / 0 }}", "{% endfor %}")
    assert len(errors(made, xs=[*range(50)])) == 1


def test_faults_of_other_parts_are_said_too() -> None:
    made = doc("{{ 1/0 }}")
    made.sections[0].header.paragraphs[0].text = "{{ 2/0 }}"
    made.core_properties.title = "{{ 3/0 }}"
    assert typed(errors(made)) == {"{{ 1/0 }}", "{{ 2/0 }}", "{{ 3/0 }}"}


@pytest.mark.parametrize("end", ["{{ m() }}", "{% if m() %}a{% endif %}", "{% set x = m() %}"])
def test_what_has_no_end_ends_its_part(end: str) -> None:
    problems = errors(doc("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}", end))
    assert [problem.message for problem in problems] == ["“{{ m() }}”: it calls itself without end"]


@pytest.mark.parametrize(
    ("block", "data", "said"),
    [
        ("{% for i in x %}a{% endfor %}", None, "x is empty, so there is nothing to repeat"),
        ("{% for i in x %}a{% endfor %}", None, "write “x or []”"),
        ("{% for i in x.y %}a{% endfor %}", {"y": None}, "x.y is empty, so"),
        ("{% if x > 5 %}a{% endif %}", "7", "a text and a number cannot be compared"),
        ("{% if x > 5 %}a{% endif %}", "7", "“x | int”"),
        ("{{ x + 1 }}", None, "“+” does not work on an empty value and a number"),
        ("{{ x | round }}", "7", "| float | round"),
        ("{% for a, b in x %}a{% endfor %}", [[1, 2], [3]], "a list of 1 cannot be parted into 2"),
    ],
)
def test_what_realistic_data_raises_says_what_to_do(block: str, data: Any, said: str) -> None:
    [message] = found(block, x=data)
    assert said in message


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("{% if a %}1{% elif b > 1 %}2{% elif c %}3{% else %}4{% endif %}", "3"),
        ("{% if a or b > 1 %}1{% elif c and b == 1 %}2{% endif %}", "2"),
        ("{% for k, v in pairs %}{{ k }}{{ v }}{{ loop.length }} {% endfor %}", "x12 y22 "),
        ("{% for k, v in record.items() %}{{ k }}{{ v }}{% endfor %}", "z3"),
        ("{% for k, v in pairs if v > 1 %}{{ loop.index }}{{ k }}{% else %}n{% endfor %}", "1y"),
        ("{% for k, v in pairs if v > 9 %}{{ k }}{% else %}none{% endfor %}", "none"),
        ("{% for x in 'ab' | list | reverse %}{{ x }}{{ loop.last | int }}{% endfor %}", "b0a1"),
        ("{% set k, v = pairs[1] %}{{ k }}{{ v }}", "y2"),
        ("{% set n = namespace(x=1) %}{% set n.x = n.x + 1 %}{{ n.x }}", "2"),
        ("{% with x = 1, y = c %}{{ x }}{{ y }}{% endwith %}", "11"),
        (
            "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set y %}{{ m(1) }}!{% endset %}{{ y }}",
            "<1>!",
        ),
    ],
)
def test_what_has_no_fault_works_as_ever(block: str, text: str) -> None:
    data = {"a": 0, "b": 1, "c": 1, "pairs": [("x", 1), ["y", 2]], "record": {"z": 3}}
    assert texts(ours(doc(block), **data)) == [text]


@pytest.mark.parametrize(
    ("width", "said"),
    [("'30'", "the width or height of the picture “a.png” is no number"), ("wdth", "“wdth”")],
)
def test_a_width_that_is_no_number_is_said_in_words(width: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    show = PictureLoader(tmp_path, Limits())
    [message] = found(f"{{{{ picture('a.png', width={width}, alt='A') }}}}", picture=show)
    assert said in message
