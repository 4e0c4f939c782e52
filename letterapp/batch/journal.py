"""The journal of an output folder: which files there are ours, and what each was made of.

A file that the journal does not know, or whose hash differs, was made or changed by a person. An
entry is written before its letter, with the hash of the letter it replaces, so that a run that is
killed between the two leaves nothing that looks like a person's work.

Two runs may write into one folder: each saves only the entries it changed, over what is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass
class Journal:
    """The entries of one folder by file name."""

    folder: Path
    entries: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _touched: set[str] = field(default_factory=set, compare=False, repr=False)
    _has_restored: bool = field(default=False, compare=False, repr=False)

    def is_ours(self, name: str, data: bytes) -> bool:
        """Whether a file's content is what was last written there, or what that replaced."""
        entry = self.entries.get(name, {})
        return digest(data) in (entry.get("sha256"), entry.get("before"))

    def is_current(self, name: str, data: bytes) -> bool:
        """Whether a file's content is what its entry speaks of, not what that replaced."""
        return self.entries.get(name, {}).get("sha256") == digest(data)

    def announce(
        self, made: Mapping[str, Mapping[str, Any]]
    ) -> Mapping[str, Mapping[str, Any] | None]:
        """Says, durably, that letters of ours are about to be written; gives the entries they had.

        `made` are the new entries by file name (`entry_of`).
        """
        old = {name: self.entries.get(name) for name in made}
        for name, entry in made.items():
            there = self._there(name)
            self.entries[name] = {**entry, "before": there} if there else dict(entry)
        self._touched.update(made)
        try:
            self.save()
        except (OSError, JournalError):
            for name, entry_before in old.items():
                self.restore(name, entry_before)
            raise
        return old

    def restore(self, name: str, old: Mapping[str, Any] | None) -> None:
        """Takes an announcement back: the letter could not be written."""
        self._touched.add(name)
        self._has_restored = True
        if old is None:
            self.entries.pop(name, None)
        else:
            self.entries[name] = old

    def settle(self) -> None:
        """Forgets what the letters that are in their place have replaced, and saves.

        Where all was written and nothing replaced, the journal says so already.
        """
        if not self._has_restored and not any("before" in one for one in self.entries.values()):
            return
        with _locked(self.folder):
            self._overlay()
            for name, entry in self.entries.items():
                if "before" in entry and self._there(name) == entry["sha256"]:
                    self.entries[name] = {key: entry[key] for key in entry if key != "before"}
            self._put()

    def _there(self, name: str) -> str | None:
        """The hash of the file that is there now."""
        file = self.folder / name
        return digest(file.read_bytes()) if file.is_file() else None

    def save(self) -> None:
        """Writes what this run changed over what is there; raises OSError and JournalError."""
        with _locked(self.folder):
            self._overlay()
            self._put()

    def _overlay(self) -> None:
        """Takes from the file all entries but those that this run has changed."""
        merged = _stored(self.folder / NAME)
        for name in self._touched:
            merged.pop(name, None)
            if name in self.entries:
                merged[name] = self.entries[name]
        self.entries = merged

    def _put(self) -> None:
        lines = [f"{_json(name)}: {_json(entry)}" for name, entry in sorted(self.entries.items())]
        text = ",\n  ".join(lines)
        data = f'{{"format": {_FORMAT}, "letters": {{\n  {text}\n}}}}\n'.encode()
        file = self.folder / NAME
        if not file.is_file() or file.read_bytes() != data:
            replace_file(file, data)


def read_journal(folder: Path) -> Journal:
    """The journal of a folder, empty where there is none; raises JournalError."""
    file = folder / NAME
    try:
        return Journal(folder, _stored(file))
    except OSError as cause:
        raise JournalError(f"{file} cannot be read: {cause.strerror}") from cause


def _stored(file: Path) -> dict[str, Mapping[str, Any]]:
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


def _entries(content: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
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


def entry_of(data: bytes, made_of_: Mapping[str, Any]) -> Mapping[str, Any]:
    """The journal's entry for a file of this content."""
    return {"sha256": digest(data), **made_of_}


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
