"""The shipped letters in the programs that open them: sound, of one or two pages, all there."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.campaign.letters import Choices
from letterapp.wording.blocks import Kind, plain_text
from tests.external import convert_to_pdf, pdftotext, validate_docx
from tests.shipped.cambodia import ALL, STATES, campaign


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, Draft]:
    made = {draft.target: draft for draft in Drafter(campaign()).drafts(Choices(targets=ALL))}
    assert set(made) == set(ALL)
    return made


@pytest.fixture(scope="module")
def letters(drafts: Mapping[str, Draft], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A file for each letter, named by its target."""
    folder = tmp_path_factory.mktemp("letters")
    for target_id, draft in drafts.items():
        assert draft.data is not None, draft.problems
        (folder / f"{target_id}.docx").write_bytes(draft.data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def pdfs(letters: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The text of each letter's PDF, its pages ended by form feeds."""
    tool = pdftotext()
    files = convert_to_pdf(letters, tmp_path_factory.mktemp("pdfs"))
    return {file.stem: text_of(tool, file) for file in files}


def text_of(tool: str, file: Path) -> str:
    done = subprocess.run([tool, str(file), "-"], capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def words(text: str) -> str:
    """A text without its line and page breaks."""
    return re.sub(r"\s+", " ", text)


def test_the_letters_are_sound_to_microsoft_s_validator(letters: list[Path]) -> None:
    assert validate_docx(letters) == []


def test_the_letters_open_in_python_docx(letters: list[Path], drafts: Mapping[str, Draft]) -> None:
    for file in letters:
        composed = drafts[file.stem].composed
        assert composed is not None
        texts = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
        assert texts == [plain_text(block.content) for block in composed.blocks]


def test_a_letter_to_a_state_has_one_or_two_pages(pdfs: Mapping[str, str]) -> None:
    pages = {target_id: pdfs[target_id].count("\f") for target_id in STATES}
    assert {target_id: count for target_id, count in pages.items() if count not in (1, 2)} == {}


def test_a_pdf_holds_the_salutation_and_the_last_paragraph(
    pdfs: Mapping[str, str], drafts: Mapping[str, Draft]
) -> None:
    for target_id, text in pdfs.items():
        composed = drafts[target_id].composed
        assert composed is not None
        plain = [block for block in composed.blocks if block.kind is Kind.PLAIN]
        [salutation] = [block for block in plain if block.style == "Letter Salutation"]
        last = [block for block in plain if block.style is None][-1]
        for block in (salutation, last, plain[-1]):
            assert words(plain_text(block.content)) in words(text), target_id


def test_a_pdf_numbers_its_pages(pdfs: Mapping[str, str]) -> None:
    for target_id, text in pdfs.items():
        pages = text.count("\f")
        for number, page in enumerate(text.split("\f")[:pages], start=1):
            assert re.search(rf"\b{number} ?/ ?{pages}\b", words(page)), target_id
