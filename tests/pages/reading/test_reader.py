"""What is read of whole Word files: of the shipped letters, and of those of the set."""

import datetime

import pytest

from letterapp.errors import WordFileError
from letterapp.pages.content import NoteReference, Number, PageNumber, Table, Text
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from tests.pages.reading.files import (
    items,
    labels,
    messages,
    paragraphs,
    read,
    text,
    texts,
    with_core,
    with_text,
)
from tools.fidelity.files import MADE
from tools.fidelity.markup import paragraph, run, section
from tools.fidelity.word_file import WordFile

SQUARE = '<wp:wrapSquare wrapText="{}"/>'


@pytest.mark.parametrize("name", MADE)
def test_a_file_of_the_set_is_read_without_a_loss(name: str) -> None:
    document = read_document(MADE[name](), NOWHERE)
    bordered = ["the border around words is not shown"]
    assert messages(document) == (bordered if name == "lines-and-colours" else [])
    assert any(section.blocks for section in document.sections)


def test_what_is_read_twice_is_equal_and_its_looks_are_the_same_objects() -> None:
    data = MADE["letter-in-cambria"]()
    first, second = (read_document(data, NOWHERE) for _ in range(2))
    assert first == second
    looks = [[id(one.look) for one in paragraphs(document)] for document in (first, second)]
    assert looks[0] == looks[1]


def test_text_of_one_look_is_one_item() -> None:
    document = read("<w:p><w:r><w:t>Your </w:t></w:r><w:r><w:t>Excellency</w:t></w:r></w:p>")
    assert len(items(document)) == 1


def test_footnotes_of_the_set_are_numbered_and_hold_their_marks() -> None:
    document = read_document(MADE["footnotes"](), NOWHERE)
    notes = [item.note for item in items(document) if isinstance(item, NoteReference)]
    assert [note.mark for note in notes] == [str(number) for number in range(1, 17)]
    assert all(text(note.blocks).startswith(f"{note.mark} ") for note in notes)


def test_lists_of_the_set_have_their_labels() -> None:
    document = read_document(MADE["numbers"](), NOWHERE)
    assert labels(document)[1:5] == ["1.", "a.", "i.", "ii."]
    clauses = read_document(MADE["numbered-clauses"](), NOWHERE)
    assert labels(clauses)[-3:] == ["4.3", "4.3.1", "4.3.2"]


def test_the_report_of_the_set_has_all_its_parts() -> None:
    document = read_document(MADE["report"](), NOWHERE)
    [only] = document.sections
    kinds = [type(block) for block in only.blocks]
    assert kinds.count(Table) == 11
    [foot] = only.footers.default
    numbers = [item for item in foot.items if isinstance(item, Number)]  # type: ignore[union-attr]
    assert [one.kind for one in numbers] == [PageNumber.PAGE, PageNumber.PAGES]
    assert text(only.headers.default) == "Report on associations\n"


def test_a_document_says_what_its_file_says_of_itself() -> None:
    said = (
        "<dc:title>A letter</dc:title><dc:creator>Example Organization</dc:creator>"
        "<dcterms:created>2016-09-01T00:00:00Z</dcterms:created>"
        "<dcterms:modified>2016-09-28T10:00:00Z</dcterms:modified>"
    )
    document = read_document(with_core(WordFile(language="fr-FR").data(), said), NOWHERE)
    assert document.properties == {
        "title": "A letter",
        "author": "Example Organization",
        "language": "fr-FR",
    }
    assert document.date == datetime.date(2016, 9, 28)


def test_a_document_without_a_date_that_makes_sense_has_none() -> None:
    said = "<dcterms:created>2016-99-01</dcterms:created><dcterms:modified>now</dcterms:modified>"
    assert read_document(with_core(WordFile().data(), said), NOWHERE).date is None
    assert read().date is None


def test_settings_hold_for_the_document() -> None:
    made = WordFile(settings="evenAndOddHeaders", compatibility=14)
    data = with_text(
        made.data(), "word/settings.xml", 'defaultTabStop w:val="720"', "defaultTabStop w:val='708'"
    )
    data = with_text(
        data, "word/settings.xml", "<w:compat>", "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/>"
    )
    document = read_document(data, NOWHERE)
    assert (document.tab_width, document.has_even_pages) == (35.4, True)
    assert (document.sums_spacing, document.compatibility) == (True, 14)
    assert not read().sums_spacing


