"""What other programs find in a PDF file that we wrote."""

from __future__ import annotations

import difflib
import io
import re
import subprocess
import unicodedata
from functools import lru_cache
from pathlib import Path

import pikepdf

from letterapp.pages.page import Page
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
from tests.external import pdftotext

_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def written(*pages: Page, language: str = "en") -> bytes:
    return write_pdf(pages, Information(language=language))


@lru_cache(maxsize=4)
def opened(data: bytes) -> pikepdf.Pdf:
    """The file as qpdf reads it, which must find nothing wrong.

    It is kept for a while, because what is taken from it goes when it does.
    """
    pdf = pikepdf.open(io.BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


def content(data: bytes, page: int = 0) -> str:
    return opened(data).pages[page].Contents.read_bytes().decode("ascii")


def copied(data: bytes, folder: Path) -> str:
    """The text that Poppler copies, normalised, each run of white space as one space."""
    path = folder / "copied.pdf"
    path.write_bytes(data)
    return normal(text_of(path))


def text_of(path: Path) -> str:
    command = [pdftotext(), "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr
    return done.stdout.decode()


def normal(text: str) -> str:
    return " ".join(_TURNS.sub("", unicodedata.normalize("NFKC", text)).split())


def likeness(text: str, other: str) -> float:
    """The share of a text that came back, spaces apart."""
    first, second = ("".join(normal(each).split()) for each in (text, other))
    return float(difflib.SequenceMatcher(None, first, second, autojunk=False).ratio())
