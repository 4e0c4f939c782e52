"""Passages of rendered wordings, changed and taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterapp.campaign.model import Edit
from letterapp.wording.blocks import Inline, Kind, Paragraph, plain_text
from letterapp.wording.edits import apply_edits
from letterapp.wording.markdown import parse
from letterapp.wording.passage_finder import find_passages
from letterapp.wording.passages import Passage, Passages, changed, taken_back
from letterapp.wording.prose import inline, wrap

NOTES = {"report": str(wrap("River Watch, Low Water."))}
TEXT = f"""\
::: Letter Date
{wrap("Strelsau")}, {wrap("4 May 2031")}
:::

# The *locks*

We write to {wrap("A*B_ & [C]")}
on the locks.[^report]

- open {inline("- them")};
  - at once
- close none

> {wrap("1. The river")}
> shall be open.

We wait.
"""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits in it, all of which fit."""
    made, problems = apply_edits(text, edits)
    assert problems == ()
    return made


def blocks(text: str) -> list[Paragraph]:
    parsed = parse(text, NOTES)
    assert parsed.errors == []
    return [*parsed.blocks]


def reads(text: str) -> list[str]:
    return [plain_text(block.content) for block in blocks(text)]


def found(text: str = TEXT, edits: Sequence[Edit] = ()) -> Passages:
    return find_passages(text, edits, NOTES)


def passage(reading: str, text: str = TEXT, edits: Sequence[Edit] = ()) -> Passage:
    """The passage of a paragraph that reads so."""
    one = found(text, edits).reading(reading)
    assert one is not None
    return one


def test_each_paragraph_is_a_passage_that_reads_as_the_page_does() -> None:
    passages = found().passages
    assert [one.texts for one in passages] == [(text,) for text in reads(TEXT)]
    assert [one.source for one in passages] == [
        "Strelsau, 4 May 2031",
        "The *locks*",
        r"We write to A\*B\_ & \[C\] on the locks.[^report]",
        "open - them;",
        "at once",
        "close none",
        r"1\. The river shall be open.",
        "We wait.",
    ]
    assert not any(one.is_changed for one in passages)


@pytest.mark.parametrize("reading", reads(TEXT))
def test_a_changed_passage_reads_so_and_no_other_changes(reading: str) -> None:
    one = passage(reading)
    edits = changed((), one, one.source + " *So* be it.")
    index = reads(TEXT).index(reading)
    before, after = blocks(TEXT), blocks(edited(TEXT, edits))
    assert plain_text(after[index].content) == f"{reading} So be it."
    assert [*after[:index], *after[index + 1 :]] == [*before[:index], *before[index + 1 :]]


@pytest.mark.parametrize("reading", reads(TEXT))
def test_an_emptied_passage_vanishes_and_leaves_nothing(reading: str) -> None:
    edits = changed((), passage(reading), "")
    assert reads(edited(TEXT, edits)) == [text for text in reads(TEXT) if text != reading]
    emptied = [one for one in found(TEXT, edits).passages if one.is_changed]
    assert [(one.source, one.texts) for one in emptied] == [("", ())]
    assert taken_back(edits, emptied[0]) == ()


@pytest.mark.parametrize("reading", reads(TEXT))
def test_a_passage_can_become_several_paragraphs_and_stays_one_passage(reading: str) -> None:
    edits = changed((), passage(reading), "One.\r\n\r\nTwo.\n")
    index = reads(TEXT).index(reading)
    assert reads(edited(TEXT, edits))[index : index + 2] == ["One.", "Two."]
    assert len(blocks(edited(TEXT, edits))) == len(blocks(TEXT)) + 1
    again = passage("Two.", TEXT, edits)
    assert (again.source, again.texts) == ("One.\n\nTwo.", ("One.", "Two."))
    assert again.original == passage(reading).source


def test_further_paragraphs_stay_in_their_list_and_quote() -> None:
    for reading, kind in (("at once", Kind.BULLET), ("1. The river shall be open.", Kind.QUOTE)):
        made = edited(TEXT, changed((), passage(reading), "One.\n\nTwo."))
        assert [b.kind for b in blocks(made) if plain_text(b.content) in ("One.", "Two.")] == [
            kind,
            kind,
        ]


def test_changing_again_replaces_the_edit_and_changing_back_takes_it_away() -> None:
    one = passage("We wait.")
    edits = changed((), one, "We hope.")
    again = passage("We hope.", TEXT, edits)
    assert (again.edits, again.original) == ((0,), "We wait.")
    twice = changed(edits, again, "We trust.")
    assert [edit.now for edit in twice] == ["We trust."]
    assert changed(twice, passage("We trust.", TEXT, twice), "We wait.") == ()


