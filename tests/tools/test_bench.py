"""What the benchmark compares is the same: the letters of all engines say the same text."""

import io
from pathlib import Path

import docx
import pytest
from lxml import etree

from tools.bench import writing
from tools.bench.addressees import addressees
from tools.bench.campaign import FILLED, TAGS_OF_DOCXTPL, letter_with_tags, make_campaign
from tools.bench.fillers import FILLERS, floor
from tools.bench.letter import (
    DOCXTPL,
    LETTERAPP,
    MERGE_FIELDS,
    Syntax,
    benchmark_letter,
    letter_text,
)
from tools.bench.table import Goal, compared, limited

PEOPLE = list(addressees(0, 3))


def filled(folder: Path, engine: str, template: bytes) -> list[str]:
    """What an engine's letters to the first addressees say."""
    file = folder / f"{engine}.docx"
    file.write_bytes(template)
    into = folder / engine
    into.mkdir()
    with FILLERS[engine](file) as filler:
        filler(PEOPLE, into)()
    return texts(into)


def texts(folder: Path) -> list[str]:
    return [letter_text(file) for file in sorted(folder.glob("*.docx"))]


@pytest.mark.parametrize("is_from_word", [False, True])
@pytest.mark.parametrize(
    ("engine", "syntax"), [("letterapp", LETTERAPP), ("docx-mailmerge2", MERGE_FIELDS)]
)
def test_engines_make_the_same_letters_as_docxtpl(
    tmp_path: Path, engine: str, syntax: Syntax, is_from_word: bool
) -> None:
    letter = benchmark_letter(DOCXTPL, is_from_word=is_from_word)
    expected = filled(tmp_path, "docxtpl", letter)
    assert len(set(expected)) == len(PEOPLE)
    assert filled(tmp_path, engine, benchmark_letter(syntax, is_from_word=is_from_word)) == expected


def test_a_letter_says_all_that_its_addressee_is_told(tmp_path: Path) -> None:
    told = filled(tmp_path, "docxtpl", benchmark_letter(DOCXTPL))
    for person, text in zip(PEOPLE, told, strict=True):
        assert all(person.fields[name] in text for name in person.fields if name != "signed_as")
        assert all(demand in text for demand in person.demands)
        assert "{" not in text


def test_words_own_markup_cuts_every_tag_and_changes_no_text() -> None:
    clean, cut = (
        docx.Document(io.BytesIO(benchmark_letter(DOCXTPL, is_from_word=is_from_word)))
        for is_from_word in (False, True)
    )
    assert [p.text for p in cut.paragraphs] == [p.text for p in clean.paragraphs]
    runs = [run.text for paragraph in cut.paragraphs for run in paragraph.runs]
    assert not [text for text in runs if "{" in text and "}" in text]
    markup = etree.tostring(cut.element).decode()
    for name in ("rsidRPr", "proofErr", "bookmarkStart", "lastRenderedPageBreak", "w:lang"):
        assert name in markup


def test_the_letters_of_the_campaign_say_the_same_in_all_three_ways(tmp_path: Path) -> None:
    campaign = tmp_path / "campaign"
    make_campaign(campaign, len(PEOPLE))
    writing.write(campaign, tmp_path / "wording")
    writing.write(campaign, tmp_path / "filled", FILLED)
    engine = "docxtpl, whole letter"
    expected = filled(tmp_path, engine, letter_with_tags(TAGS_OF_DOCXTPL))
    assert texts(tmp_path / "wording") == expected
    assert texts(tmp_path / "filled") == expected


def test_the_floor_writes_files_as_large_as_ours(tmp_path: Path) -> None:
    filled(tmp_path, "docxtpl", benchmark_letter(DOCXTPL))
    copies = tmp_path / "floor"
    copies.mkdir()
    floor(tmp_path / "docxtpl")(PEOPLE, copies)()
    for person in PEOPLE:
        made, copy = (
            (tmp_path / name / person.file_name).stat().st_size for name in ("docxtpl", "floor")
        )
        assert abs(made - copy) < made / 100  # two libraries compress


def test_ratios_are_of_rounds_with_themselves() -> None:
    row = compared("fill", "another", [1, 10, 1], [30, 300, 90], Goal(20, is_least=True))
    assert (row.ratio, row.reached) == (30, True)
    row = compared("fill", "the floor", [3, 30, 3], [1, 10, 1], Goal(2))
    assert (row.ratio, row.reached) == (3, False)
    assert limited("compile", 5, 10, "ms").reached
