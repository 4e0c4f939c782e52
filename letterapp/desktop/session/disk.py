"""The campaign's files on the disk: written one by one, and never over what is not known.

Called from a thread; nothing here knows the window.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLockFile

from letterapp.batch.files import replace_file, sweep
from letterapp.campaign.documents import Document, decoded
from letterapp.campaign.files import DEMANDS, NAMES, SETTINGS, TARGETS, Files
from letterapp.campaign.toml_text import EMPTY, TomlText, plain_text

LOCK = ".letterapp.lock"
_WAIT = 5_000
"""Milliseconds that another window may take to save."""


class Known(Struct, frozen=True):
    """What a file is known to hold: `content`, None where it is missing, which says `toml`.

    That is None where the content is another program's and is to be replaced. A file `is_lost`
    that held this and was deleted since.
    """

    toml: TomlText | None
    content: bytes | None
    is_lost: bool = False


class Aside(Struct, frozen=True):
    """Where our text of a file is kept while another program's stands in its place.

    `toml` is what was written there, None where nothing was yet.
    """

    file: Path
    toml: TomlText | None = None


class ForeignChangeError(Exception):
    """Files that were to be written hold what is not known; nothing was written."""


class Saved(Struct, frozen=True):
    """What is on the disk after saving; with a `fault`, some files may have been written.

    A fault that is neither an OSError nor a ForeignChangeError is a bug.
    """

    known: Mapping[str, Known]
    asides: Mapping[str, Aside]
    fault: Exception | None = None

    @property
    def bug(self) -> Exception | None:
        """The fault that is to be shown as a bug; None for any other."""
        return None if isinstance(self.fault, OSError | ForeignChangeError) else self.fault


def known_of(files: Files) -> dict[str, Known]:
    """What the files hold from which these were read, if nobody has changed them since."""
    there = read_contents(files.folder)
    return {name: _known(files.documents[name], there[name]) for name in NAMES}


def read_contents(folder: Path) -> dict[str, bytes | None]:
    """What the files of a folder hold; None for one that is missing or cannot be read."""
    contents: dict[str, bytes | None] = dict.fromkeys(NAMES)
    for name in NAMES:
        with contextlib.suppress(OSError):
            contents[name] = (folder / name).read_bytes()
    return contents


def unsaved(files: Files, known: Mapping[str, Known]) -> list[str]:
    """The names of the files that say something else than is saved.

    A file that was missing or could not be read says nothing, and is never written.
    """
    changed = changed_since(files, known)
    lost = [name for name in NAMES if known[name].is_lost and files.documents[name].is_known]
    return [name for name in NAMES if name in changed or name in lost]


def changed_since(files: Files, known: Mapping[str, Known]) -> list[str]:
    """The names of the files that say something else than they are known to have said last."""
    names = [name for name in NAMES if files.documents[name].is_known]
    pairs = ((name, files.toml(name), known[name].toml) for name in names)
    return [name for name, ours, saved in pairs if ours is not saved and ours != saved]


def is_deleted(file: Path) -> bool:
    """Whether a file is gone from a folder that is there itself, and can be looked at."""
    return os.path.isdir(file.parent) and not os.path.lexists(file)  # noqa: PTH112


def pending(files: Files, known: Mapping[str, Known], asides: Mapping[str, Aside]) -> list[str]:
    """The names of the files whose texts are nowhere on the disk: neither saved nor aside."""
    return [
        name
        for name in unsaved(files, known)
        if name not in asides or asides[name].toml is not files.toml(name)
    ]


def save(files: Files, known: Mapping[str, Known], asides: Mapping[str, Aside]) -> Saved:
    """Writes what is pending, each file whole or not at all; those with an aside, there.

    The fault is a ForeignChangeError where another program has written one of them since; then
    nothing was written. Two windows never write at once. Bugs are given too, whoever calls: they
    would be lost in a thread, and with them what was written.
    """
    known, asides = dict(known), dict(asides)
    try:
        with _locked(files.folder):
            sweep(files.folder)
            _write(files, known, asides)
    except Exception as fault:  # noqa: BLE001  saving goes on, and shows a bug as such
        return Saved(known, asides, fault)
    return Saved(known, asides)


def keep_aside(files: Files, asides: Mapping[str, Aside]) -> None:
    """Writes our texts to where they are kept; raises OSError."""
    for name, aside in asides.items():
        if aside.toml is not files.toml(name):
            replace_file(aside.file, files.toml(name).content)


def put_beside(file: Path, content: bytes, mark: str) -> Path:
    """Keeps a content beside a file, as `NAME (mark).toml`; raises OSError."""
    beside = free_beside(file, mark)
    replace_file(beside, content)
    return beside


def free_beside(file: Path, mark: str) -> Path:
    """A name like `NAME (mark).toml` that nothing has."""
    counts = ("", *map(" {}".format, range(2, 100)))
    names = (file.with_name(f"{file.stem} ({mark}{count}){file.suffix}") for count in counts)
    return next(itertools.filterfalse(os.path.lexists, names))


def _write(files: Files, known: dict[str, Known], asides: dict[str, Aside]) -> None:
    """Writes what is pending, and notes what was written."""
    names = pending(files, known, asides)
    in_place = [name for name in names if name not in asides]
    there = {name: _read(files.folder / name) for name in in_place}
    for name, content in there.items():
        if content not in (None, known[name].content, files.toml(name).content):
            raise ForeignChangeError(name)
    for name in _in_order(names, files, known):
        toml = files.toml(name)
        if name in asides:
            replace_file(asides[name].file, toml.content)
            asides[name] = replace(asides[name], toml=toml)
            continue
        if there[name] != toml.content:
            _replace(files.folder / name, toml.content)
        known[name] = Known(toml, toml.content)


def _in_order(names: list[str], files: Files, known: Mapping[str, Known]) -> list[str]:
    """So that whatever moment ends the program, no file refers to an item that is not there.

    Demands refer to targets, and campaign.toml to both: what has more items goes first.
    """
    pairs = ((files.toml(name), known[name].toml or EMPTY) for name in names if name != SETTINGS)
    has_more = any(not {*_ids(saved.values)}.issuperset(_ids(ours.values)) for ours, saved in pairs)
    order = (TARGETS, DEMANDS, SETTINGS) if has_more else (SETTINGS, DEMANDS, TARGETS)
    return [name for name in order if name in names]


def _ids(table: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the items of all lists, and of those in them."""
    for items in table.values():
        for one in items if isinstance(items, list) else ():
            if isinstance(one, dict):
                yield str(one.get("id"))
                yield from _ids(one)


