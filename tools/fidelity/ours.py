"""Our side of the comparison: the only place that knows how letterapp makes a PDF."""

from __future__ import annotations

from letterapp.pages.export import pdf_of
from letterapp.problems import NOWHERE


def pdf(data: bytes) -> bytes:
    """A Word file's pages as a PDF."""
    return pdf_of(data, NOWHERE).data
