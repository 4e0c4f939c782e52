"""Newlines, tabs, page breaks and paragraphs in values, as docxtpl's users expect them."""

import pytest

from tests.word.engine.building import BOLD, doc, p, r, tbl
from tests.word.engine.helpers import errors, ours, same, same_texts, texts, theirs
from tests.word.engine.structure import Paragraph


@pytest.mark.parametrize("value", ["a\nb", "a\n\nb", "\na", "a\n", "a\tb", "\ta\t", "a\n\tb"])
def test_newlines_break_the_line_and_tabs_are_tabs(value: str) -> None:
    assert same_texts(doc("[{{ x }}]"), x=value) == [f"[{value}]"]


def test_a_line_break_keeps_the_look() -> None:
    found = same(doc(p(r("a {{ x }} b", BOLD), style="Quote")), x="1\n2\t3").body[0]
    assert isinstance(found, Paragraph)
    assert found.pieces == ((frozenset({"b"}), "a 1\n2\t3 b"),)


def test_lines_in_a_cell_and_in_a_header() -> None:
    made = doc(tbl(["{{ x }}", "b"]))
    made.sections[0].header.paragraphs[0].text = "{{ x }}"
    found = same(made, x="1\n2")
    assert texts(found) == [[["1\n2", "b"]]]
    assert texts(found.margins["default header 0"]) == ["1\n2"]


def test_a_bell_is_a_problem_that_names_the_value() -> None:
    """There docxtpl begins a new paragraph; here a value holds no character that XML forbids.

    A loop over paragraphs says the same in the template.
    """
    assert texts(theirs(doc("a {{ x }} b"), x="1\a2")) == ["a 1", "2 b"]
    (found,) = errors(doc("a {{ x }} b"), x="1\a2")
    assert "U+0007" in found.message
    assert "{{ x }}" in str(found)


def test_a_form_feed_begins_a_new_page() -> None:
    """There docxtpl gives the page break a paragraph of its own; the pages say the same."""
    made, pages = doc(p("a {{ x }} b", style="Quote"), "after"), "a 1\f2 b"
    assert "".join(texts(theirs(made, x="1\f2"))[:-1]) == pages
    assert "".join(texts(ours(made, x="1\f2"))[:-1]) == pages


def test_a_listing_prints_as_in_docxtpl() -> None:
    """The text of docxtpl's own example of such values."""
    value = "\nThis is a new listing\nNow, does not require Listing() Object\nHere is a \t tab\n"
    assert same_texts(doc("{{ x }}", "end"), x=value) == [value, "end"]
