"""Whatever a file holds, it is read or refused; nothing else comes of it."""

from collections.abc import Callable

import pytest

from letterapp.pages.document import Document
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from tests.pages.reading.everything import everything
from tests.pages.reading.files import cells, messages, paragraphs, read, table, texts
from tests.pages.reading.hostile import broken
from tools.fidelity.files import MADE
from tools.fidelity.markup import cell, paragraph, row, section
from tools.fidelity.markup import table as made_table
from tools.fidelity.word_file import WordFile, style

HUGE = "9" * 400


def nested(outer: str, inner: str, times: int) -> str:
    start, end = outer.split("@")
    return start * times + inner + end * times


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_a_file_broken_by_chance_is_read(make: Callable[[], bytes]) -> None:
    data = make()
    for seed in range(4):
        assert isinstance(read_document(broken(data, seed), NOWHERE), Document)


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_a_file_of_everything_broken_by_chance_is_read(first: int) -> None:
    for seed in range(first, first + 25):
        assert isinstance(read_document(broken(everything(), seed), NOWHERE), Document)


def test_a_file_of_everything_is_read_with_what_it_loses() -> None:
    document = read_document(everything(), NOWHERE)
    assert messages(document) == ["the reading aid above a word is not shown"]
    assert len(document.sections) == 2


def test_chance_breaks_files_always_in_the_same_way() -> None:
    data = MADE["report"]()
    assert broken(data, 1) == broken(data, 1) != broken(data, 2)


@pytest.mark.parametrize(
    ("outer", "times"),
    [
        ("<w:tbl><w:tr><w:tc>@</w:tc></w:tr></w:tbl>", 80),
        ("<w:sdt><w:sdtContent>@</w:sdtContent></w:sdt>", 120),
        ("<w:customXml>@</w:customXml>", 240),
    ],
)
def test_blocks_within_blocks_are_read_down_to_a_depth(outer: str, times: int) -> None:
    document = read(nested(outer, paragraph("Too deep"), times) + paragraph("Below"))
    assert texts(document)[-1] == "Below"
    assert messages(document) == ["what is nested too deeply is not shown"]


def test_runs_within_changes_are_read_down_to_a_depth() -> None:
    deep = nested("<w:ins>@</w:ins>", "<w:r><w:t>x</w:t></w:r>", 200)
    document = read(f"<w:p><w:r><w:t>Dear</w:t></w:r>{deep}</w:p>")
    assert texts(document) == ["Dear"]
    assert messages(document) == ["what is nested too deeply is not shown"]


def test_a_cell_over_far_too_many_columns_is_over_as_many_as_word_has() -> None:
    wide = cell("Wide", 100).replace("<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{HUGE}"/>')
    document = read(made_table((100,), [row(wide)]))
    assert cells(document)[0].span == 63
    assert len(table(document).columns) == 63


def test_cells_beyond_what_a_table_can_hold_are_counted() -> None:
    document = read(made_table((100,), [row("<w:tc><w:p/></w:tc>" * 600)]))
    assert len(cells(document)) == 500
    assert messages(document) == ["a cell is not shown, because its row has too many"]


@pytest.mark.parametrize("value", [HUGE, f"-{HUGE}", "1e999", "nan", "x", "", "²"])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    look = (
        f"spacing=before:{value},line:{value} ind=left:{value},hanging:{value} outlineLvl={value}"
    )
    page = f"pgSz=w:{value},h:{value} pgMar=top:{value},left:{value},right:{value},header:{value}"
    letters = f"sz={value} kern={value} w={value} position={value}"
    words = f"{look}" if value else "spacing ind"
    made = WordFile(section=section(f"{page} cols=num:{value} pgNumType=start:{value}"))
    made.styles = style("Odd", look=words, letters=letters)
    document = read(paragraph("Dear Sir,", "pStyle=Odd"), made)
    [only] = document.sections
    [one] = paragraphs(document)
    assert 1 <= one.mark.size <= 1638
    assert abs(one.look.left) <= 1584
    assert only.setup.left + only.setup.right < only.setup.width <= 14_400
    assert 1 <= only.columns <= 45


def test_a_list_may_count_from_as_far_as_it_likes() -> None:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{10**30}"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    made = WordFile()
    made.numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = paragraph("One", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    found = [one.label for one in paragraphs(read(item * 2, made))]
    assert [label.text for label in found if label] == ["2147483647", "2147483647"]


def test_a_note_that_refers_to_itself_ends() -> None:
    made = WordFile()
    reference = made.note("See above.")
    made._notes[0] = made._notes[0].replace("</w:p>", f"{reference}</w:p>")
    document = read(f"<w:p>{reference}</w:p>", made)
    assert messages(document) == [
        "a note is not shown, because notes in headers, footers and notes are not"
    ]
