"""Where paragraphs stand in what a text reads."""

from __future__ import annotations

import pytest

from letterapp.wording.blocks import Kind, plain_text
from letterapp.wording.prose import unwrap, wrap
from letterapp.wording.spans import Span, spans


def only(text: str) -> Span:
    (span,) = spans(text, {})
    return span


@pytest.mark.parametrize(
    ("text", "stands", "prefix"),
    [
        (f"  {wrap('Sire')}, we  \nask. ", "Sire, we  \nask.", ""),
        ("# a # a #", "a # a", ""),
        ("Title\n===", "Title", ""),
        ("- - a", "a", "    "),
        ("1)  a\n   b", "a\n   b", "    "),
        ("> a\n> b\nc", "a\n> b\nc", "> "),
        ("::: Date\r\nMay\r\n:::", "May", ""),
    ],
)
def test_a_paragraph_stands_between_its_mark_and_its_end(
    text: str, stands: str, prefix: str
) -> None:
    span = only(text)
    assert (unwrap(text)[span.start : span.end], span.prefix) == (stands, prefix)


def test_paragraphs_come_in_their_order_with_what_they_say() -> None:
    text = f"{wrap('One')}\n\n- {wrap('Two')} x\n\nThree"
    assert [plain_text(span.paragraph.content) for span in spans(text, {})] == [
        "One",
        "Two x",
        "Three",
    ]
    assert [unwrap(text)[span.start : span.end] for span in spans(text, {})][1:] == [
        "Two x",
        "Three",
    ]


def test_a_footnote_is_no_paragraph() -> None:
    assert only("a[^b]\n\n[^b]: c").paragraph.kind is Kind.PLAIN


@pytest.mark.parametrize(
    ("text", "empty"), [("a", ""), ("# a", ""), ("> a", ""), ("- a", "[]()"), ("a\n---", "[]()")]
)
def test_what_to_write_for_nothing_makes_no_paragraph(text: str, empty: str) -> None:
    span = only(text)
    assert span.empty == empty
    assert spans(f"b\n\n{text[: span.start]}{empty}{text[span.end :]}", {})[1:] == ()
