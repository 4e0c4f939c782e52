"""The journal of an output folder: which files there are ours, and what each was made of.

A file that the journal does not know, or whose hash differs, was made or changed by a person. An
entry is written before its letter, with the hash of the letter it replaces, so that a run that is
killed between the two leaves nothing that looks like a person's work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from letterapp import __version__
from letterapp.batch.files import replace_file
from letterapp.campaign.letters import Letter
from letterapp.errors import LetterappError

NAME = ".letterapp.json"
_FORMAT = 1


class JournalError(LetterappError):
    """The journal of a folder cannot be read."""

    title = "The journal of the letters cannot be read"


@dataclass
class Journal:
    """The entries of one folder by file name."""

    folder: Path
    entries: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def is_ours(self, name: str, data: bytes) -> bool:
        """Whether a file's content is what was last written there, or what that replaced."""
        entry = self.entries.get(name, {})
        return digest(data) in (entry.get("sha256"), entry.get("before"))

    def announce(self, name: str, letter: Letter, data: bytes) -> Mapping[str, Any] | None:
        """Says, durably, that a letter is about to be written; gives the entry it had."""
        old = self.entries.get(name)
        entry = {"sha256": digest(data), **made_of(letter)}
        if old:
            entry["before"] = old["sha256"]
        self.entries[name] = entry
        self.save()
        return old

    def restore(self, name: str, old: Mapping[str, Any] | None) -> None:
        """Takes an announcement back: the letter could not be written."""
        if old is None:
            self.entries.pop(name, None)
        else:
            self.entries[name] = old

    def settle(self) -> None:
        """All announced letters are written: forgets what they replaced, and saves."""
        for name, entry in self.entries.items():
            self.entries[name] = {key: entry[key] for key in entry if key != "before"}
        self.save()

    def save(self) -> None:
        """Writes the journal whole; raises OSError."""
        content = {"format": _FORMAT, "letters": dict(sorted(self.entries.items()))}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        file, data = self.folder / NAME, text.encode()
        if not file.is_file() or file.read_bytes() != data:
            replace_file(file, data)


def read_journal(folder: Path) -> Journal:
    """The journal of a folder, empty where there is none; raises JournalError."""
    file = folder / NAME
    try:
        content = json.loads(file.read_text("utf-8"))
        return Journal(folder, dict(content["letters"]))
    except FileNotFoundError:
        return Journal(folder)
    except (OSError, ValueError, KeyError, TypeError) as cause:
        hint = "Rename it; the letters beside it then count as changed by hand, and are kept."
        raise JournalError(f"{file} is damaged: {cause}", hint) from cause


def digest(data: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


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
