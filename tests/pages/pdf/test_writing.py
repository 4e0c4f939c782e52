from __future__ import annotations

import datetime
import os
import subprocess
import sys

from letterapp.pages.page import Page
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
from tests.external import ROOT
from tests.pages.laying import Looks, page_of
from tests.pages.pdf.reading import opened, written

PROGRAM = """
import datetime, sys
from tests.pages.laying import Looks, application, page_of
from letterapp.pages.pdf.metadata import Information
from letterapp.pages.pdf.writing import write_pdf
app = application()
page = page_of(("office", Looks("Carlito")), ("ខ្ញុំ", Looks("Khmer OS")), ("三", Looks()))
information = Information("Title", "Author", "en", datetime.date(2026, 1, 31))
sys.stdout.buffer.write(write_pdf([page], information))
"""


def test_pages_have_their_sizes() -> None:
    pdf = opened(written(Page(300.0, 400.5, ()), Page(595.28, 841.89, ())))
    boxes = [list(map(float, page.mediabox)) for page in pdf.pages]
    assert boxes == [[0, 0, 300, 400.5], [0, 0, 595.28, 841.89]]


def test_without_pages_there_is_an_empty_one() -> None:
    assert len(opened(write_pdf([], Information())).pages) == 1


def test_the_language_is_the_catalog_s() -> None:
    assert opened(written(Page(100, 100, ()), language="km")).Root.Lang == "km"
    assert "/Lang" not in opened(written(Page(100, 100, ()), language="")).Root


def test_the_same_pages_give_the_same_bytes_in_every_process() -> None:
    page_of(("三", Looks("Noto Serif CJK SC")))
    runs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.startswith(b"%PDF-1.7")


def test_a_letter_of_two_pages_is_small() -> None:
    text = "The office of the first fiancé affirms that torture shall be prohibited. " * 25
    pages = [page_of(("Heading", Looks(is_bold=True)), (text, Looks())) for _ in range(2)]
    assert len(written(*pages)) < 20_000


def test_other_words_give_another_identifier() -> None:
    first, other = (
        opened(write_pdf([Page(100, 100, ())], Information(title, date=datetime.date(2026, 1, 1))))
        for title in ("one", "two")
    )
    assert first.trailer.ID[0] != other.trailer.ID[0]
