"""The campaign's files on the disk: written one by one, and never over what is not known.

Called from a thread; nothing here knows the window.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from letterapp.batch.files import replace_file
from letterapp.campaign.files import NAMES, Files
from letterapp.campaign.toml_text import TomlText, plain_text

LOCK = ".letterapp.lock"
_WAIT = 5_000
"""Milliseconds that another window may take to save."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is known to hold: `content`, None where it is missing, which says `toml`."""

    toml: TomlText
    content: bytes | None


class ForeignChangeError(Exception):
    """Files that were to be written hold what is not known; nothing was written."""


def known_of(files: Files) -> dict[str, Known]:
    """What the files hold from which these were read, if nobody has changed them since."""
    known: dict[str, Known] = {}
    for name, there in read_contents(files.folder).items():
        toml = files.toml(name)
        is_same = there is None or not toml.blocks or _says(there, toml)
        known[name] = Known(toml, there if is_same else toml.content)
    return known


def read_contents(folder: Path) -> dict[str, bytes | None]:
    """What the files of a folder hold; None for one that is missing or cannot be read."""
    return {name: _read(folder / name) for name in NAMES}


def unsaved(files: Files, known: Mapping[str, Known]) -> list[str]:
    """The names of the files that say something else than is saved."""
    pairs = ((name, files.toml(name), known[name].toml) for name in NAMES)
    return [name for name, ours, saved in pairs if ours is not saved and ours != saved]


def save(files: Files, known: Mapping[str, Known]) -> dict[str, Known]:
    """Writes the files that say something else than is saved, each whole or not at all.

    Raises OSError, and ForeignChangeError where another program has written one of them since. Two
    windows never write at once.
    """
    changed = unsaved(files, known)
    with _locked(files.folder):
        there = read_contents(files.folder)
        ours = {name: files.toml(name).content for name in changed}
        if any(there[name] not in (known[name].content, ours[name]) for name in changed):
            raise ForeignChangeError
        for name, content in ours.items():
            if there[name] != content:
                replace_file(files.folder / name, content)
    return {**known, **{name: Known(files.toml(name), ours[name]) for name in changed}}


def put_beside(file: Path, content: bytes, mark: str) -> Path:
    """Keeps a content beside a file, as `NAME (mark).toml`; raises OSError."""
    names = (f"{file.stem} ({mark}{count}){file.suffix}" for count in ("", " 2", " 3", " 4", " 5"))
    beside = next(one for one in map(file.with_name, names) if not one.exists())
    replace_file(beside, content)
    return beside


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder to ourselves; a lock that nobody lets go is of a program that has crashed."""
    lock = QLockFile(str(folder / LOCK))
    lock.tryLock(_WAIT)
    try:
        yield
    finally:
        lock.unlock()


def _says(content: bytes, toml: TomlText) -> bool:
    try:
        return plain_text(content) == toml.text
    except UnicodeDecodeError:
        return False


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
