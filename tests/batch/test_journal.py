"""The journal: which files are ours, and what each was made of."""

import errno
import json
from pathlib import Path

import pytest

from letterapp import __version__
from letterapp.batch.journal import (
    NAME,
    Journal,
    JournalError,
    digest,
    entry_of,
    made_of,
    read_journal,
)
from letterapp.campaign.asking import ChosenDemand
from letterapp.campaign.letters import Letter
from letterapp.campaign.model import Asked, Case, Demand, Kind
from tests.batch.batches import letter
from tests.batch.faults import STEPS, break_writing

LETTER = "France.docx"


def demand(demand_id: str, *cases: str) -> Demand:
    made = tuple(Case(id=case, title={"": case}, text={"": {"default": case}}) for case in cases)
    return Demand(
        id=demand_id,
        kind=Kind.DEMAND,
        title={"": demand_id},
        asked_of={"signatory": Asked.NAMED},
        text={"": {"default": "act"}},
        cases=made,
    )


def put(folder: Path, data: bytes) -> None:
    """Writes a letter as a run does that is not killed."""
    journal = read_journal(folder)
    announce(journal, data)
    (folder / LETTER).write_bytes(data)
    journal.settle({LETTER})


def announce(journal: Journal, data: bytes, name: str = LETTER) -> None:
    """Announces a letter in the place of what is there, as a plan that has seen it does."""
    file = journal.folder / name
    seen = digest(file.read_bytes()) if file.exists() else None
    journal.announce({name: entry_of(data, made_of(letter()), seen)})


def is_ours(folder: Path) -> bool:
    return read_journal(folder).is_ours(LETTER, digest((folder / LETTER).read_bytes()))


def test_a_folder_without_a_journal_knows_nothing(tmp_path: Path) -> None:
    journal = read_journal(tmp_path)
    assert journal == Journal(tmp_path, {})
    assert not journal.is_ours(LETTER, digest(b"any"))


def test_a_journal_is_read_as_it_was_written(tmp_path: Path) -> None:
    put(tmp_path, b"letter")
    entry = read_journal(tmp_path).entries[LETTER]
    assert entry == {"sha256": digest(b"letter"), **made_of(letter())}


def test_the_journal_says_what_a_letter_was_made_of() -> None:
    act, charges = demand("act"), demand("charges", "a", "b", "c")
    chosen = (
        ChosenDemand(act, (), Asked.NAMED),
        ChosenDemand(charges, charges.cases[:2], Asked.DERIVED),
    )
    plain = letter("GB")
    made = Letter(plain.target, chosen, "fr", plain.settings, plain.sender)
    assert made_of(made) == {
        "target": "GB",
        "demands": ["act", "charges"],
        "cases": {"charges": ["a", "b"]},
        "language": "fr",
        "program": __version__,
    }


def test_the_journal_holds_no_word_of_the_letter_and_no_time(tmp_path: Path) -> None:
    put(tmp_path, b"the words of the letter")
    content = json.loads((tmp_path / NAME).read_text("utf-8"))
    assert set(content) == {"format", "letters"}
    assert set(content["letters"][LETTER]) == {"sha256", *made_of(letter())}


def test_a_letter_that_was_changed_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path, b"letter")
    assert is_ours(tmp_path)
    (tmp_path / LETTER).write_bytes(b"letter by hand")
    assert not is_ours(tmp_path)


def test_announced_and_not_written_the_old_letter_is_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    announce(read_journal(tmp_path), b"new")
    assert is_ours(tmp_path)


def test_announced_twice_and_not_written_the_old_letter_is_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    for data in (b"new", b"newer", b"newest"):
        announce(read_journal(tmp_path), data)
    assert is_ours(tmp_path)


def test_written_and_not_settled_the_new_letter_is_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    announce(read_journal(tmp_path), b"new")
    (tmp_path / LETTER).write_bytes(b"new")
    assert is_ours(tmp_path)


