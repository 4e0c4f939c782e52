"""The Jinja environment: data kept apart from prose, strict, sandboxed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from jinja2 import DictLoader, TemplateSyntaxError
from jinja2.exceptions import FilterArgumentError, TemplateRuntimeError

from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.faults import finding
from letterapp.wording.markdown import parse
from letterapp.wording.prose import wrap
from letterapp.wording.records import Record
from letterapp.wording.undefined import collected
from tests.wording.templates import messages, prints, run
from tests.wording.test_prose import data, typed

# --- Data prints as typed, prose is prose


@given(data)
def test_data_prints_as_typed_through_all_of_jinja(value: str) -> None:
    ways = [
        "{{ x }}",
        "{{ '' ~ x }}",
        "{{ x + '' }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{{ [x] | join(', ') }}",
        "{{ [x, ''] | and_join }}",
        "{% filter upfirst %}a{{ x }}{% endfilter %}",
        "{% block b %}{{ x }}{% endblock %}",
        "{% set y = prose ~ x %}{{ [x] | join(prose) }}",
    ]
    printed = [prints("|" + way, x=value) for way in ways]
    wanted = ["|" + typed(value)] * len(ways)
    wanted[8] = "|A" + typed(value)
    assert printed == wanted


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ prose }}", "some prose"),
        ("{{ prose ~ x }}", "some prose*x*"),
        ("{{ x + prose }}", "*x*some prose"),
        ("{{ x ~ x }}", "*x**x*"),
        ("{{ '*own* ' ~ prose }}", "*own* some prose"),
        ("*{{ x }}* is **{{ prose }}**", "*x* is some prose"),
        ("{% set y %}*a* {{ x }}{% endset %}{{ y ~ x }}", "a *x**x*"),
        ("{{ 3 }} {{ 1.5 }} {{ day }}", "3 1.5 2031-05-04"),
        ("{{ 'a' * 3 }}{{ 2 ** 3 }}{{ '%s' % x }}", "aaa8*x*"),
    ],
)
def test_prose_carries_mark_up_and_data_none(source: str, text: str) -> None:
    assert prints(source, x="*x*", day=datetime.date(2031, 5, 4)) == text


def test_included_and_imported_templates_keep_data_as_typed() -> None:
    files = {
        "a/main": "{% extends 'base' %}"
        "{% block b %}{% include 'part' %}{{ super() }}{% endblock %}",
        "a/base": "{% from 'macros' import m %}{{ m(x) }}{% block b %}{{ x }}{% endblock %}",
        "a/part": "{{ x }}",
        "a/macros": "{% macro m(y) %}{{ y }}{% endmacro %}",
    }
    text = Environment(DictLoader(files)).get_template("a/main").render(x="*&*")
    assert text == str(wrap("*&*")) * 3


def test_jinja_trims_the_lines_of_its_tags() -> None:
    source = "one\n  {% if true %}\ntwo\n  {% endif %}\nthree"
    assert run(source)[0] == "one\ntwo\nthree"


# --- What cannot be printed


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ nothing }}", "the value is null"),
        ("{{ none }}", "the value is null"),
        ("{{ 'a' ~ nothing }}", "the value is null"),
        ("{{ [nothing] | join }}", "the value is null"),
        ("{{ [nothing] | and_join }}", "the value is null"),
        ("{{ nothing | upper }}", "the value is null"),
        ("{{ none | upper }}", "the value is null"),
        ("{{ nothing | upfirst }}", "the value is null"),
        ("{{ nothing | date }}", "the value is null"),
        ("{{ nothing | default('x') }}", "the value is null"),
        ("{{ items }}", "a tuple cannot be printed"),
        ("{{ [1] }}", "a list cannot be printed"),
        ("{{ {'a': 1} }}", "a dict cannot be printed"),
        ("{{ true }}", "true or false cannot be printed"),
        ("{{ 'x' ~ (1 == 1) }}", "true or false cannot be printed"),
        ("{{ target }}", "target as a whole cannot be printed"),
        ("{{ [target] | join }}", "target has no field “text”"),
    ],
)
def test_what_is_no_text_is_reported(source: str, message: str) -> None:
    assert messages(source) == [message]


def test_a_constant_is_reported_every_time_the_template_runs() -> None:
    template = Environment().from_string("{{ none }}{{ none | upper }}")
    for _ in range(2):
        with collected() as findings:
            template.render()
        assert [finding.line for finding in findings] == [1]


def test_the_hint_names_a_field_to_print() -> None:
    _, findings = run("{{ target }}")
    assert findings[0].hint == "Print one of its fields, such as name."


# --- The sandbox


@pytest.mark.parametrize(
    "source",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.system('x') }}",
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{% set x = items.__class__ %}{{ x }}",
        "{{ (1).__class__.__bases__ }}",
        "{% for x in ''.__class__.__mro__ %}{% endfor %}",
        "{{ '{0.__class__}'.format(5) }}",
    ],
)
def test_what_the_sandbox_forbids_is_reported(source: str) -> None:
    text, (finding,) = run(source)
    assert "is unsafe" in finding.message
    assert text == ""


@pytest.mark.parametrize("name", ["__class__", "_fields", "fields", "what", "__init__", "__dict__"])
def test_a_record_has_no_fields_but_its_own(name: str) -> None:
    assert messages(f"{{{{ target.{name} }}}}") == [f"target has no field “{name}”"]


@pytest.mark.parametrize(
    "source",
    [
        "{% do rows.append(1) %}",
        "{% do rows.clear() %}",
        "{% do row.update({'a': 1}) %}",
        "{% do row.pop('a') %}",
    ],
)
def test_data_cannot_be_changed(source: str) -> None:
    rows, row = [1], {"a": 0}
    assert "is unsafe" in messages(source, rows=rows, row=row)[0]
    assert (rows, row) == ([1], {"a": 0})


@pytest.mark.parametrize("source", ["{% set target.name = 'x' %}", "{% set row.a = 1 %}"])
def test_attributes_cannot_be_set(source: str) -> None:
    with pytest.raises(TemplateRuntimeError, match="cannot assign attribute"):
        run(source, row={"a": 0})


@pytest.mark.parametrize(
    "source",
    [
        "{{ 'a' * 100000000 }}",
        "{{ 100000000 * 'a' }}",
        "{{ items * 100000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ range(100000000) | length }}",
    ],
)
def test_values_cannot_be_made_too_large(source: str) -> None:
    with pytest.raises(OverflowError):
        run(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ lipsum() }}",
        "{{ x | safe }}",
        "{{ x | pprint }}",
        "{{ x | tojson }}",
        "{{ x | attr('__class__') }}",
    ],
)
def test_what_jinja_has_beyond_text_is_not_there(source: str) -> None:
    try:
        found = messages(source, x="x")
    except TEMPLATE_FAULTS as fault:
        found = [str(fault)]
    assert found[0].startswith(("No filter named", "there is nothing named"))


# --- Prose cannot be taken apart


@pytest.mark.parametrize(
    "source",
    [
        "{{ p.upper() }}",
        "{{ p.replace('6', '7') }}",
        "{{ p[0] }}",
        "{{ p[1:] }}",
        "{{ p | upper }}",
        "{{ p | replace('6', '7') }}",
        "{{ p | length }}",
        "{{ p | truncate(3) }}",
        "{{ p | trim }}",
        "{{ '%s' % p }}",
        "{{ p * 2 }}",
        "{% filter lower %}{{ x }}{% endfilter %}",
        "{% set y %}{{ x }}{% endset %}{{ y[3] }}",
    ],
)
def test_prose_is_refused_where_its_values_would_be_cut(source: str) -> None:
    with pytest.raises(FilterArgumentError, match="works on values, not on prose"):
        run(source, x="name", p=wrap("name"))


@pytest.mark.parametrize(
    "source",
    [
        "{% for c in p %}{{ c }}{% endfor %}",
        "{{ p | first }}",
        "{{ p | reverse }}",
        "{{ p | list | join }}",
        "{{ p | and_join }}",
        "{% set y %}{{ x }}{% endset %}{{ y | last }}",
    ],
)
def test_the_letters_of_prose_are_never_taken_for_data(source: str) -> None:
    with pytest.raises(ValueError, match="cut"):
        parse(run(source, x="name", p=wrap("name"))[0], {})


def test_what_stands_in_prose_can_be_asked() -> None:
    ask = "{{ 'yes' if 'me' in p else 'no' }}"
    assert prints(ask, p=wrap("name")) == "yes"
    assert prints(ask, p=wrap("other")) == "no"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{% for a in x | items %}{% endfor %}", {"x": "a"}),
        ("{{ x | dictsort }}", {"x": "a"}),
        ("{{ cycler() }}", {}),
        ("{{ 1 / 0 }}", {}),
        ("{{ '%d' % 'x' }}", {}),
        ("{{ [] | max + 1 }}{{ x | sum }}", {"x": [Record("r", {})]}),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", {}),
        ("{{ target | date }}", {}),
        ("{{ letter.date | date('yyyyyyyyyy-bad') }}{{ 1 | items }}", {}),
    ],
)
def test_whatever_a_template_raises_is_a_known_fault(source: str, names: dict[str, Any]) -> None:
    with pytest.raises(TEMPLATE_FAULTS):
        run(source, **names)


# --- What Python cannot compile


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("a\n{% macro m(a, a) %}{% endmacro %}", 2, "the argument “a” is there twice"),
        ("a\n{{ range(a=1, a=2) }}", 2, "the argument “a” is there twice"),
        ("a\n" + "{% for x in y %}\n" * 22 + "{% endfor %}" * 22, 22, "it is nested too deeply"),
        ("a\n{{ " + "(" * 300 + "1" + ")" * 300 + " }}", 2, "it is nested too deeply"),
        ("a\n{{ " + "1 + " * 5000 + "1 }}", None, "it is nested too deeply"),
        ("{{ " + "9" * 5000 + " }}", 1, "a number in it is too long"),
    ],
)
def test_what_cannot_be_compiled_is_a_fault_of_its_line(
    source: str, line: int | None, message: str
) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        run(source)
    found = finding(caught.value)
    assert (found.message, found.line) == (message, line)