def test_a_source_left_as_it_is_changes_no_edit() -> None:
    edits = (Edit(was="We wait", now="We hope"),)
    assert changed(edits, passage("We hope.", TEXT, edits), "We hope.\n") == edits
    assert changed((), passage("We wait."), "We wait.") == ()


def test_own_words_that_begin_a_block_make_one() -> None:
    edits = changed((), passage("We wait."), "- one\n- two")
    assert [block.kind for block in blocks(edited(TEXT, edits))][-2:] == [Kind.BULLET, Kind.BULLET]
    assert passage("two", TEXT, edits).source == "- one\n- two"


def test_paragraphs_that_read_the_same_are_told_apart_by_what_stands_around_them() -> None:
    text = f"Sire,\n\n{wrap('A*')}\n\nDear Sire,\n\n{wrap('A*')}\n\nSire,\n"
    for index in range(5):
        one = found(text).passages[index]
        edits = changed((), one, "Count,")
        expected = reads(text)
        expected[index] = "Count,"
        assert reads(edited(text, edits)) == expected
        assert found(text, edits).passages[index].edits == (0,)
        assert sum(one.is_changed for one in found(text, edits).passages) == 1


def test_what_nothing_tells_apart_says_why_it_cannot_be_changed() -> None:
    one = found("Sire,\n\n" * 100).passages[50]
    assert one.anchor is None
    assert "more than once" in one.why_not
    with pytest.raises(ValueError, match="more than once"):
        changed((), one, "Count,")


def test_an_edit_over_two_paragraphs_makes_one_passage_of_them() -> None:
    text = "One.\n\nTwo.\n\nThree.\n"
    edits = (Edit(was="One.\n\nTwo", now="One and two"),)
    one = passage("One and two.", text, edits)
    assert (one.original, one.edits) == ("One.\n\nTwo.", (0,))
    assert reads(edited(text, changed(edits, one, "Both."))) == ["Both.", "Three."]


def test_edits_of_edits_belong_to_one_passage() -> None:
    edits = (Edit(was="We wait", now="We hope"), Edit(was="hope", now="trust"))
    one = passage("We trust.", TEXT, edits)
    assert (one.edits, one.original) == ((0, 1), "We wait.")
    assert taken_back(edits, one) == ()


def test_data_that_own_words_left_alone_comes_back_as_typed() -> None:
    edits = (Edit(was="We write to", now="We appeal to"),)
    one = passage("We appeal to A*B_ & [C]\non the locks.".replace("\n", " "), TEXT, edits)
    again = changed(edits, one, one.source + " Now.")
    assert "We appeal to A*B_ & [C] on the locks. Now." in reads(edited(TEXT, again))


WORDS = st.lists(
    st.sampled_from(
        ["we", "*ask*", "**that**", "locks", "[x](http://a_b)", "[^report]", "be", "open", r"\*"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
DATA = st.text("ab1.-#*_[]()<>&!`\\:=+~; \n", min_size=1, max_size=7).map(
    lambda text: "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
)
PARAGRAPHS = st.lists(
    st.one_of(WORDS, DATA.map(lambda x: str(wrap(x))), st.text("- #1.x", max_size=6).map(inline)),
    min_size=1,
    max_size=4,
).map(" ".join)
SHAPES = st.sampled_from(["{}", "- {}", "1. {}", "> {}", "# {}", "::: Letter Date\n{}\n:::"])
LETTERS = st.lists(
    st.tuples(SHAPES, PARAGRAPHS).map(lambda drawn: drawn[0].replace("{}", drawn[1])),
    min_size=1,
    max_size=5,
).map("\n\n".join)


def _words(content: Sequence[Inline]) -> list[str]:
    """What a paragraph reads; in a heading, a line break of data becomes a space."""
    return plain_text(content).split()


@given(LETTERS, st.data())
def test_whatever_the_letter_a_change_is_exact_and_can_be_taken_back(
    text: str, data: st.DataObject
) -> None:
    before = parse(text, NOTES)
    passages = found(text).passages
    edits: tuple[Edit, ...] = ()
    expected = [block.content for block in before.blocks]
    for index in data.draw(st.permutations(range(len(passages)))):
        one = found(text, edits).passages[index]
        assert one.original == passages[index].source
        if one.anchor is None or "\\" in one.anchor.before + one.anchor.after:
            continue  # its neighbour would become a part of it
        edits = changed(edits, one, f"{one.source} zz{index}")
        after = [block.content for block in parse(edited(text, edits), NOTES).blocks]
        assert _words(after[index]) == [*_words(expected[index]), f"zz{index}"]
        expected[index] = after[index]
        assert after == expected
    for index in data.draw(st.permutations(range(len(passages)))):
        edits = taken_back(edits, found(text, edits).passages[index])
        edited(text, edits)
    assert edits == ()
