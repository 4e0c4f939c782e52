"""The shipped letters as our own PDFs: every word of them can be copied, in its order."""

from __future__ import annotations

import io
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import etree
from pytestqt.qtbot import QtBot

from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from letterapp.pages.export import pdf_of
from letterapp.paths import shipped_templates
from letterapp.problems import NOWHERE
from tests.pages.pdf.reading import text_of
from tests.shipped.cambodia import ALL, STATES, campaign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_TEMPLATES = sorted(file.stem for file in shipped_templates().glob("*.docx"))


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The one application, with its warnings watched."""


def letters(word_template: str) -> Iterator[tuple[str, bytes]]:
    choices = Choices(targets=ALL, word_template=word_template)
    for draft in Drafter(campaign()).drafts(choices):
        assert draft.data is not None, draft.problems
        yield draft.target, draft.data


def plain(text: str) -> str:
    """A text in one form and without spaces, at which lines and pages end."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def paragraphs(data: bytes) -> list[str]:
    """All that a letter says in its body and in its notes, a paragraph each."""
    document = docx.Document(io.BytesIO(data))
    parts = {str(part.partname): part.blob for part in document.part.package.iter_parts()}
    roots = [document.element.body, etree.fromstring(parts["/word/footnotes.xml"])]
    found = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for root in roots
        for paragraph in root.iter(f"{W}p")
    ]
    return [plain(text) for text in found if text.strip()]


def pattern(text: str) -> re.Pattern[str]:
    """A paragraph, in which there may be the marks of notes."""
    return re.compile(r"\d{0,2}".join(map(re.escape, text)))


def is_said(text: str, said: str) -> bool:
    """Whether a PDF says a paragraph, whole or in the two parts that a page divides it into."""
    shown = bisect(range(len(text)), 0, key=lambda at: not pattern(text[: at + 1]).search(said))
    return shown == len(text) or (shown > 0 and bool(pattern(text[shown:]).search(said)))


@pytest.mark.parametrize("word_template", WORD_TEMPLATES)
def test_all_that_a_letter_says_can_be_copied_from_its_pdf(
    word_template: str, tmp_path: Path
) -> None:
    file = tmp_path / "letter.pdf"
    lost = {}
    for target, data in letters(word_template):
        made = pdf_of(data, NOWHERE)
        assert made.problems == ()
        file.write_bytes(made.data)
        said = plain(text_of(file))
        lost[target] = [text for text in paragraphs(data) if not is_said(text, said)]
    assert {target: texts for target, texts in lost.items() if texts} == {}
    assert set(lost) == set(ALL)


@pytest.mark.parametrize("word_template", WORD_TEMPLATES)
def test_a_pdf_is_of_two_pages_and_says_whose_letter_it_is(word_template: str) -> None:
    for target, data in letters(word_template):
        made = pdf_of(data, NOWHERE).data
        with pikepdf.open(io.BytesIO(made)) as pdf:
            information, language = pdf.docinfo, str(pdf.Root.Lang)
            assert len(pdf.pages) in (1, 2) or target not in STATES
            assert (
                str(information["/Title"]) == docx.Document(io.BytesIO(data)).core_properties.title
            )
            assert str(information["/Author"])
            assert str(information["/CreationDate"]).startswith("D:20160928")
            assert language.startswith("en")
        assert pdf_of(data, NOWHERE).data == made
