"""PDFs beside the letters of a batch: they show the Word file beside them, and are as safe."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterapp.batch.drafts import Draft
from letterapp.batch.journal import NAME, digest, read_journal
from letterapp.batch.outcomes import Outcome, State
from letterapp.batch.plan import Edited, Format
from letterapp.batch.write import Writing, write_drafts
from letterapp.problems import Place, warning
from tests.batch.batches import draft
from tests.batch.faults import break_writing
from tests.pages.pdf.reading import text_of
from tests.word.packages import file as word_package

BOTH = frozenset(Format)
PDF = frozenset({Format.PDF})
OBJECT = "<w:p><w:r><w:object/></w:r></w:p>"


def word_file(text: str, more: str = "") -> bytes:
    return word_package(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{more}")


def drafts(text: str = "Dear Minister", targets: Sequence[str] = ("FR", "GB")) -> list[Draft]:
    return [draft(target, word_file(f"{text} of {target}")) for target in targets]


def run(
    folder: Path,
    made: Iterable[Draft],
    formats: frozenset[Format] = BOTH,
    edited: Edited = Edited.KEEP,
) -> list[Outcome]:
    return list(write_drafts(made, Writing(folder, edited, formats=formats)))


def told(outcomes: Sequence[Outcome]) -> dict[str, State]:
    return {one.file.name if one.file else one.target: one.state for one in outcomes}


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != NAME)


def test_a_pdf_stands_beside_each_letter_and_stays_as_it_is(tmp_path: Path) -> None:
    first = run(tmp_path, drafts())
    files = ["Britain.docx", "Britain.pdf", "France.docx", "France.pdf"]
    assert told(first) == dict.fromkeys(files, State.WRITTEN)
    assert [one.file.name for one in first if one.file][:2] == ["France.docx", "France.pdf"]
    assert names(tmp_path) == files
    assert text_of(tmp_path / "France.pdf").strip() == "Dear Minister of FR"
    assert told(run(tmp_path, drafts())) == dict.fromkeys(files, State.UNCHANGED)


def test_the_journal_knows_a_pdf_as_it_knows_its_letter(tmp_path: Path) -> None:
    run(tmp_path, drafts(targets=["FR"]))
    entries = read_journal(tmp_path).entries
    assert entries.keys() == {"France.docx", "France.pdf"}
    assert entries["France.pdf"]["sha256"] == digest((tmp_path / "France.pdf").read_bytes())
    without_hash = [{**entry, "sha256": ""} for entry in entries.values()]
    assert without_hash[0] == without_hash[1]


def test_a_letter_that_says_something_else_gets_another_pdf(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    assert set(told(run(tmp_path, drafts("Dear Madam"))).values()) == {State.WRITTEN}
    assert text_of(tmp_path / "France.pdf").strip() == "Dear Madam of FR"


def test_a_pdf_alone_is_written_without_its_word_file(tmp_path: Path) -> None:
    known = warning("a warning of the letter").for_letter("FR")
    made = [replace(one, problems=(known,)) for one in drafts(targets=["FR"])]
    (outcome,) = run(tmp_path, made, PDF)
    assert (outcome.state, outcome.file) == (State.WRITTEN, tmp_path / "France.pdf")
    assert outcome.problems == (known,)
    assert names(tmp_path) == ["France.pdf"]
    assert told(run(tmp_path, made, PDF)) == {"France.pdf": State.UNCHANGED}


def test_what_is_told_of_a_letter_is_not_told_of_its_pdf_again(tmp_path: Path) -> None:
    known = warning("a warning of the letter").for_letter("FR")
    template = tmp_path / "letterhead.docx"
    template.write_bytes(word_package())
    data = word_file("Dear Minister", OBJECT)
    made = replace(draft("FR", data), problems=(known,), word_template=template)
    letter, pdf = run(tmp_path, [made])
    assert letter.problems == (known,)
    (lost,) = pdf.problems
    assert lost.message == "an object of another program is not shown"
    assert (lost.where.file, lost.letter, pdf.state) == (template, "FR", State.WRITTEN)


@pytest.mark.parametrize("formats", [BOTH, PDF])
def test_the_pdf_shows_the_letter_as_a_person_has_changed_it(
    tmp_path: Path, formats: frozenset[Format]
) -> None:
    run(tmp_path, drafts(targets=["FR"]))
    by_hand = word_file("My own words")
    (tmp_path / "France.docx").write_bytes(by_hand)
    outcomes = told(run(tmp_path, drafts("Dear Madam", ["FR"]), formats))
    assert outcomes["France.pdf"] is State.WRITTEN
    assert outcomes.get("France.docx", State.KEPT) is State.KEPT
    assert text_of(tmp_path / "France.pdf").strip() == "My own words"
    assert (tmp_path / "France.docx").read_bytes() == by_hand


@pytest.mark.parametrize("formats", [BOTH, PDF])
def test_there_is_no_pdf_of_a_word_file_of_somebody_else(
    tmp_path: Path, formats: frozenset[Format]
) -> None:
    (tmp_path / "France.docx").write_bytes(word_file("somebody's"))
    outcomes = run(tmp_path, drafts(targets=["FR"]), formats)
    assert told(outcomes) == {"France.docx": State.KEPT}
    assert names(tmp_path) == ["France.docx"]


def test_a_pdf_that_a_person_changed_or_made_is_kept(tmp_path: Path) -> None:
    run(tmp_path, drafts(targets=["FR"]))
    for name in ("France.pdf", "Britain.pdf"):
        (tmp_path / name).write_bytes(b"with a signature")
    outcomes = run(tmp_path, drafts("Dear Madam"))
    assert told(outcomes) == {
        "France.docx": State.WRITTEN,
        "France.pdf": State.KEPT,
        "Britain.docx": State.WRITTEN,
        "Britain.pdf": State.KEPT,
    }
    for name in ("France.pdf", "Britain.pdf"):
        assert (tmp_path / name).read_bytes() == b"with a signature"


@pytest.mark.parametrize("formats", [BOTH, PDF])
def test_the_pdf_of_a_letter_beside_a_changed_one_has_its_name(
    tmp_path: Path, formats: frozenset[Format]
) -> None:
    run(tmp_path, drafts(targets=["FR"]))
    before = (tmp_path / "France.pdf").read_bytes()
    (tmp_path / "France.docx").write_bytes(word_file("My own words"))
    outcomes = told(run(tmp_path, drafts("Dear Madam", ["FR"]), formats, Edited.BESIDE))
    assert outcomes["France (new).pdf"] is State.WRITTEN
    assert ("France (new).docx" in outcomes) is (Format.DOCX in formats)
    assert text_of(tmp_path / "France (new).pdf").strip() == "Dear Madam of FR"
    assert (tmp_path / "France.pdf").read_bytes() == before


def test_a_letter_whose_pdf_fails_is_written_and_the_failure_is_told(tmp_path: Path) -> None:
    broken = draft("FR", b"no Word file")
    outcomes = run(tmp_path, [broken, *drafts(targets=["GB"])])
    assert told(outcomes) == {
        "France.docx": State.WRITTEN,
        "FR": State.FAILED,
        "Britain.docx": State.WRITTEN,
        "Britain.pdf": State.WRITTEN,
    }
    failed = outcomes[1]
    assert failed.reason == (
        f"{tmp_path / 'France.pdf'} cannot be made: this is no Word file (.docx)."
    )
    (problem,) = failed.problems
    assert (problem.is_error, problem.letter) == (True, "FR")


def test_a_pdf_that_takes_too_long_fails_and_the_next_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERAPP_LIMIT_SECONDS", "1")
    long = draft("FR", word_file("a", "<w:p><w:r><w:t>A long letter</w:t></w:r></w:p>" * 120_000))
    outcomes = run(tmp_path, [long, *drafts(targets=["GB"])], PDF)
    assert told(outcomes) == {"FR": State.FAILED, "Britain.pdf": State.WRITTEN}
    assert "it took longer than 1 second and was stopped" in outcomes[0].reason


def test_a_letter_without_data_has_one_outcome(tmp_path: Path) -> None:
    skipped = replace(draft("FR", None), skip_reason="Nothing is left to ask.")
    for formats in (BOTH, PDF):
        assert told(run(tmp_path, [skipped], formats)) == {"FR": State.SKIPPED}


def test_a_dry_run_says_what_would_become_of_both_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    writing = Writing(folder, is_dry_run=True, formats=BOTH)
    outcomes = list(write_drafts(drafts(targets=["FR"]), writing))
    assert told(outcomes) == {"France.docx": State.WRITTEN, "France.pdf": State.WRITTEN}
    assert not folder.exists()


def test_there_is_no_pdf_of_a_letter_that_did_not_come_to_its_place(tmp_path: Path) -> None:
    run(tmp_path, drafts())
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    with pytest.MonkeyPatch.context() as patch:
        break_writing(patch, "write", errno.ENOSPC, lambda name: name.endswith("France.docx"))
        outcomes = run(tmp_path, drafts("Dear Madam"))
    assert [one.state for one in outcomes] == [State.FAILED] * 2 + [State.WRITTEN] * 2
    assert outcomes[1].reason == (
        f"{tmp_path / 'France.pdf'} was not written, as its Word file was not."
    )
    for name in ("France.docx", "France.pdf"):
        assert (tmp_path / name).read_bytes() == before[name]
    assert told(run(tmp_path, drafts("Dear Madam", ["FR"]))) == {
        "France.docx": State.WRITTEN,
        "France.pdf": State.WRITTEN,
    }


def test_a_kept_letter_that_cannot_be_shown_is_what_the_problem_names(tmp_path: Path) -> None:
    run(tmp_path, drafts(targets=["FR"]))
    letter = tmp_path / "France.docx"
    letter.write_bytes(b"by hand")
    kept, failed = run(tmp_path, drafts(targets=["FR"]))
    assert (kept.state, failed.state) == (State.KEPT, State.FAILED)
    assert failed.problems[0].where == Place(letter)
