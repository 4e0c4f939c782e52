from __future__ import annotations

import datetime

from letterapp.pages.page import Page
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
from tests.pages.pdf.reading import opened

FULL = Information("Títle & <more>", "សិទ្ធិ", "km-KH", datetime.date(2026, 1, 31))


def pdf_of(information: Information) -> bytes:
    return write_pdf([Page(100, 100, ())], information)


def test_the_properties_are_told_in_both_ways() -> None:
    pdf = opened(pdf_of(FULL))
    assert pdf.docinfo["/Title"] == FULL.title
    assert pdf.docinfo["/Author"] == FULL.author
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == FULL.title
        assert xmp["dc:creator"] == [FULL.author]
        assert xmp["dc:language"] == {"km-KH"}


def test_dates_are_the_letter_s() -> None:
    pdf = opened(pdf_of(FULL))
    assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20260131"
    with pdf.open_metadata() as xmp:
        assert xmp["xmp:CreateDate"] == "2026-01-31"


def test_without_a_date_none_is_told() -> None:
    pdf = opened(pdf_of(Information("Title")))
    assert "/CreationDate" not in pdf.docinfo
    with pdf.open_metadata() as xmp:
        assert "xmp:CreateDate" not in xmp
        assert "dc:creator" not in xmp


def test_windows_show_the_title() -> None:
    assert opened(pdf_of(FULL)).Root.ViewerPreferences.DisplayDocTitle
