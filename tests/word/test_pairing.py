"""Which block tags belong together, and what is wrong where they do not."""

from collections.abc import Sequence

import pytest

from letterapp.problems import Place, Problem
from letterapp.word.pairing import Found, Group, can_stand_alone, closing_of, pair
from letterapp.word.tags import find_tags

TAIL = "{% endif %}"


def found(text: str) -> list[Found]:
    """The tags of a text; the place of each is its number."""
    tags, faults = find_tags(text)
    assert faults == []
    return [Found(number, tag, Place(line=number)) for number, tag in enumerate(tags)]


def paired(text: str) -> tuple[list[Group], list[Problem]]:
    return pair(found(text))


def numbers(groups: Sequence[Group]) -> list[tuple[str, list[int]]]:
    return [(group.name, [one.number for one in group.tags]) for group in groups]


def group(text: str) -> Group:
    """The first group of a text without faults."""
    groups, problems = paired(text)
    assert problems == []
    return groups[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}x{% endif %}", [("if", [0, 1])]),
        ("{% if a %}{% elif b %}{% elif c %}{% else %}{% endif %}", [("if", [0, 1, 2, 3, 4])]),
        ("{% for a in b %}{% else %}{% endfor %}", [("for", [0, 1, 2])]),
        ("{{ a }}{% if a %}{{ b }}{# c #}{% endif %}", [("if", [1, 4])]),
        ("{% if a %}{% for b in c %}{% endfor %}{% endif %}", [("if", [0, 3]), ("for", [1, 2])]),
        ("{% if a %}{% endif %}{% if b %}{% endif %}", [("if", [0, 1]), ("if", [2, 3])]),
        (
            "{% for a in b %}{% if c %}{% else %}{% endif %}{% else %}{% endfor %}",
            [("for", [0, 4, 5]), ("if", [1, 2, 3])],
        ),
        ("{% macro m() %}{% endmacro %}", [("macro", [0, 1])]),
        ("{% call m() %}{% endcall %}", [("call", [0, 1])]),
        ("{% filter upper %}{% endfilter %}", [("filter", [0, 1])]),
        ("{% with a = 1 %}{% endwith %}", [("with", [0, 1])]),
        ("{%p if a %}{%- endif -%}", [("if", [0, 1])]),
    ],
)
def test_tags_that_belong_together_are_one_group(
    text: str, expected: list[tuple[str, list[int]]]
) -> None:
    groups, problems = paired(text)
    assert numbers(groups) == expected
    assert problems == []


@pytest.mark.parametrize("source", ["do a()", "cellbg a", "vm", "set a = 1"])
def test_a_tag_that_nothing_closes_is_a_group_of_its_own(source: str) -> None:
    assert numbers([group(f"{{% {source} %}}")]) == [(source.split(maxsplit=1)[0], [0])]


@pytest.mark.parametrize("name", ["break", "continue"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("{% if a %}", "{% endif %}"),
        ("{% for a in b %}{% endfor %}", ""),
        ("{% for a in b %}{% else %}", "{% endfor %}"),
        ("{% for a in b %}{% macro m() %}", "{% endmacro %}{% endfor %}"),
        ("{% for a in b %}{% call m() %}", "{% endcall %}{% endfor %}"),
    ],
)
def test_what_ends_a_loop_and_stands_in_none_is_a_problem(
    name: str, before: str, after: str
) -> None:
    [problem] = paired(f"{before}{{% {name} %}}{after}")[1]
    assert problem.message == f"“{{% {name} %}}” stands in no loop"
    assert problem.hint == "Put it between {% for … %} and {% endfor %}."


@pytest.mark.parametrize("name", ["break", "continue"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{% for a in b %}", "{% endfor %}"),
        ("{% for a in b %}{% if a %}{% else %}", "{% endif %}{% endfor %}"),
        ("{% macro m() %}{% for a in b %}", "{% endfor %}{% endmacro %}"),
        ("{% for a in b %}{% with c = 1 %}", "{% endwith %}{% endfor %}"),
    ],
)
def test_what_ends_a_loop_stands_in_one(name: str, before: str, after: str) -> None:
    assert paired(f"{before}{{% {name} %}}{after}")[1] == []


@pytest.mark.parametrize("source", ["set a", "set a | upper", "set a | default(b='c')"])
def test_a_set_without_a_value_is_closed_by_endset(source: str) -> None:
    text = f"{{% {source} %}}x{{% endset %}}"
    assert numbers([group(text)]) == [("set", [0, 1])]


