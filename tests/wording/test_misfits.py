"""Edits that no longer fit, beside the passages they were for, and put right."""

from __future__ import annotations

from letterapp.campaign.model import Edit
from letterapp.wording.edits import apply_edits
from letterapp.wording.misfits import widened
from letterapp.wording.passage_finder import find_passages
from letterapp.wording.passages import Misfit, changed_since, dropped

TEXT = """\
Your Government signed the Treaty of Zenda on 4 May.

We would be most grateful for a reply by you, and remain at your disposal for any questions.

Yours,
"""


def misfit_of(was: str, now: str) -> Misfit:
    (found,) = find_passages(TEXT, [Edit(was=was, now=now)], {}).misfits
    return found


def test_the_passage_that_is_most_like_it_is_shown() -> None:
    was = "Your Government signed the Treaty of Strelsau on 3 May."
    found = misfit_of(was, "You signed.")
    assert (found.index, found.nearest, found.suggestion) == (0, 0, "You signed.")


def test_an_edit_of_some_words_is_suggested_in_their_place() -> None:
    found = misfit_of("We would be grateful for a reply", "We would welcome a meeting")
    assert found.suggestion == (
        "We would welcome a meeting by you, and remain at your disposal for any questions."
    )


def test_what_is_typed_over_a_suggestion_is_suggested_again_as_it_is() -> None:
    was = "We would be grateful for a reply"
    found = find_passages(TEXT, [Edit(was=was, now="Reply")], {})
    whole = widened(found.misfits[0], found.passages)
    assert whole == was + " by you, and remain at your disposal for any questions."
    typed = "Please reply to us, and remain at our disposal."
    assert misfit_of(whole, typed).suggestion == typed


def test_what_stands_twice_is_not_made_to_fit_by_what_is_typed() -> None:
    found = find_passages(f"{TEXT}\nA reply by you.\n", [Edit(was="a reply by", now="x")], {})
    twice = find_passages(f"{TEXT}\n{TEXT}", [Edit(was="a reply by", now="x")], {})
    assert found.misfits == ()
    assert widened(twice.misfits[0], twice.passages) == "a reply by"


def test_where_nothing_is_like_it_nothing_is_suggested() -> None:
    assert misfit_of("No ferry runs", "x").nearest is None
    assert find_passages("", [Edit(was="a", now="b")], {}).misfits[0].nearest is None


def test_it_can_be_applied_to_the_passage_or_dropped() -> None:
    edits = (
        Edit(was="Yours,", now="Truly yours,"),
        Edit(was="Your Government signed the Treaty", now="You signed the Treaty"),
        Edit(was="Your Government signed it on 4 May.", now="You signed on 4 May."),
    )
    passages = find_passages(TEXT, edits, {})
    (found,) = passages.misfits
    assert found.nearest == 0
    left = dropped(edits, found)
    made = changed_since(left, passages, passages.passages[0], found.suggestion)
    text, problems = apply_edits(TEXT, made)
    assert (text.splitlines()[0], problems) == ("You signed on 4 May.", ())
    assert (text.splitlines()[-1], len(made)) == ("Truly yours,", 2)
    assert left == edits[:2]
