"""Writing a batch: one outcome a letter, whatever becomes of the others."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from letterapp.batch.drafts import Draft, Drafter
from letterapp.batch.files import open_elsewhere, replace_file
from letterapp.batch.journal import Journal, read_journal
from letterapp.batch.outcomes import Outcome, Outcomes, State
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.errors import LetterappError
from letterapp.problems import Place, error

_CHANGED = "It was changed by hand since it was written."
_FOREIGN = "A file of that name is there which letterapp did not write."
_A_FOLDER = "A folder has the letter's name; rename it."


class Edited(StrEnum):
    """What to do where a person has changed a letter: keep it, or write the new one beside it."""

    KEEP = "keep"
    BESIDE = "beside"


class OutputFolderError(LetterappError):
    """The folder for the letters cannot be used."""

    title = "The letters cannot be written there"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a batch is written."""

    folder: Path
    edited: Edited = Edited.KEEP
    is_dry_run: bool = False


def default_folder(campaign: Campaign) -> Path:
    """Where a campaign's letters go: into it, or into ./letters for a shipped one."""
    return Path("letters") if campaign.is_shipped else campaign.folder / "letters"


def check_letters(campaign: Campaign, choices: Choices) -> Iterator[Outcome]:
    """Pre-flight: what would become of every letter, nothing written; raises UsageError."""
    for draft in Drafter(campaign).drafts(choices):
        yield draft.outcome()


def write_letters(campaign: Campaign, choices: Choices, writing: Writing) -> Outcomes:
    """Makes all letters in memory, then writes them one by one.

    Raises UsageError for choices that name nothing, OutputFolderError and JournalError where the
    folder cannot be used; whatever befalls one letter is its outcome.
    """
    drafts = list(Drafter(campaign).drafts(choices))
    yield from write_drafts(drafts, writing)


def write_drafts(drafts: Sequence[Draft], writing: Writing) -> Outcomes:
    """Writes drafts that were made before, one by one; the journal is settled whatever happens."""
    _check_folder(writing)
    journal = read_journal(writing.folder)
    try:
        for draft in drafts:
            yield _written(draft, writing, journal)
    finally:
        if not writing.is_dry_run and journal.entries:
            _settle(journal)


def _check_folder(writing: Writing) -> None:
    """The folder is there, or could be; it is made only where something is to be written."""
    folder, hint = writing.folder, "Choose another folder."
    try:
        if not writing.is_dry_run:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise OutputFolderError(f"{folder} cannot be made: {cause.strerror}", hint) from cause
    if folder.exists() and not folder.is_dir():
        raise OutputFolderError(f"{folder} is a file, not a folder", hint)


def _settle(journal: Journal) -> None:
    """A journal that cannot be settled still says, in its last state, which letters are ours."""
    try:
        journal.settle()
    except OSError as cause:
        raise OutputFolderError(f"the journal cannot be written: {cause.strerror}") from cause


def _written(draft: Draft, writing: Writing, journal: Journal) -> Outcome:
    if draft.data is None or draft.file_name is None:
        return draft.outcome()
    try:
        return _placed(draft, draft.data, writing.folder / draft.file_name, writing, journal)
    except OSError as cause:
        file = writing.folder / draft.file_name
        why = cause.strerror or str(cause)
        return _failed(draft, file, f"it cannot be written: {why}", _hint(cause, file))


def _failed(draft: Draft, file: Path, message: str, hint: str) -> Outcome:
    """The end of a letter that met a fault of its file: told as its reason and as a problem."""
    problem = error(message, hint, Place(file)).for_letter(draft.target)
    reason = f"{file} {message.removeprefix('it ')}. {hint}".rstrip(". ") + "."
    return draft.outcome(State.FAILED, reason=reason, more=(problem,))


def _hint(cause: OSError, file: Path) -> str:
    """What a person can do about a letter that could not be written."""
    match cause.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"Free some space on the disk of {file.parent}, and write again."
        case errno.EACCES | errno.EPERM if file.is_dir():  # as Windows says it of a folder
            return _A_FOLDER
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "Check who may write there."
        case errno.EISDIR:
            return _A_FOLDER
        case _:
            return ""


def _placed(draft: Draft, data: bytes, file: Path, writing: Writing, journal: Journal) -> Outcome:
    """The letter put in its place, unless a person's work or an open window is there."""
    if file.exists():
        there = file.read_bytes()
        if not journal.is_ours(file.name, there):
            reason = _CHANGED if file.name in journal.entries else _FOREIGN
            return _edited(draft, data, file, writing, journal, reason)
        if there == data and journal.is_current(file.name, data):
            return draft.outcome(State.UNCHANGED, file)
        if lock := open_elsewhere(file):
            hint = f"Close it and write again, or delete {lock.name} if it is not."
            return _failed(draft, file, "it is open elsewhere", hint)
    if not writing.is_dry_run:
        _replace(draft, data, file, journal)
    return draft.outcome(State.WRITTEN, file)


def _edited(
    draft: Draft, data: bytes, file: Path, writing: Writing, journal: Journal, reason: str
) -> Outcome:
    if writing.edited is Edited.KEEP:
        return draft.outcome(State.KEPT, file, reason)
    beside = _beside(draft, file, journal)
    inner = replace(writing, edited=Edited.KEEP)
    return _placed(draft, data, beside, inner, journal)


def _beside(draft: Draft, file: Path, journal: Journal) -> Path:
    """The first name beside a kept letter that is free, or holds this letter as we wrote it."""
    number = 1
    while True:
        mark = " (new)" if number == 1 else f" (new {number})"
        candidate = file.with_name(f"{file.stem}{mark}{file.suffix}")
        if not candidate.exists():
            return candidate
        is_its_own = journal.entries.get(candidate.name, {}).get("target") == draft.target
        if is_its_own and journal.is_ours(candidate.name, candidate.read_bytes()):
            return candidate
        number += 1


def _replace(draft: Draft, data: bytes, file: Path, journal: Journal) -> None:
    assert draft.letter is not None
    old = journal.announce(file.name, draft.letter, data)
    try:
        replace_file(file, data)
    except OSError:
        journal.restore(file.name, old)
        raise
