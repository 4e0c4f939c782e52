"""What lines say, and where."""

from __future__ import annotations

from letterapp.pages.content import (
    Block,
    Break,
    BreakKind,
    Label,
    Note,
    NoteReference,
    Paragraph,
    Tab,
    Text,
)
from letterapp.pages.formats import Alignment, ParagraphFormat
from letterapp.pages.formats import Tab as Stop
from letterapp.pages.layout.placed import PlacedLine
from letterapp.pages.page import LineText, Page
from tests.pages.layout.making import LOOK, WORDS, pages, paragraph

JUSTIFIED = ParagraphFormat(alignment=Alignment.JUSTIFY)
ARABIC = "العدالة للجميع"


def said(page: Page) -> list[LineText]:
    """What the lines of a page say, in the order of drawing."""
    found = [mark.text() for mark in page.marks if isinstance(mark, PlacedLine)]
    return [text for text in found if text is not None]


def lines(*blocks: Block) -> list[LineText]:
    return said(pages(*blocks)[0])


def own(text: LineText) -> str:
    return text.units[text.start : text.end]


def test_lines_of_a_paragraph_share_their_source_and_follow_each_other() -> None:
    first, second, *others = lines(paragraph(WORDS * 2), paragraph("Another."))
    assert own(first) == "one two three four five six seven eight "
    assert second.source is first.source
    assert second.start == first.end
    assert others[-1].source is not first.source


def test_a_place_between_characters_is_found_where_it_is_drawn() -> None:
    (line,) = lines(paragraph("Drop all charges"))
    ((left, right),) = line.edges(5, 8)
    assert line.box[0] < left < right < line.box[2]
    assert [line.offset_at(left), line.offset_at(right)] == [5, 8]
    assert [line.offset_at(0.0), line.offset_at(1000.0)] == [0, 16]


def test_what_is_read_from_the_right_begins_there() -> None:
    (line,) = lines(paragraph(ARABIC, look=ParagraphFormat(is_right_to_left=True)))
    ((left, right),) = line.edges(0, 1)
    assert right > line.box[2] - 1
    assert line.offset_at(right) == 0
    assert line.edges(1, 2)[0][1] <= left + 0.1


def test_directions_that_mix_have_an_edge_each() -> None:
    (line,) = lines(paragraph(f"Law {ARABIC} now"))
    edges = line.edges(0, line.end)
    assert len(edges) > 1
    assert max(right for _, right in edges) - min(left for left, _ in edges) > 50


def test_characters_of_two_units_count_as_two() -> None:
    (line,) = lines(paragraph("a𐍈b"))
    assert (len(line.units), line.end) == (4, 4)
    assert line.paragraph() == "a𐍈b"


def test_a_paragraph_reads_without_the_marks_of_its_notes() -> None:
    note = NoteReference(Note("12", (paragraph("See the statement."),)), LOOK)
    line = lines(paragraph("We join the call", note, " of the organisation."))[0]
    assert "12" in line.units
    assert line.paragraph() == "We join the call of the organisation."


def test_a_line_that_is_ended_by_hand_is_a_new_line_of_the_paragraph() -> None:
    items = ("Ministry", Break(BreakKind.LINE, LOOK), "Paris")
    for look in (ParagraphFormat(), JUSTIFIED):
        assert lines(paragraph(*items, look=look))[0].paragraph() == "Ministry\nParis"


def test_labels_are_told_from_the_text_beside_them() -> None:
    label = Label("1.", LOOK)
    look = ParagraphFormat(left=40.0, first=-20.0)
    made = lines(Paragraph((Text("Drop all charges.", LOOK),), look, LOOK, label))
    assert [(own(line), line.is_label) for line in made] == [
        ("1.", True),
        ("Drop all charges.", False),
    ]


def test_what_fills_a_tab_says_nothing() -> None:
    stops = (Stop(140.0, "left", "."),)
    page = pages(paragraph("Law", Tab(LOOK), "5", look=ParagraphFormat(tabs=stops)))[0]
    assert len([mark for mark in page.marks if isinstance(mark, PlacedLine)]) == 2
    assert [own(line) for line in said(page)] == ["Law\t5"]
