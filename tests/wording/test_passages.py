"""What becomes of the edits of a letter when a passage is changed or taken back."""

from __future__ import annotations

import pytest

from letterapp.campaign.model import Edit
from letterapp.wording.passage_finder import find_passages
from letterapp.wording.passages import (
    Anchor,
    Passage,
    Passages,
    changed,
    changed_since,
    taken_back,
)

OTHER = Edit(was="Sire", now="Count")
ITEM = Passage(
    "open it", "open it", ("open it",), anchor=Anchor("- open it", "- "), prefix="  ", empty="[]()"
)


def test_an_edit_says_what_stood_there_and_what_is_around_it() -> None:
    assert changed((OTHER,), ITEM, "shut it") == (OTHER, Edit(was="- open it", now="- shut it"))


def test_further_lines_keep_to_the_list() -> None:
    (edit,) = changed((), ITEM, "\nshut it\r\n\r\nnow ")
    assert edit.now == "- shut it\n\n  now"


def test_an_emptied_item_says_nothing() -> None:
    assert changed((), ITEM, " \n")[0].now == "- []()"


def test_only_the_edits_of_the_passage_are_replaced_or_taken_back() -> None:
    edits = (Edit(was="open", now="close"), OTHER, Edit(was="close", now="shut"))
    one = Passage("shut it", "open it", ("shut it",), edits=(0, 2), anchor=Anchor("open it"))
    assert taken_back(edits, one) == (OTHER,)
    assert changed(edits, one, "open it") == (OTHER,)
    assert changed(edits, one, "bar it") == (OTHER, Edit(was="open it", now="bar it"))
    assert changed(edits, one, "shut it") == edits


def test_a_passage_is_changed_among_edits_that_have_changed_since() -> None:
    found = Passages(edits=(Edit(was="open", now="close"),))
    one = Passage("close it", "open it", ("close it",), edits=(0,), anchor=Anchor("open it"))
    now = (OTHER, Edit(was="open", now="shut"), Edit(was="open it", now="bar it"))
    assert changed_since(now, found, one, "bolt it") == (
        OTHER,
        Edit(was="open it", now="bolt it"),
    )
    assert changed_since(now, found, one, "open it") == (OTHER,)


def test_a_passage_that_cannot_be_changed_says_why() -> None:
    with pytest.raises(ValueError, match="twice"):
        changed((), Passage("a", "a", ("a",), why_not="It stands there twice."), "b")


def test_a_click_finds_the_passage_of_a_paragraph_however_its_spaces_fall() -> None:
    passages = Passages((ITEM, Passage("a\n\nb", "a", ("The\nMinister", "b"), edits=(0,))))
    assert passages.reading("The  Minister") is passages.passages[1]
    assert passages.reading("b") is passages.passages[1]
    assert passages.reading("The") is None


def test_passages_tell_the_edits_that_they_were_found_with() -> None:
    edits = (Edit(was="Sire", now="Count"), Edit(was="gone", now="x"))
    assert find_passages("Sire,", edits, {}).edits == edits
