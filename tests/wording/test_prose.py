"""Prose and data in one string: data comes out of Markdown as it was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterapp.wording.blocks import Kind, Text, plain_text
from letterapp.wording.markdown import parse
from letterapp.wording.prose import CLOSE, OPEN, Prose, as_prose, inline, pieces, unwrap, wrap

MARK_UP = [
    *"&<>*_`\\[]()!#-+=~|:.1 \t\n\r\"'",
    *("&amp;", "[^x]", ":::", "<b>", "\r\n", "\u2028"),
]
SCRIPTS = ["ខ្មែរ", "中文", "עברית", "👩‍⚖️", "é", "\u00a0", "\u200b", "\x85"]
data = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[OPEN, CLOSE])),
    st.lists(st.sampled_from(MARK_UP + SCRIPTS), max_size=12).map("".join),
)


def typed(text: str) -> str:
    """The text as it prints: every way to break a line is one line break."""
    return re.sub(r"\r\n|\r|\n", "\n", text)


def printed(text: str) -> str:
    parsed = parse(text, {})
    assert parsed.errors == []
    return "\n\n".join(plain_text(block.content) for block in parsed.blocks)


@given(data)
@example("AT&T *Ltd* <x> `a` [^x] ::: \\ _b_")
@example("  two spaces, before and after  ")
@example("# no heading\n- no list\r\n> no quote\r    no code")
def test_data_alone_prints_as_typed(text: str) -> None:
    assert printed(wrap(text)) == typed(text)


@given(data.filter(bool), data.filter(bool))
def test_data_prints_as_typed_amid_mark_up(one: str, two: str) -> None:
    text = f"Before **{wrap(one)}** between *{wrap(two)}*, after."
    assert printed(text) == f"Before {typed(one)} between {typed(two)}, after."


@given(data, data)
def test_data_in_the_item_of_a_list_prints_as_typed(one: str, two: str) -> None:
    parsed = parse(f"- x{wrap(one)}\n- x{wrap(two)}\n", {})
    assert [plain_text(block.content) for block in parsed.blocks] == [
        f"x{typed(one)}",
        f"x{typed(two)}",
    ]
    assert {block.kind for block in parsed.blocks} == {Kind.BULLET}


@given(data)
def test_data_can_be_the_address_of_a_link(text: str) -> None:
    (block,) = parse(f"[here](https://x/{wrap(text)})", {}).blocks
    assert block.content == (Text("here", link=f"https://x/{text}"),)


@given(data)
def test_what_is_wrapped_is_unwrapped(text: str) -> None:
    assert unwrap(wrap(text)) == text
    assert list(pieces(f"a{wrap(text)}b")) == (
        [("a", False), (text, True), ("b", False)] if text else [("ab", False)]
    )


def test_nothing_stays_nothing() -> None:
    assert wrap("") == ""
    assert inline(" \n ") == ""


def test_prose_stays_prose_and_anything_else_becomes_data() -> None:
    assert as_prose(Prose("*a*")) == "*a*"
    assert unwrap(as_prose("*a*")) == "*a*"
    assert as_prose("*a*") != "*a*"
    assert unwrap(as_prose(5)) == "5"


@pytest.mark.parametrize("cut", [wrap("é")[1:], wrap("é")[:-1], wrap("é").upper(), OPEN])
def test_a_wrapping_that_was_cut_is_an_error(cut: str) -> None:
    with pytest.raises(ValueError, match="cut"):
        unwrap(cut)


def test_a_piece_of_a_wrapping_is_never_taken_for_data() -> None:
    with pytest.raises(ValueError, match="cut"):
        wrap(wrap("name")[:3])


# --- Prose of one paragraph


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "> a", "::: a", "[a]: b", "***", "    a", "[^a]: b"]
)
def test_prose_of_one_paragraph_begins_no_block(text: str) -> None:
    for joined in (text, f"x\n{text}", f"x\\\n{text}", f"x  \n{text}"):
        blocks = parse(inline(joined), {"a": "note"}).blocks
        assert [(block.kind, block.style) for block in blocks] == [(Kind.PLAIN, None)]


def test_the_lines_of_prose_of_one_paragraph_are_joined() -> None:
    assert printed(inline("\n one\n  two\n\nthree ")) == "one two three"


@pytest.mark.parametrize("text", ["one\\\ntwo", "one  \ntwo", "one\\\r\ntwo"])
def test_prose_of_one_paragraph_keeps_its_hard_breaks(text: str) -> None:
    assert printed(inline(text)) == "one\ntwo"


def test_an_escaped_backslash_is_no_hard_break() -> None:
    assert printed(inline("one\\\\\ntwo\\")) == "one\\ two\\"
