"""Jinja's filters and tests, held against docxtpl."""

import pytest

from tests.word.engine.building import doc
from tests.word.engine.helpers import same_texts

PEOPLE = [{"name": "Ann", "seat": "b"}, {"name": "Bob", "seat": "a"}, {"name": "Cy", "seat": "b"}]
DATA = {
    "people": PEOPLE,
    "numbers": [3, 1, 2, 2],
    "words": "two words of text",
    "n": -4.25,
    "nothing": [],
    "table": {"b": 2, "a": 1},
    "long": 123456,
}
FILTERS = (
    ("{{ n|abs }} {{ n|round }} {{ n|int }} {{ '3'|float }}", "4.25 -4.0 -4 3.0"),
    ("{{ people|map(attribute='name')|join(', ') }}", "Ann, Bob, Cy"),
    ("{{ people|join(', ', attribute='name') }}", "Ann, Bob, Cy"),
    ("{{ (people|first).name }} {{ (people|last).name }}", "Ann Cy"),
    ("{{ people|selectattr('seat', 'equalto', 'b')|map(attribute='name')|join }}", "AnnCy"),
    ("{{ people|rejectattr('seat', 'equalto', 'b')|map(attribute='name')|join }}", "Bob"),
    ("{{ people|sort(attribute='seat')|map(attribute='name')|join(' ') }}", "Bob Ann Cy"),
    ("{{ people|length }} {{ people|count }}", "3 3"),
    ("{{ numbers|sort|join(' ') }} {{ numbers|unique|join(' ') }}", "1 2 2 3 3 1 2"),
    ("{{ numbers|sum }} {{ numbers|max }} {{ numbers|min }}", "8 3 1"),
    ("{{ numbers|reverse|join }} {{ numbers|select('odd')|join }}", "2213 31"),
    ("{{ numbers|reject('odd')|list|length }}", "2"),
    ("{{ words|upper }} {{ words|title }}", "TWO WORDS OF TEXT Two Words Of Text"),
    ("{{ words|capitalize }} {{ words|wordcount }}", "Two words of text 4"),
    ("{{ words|replace('o', '0') }}", "tw0 w0rds 0f text"),
    ("{{ words|truncate(9) }}", "two..."),
    ("[{{ '  x '|trim }}] [{{ 'x'|center(3) }}]", "[x] [ x ]"),
    ("{{ nothing|first|default('none') }} {{ ''|d('empty', true) }}", "none empty"),
    ("{{ '%05.1f'|format(n) }}", "-04.2"),
    ("{{ '%s of %s'|format(1, 2) }}", "1 of 2"),
    ("{{ words|e }} {{ words|escape }}", "two words of text two words of text"),
    ("{{ 5|string }}{{ words|lower }}", "5two words of text"),
    ("{{ long|filesizeformat }}", "123.5 kB"),
    ("{{ words|urlencode }}", "two%20words%20of%20text"),
    ("{{ words|indent(2, true) }}", "  two words of text"),
    ("{% for k, v in table|dictsort %}{{ k }}{{ v }} {% endfor %}", "a1 b2 "),
    ("{% for k, v in table.items() %}{{ k }}{{ v }} {% endfor %}", "b2 a1 "),
    ("{% for k, v in table|items %}{{ k }}{{ v }} {% endfor %}", "b2 a1 "),
    ("{% for k in table %}{{ k }}{{ table[k] }} {% endfor %}", "b2 a1 "),
    ("{% for b in numbers|batch(3, 0) %}{{ b|join }} {% endfor %}", "312 200 "),
    ("{% for s in numbers|slice(2) %}{{ s|join }} {% endfor %}", "31 22 "),
    ("{% for g in people|groupby('seat') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}", "a1b2"),
)
TESTS = (
    "n is number",
    "words is string",
    "people is iterable and people is sequence",
    "table is mapping",
    "nobody is undefined",
    "long is divisibleby(3)",
    "3 is odd and 4 is even",
    "1 is eq(1) and 2 is gt(1) and 1 is lt(2)",
    "'a' is in(['a', 'b'])",
    "'a' is lower and 'A' is upper",
    "none is none",
    "true is sameas(true)",
    "long is integer and n is float",
)


@pytest.mark.parametrize(("text", "printed"), FILTERS)
def test_a_filter_gives_the_same(text: str, printed: str) -> None:
    assert same_texts(doc(f"[{text}]"), **DATA) == [f"[{printed}]"]


@pytest.mark.parametrize("test", TESTS)
def test_a_test_gives_the_same(test: str) -> None:
    text = f"{{% if {test} %}}yes{{% else %}}no{{% endif %}}"
    assert same_texts(doc(text), **DATA) == ["yes"]


def test_an_escaped_value_prints_as_typed() -> None:
    """Users of docxtpl write “|e” so that a value does not break the file; here it is no need."""
    assert same_texts(doc("{{ x|e }}!"), x="R&D <b> \"q\" 'a'") == ["R&D <b> \"q\" 'a'!"]
