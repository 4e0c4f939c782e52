"""What is to become of each letter of a batch, decided before the first file is written."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from letterapp.batch.drafts import Draft
from letterapp.batch.files import open_elsewhere
from letterapp.batch.journal import Journal, digest, entry_of
from letterapp.batch.outcomes import Outcome, State
from letterapp.batch.pdfs import Pdfs
from letterapp.batch.soundness import Soundness
from letterapp.batch.spool import Spool, Spooled
from letterapp.problems import Place, Topic, error

_CHANGED = "It was changed by hand since it was written."
_FOREIGN = "A file of that name is there which letterapp did not write."
_A_FOLDER = "A folder has the letter’s name; rename it."


class Format(StrEnum):
    """What a letter is written as; a PDF stands beside its Word file, under the same name."""

    DOCX = "docx"
    PDF = "pdf"


class Edited(StrEnum):
    """What to do where a person has changed a letter: keep it, or write the new one beside it."""

    KEEP = "keep"
    BESIDE = "beside"


class Planned(Struct, frozen=True):
    """One file of a plan: its end, if all goes well, and what is needed to bring it about.

    `seen` is the hash of the file that it replaces, `entry` what the journal is to say of it,
    `shows` the Word file of this run that a PDF is of.
    """

    draft: Draft
    outcome: Outcome
    file: Path | None = None
    spooled: Spooled | None = None
    seen: str | None = None
    entry: Mapping[str, Any] | None = None
    shows: Path | None = None

    @property
    def is_to_write(self) -> bool:
        """Whether there is something to write."""
        return self.spooled is not None

    def changed_since(self) -> Outcome | None:
        """The end of a letter whose file was changed after it was planned; raises OSError."""
        assert self.file is not None
        assert self.entry is not None
        if not os.path.exists(self.file):  # noqa: PTH110  for speed
            return None
        there = digest(self.file.read_bytes())
        if there == self.seen:
            return None
        if there == self.entry["sha256"]:  # another run has written the same
            return self.draft.outcome(State.UNCHANGED, self.file)
        return self.draft.outcome(State.KEPT, self.file, _CHANGED)


class _Made(Struct, frozen=True):
    """A file that is made: its draft, the same without its bytes, and these.

    One that is not `is_wanted` is planned only for what stands beside it.
    """

    draft: Draft
    light: Draft
    data: bytes
    is_wanted: bool = True


class Plan:
    """Plans the files of one batch; their bytes wait in the spool.

    Without `pdfs` there are Word files only; with them there may be PDFs only.
    """

    def __init__(
        self,
        journal: Journal,
        spool: Spool,
        edited: Edited,
        pdfs: Pdfs | None = None,
        *,
        has_word_files: bool = True,
    ) -> None:
        self._folder = journal.folder
        self._journal = journal
        self._spool = spool
        self._edited = edited
        self._pdfs = pdfs
        self._has_word_files = has_word_files
        self._soundness = Soundness()
        self._taken: set[str] = set()
        self._there = _names_in(self._folder)

    def of(self, draft: Draft) -> Iterator[Planned]:
        """What is to become of a draft, file by file; a fault of a file is its outcome."""
        letter = self._letter(draft)
        pdf = self._pdf(draft, letter, self._pdfs) if self._pdfs else None
        if pdf is None or self._has_word_files:
            yield letter
        if pdf is not None:
            yield pdf

    def _letter(self, draft: Draft) -> Planned:
        """The Word file of a draft."""
        if draft.data is None or draft.file_name is None:
            return Planned(draft, draft.outcome())
        made = _Made(draft, draft.light(), draft.data, is_wanted=self._has_word_files)
        return self._planned(made, self._folder / draft.file_name)

    def _pdf(self, draft: Draft, letter: Planned, pdfs: Pdfs) -> Planned | None:
        """The PDF beside a letter; None where the Word file there is not of this program."""
        shown = self._shown(draft, letter)
        if letter.file is None or shown is None:
            return None
        file, is_told = letter.file.with_suffix(".pdf"), self._has_word_files
        paged = pdfs.draft_of(draft, *shown, is_told=is_told)
        light = paged.light()
        if paged.data is None:
            reason = f"{file} cannot be made: {paged.outcome().reason}."
            return Planned(light, paged.outcome(reason=reason))
        planned = self._planned(_Made(paged, light, paged.data), file)
        return replace(planned, shows=letter.file)

    def _shown(self, draft: Draft, letter: Planned) -> tuple[bytes, Place] | None:
        """The Word file that a PDF is of, and what its problems name: what stands beside it.

        So it shows the letter as a person has changed it, where that is kept.
        """
        match letter.outcome.state:
            case State.WRITTEN | State.UNCHANGED if draft.data is not None:
                return draft.data, Place(draft.word_template)
            case State.KEPT if letter.file and letter.file.name in self._journal.entries:
                with contextlib.suppress(OSError):
                    return letter.file.read_bytes(), Place(letter.file)
        return None

    def _planned(self, made: _Made, file: Path) -> Planned:
        try:
            return self._placed(made, file, self._edited)
        except OSError as cause:
            return Planned(made.light, failed(made.draft, file, cause), file)

    def _placed(self, made: _Made, file: Path, edited: Edited) -> Planned:
        """A letter in its place, unless a person's work or an open window is there."""
        seen, draft, light = None, made.draft, made.light
        if file.name.casefold() in self._taken:
            hint = "Change the pattern of names, or rename the letter beside the one you changed."
            message = "another letter of this run has that name"
            return Planned(light, _failed(draft, file, message, hint), file)
        if self._may_be_there(file.name) and file.exists():
            there = file.read_bytes()
            seen = digest(there)
            if not self._is_ours(file.name, seen):
                return self._kept(made, file, edited)
            if there == made.data and self._journal.is_current(file.name, seen):
                return Planned(light, draft.outcome(State.UNCHANGED, file), file)
            if made.is_wanted and (lock := open_elsewhere(file)):
                hint = f"Close it and write again, or delete {lock.name} if it is not."
                return Planned(light, _failed(draft, file, "it is open elsewhere", hint), file)
        checked = self._soundness.checked(draft)
        if checked.data is None:
            return Planned(light, checked.outcome())
        self._taken.add(file.name.casefold())
        entry = entry_of(made.data, draft.made_of or {}, seen)
        outcome = draft.outcome(State.WRITTEN, file)
        spooled = self._spool.add(made.data) if made.is_wanted else None
        return Planned(light, outcome, file, spooled, seen, entry)

    def _may_be_there(self, name: str) -> bool:
        """Whether there was a file of that name, as far as the folder lets itself be listed."""
        return self._there is None or name.casefold() in self._there

    def _is_ours(self, name: str, sha256: str) -> bool:
        """Whether the journal knows a file's content, or another run has told it since."""
        if self._journal.is_ours(name, sha256):
            return True
        return self._journal.refresh() and self._journal.is_ours(name, sha256)

    def _kept(self, made: _Made, file: Path, edited: Edited) -> Planned:
        draft = made.draft
        if edited is Edited.KEEP:
            reason = _CHANGED if file.name in self._journal.entries else _FOREIGN
            return Planned(made.light, draft.outcome(State.KEPT, file, reason), file)
        return self._placed(made, self._beside(draft, file), Edited.KEEP)

    def _beside(self, draft: Draft, file: Path) -> Path:
        """The first name beside a kept letter that is free, or holds this letter as we wrote it."""
        for number in itertools.count(1):
            mark = " (new)" if number == 1 else f" (new {number})"
            candidate = file.with_name(f"{file.stem}{mark}{file.suffix}")
            if candidate.name.casefold() in self._taken:
                continue
            if not candidate.exists() or self._is_its_own(draft, candidate):
                return candidate
        raise AssertionError("numbers end")

    def _is_its_own(self, draft: Draft, file: Path) -> bool:
        """Whether a file is this draft's letter as we wrote it."""
        entry = self._journal.entries.get(file.name, {})
        if entry.get("target") != draft.target:
            return False
        return self._is_ours(file.name, digest(file.read_bytes()))