def test_a_later_run_over_other_letters_does_not_forget(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    announce(read_journal(tmp_path), b"new")
    journal = read_journal(tmp_path)
    announce(journal, b"other", "Other.docx")
    journal.settle({"Other.docx"})
    assert is_ours(tmp_path)


def test_settled_the_replaced_letter_is_no_longer_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    put(tmp_path, b"new")
    assert not read_journal(tmp_path).is_ours(LETTER, digest(b"old"))
    assert "before" not in read_journal(tmp_path).entries[LETTER]


def test_what_is_there_is_current_or_was_replaced(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    journal = read_journal(tmp_path)
    announce(journal, b"new")
    assert journal.is_current(LETTER, digest(b"new"))
    assert not journal.is_current(LETTER, digest(b"old"))
    assert journal.is_ours(LETTER, digest(b"old"))


def test_what_was_not_written_is_taken_back(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    before = read_journal(tmp_path)
    journal = read_journal(tmp_path)
    journal.announce({name: entry_of(b"new", {}) for name in (LETTER, "New.docx")})
    journal.settle(set())
    assert journal == before == read_journal(tmp_path)


def test_a_letter_that_is_in_its_place_is_settled_though_nobody_says_so(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    journal = read_journal(tmp_path)
    announce(journal, b"new")
    (tmp_path / LETTER).write_bytes(b"new")  # and interrupted
    journal.settle(set())
    assert read_journal(tmp_path).entries[LETTER] == entry_of(b"new", made_of(letter()))


def test_what_was_changed_since_it_was_seen_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    seen = digest(b"old")
    (tmp_path / LETTER).write_bytes(b"by hand")
    journal = read_journal(tmp_path)
    journal.announce({LETTER: entry_of(b"new", {}, seen)})  # and killed
    assert not is_ours(tmp_path)
    journal.settle(set())
    assert not is_ours(tmp_path)


@pytest.mark.parametrize("first", [b"same", b"other"])
def test_what_another_run_announced_since_stays(tmp_path: Path, first: bytes) -> None:
    one, two = read_journal(tmp_path), read_journal(tmp_path)
    announce(one, first)
    announce(two, b"same")
    (tmp_path / LETTER).write_bytes(b"same")
    two.settle({LETTER})
    one.settle(set())
    assert is_ours(tmp_path)


def test_of_two_runs_the_one_that_did_not_write_gives_back_what_the_other_said(
    tmp_path: Path,
) -> None:
    one, two = read_journal(tmp_path), read_journal(tmp_path)
    announce(one, b"one")
    announce(two, b"two")
    (tmp_path / LETTER).write_bytes(b"one")
    two.settle(set())
    assert is_ours(tmp_path)
    one.settle({LETTER})
    assert is_ours(tmp_path)


def test_what_another_run_has_written_is_learnt(tmp_path: Path) -> None:
    journal = read_journal(tmp_path)
    assert not journal.refresh()
    put(tmp_path, b"new")
    assert journal.refresh()
    assert journal.is_ours(LETTER, digest(b"new"))
    assert not journal.refresh()


@pytest.mark.parametrize("step", STEPS)
def test_an_announcement_that_cannot_be_saved_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    put(tmp_path, b"old")
    text = (tmp_path / NAME).read_bytes()
    journal = read_journal(tmp_path)
    with monkeypatch.context() as patch:
        break_writing(patch, step, errno.ENOSPC)
        with pytest.raises(OSError, match="space"):
            announce(journal, b"new")
    assert (tmp_path / NAME).read_bytes() == text
    assert journal == read_journal(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([NAME, LETTER])


def test_a_journal_that_says_the_same_is_not_written_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, b"old")
    journal = read_journal(tmp_path)
    break_writing(monkeypatch, "open", errno.ENOSPC)
    journal.announce(dict(journal.entries))
    journal.settle({LETTER})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '"letters"',
        '{"format": 1}',
        '{"letters": []}',
        '{"letters": {"France.docx": "abc"}}',
        '{"letters": {"France.docx": {}}}',
        '{"letters": {"France.docx": {"sha256": 1}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_journal_is_refused_with_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, "utf-8")
    with pytest.raises(JournalError) as caught:
        read_journal(tmp_path)
    assert str(tmp_path / NAME) in caught.value.message
    assert "Rename it" in caught.value.hint


def test_a_journal_of_a_newer_program_is_refused_and_left(tmp_path: Path) -> None:
    text = '{"format": 2, "letters": {}}'
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(JournalError, match="newer"):
        read_journal(tmp_path)
    with pytest.raises(JournalError, match="newer"):
        Journal(tmp_path).announce({LETTER: entry_of(b"new", {})})
    assert (tmp_path / NAME).read_text("utf-8") == text


def test_a_journal_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(JournalError, match="damaged"):
        read_journal(tmp_path)


def test_a_journal_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(JournalError, match="cannot be read"):
        read_journal(tmp_path)
