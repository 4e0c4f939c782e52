"""Pages: from a letter's bytes to what is seen of it, and to PDFs, beside others who can do it."""

from __future__ import annotations

import io
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from shutil import which
from statistics import quantiles

import docx
from PySide6.QtGui import QTextDocument

from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.pages.application import ensure_application
from letterapp.pages.export import pdf_of
from letterapp.pages.layout.laying import lay_out, pages_as_laid
from letterapp.pages.page import Page
from letterapp.pages.painting import picture
from letterapp.pages.reading.reader import read_document
from letterapp.paths import shipped_campaigns
from letterapp.problems import NOWHERE
from tools.bench.sizes import Sizes
from tools.bench.table import Goal, Row, compared, limited

_CHANGES, _TURNS = 60, 12
_LETTERS = 60
_DPI = 96
_WIDTH = 450.0
"""Points, of a letter's lines."""

_SHORT, _LONG = 30, 300
_PARAGRAPHS = 11
"""On each page of the long files."""

_SENTENCE = "The Government should publish the report and answer the questions put to it. "
_PATIENCE = 600


def measure_pages(folder: Path, _: Sizes) -> tuple[list[Row], list[str]]:
    """The rows of pages, and notes on what could not be measured."""
    folder.mkdir()
    ensure_application()
    letters = list(_letters())
    rows = [_laid(letters[0]), _seen(letters[0]), *_growth()]
    if which("soffice") is None:
        return rows, ["there is no LibreOffice on the PATH to make PDFs with"]
    return [*rows, _pdfs(folder, letters)], []


def _letters() -> Iterator[bytes]:
    """Letters of the shipped campaigns, as many as are made into PDFs."""
    campaigns = sorted(path for path in shipped_campaigns().iterdir() if path.is_dir())
    campaign = load_campaign(campaigns[0])
    everyone = tuple(target.id for target in campaign.targets)
    drafts = list(Drafter(campaign).drafts(Choices(targets=everyone)))
    found = [draft.data for draft in drafts if draft.data is not None]
    for number in range(_LETTERS):
        yield found[number % len(found)]


def _laid(letter: bytes) -> Row:
    """From the bytes to laid-out pages, against Qt setting the same text.

    Each time every paragraph is new, so that none is known from the time before.
    """
    text = "\n\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(letter)).paragraphs)
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(_CHANGES):
        data = _changed(letter, f" {number}")
        found[0].append(_seconds(partial(_laid_out, data)))
        found[1].append(_seconds(lambda: _set_by_qt(text)))
    return compared("a letter laid out", "QTextDocument, plain", *found, Goal(15))


def _laid_out(data: bytes) -> Sequence[Page]:
    return lay_out(read_document(data, NOWHERE))


def _painted(data: bytes) -> None:
    picture(_laid_out(data)[0], _DPI)


def _set_by_qt(text: str) -> None:
    made = QTextDocument()
    made.setMarkdown(text)
    made.setTextWidth(_WIDTH)
    made.size()


def _seen(letter: bytes) -> Row:
    """From the bytes of a letter one paragraph of which has changed to its first page, painted."""
    changed = [_changed(letter, f" ({number})", number) for number in range(_CHANGES * _TURNS)]
    seconds = [_seconds(partial(_painted, data)) for data in changed]
    return limited("a page after a change, 95 %", quantiles(seconds, n=20)[-1] * 1000, 20, "ms")


def _changed(letter: bytes, words: str, number: int | None = None) -> bytes:
    """The letter with some words at the end of one of its paragraphs, or of each."""
    document = docx.Document(io.BytesIO(letter))
    changed = document.paragraphs
    for paragraph in changed if number is None else [changed[number % len(changed)]]:
        paragraph.add_run(words)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _growth() -> Iterator[Row]:
    """What a page of a long file costs against one of a short file, and when the first is there."""
    found: tuple[list[float], list[float]] = ([], [])
    first = []
    for turn in range(3):  # each time with other words, so that no paragraph is known
        short, long = (_file(pages, turn) for pages in (_SHORT, _LONG))
        first.append(_seconds(partial(_first_page, long)))
        for data, each in zip((long, short), found, strict=True):
            begin = time.perf_counter()
            pages = _laid_out(data)
            each.append((time.perf_counter() - begin) / len(pages))
    yield compared(f"a page of {_LONG}", f"a page of {_SHORT}", *found, Goal(1.2))
    whole = [each * _LONG for each in found[0]]
    yield compared(f"the first page of {_LONG}", "all of them", first, whole, Goal(0.5))


def _first_page(data: bytes) -> Page:
    return next(pages_as_laid(read_document(data, NOWHERE)))


def _file(pages: int, turn: int) -> bytes:
    """A Word file of about so many pages."""
    document = docx.Document()
    for number in range(pages * _PARAGRAPHS):
        document.add_paragraph(f"{turn}.{number}. {_SENTENCE * 4}")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _pdfs(folder: Path, letters: Sequence[bytes]) -> Row:
    """PDFs of many letters in one process, against one call of LibreOffice for all."""
    files = []
    for number, letter in enumerate(letters):
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(letter)
    _by_libreoffice(files[:1], folder)  # which makes its profile
    ours, theirs = [], []
    for _ in range(3):
        ours.append(_seconds(lambda: _written(letters, folder)) / len(letters))
        theirs.append(_seconds(lambda: _by_libreoffice(files, folder)) / len(letters))
    what = f"a PDF, of {len(letters)}"
    return compared(what, "LibreOffice, one call", ours, theirs, Goal(5, is_least=True))


def _written(letters: Sequence[bytes], folder: Path) -> None:
    for number, letter in enumerate(letters):
        (folder / f"{number}-ours.pdf").write_bytes(pdf_of(letter, NOWHERE).data)


def _by_libreoffice(files: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, files)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE,
        check=True,
    )


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
