"""Our side of the comparison: the only place that knows how letterapp makes a PDF."""

from __future__ import annotations

from letterapp.pages.application import ensure_application
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE


def pdf(data: bytes) -> bytes:
    """A Word file's pages as a PDF."""
    ensure_application()
    return write_pdf(lay_out(read_document(data, NOWHERE)), Information())