def _replace(file: Path, content: bytes) -> None:
    """Replaces a file where it really is; one that nobody may write is none to be replaced."""
    place = file.resolve()
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    replace_file(place, content, keeps_mode=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder to ourselves; a lock that a crashed program has left is taken away by Qt.

    Raises OSError where another window goes on saving. Where no lock can be made at all, neither
    can files be written, which tells why.
    """
    lock = QLockFile(str(folder / LOCK))
    if not lock.tryLock(_WAIT) and lock.error() is QLockFile.LockError.LockFailedError:
        raise OSError(errno.EBUSY, "Another window is saving the campaign")
    try:
        yield
    finally:
        lock.unlock()


def _known(document: Document, there: bytes | None) -> Known:
    """What a file holds that was read as this document.

    Whatever has come since into the place of a file that was missing, or is readable now where it
    was not, is not known.
    """
    toml = document.toml
    if document.is_known:
        is_same = there is None or _says(there, toml)
        return Known(toml, there if is_same else toml.content, is_lost=is_deleted(document.file))
    if document.is_readable or there is None or decoded(document.file, there).is_readable:
        return Known(toml, None)
    return Known(toml, there)


def _says(content: bytes, toml: TomlText) -> bool:
    try:
        return plain_text(content) == toml.text
    except UnicodeDecodeError:
        return False


def _read(file: Path) -> bytes | None:
    """What a file holds, None where it is missing; raises OSError."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