def test_without_a_mode_the_rules_of_word_2007_hold() -> None:
    data = with_text(WordFile().data(), "word/settings.xml", "compatSetting", "other")
    assert read_document(data, NOWHERE).compatibility == 12


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(WordFileError, match="no Word file"):
        read_document(b"PK", NOWHERE)


def test_a_file_without_a_body_is_an_empty_page() -> None:
    data = with_text(WordFile().data(), "word/document.xml", "w:body", "w:other")
    document = read_document(data, NOWHERE)
    assert [section.blocks for section in document.sections] == [()]


def test_styles_that_are_no_xml_are_as_none() -> None:
    made = WordFile(paragraph("Dear Sir,"))
    data = with_text(made.data(), "word/_rels/document.xml.rels", "styles.xml", "media/image1.png")
    document = read_document(data, NOWHERE)
    assert texts(document) == ["Dear Sir,"]
    assert paragraphs(document)[0].mark.size == 10


def test_every_loss_is_said_once_with_its_count() -> None:
    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>a=b</m:t></m:r></m:oMath>"
    )
    document = read(f"<w:p>{formula}{formula}</w:p><w:p>{formula}</w:p>")
    assert texts(document) == ["a=ba=b", "a=b"]
    assert messages(document) == ["3 formulas are shown as plain text"]
    assert not any(problem.is_error for problem in document.problems)


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("autoHyphenation", "words are not hyphenated, which Word would do by itself"),
        ("mirrorMargins", "the left and right margins of even pages are not exchanged"),
    ],
)
def test_settings_that_nobody_follows_are_said(setting: str, message: str) -> None:
    assert messages(read("", WordFile(settings=setting))) == [message]


def test_hyphens_that_the_styles_do_not_want_are_not_missed() -> None:
    made = WordFile(settings="autoHyphenation", look="suppressAutoHyphens")
    assert messages(read("", made)) == []


def test_effects_on_letters_are_counted_where_they_are_on() -> None:
    pieces = [run("a", "shadow"), run("b", "outline"), run("c", "emboss=0 em=none")]
    former = "<w:rPr><w:rPrChange><w:rPr><w:shadow/></w:rPr></w:rPrChange></w:rPr>"
    document = read(paragraph(pieces) + f"<w:p><w:r>{former}<w:t>d</w:t></w:r></w:p>")
    assert messages(document) == [
        "effects on letters, such as shadows or outlines, are not shown in 2 places"
    ]


def test_the_last_section_without_text_is_no_page() -> None:
    document = read(paragraph("One", "", section()))
    assert [len(one.blocks) for one in document.sections] == [1]


def test_lines_under_text_may_have_colours_of_their_own() -> None:
    line = '<w:rPr><w:u w:val="single" w:color="FF0000"/></w:rPr>'
    plain = '<w:rPr><w:u w:val="single" w:color="auto"/></w:rPr>'
    document = read(f"<w:p><w:r>{line}<w:t>a</w:t></w:r><w:r>{plain}<w:t>b</w:t></w:r></w:p>")
    looks = [item.look for item in items(document) if isinstance(item, Text)]
    assert [(look.underline, look.underline_colour) for look in looks] == [
        ("single", "FF0000"),
        ("single", ""),
    ]


def test_a_grid_that_lines_are_not_set_to_is_told() -> None:
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    document = read(f"<w:p/>{grid}")
    assert messages(document) == ["lines and characters are not set to the grid of the page"]


def test_the_side_that_text_is_to_stand_on_is_told() -> None:
    made = MADE["picture-at-the-right"]()
    assert messages(read_document(made, NOWHERE)) == []
    sided = with_text(made, "word/document.xml", SQUARE.format("bothSides"), SQUARE.format("left"))
    (told,) = messages(read_document(sided, NOWHERE))
    assert told.startswith("text stands beside 2 pictures on the side with more room")
