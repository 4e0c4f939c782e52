"""Names that are not there, and fields that are empty."""

from __future__ import annotations

import pytest

from tests.wording.templates import messages, prints, run

UNKNOWN = "there is nothing named “tagret”"
NO_FIELD = "target has no field “nmae”"


@pytest.mark.parametrize(
    "source",
    [
        "{{ tagret }}",
        "{{ tagret.name }}",
        "{{ tagret['name'][0] }}",
        "{% if tagret %}x{% endif %}",
        "{% if not tagret %}x{% endif %}",
        "{% if tagret.a.b == 'x' %}x{% endif %}",
        "{% if 'x' in tagret %}x{% endif %}",
        "{% for x in tagret %}x{% endfor %}",
        "{{ tagret() }}",
        "{{ tagret.name.upper() }}",
        "{{ tagret + 1 }}",
        "{{ 1 - tagret }}",
        "{% if tagret > 1 %}x{% endif %}",
        "{{ 'a' ~ tagret }}",
        "{{ prose + tagret }}",
        "{{ tagret | upper }}",
        "{{ tagret | upfirst }}",
        "{{ tagret | length }}",
        "{{ tagret | date }}",
        "{{ tagret | and_join }}",
        "{{ [tagret] | join }}",
        "{{ tagret | join(', ') }}",
        "{% set x = tagret %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(tagret) }}",
    ],
)
def test_an_unknown_name_is_reported_wherever_it_is_used(source: str) -> None:
    assert messages(source) == [UNKNOWN]


@pytest.mark.parametrize(
    "source",
    [
        "{{ target.nmae }}",
        "{{ target['nmae'] }}",
        "{% if target.nmae %}x{% endif %}",
        "{{ [target] | map(attribute='nmae') | join }}",
        "{{ [target] | join(', ', 'nmae') }}",
        "{{ [target] | selectattr('nmae') | list | length ~ '' if false }}"
        "{% for x in [target] | selectattr('nmae') %}{% endfor %}",
    ],
)
def test_an_unknown_field_is_reported(source: str) -> None:
    assert messages(source) == [NO_FIELD]


def test_the_place_and_a_near_name_are_told() -> None:
    _, (first, second) = run("one\n{{ tagret }}\n{% if x\n   and target.nmae %}{% endif %}", x=1)
    assert (first.line, first.hint) == (2, "Did you mean “target”?")
    assert (second.line, second.hint) == (3, "Did you mean “name”?")


def test_all_unknown_names_are_reported_at_once() -> None:
    source = "{{ one }}{{ two + three }}{{ one }}\n{% if four %}{% endif %}{{ five() }}"
    names = ["one", "two", "three", "four", "five"]
    assert messages(source) == [f"there is nothing named “{name}”" for name in names]


def test_an_unknown_key_of_plain_data_names_the_near_one() -> None:
    _, findings = run("{{ row.nmae }}", row={"name": "x"})
    assert [finding.hint for finding in findings] == ["Did you mean “name”?"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{% if tagret is defined %}x{% else %}y{% endif %}", "y"),
        ("{% if target.nmae is defined %}x{% else %}y{% endif %}", "y"),
        ("{% if target.place is undefined %}x{% endif %}", "x"),
        ("{{ tagret | default('z') }}", "z"),
        ("{{ tagret.a.b | d('z') }}", "z"),
        ("{{ target.place | default('z') }}", "z"),
        ("{{ target.office | default('z') }}x", "x"),
        ("{{ target.office | default('z', true) }}", "z"),
    ],
)
def test_a_name_may_be_missing_where_it_is_asked_for(source: str, text: str) -> None:
    assert prints(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "{% if target.place %}x{% else %}y{% endif %}",
        "{% if target.place == 'Zenda' %}x{% else %}y{% endif %}",
        "{% if target.place in ['Zenda'] %}x{% else %}y{% endif %}",
        "{% if 'Zenda' in target.place %}x{% else %}y{% endif %}",
        "{{ 'x' if target.place and target.name else 'y' }}",
        "{% if target.office %}x{% else %}y{% endif %}",
        "{% if nothing %}x{% else %}y{% endif %}",
    ],
)
def test_an_absent_field_tests_false(source: str) -> None:
    assert prints(source) == "y"


@pytest.mark.parametrize(
    "source",
    [
        "{{ target.place }}",
        "{{ target.place.name }}",
        "{{ 'in ' ~ target.place }}",
        "{{ target.place | upper }}",
        "{{ target.place | upfirst }}",
        "{{ [target.place] | and_join }}",
        "{{ [target] | map(attribute='place') | join(', ') }}",
        "{% for x in target.place %}{% endfor %}",
    ],
)
def test_an_absent_field_that_is_printed_is_reported(source: str) -> None:
    text, (finding,) = run(source)
    assert finding.message == "target.place is empty"
    assert finding.hint.startswith("Fill it in")
    assert "Undefined" not in text


def test_a_finding_is_told_once_a_line() -> None:
    _, findings = run("{{ x }}{{ x }}\n{{ x }}")
    assert [finding.line for finding in findings] == [1, 2]
