"""The mark-up of wording, parsed once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.wording.blocks import Footnote, Inline, Kind, LineBreak, Paragraph, Text, plain_text
from letterapp.wording.markdown import MarkupError, Parsed, parse, parse_inline
from letterapp.wording.prose import CLOSE, OPEN, wrap

MARK_UP = [
    *"*_`\\[]()<>#-+!&|:~^=.1 \n\t",
    *("[^x]", "[^x]: ", "\n:::", "::: Style\n", "\n\n", "    ", "&amp;", "<b>", "![a](b)", "```"),
    *("\n- ", "\n1. ", "\n> ", "](", "**", wrap("data"), wrap("a\nb"), "text", "中", "\r\n"),
]


def blocks(text: str, notes: Mapping[str, str] | None = None) -> tuple[Paragraph, ...]:
    """The blocks of a text without errors."""
    parsed = parse(text, notes or {})
    assert parsed.errors == []
    return parsed.blocks


def content(text: str) -> tuple[Inline, ...]:
    (block,) = blocks(text)
    return block.content


def faults(text: str, notes: Mapping[str, str] | None = None) -> list[tuple[str, int]]:
    return [(fault.message, fault.line) for fault in parse(text, notes or {}).errors]


def outline(text: str) -> list[tuple[Kind, int, str]]:
    return [(block.kind, block.level, plain_text(block.content)) for block in blocks(text)]


# --- What is mark-up


def test_paragraphs_end_at_blank_lines_and_join_their_lines() -> None:
    assert outline("one\ntwo\n\nthree  four\n") == [
        (Kind.PLAIN, 1, "one two"),
        (Kind.PLAIN, 1, "three four"),
    ]


def test_headings_have_levels() -> None:
    assert outline("# One\n## Two\n### Three\n\nAlso one\n===\n") == [
        (Kind.HEADING, 1, "One"),
        (Kind.HEADING, 2, "Two"),
        (Kind.HEADING, 3, "Three"),
        (Kind.HEADING, 1, "Also one"),
    ]


def test_a_quote_holds_paragraphs() -> None:
    assert outline("> one\n>\n> two\n") == [(Kind.QUOTE, 1, "one"), (Kind.QUOTE, 1, "two")]


def test_lists_nest() -> None:
    assert outline("- a\n  - b\n    1. c\n- d\n") == [
        (Kind.BULLET, 1, "a"),
        (Kind.BULLET, 2, "b"),
        (Kind.NUMBER, 3, "c"),
        (Kind.BULLET, 1, "d"),
    ]


def test_each_list_is_its_own_and_starts_again() -> None:
    found = blocks("1. a\n2. b\n\nbetween\n\n1. c\n   1. d\n2. e\n")
    a, b, _, c, d, e = (block.list_id for block in found)
    assert a == b
    assert c == e
    assert len({a, c, d}) == 3


def test_a_further_paragraph_of_an_item_has_no_mark_of_its_own() -> None:
    found = blocks("1. one\n\n   more\n2. two\n")
    assert [block.is_continued for block in found] == [False, True, False]


def test_bold_italic_and_links_nest() -> None:
    assert content("a **b *c*** [*d*](https://x/?y=1&z=é)") == (
        Text("a "),
        Text("b ", bold=True),
        Text("c", bold=True, italic=True),
        Text(" "),
        Text("d", italic=True, link="https://x/?y=1&z=é"),
    )


@pytest.mark.parametrize("text", ["a\\\nb", "a  \nb"])
def test_a_hard_break_is_a_line_break(text: str) -> None:
    assert content(text) == (Text("a"), LineBreak(), Text("b"))


def test_a_line_break_inside_data_is_a_hard_break() -> None:
    assert content(wrap("a\r\nb\rc\nd")) == (
        *(Text("a"), LineBreak(), Text("b"), LineBreak()),
        *(Text("c"), LineBreak(), Text("d")),
    )


def test_an_escaped_character_is_text() -> None:
    assert plain_text(content(r"\*a\* \# \<b> \&amp; \`c\`")) == "*a* # <b> &amp; `c`"


def test_paragraphs_can_be_put_in_a_style_of_the_word_file() -> None:
    found = blocks(f"::: Letter Date\none\n\n*two*\n:::\nthree\n\n::: {wrap('A & B')}\nx\n:::")
    assert [block.style for block in found] == ["Letter Date", "Letter Date", None, "A & B"]
    assert {block.kind for block in found} == {Kind.PLAIN}


@pytest.mark.parametrize("text", ["    one", "\tone", "        one\n    two"])
def test_the_indentation_of_jinja_is_not_code(text: str) -> None:
    (found,) = outline(text)
    assert found == (Kind.PLAIN, 1, " ".join(text.split()))


@pytest.mark.parametrize("indent", ["", "  ", "    ", "\t", "         "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_item_may_be_indented_by_anything(indent: str, gap: str) -> None:
    assert outline(f"text{gap}{indent}- one\n{indent}- two\n") == [
        (Kind.PLAIN, 1, "text"),
        (Kind.BULLET, 1, "one"),
        (Kind.BULLET, 1, "two"),
    ]


def test_indentation_still_nests_lists_and_continues_items() -> None:
    assert outline("    - a\n      b\n        - c\n\n      d\n    - e\n") == [
        (Kind.BULLET, 1, "a b"),
        (Kind.BULLET, 2, "c"),
        (Kind.BULLET, 1, "d"),
        (Kind.BULLET, 1, "e"),
    ]


# --- What is not mark-up of wording


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a <b>c</b>", "HTML is not mark-up of wording"),
        ("<div>\n", "HTML is not mark-up of wording"),
        ("<!-- a -->", "HTML is not mark-up of wording"),
        ("a `b`", "code in backticks is not mark-up of wording"),
        ("```\na\n```", "a code block is not mark-up of wording"),
        ("~~~\na\n~~~", "a code block is not mark-up of wording"),
        ("***", "a rule is not mark-up of wording"),
        ("![a](b.png)", "a picture is not mark-up of wording"),
        ("a &nbsp; b", "an HTML entity, “&nbsp;”"),
        ("a &#35; b", "an HTML entity, “&#35;”"),
        ("[a]: https://x", "a link definition, “[a]: …”"),
        ('[a](https://x "title")', "a link has no title in a letter"),
        (":::\na", "this “:::” closes nothing"),
        ("a\n  :::\nb", "this “:::” closes nothing"),
        ("::: Letter Date\na", "“::: Letter Date” is never closed"),
        ("> # a", "a block quote holds plain paragraphs only"),
        ("> - a", "a block quote holds plain paragraphs only"),
        ("> > a", "a block quote holds plain paragraphs only"),
        ("> ***", "a rule is not mark-up of wording"),
        ("- # a", "a list item holds paragraphs and lists only"),
        ("- > a", "a list item holds paragraphs and lists only"),
        ("- ```\n  a\n  ```", "a code block is not mark-up of wording"),
        ("7. a", "a numbered list starts at 1"),
        ("0. a", "a numbered list starts at 1"),
    ],
)
def test_what_is_not_mark_up_is_an_error_with_its_line(text: str, message: str) -> None:
    assert (message, 3) in faults(f"before\n\n{text}")


def test_the_line_is_that_of_the_paragraphs_line() -> None:
    assert faults("one\ntwo `code`\nthree\\\nfour <b>\n\n* * *\n") == [
        ("code in backticks is not mark-up of wording", 2),
        ("HTML is not mark-up of wording", 4),
        ("a rule is not mark-up of wording", 6),
    ]


def test_a_backslash_before_data_is_text() -> None:
    assert content(f"C:\\{wrap('*a*')} and \\*{wrap('b')}") == (Text("C:\\*a* and *b"),)


def test_data_is_never_an_error() -> None:
    text = "<b> &amp; `a` ![a](b) *** ::: [^x] [a]: b"
    assert plain_text(content(wrap(text))) == text


def test_a_style_that_is_not_closed_before_the_next_is_named_where_it_opens() -> None:
    message = ("“::: A” is not closed before “::: B”", 2)
    assert message in faults("x\n::: A\na\n\n::: B\nb\n:::\n")


@pytest.mark.parametrize("inside", ["- a", "# a", "> a", "[^n]: a"])
def test_a_style_holds_plain_paragraphs_only(inside: str) -> None:
    message = ("“::: A” holds plain paragraphs only", 2)
    assert message in faults(f"::: A\n{inside}\n:::\n")


# --- Footnotes


def test_a_footnote_of_the_wordings_own() -> None:
    assert content("a[^n]\n\n[^n]: See *this*.\n") == (
        Text("a"),
        Footnote((Text("See "), Text("this", italic=True), Text("."))),
    )


def test_a_footnote_of_the_campaign() -> None:
    (block,) = blocks("a[^report].", {"report": str(wrap("Low *Water* & [^x]"))})
    assert block.content == (Text("a"), Footnote((Text("Low *Water* & [^x]"),)), Text("."))


def test_the_key_of_a_footnote_may_be_data() -> None:
    (block,) = blocks(f"a[^{wrap('report')}]", {"report": str(wrap("x"))})
    assert block.content[1] == Footnote((Text("x"),))


def test_the_wordings_own_footnote_goes_before_the_campaigns() -> None:
    (block,) = blocks("a[^report]\n\n[^report]: own", {"report": str(wrap("x"))})
    assert block.content[1] == Footnote((Text("own"),))


def test_each_reference_is_its_own_footnote() -> None:
    note = Footnote((Text("x"),))
    assert content("a[^n] b[^n]\n\n[^n]: x") == (Text("a"), note, Text(" b"), note)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a\nb[^no]", "there is no footnote “no”", 2),
        ("a\n\n[^n]: x", "nothing refers to the footnote “n”", 3),
        ("a[^n]\n\n[^n]: x[^report]", "a footnote cannot refer to a footnote", 3),
        ("a[^n]\n\n[^n]: x\n\n    y", "a footnote holds one paragraph", 3),
        ("a[^n]\n\n[^n]: - x", "a footnote holds one paragraph", 3),
        ("a[^n]\n\n[^n]: x\n[^n]: y", "the footnote “n” is defined twice", 4),
        ("a[^n]\n\n[^n]: `x`", "code in backticks is not mark-up of wording", 3),
        ("> [^n]: x", "a block quote holds plain paragraphs only", 1),
    ],
)
def test_a_wrong_footnote_is_an_error_with_its_line(text: str, message: str, line: int) -> None:
    assert (message, line) in faults(text, {"report": "x"})


# --- Any text at all


@given(st.text(st.characters(exclude_characters=[OPEN, CLOSE], exclude_categories=["Cs"])))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    assert isinstance(parse(text, {"x": "note"}), Parsed)


@given(st.lists(st.sampled_from(MARK_UP), max_size=40).map("".join))
def test_no_mark_up_makes_the_parser_fail(text: str) -> None:
    parsed = parse(text, {"x": "note"})
    last = text.count("\n") + 1
    assert all(1 <= fault.line <= last for fault in parsed.errors)
    assert OPEN not in "".join(plain_text(block.content) for block in parsed.blocks)


# --- One paragraph


def test_prose_in_a_cell_is_one_paragraph() -> None:
    assert parse_inline("a *b*") == (Text("a "), Text("b", italic=True))
    assert plain_text(parse_inline("a\n\n- b\n# c")) == "a - b # c"
    assert plain_text(parse_inline("# a")) == "# a"
    assert parse_inline("") == ()


@pytest.mark.parametrize("text", ["a `b`", "a[^x]", "<b>"])
def test_prose_in_a_cell_raises_what_is_not_mark_up(text: str) -> None:
    with pytest.raises(MarkupError):
        parse_inline(text)
