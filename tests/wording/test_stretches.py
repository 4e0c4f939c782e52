"""Edits put into a text, with what stood where they stand."""

from __future__ import annotations

from letterapp.campaign.model import Edit
from letterapp.wording.prose import unwrap, wrap
from letterapp.wording.stretches import Edited, edited

TEXT = f"One {wrap('two')}.\n\nThree.\n\nFour."


def put(*edits: tuple[str, str]) -> Edited:
    return edited(TEXT, [Edit(was=was, now=now) for was, now in edits])


def stands(made: Edited) -> list[tuple[str, str, tuple[int, ...]]]:
    """What each stretch read before and reads now, and the edits in it."""
    reads, now = unwrap(TEXT), unwrap(made.text)
    return [(reads[x.start : x.end], now[x.now_start : x.now_end], x.edits) for x in made.stretches]


def test_a_stretch_is_what_differs() -> None:
    assert stands(put(("One two", "One and two"))) == [("", "and ", (0,))]


def test_stretches_come_in_the_order_of_the_text() -> None:
    made = put(("Four", "4, at last"), ("Three", ""), ("two", "2"))
    assert stands(made) == [("two", "2", (2,)), ("Three", "", (1,)), ("Four", "4, at last", (0,))]


def test_edits_of_edits_are_one_stretch() -> None:
    made = put(("Three", "Drei, vier"), ("vier.\n\nFo", "five.\n\nSo"))
    assert stands(made) == [("Three.\n\nF", "Drei, five.\n\nS", (0, 1))]


def test_what_is_put_in_at_the_end_of_a_paragraph_is_not_beyond_its_white_space() -> None:
    made = edited("One \n\nTwo", [Edit(was="One \n\n", now="One, then \n\n")])
    assert [(x.start, x.end) for x in made.stretches] == [(3, 3)]


def test_edits_that_do_not_fit_are_named() -> None:
    assert put(("Five", "5"), ("Four", "4"), ("e", "E")).unfit == (0, 2)
