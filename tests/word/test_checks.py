"""What Jinja says of tags: a problem for each, with the place of its tag."""

import pytest

from letterapp.problems import Place, Problem
from letterapp.word.checks import check_tags, compiled
from letterapp.word.environment import WordEnvironment
from letterapp.word.gathering import Gathered
from letterapp.word.pairing import Found
from letterapp.word.tags import find_tags
from tests.word.engine.building import doc
from tests.word.word_files import errors


def gathered(text: str) -> Gathered:
    """The tags of a text; the place of each is its number."""
    made = Gathered()
    for tag in find_tags(text)[0]:
        made.add(tag, Place(line=len(made.found)))
    return made


def checked(text: str) -> list[Problem]:
    found: list[Found] = gathered(text).found
    return check_tags(WordEnvironment(), found)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a.b['c'] | default('d') }}{{ a if b else c }}{{ a is defined }}",
        "{% if a %}{% elif b is none %}{% else %}{% endif %}",
        "{% for a, b in c if d recursive %}{% else %}{% endfor %}",
        "{% set a = 1 %}{% set b %}{% endset %}{% set c | upper %}{% endset %}",
        "{% macro m(a, b=1) %}{% endmacro %}{% call(x) m() %}{% endcall %}",
        "{% filter upper %}{% endfilter %}{% with a = 1 %}{% endwith %}{% do a.b() %}",
        "{% cellbg a %}{% colspan a + 1 %}{% hm %}{% vm %}{% raw %}{% endraw %}",
        "{# {{ | }} #}{%p if a %}{%- endif -%}",
        "{% for a in b %}{% break %}{% continue %}{% endfor %}",
    ],
)
def test_tags_that_jinja_can_read_are_no_problem(text: str) -> None:
    assert checked(text) == []


@pytest.mark.parametrize(
    "tag",
    [
        *("{{ }}", "{{ a b }}", "{{ a | }}", "{{ (a }}", "{{ 'a }}", "{{ a.1.b c }}", "{{ a..b }}"),
        *("{% if %}", "{% if a b %}", "{% for a %}", "{% for in b %}", "{% elif %}"),
        *("{% set 1 = 2 %}", "{% macro %}", "{% filter %}", "{% with a %}", "{% do %}"),
    ],
)
def test_a_tag_that_jinja_cannot_read_is_a_problem_that_names_it(tag: str) -> None:
    [problem] = checked("{{ a }}" + tag)
    assert problem.is_error
    assert problem.message.startswith(f"“{tag}” is not valid: ")
    assert problem.hint == "Look at its spelling, its quotes and its brackets."
    assert problem.where.line == 1


@pytest.mark.parametrize(
    ("tag", "what", "hint"),
    [
        ("{{ a | uper }}", "filter “uper”", "Did you mean “upper”?"),
        ("{{ a | xqz }}", "filter “xqz”", ""),
        ("{% if a is defind %}", "test “defind”", "Did you mean “defined” or “undefined”?"),
        ("{% filter uper %}", "filter “uper”", "Did you mean “upper”?"),
        ("{% set a | uper %}", "filter “uper”", "Did you mean “upper”?"),
        ("{% for a in b | srt %}", "filter “srt”", "Did you mean “sort”?"),
    ],
)
def test_a_filter_or_test_that_is_not_there_is_named_with_the_nearest(
    tag: str, what: str, hint: str
) -> None:
    [problem] = checked(tag)
    assert problem.message == f"“{tag}”: there is no {what}"
    assert problem.hint == hint


def test_all_that_is_wrong_with_a_tag_is_said() -> None:
    messages = [problem.message for problem in checked("{{ a | one | upper | two }}")]
    assert len(messages) == 2


def compiled_problems(text: str) -> list[Problem]:
    """What is wrong with tags that are compiled together, each beside the next."""
    made = gathered(text)
    pieces = [one.number for one in made.found]
    assert compiled(WordEnvironment(), pieces, made, {}, "t.docx") is None
    return made.problems


def test_what_only_the_whole_can_tell_is_a_problem_at_its_tag() -> None:
    [problem] = compiled_problems("{{ a }}{% if b %}{% endfor %}")
    assert problem.where.line == 2
    assert problem.message.startswith("“{% endfor %}” is not valid")


def test_tags_without_faults_are_compiled() -> None:
    made = gathered("{% for a in b %}{{ a }}{% break %}{% endfor %}")
    pieces = [one.number for one in made.found]
    assert compiled(WordEnvironment(), pieces, made, {}, "t.docx") is not None
    assert made.problems == []


def test_a_value_is_asked_for_under_another_name() -> None:
    made = gathered("{{ body }}{{ body.x }}")
    assert [code.source for code in made.codes({"body": "other"})] == ["other", "body.x"]


def test_only_the_break_outside_the_loop_is_a_problem_of_the_template() -> None:
    text = "{% for a in [1] %}{{ a }}{% continue %}{% endfor %}{% break %}"
    found = [problem.message for problem in errors(doc(text))]
    assert found == ["“{% break %}” stands in no loop"]
