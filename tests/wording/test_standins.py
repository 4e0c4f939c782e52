"""Stand-ins for values: they print as holes, and answer nothing that only the value can."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader

from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.holes import hole
from letterapp.wording.prose import inline, unwrap
from letterapp.wording.records import Record
from letterapp.wording.standins import Asked, Field, StandIn, Wanted, known, standing_in
from letterapp.wording.undefined import collected


def target() -> Record:
    a, b, text = StandIn(("a",)), StandIn(("b",)), inline("*prose*")
    fields = {"a": a, "b": b, "list": (a, "x"), "none": None, "text": text, "three": 3}
    return Record("target", fields)


def run(source: str) -> tuple[str, list[Wanted]]:
    """What a template prints of a target with stand-ins, and what its holes want."""
    template = Environment(DictLoader({"main": source, "x.md": "x"})).get_template("main")
    with standing_in() as wanted, collected() as findings:
        text = template.render(target=target())
    assert findings == []
    return text, list(wanted)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ target.a }}", hole(0)),
        ("{{ target.b }}{{ target.a }}{{ target.b }}", f"{hole(0)}{hole(1)}{hole(0)}"),
        ("{% if target.a and not target.none %}x{% endif %}", "x"),
        ("{% set x = target.a %}{{ x }}", hole(0)),
        ("{% set x %}*{{ target.a }}*{% endset %}{{ x }}", f"*{hole(0)}*"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(target.a) }}", hole(0)),
        ("{{ target.a | default('x') }}{{ target.none or target.a }}", hole(0) * 2),
        ("{{ [target.a, target.b] | join }}", f"{hole(0)}{hole(1)}"),
        ("{{ target.list[0] }}{{ target.list | first }}", hole(0) * 2),
        ("{{ target.text ~ target.a }}", f"\ufdd0\ufdd1*prose*{hole(0)}"),
        ("{% for x in target.list %}{{ x if loop.first }}{% endfor %}", hole(0)),
        ("{% set n = namespace(x=target.a) %}{{ n.x }}", hole(0)),
        ("{% if target.a is defined and target.none is not defined %}x{% endif %}", "x"),
        ("{{ target.three + 1 if target.three > 2 }}", "4"),
    ],
)
def test_what_is_only_printed_is_a_hole(source: str, text: str) -> None:
    printed, _ = run(source)
    assert printed == text or unwrap(printed) == text


def test_the_holes_know_their_fields_and_whether_the_first_letter_is_raised() -> None:
    _, wanted = run("{{ target.b }}{{ target.a | upfirst }}{{ target.a }}{{ target.b }}")
    assert wanted == [(("b",), False), (("a",), True), (("a",), False)]


@pytest.mark.parametrize(
    "source",
    [
        "{{ target.a == 'x' }}",
        "{{ 'x' != target.a }}",
        "{{ target.a in ['x'] }}",
        "{{ 'x' in target.a }}",
        "{{ target.a < 'x' }}",
        "{{ target.a is eq('x') }}",
        "{{ target.a is string }}",
        "{{ target.a is lower }}",
        "{{ target.a is sameas('x') }}",
        "{{ target.a | upper }}",
        "{{ target.a | length }}",
        "{{ target.a | int }}",
        "{{ target.a | float }}",
        "{{ target.a | replace('x', 'y') }}",
        "{{ target.a | list }}",
        "{{ target.a | first }}",
        "{{ target.a | reverse }}",
        "{{ target.a | upfirst | upper }}",
        "{{ target.a[0] }}",
        "{{ target.a[1:] }}",
        "{{ target.a.upper() }}",
        "{{ target.a * 2 }}",
        "{{ target.a + 'x' }}",
        "{{ 'x' + target.a }}",
        "{% for c in target.a %}{% endfor %}",
        "{{ {target.a: 1} }}",
        "{{ {'x': 1}[target.a] }}",
        "{% include target.a %}",
        "{% include target.a ignore missing %}",
        "{{ -target.a }}",
        "{{ 'x' in target.list }}",
        "{{ target.list == ['x'] }}",
        "{{ ['x'] == [target.a] }}",
        "{{ 'x'.join([target.a]) }}",
        "{{ '{}'.format(target.a) }}",
        "{{ target.a is iterable }}",
        "{{ [target.a, 'x'] | select('eq', 'x') | list }}",
        "{{ range(target.a) }}",
        "{% for x in 'ab' %}{{ loop.changed(target.a) }}{% endfor %}",
        "{{ target.a is number }}",
        "{{ [target] | selectattr('a', 'equalto', 'x') | list }}",
        "{{ target.a is sequence }}",
        "{{ [target] | map(attribute='a') | sort | join }}",
        "{{ [target.a] | unique | list }}",
        "{{ [target] | groupby('a') }}",
        "{{ [target.a, 'x'] | max }}",
        "{{ target.a | round }}",
        "{{ '%s' % target.a }}",
        "{{ '%s' % [target.a] }}",
        "{{ 'x' in [target] | map('upper') }}",
    ],
)
def test_what_only_the_value_can_answer_is_asked(source: str) -> None:
    with pytest.raises(Asked):
        run(source)


@pytest.mark.parametrize(
    "ask",
    [
        *("x == 'y'", "'y' == x", "x in ['y']", "'y' in [x]", "x == y", "x is eq('y')"),
        *("{x: 1}", "{'y': 1}[x]", "loop.changed(x)", "[x] | sort", "['y'] == [x]"),
        *("'y'.join([x])", "'%s' % [x]", "[x] | upper", "'y' in [x] | reverse"),
    ],
)
def test_prose_with_a_hole_in_it_is_not_looked_at(ask: str) -> None:
    captured = "{% set x %}{{ target.a }}{% endset %}{% set y %}{{ target.b }}{% endset %}"
    with pytest.raises(Asked):
        run(captured + f"{{% for i in 'ab' %}}{{% if {ask} %}}{{% endif %}}{{% endfor %}}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ x | upper }}",
        "{{ x | length }}",
        "{{ x[0] }}",
        "{% include x ignore missing %}",
        "{% if 'y' in x %}{% endif %}",
        "{% for c in x %}{{ [c] | join }}{% endfor %}",
    ],
)
def test_prose_with_a_hole_in_it_is_never_taken_apart(source: str) -> None:
    captured = "{% set x %}{{ target.a }}{% endset %}"
    with pytest.raises((Asked, *TEMPLATE_FAULTS)):
        unwrap(run(captured + source)[0])


def test_the_field_that_was_asked_is_named() -> None:
    with pytest.raises(Asked) as caught:
        run("{{ target.b }}{{ target.a == 'x' }}")
    assert caught.value.field == ("a",)


def test_nothing_is_asked_of_what_is_known() -> None:
    for value in ("x", inline("*x*"), 5, None, ["x", inline("y")], {"x": "y"}, iter("x")):
        assert known(value) is value


def test_a_stand_in_prints_only_where_its_holes_are_filled() -> None:
    field: Field = ("a",)
    with pytest.raises(Asked):
        StandIn(field).printed()
