"""The filters of wording."""

from __future__ import annotations

import datetime

import pytest
from jinja2.exceptions import FilterArgumentError

from letterapp.wording.blocks import Kind, Text
from letterapp.wording.markdown import parse
from letterapp.wording.prose import Prose, inline, wrap
from letterapp.wording.records import Record
from tests.wording.templates import messages, prints, run

GERMAN = Record("letter", {"language": "de"})


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["", "a", "", "b"], "a and b"),
        (["", ""], ""),
        (["*a*", "{0}"], "*a* and {0}"),
        ([1, 2], "1 and 2"),
        (["a", Prose("*b*")], "a and b"),
        ([Record("case", {"text": inline("*b*")}), Record("case", {"text": "_c_"})], "b and _c_"),
        ([Record("case", {"text": ""}), "a"], "a"),
    ],
)
def test_and_join_lists_what_there_is(values: list[object], text: str) -> None:
    assert prints("{{ values | and_join }}", values=values) == text


def test_or_join_offers_what_there_is() -> None:
    assert prints("{{ ['a', 'b', 'c'] | or_join }}") == "a, b or c"


def test_lists_are_in_the_language_of_the_letter() -> None:
    assert prints("{{ ['a', 'b'] | and_join }}", letter=GERMAN) == "a und b"


def test_a_list_keeps_the_looks_of_prose() -> None:
    text, _ = run("{{ [a, b] | and_join }}", a=inline("**x**"), b="**y**")
    (block,) = parse(text, {}).blocks
    assert block.content == (Text("x", bold=True), Text(" and **y**"))


def test_a_record_without_text_is_no_item_of_a_list() -> None:
    signer = Record("signer", {"name": "F. Tarlenheim"})
    unverified = Record("quotation", {"text": None})
    assert messages("{{ [x] | and_join }}", x=signer) == ["signer has no field “text”"]
    assert messages("{{ [x] | and_join }}", x=unverified) == ["quotation.text is empty"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ ['a', '*b*'] | join('; ') }}", "a; *b*"),
        ("{{ [1, 2] | join }}", "12"),
        ("{{ [prose, '*b*'] | join(' * ') }}", "some prose * *b*"),
        ("{{ [target] | join(', ', 'name') }}", "A & *B*"),
        ("{{ rows | join(', ', attribute='who.name') }}", "*x*, y"),
        ("{{ ['a', ''] | join('-') }}", "a-"),
        ("{{ ['a', 'b'] | join | upper }}", "AB"),
    ],
)
def test_join_puts_values_in_one(source: str, text: str) -> None:
    rows = [{"who": {"name": "*x*"}}, {"who": {"name": "y"}}]
    assert prints(source, rows=rows) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("the Kingdom", "The Kingdom"),
        ("éa", "Éa"),
        ("", ""),
        ("*a*", "*a*"),
        (wrap("the Kingdom"), "The Kingdom"),
        (Prose("the *Kingdom*"), "The Kingdom"),
        (Prose(f"{wrap('a')}{wrap('b')}c"), "Abc"),
        (inline("a b"), "A b"),
        (5, "5"),
        (datetime.date(2031, 5, 4), "2031-05-04"),
    ],
)
def test_upfirst_raises_the_first_letter_only(value: object, text: str) -> None:
    assert prints("{{ value | upfirst }}", value=value) == text


def test_upfirst_lets_prose_of_one_paragraph_begin_no_block() -> None:
    text, _ = run("{{ value | upfirst }}", value=inline("- a"))
    assert [block.kind for block in parse(text, {}).blocks] == [Kind.PLAIN]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ letter.date }}", "4 May 2031"),
        ("{{ letter.date | date }}", "4 May 2031"),
        ("{{ letter.date | date('full') }}", "Sunday, 4 May 2031"),
        ("{{ letter.date | date('MMMM yyyy') }}", "May 2031"),
        ("{{ letter.date.year }}", "2031"),
    ],
)
def test_a_day_prints_by_a_pattern(source: str, text: str) -> None:
    assert prints(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ target.name | upper }}", "A & *B*"),
        ("{{ 'a-b' | replace('-', '*') }}", "a*b"),
        ("{{ 'kingdom' | capitalize }}", "Kingdom"),
        ("{{ items | length }}{{ 'abc' | length }}", "23"),
        ("{{ items | first }}{{ items | last }}{{ items | reverse | join }}", "abba"),
        ("{{ ' a ' | trim }}", "a"),
        ("{{ rows | map(attribute='n') | sum }}{{ (rows | sort(attribute='n') | first).n }}", "31"),
        ("{{ rows | selectattr('n', 'equalto', 2) | map(attribute='n') | join }}", "2"),
        ("{{ 'abcdef' | truncate(3, true, '', 0) }}", "abc"),
    ],
)
def test_jinjas_own_filters_work_on_data(source: str, text: str) -> None:
    assert prints(source, rows=[{"n": 2}, {"n": 1}]) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("a **b**", "a b"), ("- a\n\n# b", "- a # b"), ("", ""), (inline("*c*"), "c")],
)
def test_prose_reads_the_mark_up_of_a_text_in_one_paragraph(value: str, text: str) -> None:
    assert prints("x {{ value | prose }}", value=value) == f"x {text}".strip()


def test_prose_of_prose_is_the_same() -> None:
    text, _ = run("{{ value | prose | prose }}", value="a **b**")
    assert parse(text, {}).blocks[0].content == (Text("a "), Text("b", bold=True))


@pytest.mark.parametrize("value", [5, True, [], {}, datetime.date(2031, 5, 4)])
def test_prose_is_made_of_texts_only(value: object) -> None:
    with pytest.raises(FilterArgumentError, match="“prose” works on texts"):
        run("{{ value | prose }}", value=value)


@pytest.mark.parametrize("value", ["a\x00", "\ufdd0a\ufdd1", "\f"])
def test_prose_is_not_made_of_what_word_cannot_hold(value: str) -> None:
    with pytest.raises(FilterArgumentError, match="the text holds the character U"):
        run("{{ value | prose }}", value=value)


def test_a_null_or_missing_text_is_told_where_prose_is_made_of_it() -> None:
    assert messages("{{ nothing | prose }}") == ["the value is null"]
    assert messages("{{ nobody | prose }}") == ["there is nothing named “nobody”"]


def test_plain_data_may_say_the_language_of_lists() -> None:
    assert prints("{{ ['a', 'b'] | and_join }}", letter={"language": "de"}) == "a und b"
    assert prints("{{ ['a', 'b'] | and_join }}", letter=["de"]) == "a and b"
