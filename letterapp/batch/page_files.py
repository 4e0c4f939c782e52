"""The pages of any Word file as a PDF, or as PNG pictures in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from letterapp.batch.exporting import Exporting
from letterapp.batch.files import replace_file
from letterapp.batch.outcomes import State
from letterapp.errors import UsageError, WordFileError
from letterapp.limits import limits
from letterapp.problems import Place, Problem, error, warning

DPI, LOWEST_DPI, HIGHEST_DPI = 150, 36, 1200
"""Dots an inch of pictures: the usual ones, the fewest and the most."""

_PDF = ".pdf"
_FILES = (".docx", ".png", ".jpg", ".jpeg")
"""Endings that no folder for pictures is meant to have."""


class PageFile(Struct, frozen=True):
    """One file that pages went into, and what became of it."""

    file: Path
    state: State


class PageFiles(Struct, frozen=True):
    """What became of a Word file's pages, file by file, until an error among the problems."""

    files: tuple[PageFile, ...]
    problems: tuple[Problem, ...]

    @property
    def has_failed(self) -> bool:
        """Whether not all pages are there."""
        return any(problem.is_error for problem in self.problems)

    def as_json(self) -> dict[str, object]:
        """The end as the command line's `--json` gives it."""
        return {
            "files": [
                {"file": str(one.file.absolute()), "outcome": str(one.state)} for one in self.files
            ],
            "problems": [problem.as_json() for problem in self.problems],
        }


def write_pages(letter: Path, out: Path, dpi: int | None = None) -> PageFiles:
    """Writes a Word file's pages into the PDF `out`, or as pictures into the folder `out`.

    The folder is made where it is missing. Files that are there are replaced. Raises UsageError
    where the call is wrong.
    """
    is_pdf = _is_pdf(out)
    _check(letter, out, dpi, is_pdf=is_pdf)
    run = _Run(letter, out)
    try:
        run.write(None if is_pdf else dpi or DPI)
    except WordFileError as fault:
        run.problems += fault.problems
    return PageFiles(tuple(run.files), tuple(run.problems))


class _Run:
    """One run: the files that are in their places, and the problems so far."""

    def __init__(self, letter: Path, out: Path) -> None:
        self._letter = letter
        self._out = out
        self.files: list[PageFile] = []
        self.problems: list[Problem] = []

    def write(self, dpi: int | None) -> None:
        """Writes a PDF, or pictures of so many dots an inch; raises WordFileError."""
        bounds = limits()
        with Exporting(bounds) as exporting:
            data, where = _read(self._letter, bounds.file), Place(self._letter.absolute())
            count, warnings = exporting.lay_out(data, where)
            self.problems += warnings
            if dpi is None:
                self.files.append(_put(self._out, exporting.pdf()))
            else:
                self._write_pictures(exporting, dpi, count)

    def _write_pictures(self, exporting: Exporting, dpi: int, count: int) -> None:
        digits, stem = len(str(count)), self._letter.stem
        names = [f"{stem}-{at:0{digits}}.png" for at in range(1, count + 1)]
        for name, data in zip(names, exporting.pictures(dpi), strict=True):
            self.files.append(_put(_folder(self._out) / name, data))
        self.problems += _left_over(self._out, stem, names)


def _is_pdf(out: Path) -> bool:
    return out.suffix.lower() == _PDF and not out.is_dir()


def _check(letter: Path, out: Path, dpi: int | None, *, is_pdf: bool) -> None:
    """Raises UsageError for what a person got wrong in the call; nothing is done by then."""
    if not letter.is_file():
        what = "is a folder, no Word file" if letter.is_dir() else "is not there"
        raise UsageError(f"{letter} {what}", "Name a Word file (.docx)")
    if not out.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}", "Make it first, or name another")
    if is_pdf and dpi is not None:
        hint = "Leave --dpi out, or name a folder for pictures"
        raise UsageError("a PDF has no dots an inch", hint)
    if is_pdf and out.exists() and out.samefile(letter):
        raise UsageError(f"{out} is the file to read", "Name another file to write")
    is_file = out.exists() or out.suffix.lower() in _FILES
    if not is_pdf and not out.is_dir() and is_file:
        hint = "Name a file that ends in .pdf, or a folder for the pictures"
        raise UsageError(f"{out} is no folder, and the name of no PDF", hint)


def _read(letter: Path, most: int) -> bytes:
    """A file's bytes, or one more than there may be, of which its reader will say so."""
    try:
        with letter.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as cause:
        raise _refused(letter, "read", "See who may read it.", cause) from cause


def _folder(out: Path) -> Path:
    try:
        out.mkdir(exist_ok=True)
    except OSError as cause:
        raise _refused(out, "made", "See who may write there.", cause) from cause
    return out


def _put(file: Path, data: bytes) -> PageFile:
    """Puts a finished file in its place, unless it is there already."""
    try:
        if file.exists() and file.read_bytes() == data:
            return PageFile(file, State.UNCHANGED)
        replace_file(file, data)
    except OSError as cause:
        hint = "Close it where it is open; see that the disk has room and who may write there."
        raise _refused(file, "written", hint, cause) from cause
    return PageFile(file, State.WRITTEN)


def _refused(file: Path, what: str, hint: str, cause: OSError) -> WordFileError:
    """What the system refuses, as the problem of a file."""
    why = cause.strerror or str(cause)
    return WordFileError([error(f"it cannot be {what}: {why}", hint, Place(file.absolute()))])


def _left_over(out: Path, stem: str, names: Sequence[str]) -> Iterator[Problem]:
    """Warns of pictures that an earlier run has left, of pages that are no more."""
    page = re.compile(rf"{re.escape(stem)}-[0-9]+\.png")
    for file in sorted(out.iterdir()):
        if page.fullmatch(file.name) and file.name not in names:
            hint = "Delete it if it is of an earlier run."
            yield warning("this is no page of the letter", hint, Place(file.absolute()))
