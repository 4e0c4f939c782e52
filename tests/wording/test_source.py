"""Rendered text as Markdown that a person reads, and what it says once it comes back."""

from __future__ import annotations

import pytest

from letterapp.wording.blocks import Kind, LineBreak, Text
from letterapp.wording.markdown import parse
from letterapp.wording.prose import NOTHING, wrap
from letterapp.wording.source import markdown_of, one_line


@pytest.mark.parametrize(
    ("data", "source"),
    [
        ("AT&T Ltd", "AT&T Ltd"),
        ("first_name@example.org", "first_name@example.org"),
        ("(a) 5 - 3 > 1", "(a) 5 - 3 > 1"),
        ("*Ltd* <x>", r"\*Ltd\* \<x>"),
        ("_x_ [^note] `c`", r"\_x\_ \[^note\] \`c\`"),
        ("C:\\dir &amp;", r"C:\\dir \&amp;"),
        ("1. x", r"1\. x"),
        ("- x", r"\- x"),
        ("# x", r"\# x"),
        ("> x", r"\> x"),
        ("::: x", r"\::: x"),
        ("one\n- two", "one\\\n\\- two"),
    ],
)
def test_data_is_escaped_only_where_it_would_be_markup_and_says_the_same(
    data: str, source: str
) -> None:
    assert markdown_of(wrap(data)) == source
    parsed = parse(source, {})
    assert parsed.errors == []
    (block,) = parsed.blocks
    assert block.kind is Kind.PLAIN
    assert "\n".join(x.text for x in block.content if isinstance(x, Text)) == data


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"See {NOTHING}- that.", "See - that."),
        (f"{NOTHING}- that.", r"\- that."),
        (f"{wrap('1')}. that", r"1\. that"),
        (f"- {wrap('- a')}", r"- \- a"),
        (f"a \\{wrap('*')}", r"a \\\*"),
        (f"see[^{wrap('a_b')}] *so*", "see[^a_b] *so*"),
        (f"[x]({wrap('http://x/(a)')})", r"[x](http://x/\(a\))"),
        (f"[x]({wrap('a b')})", "[x](<a b>)"),
    ],
)
def test_prose_stays_as_it_is_but_for_what_a_wrapping_held_apart(text: str, source: str) -> None:
    assert markdown_of(text) == source
    assert parse(source, {"a_b": "Note."}).blocks == parse(text, {"a_b": "Note."}).blocks


def test_the_lines_of_a_paragraph_are_one_but_for_hard_breaks() -> None:
    text = "We  write\n  to you\\\nand  \nhope"
    assert markdown_of(text, in_one_line=True) == "We write to you\\\nand\\\nhope"


def test_a_prefix_is_taken_off() -> None:
    assert markdown_of("a\n> b\n>\n>c", "> ") == "a\nb\n\nc"
    assert markdown_of("a\n\n  b\n c", "  ") == "a\n\nb\nc"


def test_a_heading_after_its_mark_has_no_line_breaks_and_keeps_a_last_hash() -> None:
    assert one_line(markdown_of(wrap("a\nb #"))) == r"a b \#"
    assert one_line("C#") == "C#"


def test_line_breaks_of_data_come_back_as_breaks() -> None:
    (block,) = parse(markdown_of(wrap("a\nb")), {}).blocks
    assert block.content == (Text("a"), LineBreak(), Text("b"))
