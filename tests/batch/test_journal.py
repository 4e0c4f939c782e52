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
from letterapp.campaign.letters import ChosenDemand, Letter
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
    journal.settle()


def announce(journal: Journal, data: bytes, name: str = LETTER) -> None:
    journal.announce({name: entry_of(data, made_of(letter()))})


def is_ours(folder: Path) -> bool:
    return read_journal(folder).is_ours(LETTER, (folder / LETTER).read_bytes())


def test_a_folder_without_a_journal_knows_nothing(tmp_path: Path) -> None:
    journal = read_journal(tmp_path)
    assert journal == Journal(tmp_path, {})
    assert not journal.is_ours(LETTER, b"any")


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
    journal.settle()
    assert is_ours(tmp_path)


def test_settled_the_replaced_letter_is_no_longer_ours(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    put(tmp_path, b"new")
    assert not read_journal(tmp_path).is_ours(LETTER, b"old")
    assert "before" not in read_journal(tmp_path).entries[LETTER]


def test_what_is_there_is_current_or_was_replaced(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    journal = read_journal(tmp_path)
    announce(journal, b"new")
    assert journal.is_current(LETTER, b"new")
    assert not journal.is_current(LETTER, b"old")
    assert journal.is_ours(LETTER, b"old")


def test_an_announcement_is_taken_back(tmp_path: Path) -> None:
    put(tmp_path, b"old")
    journal = read_journal(tmp_path)
    before = dict(journal.entries)
    made = {name: entry_of(b"new", made_of(letter())) for name in (LETTER, "New.docx")}
    for name, entry in journal.announce(made).items():
        journal.restore(name, entry)
    assert journal.entries == before


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
    journal.settle()
    journal.save()


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
        Journal(tmp_path).save()
    assert (tmp_path / NAME).read_text("utf-8") == text


def test_a_journal_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(JournalError, match="damaged"):
        read_journal(tmp_path)


def test_a_journal_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(JournalError, match="cannot be read"):
        read_journal(tmp_path)
