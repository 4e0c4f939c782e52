"""Writing a batch: one outcome a letter and format, whatever becomes of the others."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from msgspec import Struct

from letterapp.batch.drafting import made_drafts
from letterapp.batch.drafts import Draft
from letterapp.batch.files import flush_folder, replace_file, sweep
from letterapp.batch.journal import Journal, read_journal
from letterapp.batch.outcomes import Outcome, Outcomes, State
from letterapp.batch.pdfs import Pdfs
from letterapp.batch.plan import Edited, Format, Plan, Planned, failed, without_word_file
from letterapp.batch.soundness import Soundness
from letterapp.batch.spool import Spool
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.errors import LetterappError


class OutputFolderError(LetterappError):
    """The folder for the letters cannot be used."""

    title = "The letters cannot be written there"


class Writing(Struct, frozen=True):
    """How a batch is written."""

    folder: Path
    edited: Edited = Edited.KEEP
    is_dry_run: bool = False
    formats: AbstractSet[Format] = frozenset({Format.DOCX})


Prepared = Callable[[Draft], None]
"""Told of each letter when it is made, before the first is written; what it raises ends the batch,
with nothing written."""


def default_folder(campaign: Campaign) -> Path:
    """Where a campaign's letters go: into it, or into ./letters for a shipped one."""
    return Path("letters") if campaign.is_shipped else campaign.folder / "letters"


def check_letters(campaign: Campaign, choices: Choices) -> Outcomes:
    """Pre-flight: what would become of every letter, nothing written; raises UsageError."""
    soundness = Soundness()
    for draft in made_drafts(campaign, choices):
        yield soundness.checked(draft).outcome()


def write_letters(
    campaign: Campaign, choices: Choices, writing: Writing, prepared: Prepared | None = None
) -> Outcomes:
    """Makes and checks all letters, telling `prepared` of each, then writes them one by one.

    Raises UsageError for choices that name nothing, OutputFolderError and JournalError where the
    folder cannot be used; whatever befalls one letter is its outcome.
    """
    with closing(made_drafts(campaign, choices)) as drafts:
        yield from write_drafts(drafts, writing, prepared)


def write_drafts(
    drafts: Iterable[Draft], writing: Writing, prepared: Prepared | None = None
) -> Outcomes:
    """Writes drafts, once all of them are made; the journal is settled whatever happens."""
    journal = read_journal(writing.folder)
    with Spool() as spool:
        planned = _planned(_told(drafts, prepared), writing, journal, spool)
        _check_folder(writing)
        if writing.is_dry_run:
            yield from (one.outcome for one in planned)
        else:
            yield from _written(planned, journal, spool)


def _told(drafts: Iterable[Draft], prepared: Prepared | None) -> Iterator[Draft]:
    """The drafts, each told of when its files are planned."""
    for draft in drafts:
        yield draft
        if prepared:
            prepared(draft.light())


def _planned(
    drafts: Iterable[Draft], writing: Writing, journal: Journal, spool: Spool
) -> list[Planned]:
    has_pdfs, has_word_files = (each in writing.formats for each in (Format.PDF, Format.DOCX))
    with _collecting_seldom(), Pdfs() if has_pdfs else nullcontext() as pdfs:
        plan = Plan(journal, spool, writing.edited, pdfs, has_word_files=has_word_files)
        return [one for draft in drafts for one in plan.of(draft)]


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Lets the collector of cycles look less often: a plan is kept to the end, and has none.

    In a batch of 20,000 it would take a sixth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(20_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _written(planned: Sequence[Planned], journal: Journal, spool: Spool) -> Outcomes:
    """Announces all letters that are to be written, then writes one after the other."""
    waiting = {one.file.name: one for one in planned if one.is_to_write and one.file}
    written: set[str] = set()
    missed: set[Path | None] = set()
    if waiting:
        _announce(waiting, journal)
    try:
        for one in planned:
            outcome = _end(one, spool, missed)
            if outcome.state is State.WRITTEN and one.file:
                written.add(one.file.name)
            elif one.is_to_write and outcome.state is not State.UNCHANGED:
                missed.add(one.file)
            yield outcome
    finally:
        if waiting:
            flush_folder(journal.folder)
        _settle(journal, written)


def _announce(waiting: Mapping[str, Planned], journal: Journal) -> None:
    """Says in the journal what is to come."""
    try:
        journal.announce({name: one.entry or {} for name, one in waiting.items()})
    except OSError as cause:
        raise OutputFolderError(f"the journal cannot be written: {cause.strerror}") from cause


def _end(one: Planned, spool: Spool, missed: AbstractSet[Path | None]) -> Outcome:
    """What becomes of a file; there is no PDF of a letter that did not come to its place."""
    if one.is_to_write and one.shows and one.shows in missed:
        return without_word_file(one)
    return _replaced(one, spool) if one.is_to_write else one.outcome


def _replaced(one: Planned, spool: Spool) -> Outcome:
    """The letter put in its place, unless that is no longer as it was when it was planned."""
    assert one.file is not None
    assert one.spooled is not None
    try:
        if kept := one.changed_since():
            return kept
        replace_file(one.file, spool.get(one.spooled), flushes_folder=False)
    except OSError as cause:
        return failed(one.draft, one.file, cause)
    return one.outcome


def _check_folder(writing: Writing) -> None:
    """The folder is there, or could be; it is made only where something is to be written."""
    folder, hint = writing.folder, "Choose another folder."
    try:
        if not writing.is_dry_run:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
        above = (folder, *folder.absolute().parents)
        there = next(one for one in above if one.exists())
    except OSError as cause:
        raise OutputFolderError(f"{folder} cannot be made: {cause.strerror}", hint) from cause
    if not there.is_dir():
        raise OutputFolderError(f"{there} is a file, not a folder", hint)


def _settle(journal: Journal, written: AbstractSet[str]) -> None:
    """A journal that cannot be settled still says, in its last state, which letters are ours."""
    try:
        journal.settle(written)
    except OSError as cause:
        raise OutputFolderError(f"the journal cannot be written: {cause.strerror}") from cause