def _names_in(folder: Path) -> frozenset[str] | None:
    """The names of what is in a folder, without case; None where it cannot be listed."""
    try:
        return frozenset(found.name.casefold() for found in folder.iterdir())
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return None


def failed(draft: Draft, file: Path, cause: OSError) -> Outcome:
    """The end of a letter whose file the system refuses."""
    why = cause.strerror or str(cause)
    return _failed(draft, file, f"it cannot be written: {why}", _hint(cause, file))


def without_word_file(one: Planned) -> Outcome:
    """The end of a PDF whose letter could not be put beside it."""
    assert one.file is not None
    return _failed(one.draft, one.file, "it was not written, as its Word file was not", "")


def _failed(draft: Draft, file: Path, message: str, hint: str) -> Outcome:
    """The end of a letter that met a fault of its file: told as its reason and as a problem."""
    problem = error(message, hint, Place(file), Topic.FILE).for_letter(draft.target)
    reason = f"{file} {message.removeprefix('it ')}. {hint}".rstrip(". ") + "."
    return draft.outcome(State.FAILED, reason=reason, more=(problem,))


def _hint(cause: OSError, file: Path) -> str:
    """What a person can do about a letter that could not be written."""
    match cause.errno:
        case errno.ENOSPC | errno.EDQUOT:
            # The spool, which is in another folder than the letters, names its own.
            is_folder = isinstance(cause.filename, str) and Path(cause.filename).is_dir()
            full = cause.filename if is_folder else file.parent
            return f"Free some space on the disk of {full}, and write again."
        case errno.EACCES | errno.EPERM if file.is_dir():  # as Windows says it of a folder
            return _A_FOLDER
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "Check who may write there."
        case errno.EISDIR:
            return _A_FOLDER
        case _:
            return ""
