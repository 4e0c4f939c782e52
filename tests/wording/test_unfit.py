"""What values do not allow is said in words, with what to do, and without Python's types."""

from __future__ import annotations

import datetime
import re

import pytest
from jinja2 import TemplateError

from letterapp.wording.faults import finding
from letterapp.wording.records import Record
from letterapp.wording.undefined import Finding
from tests.wording.templates import messages, run

NAMES = {
    "text": "7",
    "number": 5,
    "rows": ["a", 1],
    "day": datetime.date(2031, 5, 4),
    "row": Record("row", {"text": "7"}),
}
PYTHON = re.compile(r"NoneType|'\w+'|__\w+__|\bstr\b|\bint\b|iterable|operand|subscript")


def fault(source: str) -> Finding:
    """What is said of what a template raises."""
    with pytest.raises((TemplateError, ArithmeticError, TypeError, ValueError)) as caught:
        run(source, **NAMES)
    return finding(caught.value)


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("{{ text + 1 }}", "“+” does not work on a text and a number", "| int"),
        ("{{ text + 1 }}", "“+” does not work on a text and a number", "“~”"),
        ("{{ text - 1 }}", "“-” does not work on a text and a number", "| int"),
        ("{{ 1 / text }}", "“/” does not work on a number and a text", "| int"),
        ("{{ 1 // nothing }}", "“//” does not work on a number and an empty value", "Fill it in"),
        ("{{ number / 0 }}", "division by zero", "{% if … %}"),
        ("{{ number ** 'a' }}", "“**” does not work on a number and a text", "| int"),
        ("{% if text > 5 %}{% endif %}", "a text and a number cannot be compared", "“text | int”"),
        ("{% if 5 <= row.text %}{% endif %}", "a number and a text cannot be comp", "row.text | i"),
        ("{% if nothing < 5 %}{% endif %}", "an empty value and a number", "{% if nothing %}"),
        ("{% if day > '2031' %}{% endif %}", "a day and a text cannot be compared", "Give a day"),
        ("{% if rows > 5 %}{% endif %}", "a list and a number cannot be compared", "Compare"),
        ("{% if 'a' in number %}{% endif %}", "nothing can be looked for in a number", "a list"),
        ("{% for x in nothing %}{% endfor %}", "nothing is empty, so", "“nothing or []”"),
        ("{% for x in row.text.a or none %}{% endfor %}", "the value is empty, so", "“… or []”"),
        ("{% for x in number %}{% endfor %}", "number is a number, which cannot be re", "list"),
        ("{{ text | round }}", "“round” does not work on a text", "| float | round"),
        ("{{ rows | sum }}", "“sum” does not work on what is in the list", "Look whether"),
        ("{{ number | join }}", "“join” does not work on a number", "Look whether"),
        ("{{ rows | sort }}", "“sort” does not work on what is in the list", "Look whether"),
        ("{{ number() }}", "a number cannot be called", "brackets"),
        ("{{ -text }}", "it does not work with the values that it has", "Look whether"),
    ],
)
def test_what_values_do_not_allow_comes_with_what_to_do(
    source: str, message: str, hint: str
) -> None:
    found = fault(source)
    assert found.message.startswith(message)
    assert hint in found.hint
    assert not PYTHON.search(found.message)
    assert found.line == 1


@pytest.mark.parametrize("filter_", ["round", "abs", "int", "float", "list", "sum", "first"])
def test_a_name_that_is_not_there_is_reported_by_any_filter(filter_: str) -> None:
    assert messages(f"{{{{ tagret | {filter_} }}}}")[0] == "there is nothing named “tagret”"


def test_comparisons_of_one_kind_are_as_in_python() -> None:
    source = (
        "{% if 1 < number <= 5 and 'a' in rows and 'b' not in rows and '6' < text %}x{% endif %}"
    )
    assert run(source, **NAMES)[0] == "x"