@pytest.mark.parametrize("source", ["set a = b | upper", "set a, b = c", "set a.b = 'x=y'"])
def test_a_set_with_a_value_is_closed_by_nothing(source: str) -> None:
    text = f"{{% if x %}}{{% {source} %}}{TAIL}"
    groups, problems = paired(text)
    assert numbers(groups) == [("if", [0, 2]), ("set", [1])]
    assert problems == []


@pytest.mark.parametrize("name", ["if", "for", "macro", "call", "filter", "set", "with"])
def test_a_tag_that_is_never_ended_is_a_problem_with_its_end(name: str) -> None:
    [problem] = paired(f"{{% {name} x %}}")[1]
    assert problem.message == f"“{{% {name} x %}}” is never ended"
    assert problem.hint == f"Add “{{% end{name} %}}” where it is to end."
    assert (problem.is_error, problem.where.line) == (True, 0)


@pytest.mark.parametrize(
    ("name", "opening"),
    [("endif", "if"), ("endfor", "for"), ("endset", "set"), ("else", "if"), ("elif x", "if")],
)
def test_an_end_without_a_beginning_is_a_problem(name: str, opening: str) -> None:
    [problem] = paired(f"{{% {name} %}}")[1]
    assert problem.message == f"“{{% {name} %}}” has no “{{% {opening} … %}}” before it"
    assert problem.hint == f"Add “{{% {opening} … %}}” before it, or delete it."


@pytest.mark.parametrize("middle", ["elif a", "else"])
def test_a_middle_of_a_block_that_has_none_is_a_problem(middle: str) -> None:
    text = f"{{% set x %}}{{% {middle} %}}{{% endset %}}"
    groups, [problem] = paired(text)
    assert numbers(groups) == [("set", [0, 2])]
    assert problem.where.line == 1


def test_crossed_blocks_are_problems_of_both() -> None:
    groups, problems = paired("{% if a %}{% for b in c %}{% endif %}{% endfor %}")
    assert numbers(groups) == [("if", [0, 2]), ("for", [1])]
    assert [problem.message for problem in problems] == [
        "“{% for b in c %}” is never ended",
        "“{% endfor %}” has no “{% for … %}” before it",
    ]


def test_what_is_wrong_is_said_all_at_once() -> None:
    _, problems = paired("{% fro %}{% if a %}{% include 'b' %}{% endfor %}{% for x in y %}")
    assert [problem.where.line for problem in problems] == [0, 2, 3, 1, 4]


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("iff a", "Did you mean “if”?"),
        ("endfro", "Did you mean “endfor” or “endif” or “endmacro”?"),
        ("target.short", "A value is printed with {{ … }}."),
    ],
)
def test_an_unknown_tag_is_a_problem_that_suggests_another(source: str, hint: str) -> None:
    [problem] = paired(f"{{% {source} %}}")[1]
    name = source.split(" ", 1)[0].split(".", 1)[0]
    assert problem.message == f"“{{% {source} %}}”: there is no tag “{name}”"
    assert problem.hint == hint


@pytest.mark.parametrize(
    "source",
    ["extends 'a'", "include 'a'", "import 'a' as b", "from 'a' import b", "block a", "trans"],
)
def test_what_needs_another_file_does_not_work_in_a_word_template(source: str) -> None:
    [problem] = paired(f"{{% {source} %}}")[1]
    assert problem.message == f"“{{% {source} %}}” does not work in a Word template"
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "is_capturing", "is_repeating"),
    [
        ("{% if a %}{% endif %}", False, False),
        ("{% for a in b %}{% endfor %}", False, True),
        ("{% macro m() %}{% endmacro %}", True, True),
        ("{% call m() %}{% endcall %}", True, True),
        ("{% filter upper %}{% endfilter %}", True, False),
        ("{% set a %}{% endset %}", True, False),
        ("{% set a = 1 %}", False, False),
        ("{% with a = 1 %}{% endwith %}", False, False),
    ],
)
def test_a_group_knows_what_becomes_of_its_content(
    text: str, is_capturing: bool, is_repeating: bool
) -> None:
    assert (group(text).is_capturing, group(text).is_repeating) == (is_capturing, is_repeating)


@pytest.mark.parametrize(
    ("text", "closing"),
    [("{% for a in b %}", "endfor"), ("{% set a %}", "endset"), ("{% set a = 1 %}", None)],
)
def test_what_closes_a_tag_is_known(text: str, closing: str | None) -> None:
    assert closing_of(found(text)[0].tag) == closing


@pytest.mark.parametrize(
    ("name", "can"), [("if", True), ("elif", True), ("do", True), ("else", False), ("hm", False)]
)
def test_what_can_be_read_by_itself_is_known(name: str, can: bool) -> None:
    assert can_stand_alone(name) is can
