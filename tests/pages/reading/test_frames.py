"""Paragraphs in frames, which older letterheads have."""

from letterapp.pages.content import Anchored, Placement, Tab, TextBox
from letterapp.pages.formats import Alignment
from tests.pages.reading.files import items, labels, messages, paragraphs, read, text, texts
from tools.fidelity.markup import cell, paragraph, row, table
from tools.fidelity.word_file import WordFile, style

FRAME = "framePr=w:4000,h:900,hRule:exact,hSpace:180,wrap:around,vAnchor:page,hAnchor:margin,"
AT_RIGHT = FRAME + "xAlign:right,y:720"


def test_paragraphs_of_one_frame_are_a_box_before_the_next_paragraph() -> None:
    framed = paragraph("Sender", AT_RIGHT) + paragraph("Street", AT_RIGHT)
    document = read(framed + paragraph("Dear Sir,"))
    assert texts(document) == ["Dear Sir,"]
    found = items(document)[0]
    assert isinstance(found, Anchored)
    assert isinstance(found.content, TextBox)
    assert text(found.content.blocks) == "Sender\nStreet\n"
    assert (found.content.width, found.content.height, found.content.grows) == (200, 45, False)
    assert found.placement == Placement(
        "margin", "right", 0, "page", "", 36, "square", distances=(9, 0, 9, 0)
    )
    assert messages(document) == []


def test_paragraphs_of_two_frames_are_two_boxes() -> None:
    other = FRAME + "x:100,y:100"
    document = read(paragraph("A", AT_RIGHT) + paragraph("B", other) + paragraph("C"))
    boxes = [one.content for one in items(document) if isinstance(one, Anchored)]
    assert [text(box.blocks) for box in boxes if isinstance(box, TextBox)] == ["A\n", "B\n"]


def test_a_frame_at_the_end_or_before_a_table_has_a_paragraph_of_its_own() -> None:
    framed = paragraph("A", AT_RIGHT)
    assert [len(one.items) for one in paragraphs(read(framed))] == [1]
    document = read(framed + table((100,), [row(cell("x"))]))
    assert [type(one).__name__ for one in document.sections[0].blocks] == ["Paragraph", "Table"]


def test_a_frame_as_wide_as_its_text_is_said_and_its_text_stands_at_its_side() -> None:
    document = read(paragraph("1", "framePr=wrap:around,xAlign:right") + paragraph("x"))
    found = items(document)[0]
    assert isinstance(found, Anchored)
    [inner] = found.content.blocks  # type: ignore[union-attr]
    assert inner.look.alignment is Alignment.RIGHT  # type: ignore[union-attr]
    assert messages(document) == [
        "a frame of text has no width of its own, and may stand otherwise"
    ]


def test_a_style_may_put_its_paragraphs_into_a_frame() -> None:
    made = WordFile(styles=style("Sender", look=AT_RIGHT))
    document = read(paragraph("A", "pStyle=Sender") + paragraph("B"), made)
    assert texts(document) == ["B"]
    assert isinstance(items(document)[0], Anchored)


def test_a_large_first_letter_stands_in_its_line() -> None:
    document = read(paragraph("D", "framePr=dropCap:drop,lines:3") + paragraph("ear Sir,"))
    assert texts(document) == ["Dear Sir,"]
    assert messages(document) == ["a large first letter stands in its line"]


def test_what_is_carried_over_goes_into_the_frame() -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:tab/></w:r></w:p>"
    document = read(gone + paragraph("A", AT_RIGHT) + paragraph("B"))
    found = items(document)[0]
    assert isinstance(found, Anchored)
    [inner] = found.content.blocks  # type: ignore[union-attr]
    assert isinstance(inner.items[0], Tab)  # type: ignore[union-attr]
    assert labels(document) == [""]
