"""Own words for one letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign.model import Edit
from letterapp.wording.blocks import Kind
from letterapp.wording.edits import apply_edits
from letterapp.wording.markdown import parse
from letterapp.wording.prose import OPEN, inline, pieces, unwrap, wrap

TEXT = f"Dear {wrap('A & *B*')}, we ask.\n\nWe wait."
words = st.text("ab *\n", max_size=6)


def applied(*edits: tuple[str, str], text: str = TEXT) -> str:
    edited, problems = apply_edits(text, [Edit(was=was, now=now) for was, now in edits])
    assert problems == ()
    return edited


@pytest.mark.parametrize(
    ("was", "now", "text"),
    [
        ("we ask", "we *urge*", "Dear A & *B*, we *urge*.\n\nWe wait."),
        ("Dear A", "Sir A", "Sir A & *B*, we ask.\n\nWe wait."),
        ("B*, we", "C*, we", "Dear A & *C*, we ask.\n\nWe wait."),
        ("& ", "", "Dear A *B*, we ask.\n\nWe wait."),
        ("A & *B*", "C", "Dear C, we ask.\n\nWe wait."),
        ("ask.\n\nWe ", "ask and ", "Dear A & *B*, we ask and wait."),
        ("We wait.", "", "Dear A & *B*, we ask.\n\n"),
    ],
)
def test_what_stands_once_is_replaced(was: str, now: str, text: str) -> None:
    assert unwrap(applied((was, now))) == text


def test_what_is_left_of_a_value_stays_data_and_own_words_are_prose() -> None:
    edited = applied(("Dear A", "*Sir* A"))
    assert list(pieces(edited))[:2] == [("*Sir* A", False), (" & *B*", True)]


def test_edits_apply_one_after_the_other() -> None:
    assert "we beg." in unwrap(applied(("we ask", "we urge"), ("we urge", "we beg")))


@pytest.mark.parametrize("was", ["gone", "we", "We ask", "\ufdd0"])
def test_what_does_not_stand_exactly_once_is_left_with_a_warning_that_shows_both(was: str) -> None:
    edited, (problem,) = apply_edits(TEXT + " as we do", [Edit(was=was, now="NEW")])
    assert edited == TEXT + " as we do"
    assert not problem.is_error
    assert was in problem.message
    assert "NEW" in problem.hint


def test_places_that_overlap_are_two_places() -> None:
    _, problems = apply_edits("so so so", [Edit(was="so so", now="so")])
    assert len(problems) == 1


def test_an_edit_that_no_longer_fits_does_not_stop_the_next() -> None:
    edited, problems = apply_edits(
        TEXT, [Edit(was="gone", now="x"), Edit(was="we ask", now="we beg")]
    )
    assert "we beg" in unwrap(edited)
    assert len(problems) == 1


def test_an_edit_elsewhere_lets_a_demands_text_begin_no_block() -> None:
    edited = applied(("one", "two"), text=f"one\n\n{inline('- a')}\n")
    assert [block.kind for block in parse(edited, {}).blocks] == [Kind.PLAIN, Kind.PLAIN]


def test_edits_leave_nothing_behind_where_nothing_stood() -> None:
    assert applied(("One", "Two"), text=f"One {wrap('a')}{wrap('b')}") == (
        f"Two {wrap('a')}{wrap('b')}"
    )


@given(
    st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=5),
    st.integers(0, 9),
    st.integers(1, 9),
    words,
)
def test_an_edit_changes_what_it_reads_and_nothing_else(
    parts: list[tuple[str, bool]], start: int, length: int, now: str
) -> None:
    text = "".join(str(wrap(part)) if is_data else part for part, is_data in parts)
    reads = unwrap(text)
    was = reads[start : start + length] or "gone"
    edited, problems = apply_edits(text, [Edit(was=was, now=now)])
    if problems:
        assert was == "gone" or reads.find(was) != reads.rfind(was)
    else:
        assert unwrap(edited) == reads.replace(was, now)
    assert (OPEN in edited) <= (OPEN in text)
