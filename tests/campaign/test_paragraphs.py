"""Wording a line a paragraph, and back in the short lines of a file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterapp.campaign.paragraphs import unwrapped, wrapped
from letterapp.paths import shipped_campaigns

PIECES = st.sampled_from(
    ["word", "a", "- ", "> ", "1. ", "# ", "{% if x %}", "{{ y | z }}", "\n", " ", "\\", ":::", "ខ"]
)


def test_soft_line_breaks_are_joined() -> None:
    assert unwrapped("one\ntwo\n\nthree\nfour") == "one two\nthree four"
    assert unwrapped("say so\n{%- if cases %}, and\nmore{% endif %}") == (
        "say so {%- if cases %}, and more{% endif %}"
    )


def test_a_line_end_that_jinja_drops_is_no_space() -> None:
    assert unwrapped("{% set x = 1 %}word\n{% if a %}b{% endif %}\nc") == (
        "{% set x = 1 %}word {% if a %}b{% endif %}c"
    )


@pytest.mark.parametrize(
    "text", ["- one\n- two", "one\\\ntwo", "# Head\ntext", "> a\n> b", "::: Box\ntext\n:::"]
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert unwrapped(text) == text
    assert wrapped(text) == text


def test_long_paragraphs_are_broken_between_words_and_never_in_a_tag() -> None:
    text = f"{'word ' * 30}{{{{ cases | and_join }}}} {'more ' * 30}end"
    lines = wrapped(text).split("\n")
    assert len(lines) == 4
    assert all(len(line) <= 100 for line in lines)
    assert sum("{{ cases | and_join }}" in line for line in lines) == 1
    assert unwrapped(wrapped(text)) == text


def test_a_new_line_begins_a_paragraph() -> None:
    assert wrapped("one\ntwo\n") == "one\n\ntwo\n\n"


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=80).map("".join))
def test_what_is_typed_is_what_is_shown_again(typed: str) -> None:
    kept = wrapped(typed)
    assert wrapped(unwrapped(kept)) == kept
    assert unwrapped(kept).split() == typed.split()


def test_the_words_of_the_shipped_demands_stay_as_they_are() -> None:
    file = shipped_campaigns() / "cambodia" / "demands.toml"
    for demand in tomllib.loads(file.read_text("utf-8"))["demands"]:
        for text in demand["text"]["en"].values():
            shown = unwrapped(text)
            assert "\n" not in shown
            assert unwrapped(wrapped(shown)) == shown
