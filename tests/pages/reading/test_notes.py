"""Footnotes and endnotes: their marks, their text, and the line before them."""

import pytest

from letterapp.pages.content import NoteReference, Paragraph, Tab, Text
from letterapp.pages.document import Document
from letterapp.pages.formats import Vertical
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from letterapp.word.xml import W
from tests.pages.reading.files import (
    blocks,
    items,
    messages,
    paragraphs,
    read,
    text,
    texts,
    with_part,
    with_text,
)
from tools.fidelity.markup import paragraph, run, section
from tools.fidelity.word_file import WordFile

ENDNOTES = "word/endnotes.xml"


def marks(document: Document) -> list[str]:
    return [item.note.mark for item in items(document) if isinstance(item, NoteReference)]


def noted(settings: str = "", first: str = "", second: str = "") -> Document:
    """Two notes in a section, and one in a second; each section says of notes what it is given."""
    made = WordFile()
    keys = [made.note(f"Note {number}.") for number in range(3)]
    end = section().replace("<w:pgSz", f"{first}<w:pgSz")
    made.section = section().replace("<w:pgSz", f"{second}<w:pgSz")
    made.body = paragraph([keys[0], "x", keys[1]], "", end) + paragraph([keys[2]])
    data = made.data()
    if settings:
        data = with_text(data, "word/settings.xml", "<w:footnotePr>", f"<w:footnotePr>{settings}")
    return read_document(data, NOWHERE)


def footnotes(inner: str) -> str:
    return f"<w:footnotePr>{inner}</w:footnotePr>"


ROMAN = '<w:numFmt w:val="lowerRoman"/>'
ANEW = '<w:numRestart w:val="eachSect"/>'


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (noted(), ["1", "2", "3"]),
        (noted(ROMAN), ["i", "ii", "iii"]),
        (noted('<w:numStart w:val="5"/>'), ["5", "6", "7"]),
        (noted(ANEW), ["1", "2", "1"]),
        (noted(first=footnotes(ROMAN)), ["i", "ii", "3"]),
        (noted(second=footnotes('<w:numFmt w:val="chicago"/>' + ANEW)), ["1", "2", "*"]),
        (noted('<w:numFmt w:val="unheardOf"/>'), ["1", "2", "3"]),
    ],
)
def test_notes_are_numbered_as_the_file_says(document: Document, expected: list[str]) -> None:
    assert marks(document) == expected
    assert messages(document) == []


def test_notes_that_are_numbered_anew_on_every_page_are_numbered_through() -> None:
    document = noted('<w:numRestart w:val="eachPage"/>')
    assert marks(document) == ["1", "2", "3"]
    assert messages(document) == ["the notes are numbered through, not anew on every page"]


def test_a_note_has_its_mark_in_its_text() -> None:
    made = WordFile()
    key = made.note("See annex 2.", "And annex 3.")
    [reference] = items(read(f"<w:p>{key}</w:p>", made))
    assert isinstance(reference, NoteReference)
    assert text(reference.note.blocks) == "1 See annex 2.\nAnd annex 3.\n"
    assert reference.look.vertical is Vertical.SUPERSCRIPT


def test_a_mark_of_its_own_is_not_counted() -> None:
    made = WordFile()
    keys = [made.note("a"), made.note("b")]
    own = (
        keys[0]
        .replace("w:id=", 'w:customMarkFollows="1" w:id=')
        .replace("</w:r>", "<w:t>*</w:t></w:r>")
    )
    document = read(f"<w:p>{own}{keys[1]}</w:p>", made)
    assert marks(document) == ["", "1"]
    assert texts(document) == ["*"]


def test_a_note_that_is_not_in_the_file_is_counted() -> None:
    document = read('<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>')
    assert marks(document) == ["1"]
    assert messages(document) == ["the text of a note is not in the file"]


def test_a_note_in_a_header_is_counted() -> None:
    made = WordFile()
    key = made.note("x")
    made.section = section("", f"header default {made.story('header', paragraph([key]))}")
    assert messages(read("", made)) == [
        "a note is not shown, because notes in headers, footers and notes are not"
    ]


def test_the_usual_line_before_notes_is_none_of_the_file_s() -> None:
    made = WordFile()
    key = made.note("x")
    document = read(paragraph([key]), made)
    assert document.separator == ()
    data = with_text(
        made.data(), "word/footnotes.xml", "<w:separator/>", "<w:separator/><w:t>Notes</w:t>"
    )
    assert text(read_document(data, NOWHERE).separator) == "Notes\n"
    bare = with_text(made.data(), "word/footnotes.xml", "<w:separator/>", "")
    assert text(read_document(bare, NOWHERE).separator) == "\n"


def endnoted(separator: str) -> Document:
    """A document with two endnotes, the first of two paragraphs."""
    made = WordFile()
    reference = '<w:r><w:rPr><w:b/></w:rPr><w:endnoteReference w:id="{}"/></w:r>'
    made.body = paragraph(["x", reference.format(1), reference.format(2)]) + paragraph("y")
    notes = "".join(
        f'<w:endnote w:id="{key}"><w:p><w:r><w:endnoteRef/></w:r>{run(f" Note {key}.")}</w:p>'
        f"{paragraph('More.') if key == 1 else ''}</w:endnote>"
        for key in (1, 2)
    )
    inner = f'<w:endnotes xmlns:w="{W}">{separator}{notes}</w:endnotes>'
    return read_document(with_part(made.data(), ENDNOTES, "endnotes", inner), NOWHERE)


def test_endnotes_stand_at_the_end_and_their_marks_in_the_text() -> None:
    document = endnoted("")
    assert texts(document) == ["xiii", "y", "i Note 1.", "More.", "ii Note 2."]
    mark = items(document)[1]
    assert isinstance(mark, Text)
    assert mark.look.is_bold
    assert messages(document) == []


def test_endnotes_come_after_a_line_where_the_file_has_one() -> None:
    rule = (
        '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    )
    document = endnoted(rule)
    line = paragraphs(document)[2]
    assert [type(item) for item in line.items] == [Tab]
    assert [(stop.position, stop.leader) for stop in line.look.tabs] == [(144, "_")]
    words = rule.replace("<w:separator/>", "<w:t>Notes</w:t>")
    assert texts(endnoted(words))[2] == "Notes"


def test_a_document_without_endnotes_ends_with_its_text() -> None:
    last = blocks(read(paragraph("x")))[-1]
    assert isinstance(last, Paragraph)
    assert text(last.items) == "x"
