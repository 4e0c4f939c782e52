"""Comments and `{% set %}` tags that go on over several paragraphs."""

from __future__ import annotations

from typing import Any

import pytest

from letterapp.word.checking import Checker
from tests.word.engine.building import doc, item, p, tbl, tc
from tests.word.engine.helpers import errors, our_data, ours, same_texts, texts

JOINED = (
    (("a", "{#p one", "two #}", "b"), ["a", "b"]),
    (("a {# one", "two #} c", "b"), ["a  c", "b"]),
    (("a {# one", tbl(["{{ x"], ["{% if"]), "two #} c"), ["a  c"]),
    (("{# a", "b #}{# c", "d #}e {{ z }}"), ["e 1"]),
    (("{# a #} {# b", "c #} {{ z }}"), ["  1"]),
    ((item("{# one"), item("two #} x")), [" x"]),
    (("{%p set x = [1,", "2,", "3] %}", "{{ x|join(',') }}"), ["1,2,3"]),
    (("{% set x = [1,", "2] %}{% set y = [3,", "4] %}{{ x|last }}{{ y|last }}"), ["24"]),
    ((tbl([tc("{# a", "b #}c"), "d"]),), [[["c", "d"]]]),
)


@pytest.mark.parametrize(("blocks", "printed"), JOINED)
def test_a_tag_over_several_paragraphs_is_one(blocks: tuple[str, ...], printed: list[Any]) -> None:
    assert same_texts(doc(*blocks), z=1) == printed


ALONE = (
    (("a", "{# one", "two {{ x }}", "three #}", "b"), ["a", "b"]),
    (("a", "{% set x = {'b': 1,", "'c': 2}", "%}", "{{ x.c }}"), ["a", "2"]),
    (("{% set x = 1 if z or", "y else 2 %}", "{{ x }}"), ["1"]),
    ((tbl([tc("{# a", "b #}"), "c"]),), [[["", "c"]]]),
)


@pytest.mark.parametrize(("blocks", "printed"), ALONE)
def test_the_paragraphs_of_a_tag_vanish_with_it(blocks: tuple[str, ...], printed: Any) -> None:
    assert texts(ours(doc(*blocks), z=1, y=0)) == printed


@pytest.mark.parametrize(
    "blocks",
    [
        ("{# one", "two"),
        ("{# one", tbl(["two #}"]), "three"),
        ("{% set x = [1,", "2", "{{ z }}"),
        ("{% set x = [1,", tbl(["2"]), "3] %}"),
        (p("{# one", properties="<w:sectPr/>"), "two #}"),
    ],
)
def test_a_tag_that_does_not_end_is_a_problem_of_its_own_paragraph(blocks: tuple[str, ...]) -> None:
    first = errors(doc(*blocks), z=1)[0]
    assert "and never closed" in first.message
    assert "\n" not in first.where.place
    assert "two" not in first.where.place


def test_what_is_raw_begins_no_comment() -> None:
    assert texts(ours(doc("{% raw %}{# {% endraw %}", "a #} b"))) == ["{# ", "a #} b"]


def test_a_range_that_ends_in_a_comment_is_left_out_with_it() -> None:
    start = '<w:bookmarkStart w:id="7" w:name="q"/>'
    made = doc(p("a", start), "{# b", p("c", '<w:bookmarkEnd w:id="7"/>'), "d #}")
    letter = ours(made)
    assert "bookmark" not in letter.element.xml
    assert Checker().faults(our_data(made)) == []


RAW = (
    (("a", "{%p raw %}", "x {{ y }} {% if %}", "{%p endraw %}", "{{ z }}"), 3),
    ((tbl(["{%tr raw %}"], ["{{ y }}"], ["{%tr endraw %}"], ["{{ z }}"]),), 1),
    ((p("a ", "{%r raw %}", "{{ y }}", "{%r endraw %}", "{{ z }}{#r a comment #}"),), 1),
)


@pytest.mark.parametrize(("blocks", "count"), RAW)
def test_what_is_raw_may_begin_and_end_with_a_prefix(blocks: tuple[str, ...], count: int) -> None:
    assert len(same_texts(doc(*blocks), z=1)) == count
