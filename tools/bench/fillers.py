"""The Python engines of the benchmark, each as a function from a template to a `Filler`.

All write a letter beside its place and rename it, without flushing to the disk.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path

import deflate

from tools.bench import ours
from tools.bench.addressees import Addressee
from tools.bench.campaign import letter_data

Filler = Callable[[Sequence[Addressee], Path], Callable[[], None]]
"""Makes all ready to write those letters into that folder; what it gives is timed."""

LEVEL = 1
"""Of compression, as the engines have it."""


def _one_by_one(write: Callable[[Addressee, str], None]) -> Filler:
    """A filler of an engine whose `write` makes one letter at a path."""

    def fill(letters: Sequence[Addressee], folder: Path) -> None:
        for letter in letters:
            place = f"{folder}{os.sep}{letter.file_name}"
            write(letter, f"{place}.part")
            os.replace(f"{place}.part", place)  # noqa: PTH105 (the floor shall cost no more)

    return lambda letters, folder: partial(fill, letters, folder)


def docxtpl(template: Path, data: Callable[[Addressee], object] = Addressee.data) -> Filler:
    """docxtpl, which opens its template anew for each letter; asked to escape its values."""
    loaded = import_module("docxtpl").DocxTemplate(template)  # by name: it has no types

    def write(letter: Addressee, file: str) -> None:
        loaded.render(data(letter), autoescape=True)
        loaded.save(file)

    return _one_by_one(write)


def mailmerge(template: Path) -> Filler:
    """docx-mailmerge2: one document a letter, since together they would be one file."""
    merge = import_module("mailmerge").MailMerge

    def write(letter: Addressee, file: str) -> None:
        demands = {f"demand{n}": text for n, text in enumerate(letter.demands, start=1)}
        with merge(template) as document:
            document.merge(**letter.fields, **demands)
            document.write(file)

    return _one_by_one(write)


def floor(made: Path) -> Filler:
    """What no engine can save: deflating what differs between letters, writing, renaming.

    It writes the letters that ours has `made` before, so that both write the same.
    """

    def filler(letters: Sequence[Addressee], folder: Path) -> Callable[[], None]:
        known = {letter.number: _ready(made / letter.file_name) for letter in letters}

        def write(letter: Addressee, file: str) -> None:
            changed, ready = known[letter.number]
            data = ready + deflate.deflate_compress(changed, LEVEL)
            with open(file, "wb", buffering=0) as stream:  # noqa: PTH123
                stream.write(data)

        return _one_by_one(write)(letters, folder)

    return filler


def _ready(file: Path) -> tuple[bytes, bytes]:
    """The main document of a letter, and as many bytes as all the rest of its file has."""
    data = file.read_bytes()
    with zipfile.ZipFile(file) as package:
        name = "word/document.xml"
        return package.read(name), data[package.getinfo(name).compress_size :]


def _simple(make: Callable[[Path], Filler]) -> Callable[[Path], AbstractContextManager[Filler]]:
    """For an engine that leaves nothing to be closed."""
    return lambda template: nullcontext(make(template))


FILLERS: Mapping[str, Callable[[Path], AbstractContextManager[Filler]]] = {
    "letterapp": ours.filler,
    "docxtpl": _simple(docxtpl),
    "docxtpl, whole letter": _simple(partial(docxtpl, data=letter_data)),
    "docx-mailmerge2": _simple(mailmerge),
    "floor": _simple(floor),
}
