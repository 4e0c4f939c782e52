"""The journal of an output folder: which files there are ours, and what each was made of.

A file that the journal does not know, or whose hash differs, was made or changed by a person. An
entry is written before its letter, with the hash of the letter it replaces, so that a run that is
killed between the two leaves nothing that looks like a person's work.

Two runs may write into one folder: each changes only the entries it announced, over what is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from letterapp import __version__
from letterapp.batch.files import replace_file
from letterapp.campaign.letters import Letter
from letterapp.errors import LetterappError

NAME = ".letterapp.json"
_FORMAT = 1
_LOCK = ".letterapp.lock"
_PATIENCE = 1.0
"""Seconds to wait for another run that saves; a lock that stays is of a run that was killed."""


class JournalError(LetterappError):
    """The journal of a folder cannot be read."""

    title = "The journal of the letters cannot be read"


Entry = Mapping[str, Any]


class Journal:
    """The entries of one folder by file name, and what one run does to them.

    Two are equal that have the same entries of the same folder.
    """

    def __init__(self, folder: Path, entries: dict[str, Entry] | None = None) -> None:
        self.folder = folder
        self.entries = {} if entries is None else entries
        self._announced: dict[str, Entry] = {}
        self._old: dict[str, Entry | None] = {}
        self._seen: tuple[int, int] | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Journal):
            return NotImplemented
        return (self.folder, self.entries) == (other.folder, other.entries)

    __hash__ = None  # type: ignore[assignment]  # it changes

    def is_ours(self, name: str, sha256: str) -> bool:
        """Whether a file's content is what was last written there, or what that replaced."""
        entry = self.entries.get(name, {})
        return sha256 in (entry.get("sha256"), entry.get("before"))

    def is_current(self, name: str, sha256: str) -> bool:
        """Whether a file's content is what its entry speaks of, not what that replaced."""
        return self.entries.get(name, {}).get("sha256") == sha256

    def refresh(self) -> bool:
        """Reads again what another run may have written meanwhile; whether it has."""
        if _signature(self.folder / NAME) == self._seen:
            return False
        self.read()
        return True

    def read(self) -> None:
        """Reads the entries; raises OSError and JournalError."""
        file = self.folder / NAME
        self._seen = _signature(file)
        self.entries = _stored(file)

    def announce(self, made: Mapping[str, Entry]) -> None:
        """Says, durably, that letters of ours are about to be written: new entries by file name.

        Raises OSError and JournalError; then nothing was said.
        """
        with _locked(self.folder):
            stored = _stored(self.folder / NAME)
            self._put({**stored, **made})
        self._announced = dict(made)
        self._old = {name: stored.get(name) for name in made}

    def settle(self, written: AbstractSet[str]) -> None:
        """Takes back what was not written, and forgets what the others have replaced.

        `written` are the names of the letters that are known to be in their place. Of every other
        that was announced the file tells: a run may have been interrupted right after writing it.
        What another run has announced since stays. Where all is written and nothing was replaced,
        the journal says so already. Raises OSError and JournalError.
        """
        rest = self._announced.keys() - written
        if not rest and not any("before" in one for one in self.entries.values()):
            return
        with _locked(self.folder):
            entries = _stored(self.folder / NAME)
            for name in rest:
                self._settle(name, entries)
            for name, entry in entries.items():
                if "before" in entry and self._is_in_place(name, entry, written):
                    entries[name] = {key: entry[key] for key in entry if key != "before"}
            self._put(entries)

    def _settle(self, name: str, entries: dict[str, Entry]) -> None:
        """Settles the entry of a letter that may not be in its place."""
        mine, old = self._announced[name], self._old[name]
        if self._there(name) == mine["sha256"]:
            entries[name] = mine
        elif entries.get(name) == mine:
            entries.pop(name)
            if old is not None:
                entries[name] = old

    def _is_in_place(self, name: str, entry: Entry, written: AbstractSet[str]) -> bool:
        is_known = name in written and entry == self._announced.get(name)
        return is_known or self._there(name) == entry["sha256"]

    def _there(self, name: str) -> str | None:
        """The hash of the file that is there now."""
        file = self.folder / name
        return digest(file.read_bytes()) if file.is_file() else None

    def _put(self, entries: dict[str, Entry]) -> None:
        lines = [f"{_json(name)}: {_json(entry)}" for name, entry in sorted(entries.items())]
        text = ",\n  ".join(lines)
        data = f'{{"format": {_FORMAT}, "letters": {{\n  {text}\n}}}}\n'.encode()
        file = self.folder / NAME
        if not file.is_file() or file.read_bytes() != data:
            replace_file(file, data)
        self.entries, self._seen = entries, _signature(file)


def read_journal(folder: Path) -> Journal:
    """The journal of a folder, empty where there is none; raises JournalError."""
    journal = Journal(folder)
    try:
        journal.read()
    except OSError as cause:
        raise JournalError(f"{folder / NAME} cannot be read: {cause.strerror}") from cause
    return journal


def _signature(file: Path) -> tuple[int, int] | None:
    """What tells that a file was written anew: its number and its time."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _stored(file: Path) -> dict[str, Entry]:
    """The entries in a file, none where it is missing; raises OSError and JournalError."""
    try:
        return dict(_entries(json.loads(file.read_text("utf-8"))))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, RecursionError) as cause:
        hint = "Rename it; the letters beside it then count as changed by hand, and are kept."
        raise JournalError(f"{file} is damaged: {cause}", hint) from cause


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keeps other runs from saving meanwhile, as far as the folder lets itself be locked."""
    lock, end = folder / _LOCK, time.monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            if time.monotonic() < end:
                time.sleep(0.01)
                continue
        except OSError:  # whether the journal can be written is found out when it is
            yield
            return
        break
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink(missing_ok=True)


def _entries(content: object) -> Iterator[tuple[str, Entry]]:
    """The entries of a journal's content; raises ValueError where it is none, or JournalError."""
    form = content.get("format") if isinstance(content, dict) else None
    if isinstance(form, int) and form > _FORMAT:
        message = "the journal of the letters was written by a newer letterapp"
        raise JournalError(message, "Write with that one, or into another folder.")
    letters = content.get("letters") if isinstance(content, dict) else None
    if not isinstance(letters, dict):
        raise ValueError("it lists no letters")
    for name, entry in letters.items():
        if not isinstance(entry, dict) or not isinstance(entry.get("sha256"), str):
            raise ValueError(f"the entry “{name}” has no hash")
        yield name, entry


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def digest(data: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def entry_of(data: bytes, made_of_: Mapping[str, Any], replaced: str | None = None) -> Entry:
    """The entry for a file of this content; `replaced` is the hash of ours that it replaces."""
    before = {"before": replaced} if replaced else {}
    return {"sha256": digest(data), **made_of_, **before}


def made_of(letter: Letter) -> dict[str, Any]:
    """What a letter was made of, as its journal entry says it."""
    return {
        "target": letter.target.id,
        "demands": [chosen.demand.id for chosen in letter.demands],
        "cases": {
            chosen.demand.id: [case.id for case in chosen.cases]
            for chosen in letter.demands
            if chosen.demand.cases
        },
        "language": letter.language,
        "program": __version__,
    }
