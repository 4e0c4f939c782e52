"""A Word file's pages as a PDF and as pictures, or a problem that says what is wrong."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import docx
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from letterapp.errors import WordFileError
from letterapp.limits import Limits
from letterapp.pages.export import Laid, pdf_of
from letterapp.problems import Place
from tests.pages.pdf.reading import opened

WHERE = Place(place="the letter")


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The one application, with its warnings watched."""


def word_file(*texts: str, title: str = "") -> bytes:
    """A Word file with a page for each text."""
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text).paragraph_format.page_break_before = True
    made.core_properties.title = title
    made.core_properties.author = "Ligue & Cie"
    made.core_properties.created = datetime.datetime(2016, 9, 28, tzinfo=datetime.UTC)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def images(files: Sequence[bytes]) -> list[QImage]:
    return [QImage.fromData(data) for data in files]


def test_a_word_file_becomes_a_pdf_of_its_pages() -> None:
    made = pdf_of(word_file("one", "two", title="On Cambodia"), WHERE)
    pdf = opened(made.data)
    assert len(pdf.pages) == 2
    assert str(pdf.docinfo["/Title"]) == "On Cambodia"
    assert str(pdf.docinfo["/Author"]) == "Ligue & Cie"
    assert made.problems == ()


def test_the_same_file_gives_the_same_pdf_and_the_same_pictures() -> None:
    data = word_file("Dear Sir or Madam,")
    first, second = (Laid(data, WHERE) for _ in range(2))
    assert first.pdf() == second.pdf()
    assert list(first.pictures(96)) == list(second.pictures(96))


def test_pictures_show_each_page_at_its_size() -> None:
    laid = Laid(word_file("one", ""), WHERE)
    first, second = images(list(laid.pictures(100)))
    assert (first.width(), first.height(), laid.summary()) == (850, 1100, (2, ()))
    assert first.dotsPerMeterX() == 3937
    assert {first.pixelColor(x, 1).name() for x in range(850)} == {"#ffffff"}
    assert first != second


def test_a_picture_of_a_page_without_colours_is_grey() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("red").font.color.rgb = docx.shared.RGBColor(255, 0, 0)
    stream = io.BytesIO()
    made.save(stream)
    (red,) = images(list(Laid(stream.getvalue(), WHERE).pictures(96)))
    (black,) = images(list(Laid(word_file("black"), WHERE).pictures(96)))
    assert (red.isGrayscale(), black.isGrayscale()) == (False, True)


def test_a_picture_that_memory_cannot_hold_is_refused_before_the_first() -> None:
    laid = Laid(word_file("one"), WHERE, Limits()._replace(memory=2**20))
    with pytest.raises(WordFileError) as caught:
        laid.pictures(150)
    (problem,) = caught.value.problems
    assert problem.message == (
        "a page’s picture of 1,275 by 1,650 pixels does not fit into 1 MB of memory"
    )
    assert "LETTERAPP_LIMIT_MEMORY_MB" in problem.hint
    assert problem.where == WHERE


def test_what_is_no_word_file_is_a_problem() -> None:
    with pytest.raises(WordFileError) as caught:
        pdf_of(b"no Word file", WHERE)
    assert caught.value.problems[0].where == WHERE
