"""A Word file's pages as a PDF, or as pictures.

What is here loads Qt, and works on files of anybody: the doors have it done in a worker, which
holds a `Laid`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from letterapp.errors import WordFileError
from letterapp.limits import MIB, Limits, variable_of
from letterapp.pages.application import ensure_application
from letterapp.pages.document import Document
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.page import Page
from letterapp.pages.painting import picture, pixels
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
from letterapp.pages.reading.reader import read_document
from letterapp.problems import Place, Problem, error

_BYTES_PER_PIXEL = 4
_SHARE = 0.75
"""Of the memory that there is, what one picture may take."""


class Exported(Struct, frozen=True):
    """A file made of a Word file's pages; `problems` are warnings of what is not drawn."""

    data: bytes
    problems: tuple[Problem, ...] = ()


class Laid:
    """A Word file, laid out to pages.

    Raises WordFileError for a file that cannot be read; `where` is what its problems name.
    """

    def __init__(self, data: bytes, where: Place, limits: Limits | None = None) -> None:
        ensure_application()
        self._limits = limits or Limits()
        self._where = where
        self._document = read_document(data, where, self._limits)
        self._pages = lay_out(self._document)

    def summary(self) -> tuple[int, tuple[Problem, ...]]:
        """How many pages there are, and warnings of what is not drawn."""
        return len(self._pages), self._document.problems

    def pdf(self) -> bytes:
        """The pages as a PDF file."""
        return write_pdf(self._pages, _information(self._document))

    def pictures(self, dpi: float) -> Iterator[bytes]:
        """The pages as PNG files, one by one; raises WordFileError where one would be too large."""
        self._check_sizes(dpi)
        return (_png(page, dpi) for page in self._pages)

    def _check_sizes(self, dpi: float) -> None:
        most = self._limits.memory * _SHARE / _BYTES_PER_PIXEL
        problems = [self._too_large(page, dpi) for page in self._pages if _count(page, dpi) > most]
        if problems:
            raise WordFileError([*dict.fromkeys(problems)])

    def _too_large(self, page: Page, dpi: float) -> Problem:
        width, height = pixels(page, dpi)
        hint = f"Take fewer dots an inch, or a PDF; {variable_of('memory')} allows larger ones."
        size = f"{width:,} by {height:,} pixels"
        memory = f"{self._limits.memory / MIB:g} MB of memory"
        return error(f"a page’s picture of {size} does not fit into {memory}", hint, self._where)


def pdf_of(data: bytes, where: Place, limits: Limits | None = None) -> Exported:
    """A Word file as a PDF, the same for the same file; raises WordFileError."""
    laid = Laid(data, where, limits)
    _, problems = laid.summary()
    return Exported(laid.pdf(), problems)


def _information(document: Document) -> Information:
    said = document.properties
    return Information(
        title=said.get("title", ""),
        author=said.get("author", ""),
        language=said.get("language", ""),
        date=document.date,
    )


def _count(page: Page, dpi: float) -> int:
    width, height = pixels(page, dpi)
    return width * height


def _png(page: Page, dpi: float) -> bytes:
    """A page's picture; one without colours takes a third of the room."""
    image = picture(page, dpi)
    if image.allGray():
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise MemoryError
    return bytes(buffer.data().data())
