"""Sections: sheets, columns, numbers of pages, headers and footers."""

import pytest

from letterapp.pages.content import Block, Number, NumberFormat, Paragraph
from letterapp.pages.document import Document, PageSetup, Section, SectionStart
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from tests.pages.reading.files import messages, read, text, with_text
from tools.fidelity.markup import field, paragraph, section
from tools.fidelity.word_file import WordFile

MARGINS = "header:708,footer:708,gutter:0"


def only(words: str, settings: str = "") -> Section:
    """The only section of a document, with these properties."""
    [found] = read("", WordFile(section=section(words), settings=settings)).sections
    return found


def setup(margins: str, more: str = "", settings: str = "") -> PageSetup:
    return only(f"pgSz=w:12240,h:15840 pgMar={margins} {more}", settings).setup


def first_text(blocks: tuple[Block, ...]) -> str:
    return text(blocks).strip()


def test_a_section_without_properties_is_a_sheet_of_the_format_letter() -> None:
    data = with_text(WordFile(paragraph("x")).data(), "word/document.xml", "w:sectPr", "w:other")
    [one] = read_document(data, NOWHERE).sections
    assert one == Section(PageSetup(), one.blocks)


def test_a_sheet_has_its_size_and_margins() -> None:
    sides = "top:1440,right:720,bottom:1134,left:1700,header:400,footer:300,gutter:0"
    assert setup(sides, "vAlign=center") == PageSetup(
        612, 792, 72, 36, 56.7, 85, 20, 15, vertical="center"
    )


def test_negative_margins_are_exact() -> None:
    found = setup(f"top:-1440,right:720,bottom:-720,left:720,{MARGINS}")
    assert (found.top, found.top_is_exact) == (72, True)
    assert (found.bottom, found.bottom_is_exact) == (36, True)


def test_the_gutter_is_at_the_left_or_elsewhere() -> None:
    sides = "top:1440,right:720,bottom:1440,left:720,header:0,footer:0,gutter:200"
    assert (setup(sides).left, setup(sides).right) == (46, 36)
    assert setup(sides, "rtlGutter").right == 46
    assert setup(sides, settings="gutterAtTop").top == 82
    negative = sides.replace("top:1440", "top:-1440")
    assert setup(negative, settings="gutterAtTop").top == 82


@pytest.mark.parametrize("size", ["w:0,h:0", "w:99999999,h:15840", "w:-5,h:x", "h:15840", "w:10"])
def test_a_sheet_of_an_absurd_size_is_of_the_format_letter(size: str) -> None:
    found = only(f"pgSz={size}").setup
    assert (found.width, found.height) == (612, 792)


@pytest.mark.parametrize("sides", ["left:9000,right:9000", "left:99999999", "right:12240"])
def test_margins_leave_room_for_text(sides: str) -> None:
    found = setup(sides)
    assert (found.left, found.right) == (61.2, 61.2)


def test_columns_are_counted_with_their_gap() -> None:
    assert (only("").columns, only("").gap) == (1, 36)
    assert (only("cols=num:2,space:400").columns, only("cols=num:2,space:400").gap) == (2, 20)
    widths = "<w:col w:w='3000' w:space='500'/><w:col w:w='{}'/>"
    own = f"<w:cols w:num='2' w:equalWidth='0'>{widths}</w:cols>"
    for width, said in (
        ("3000", []),
        ("4000", ["columns of several widths are shown with one width"]),
    ):
        made = WordFile()
        made.section = section().replace("</w:sectPr>", f"{own.format(width)}</w:sectPr>")
        document = read("", made)
        assert (document.sections[0].columns, document.sections[0].gap) == (2, 25)
        assert messages(document) == said


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ("continuous", SectionStart.CONTINUOUS),
        ("oddPage", SectionStart.ODD_PAGE),
        ("nextColumn", SectionStart.NEXT_COLUMN),
        ("sideways", SectionStart.NEXT_PAGE),
    ],
)
def test_a_section_says_where_it_begins(said: str, start: SectionStart) -> None:
    assert only(f"type={said}").start is start


def test_numbers_of_pages_have_a_format_and_may_begin_anew() -> None:
    found = only("pgNumType=fmt:lowerRoman,start:5")
    assert (found.number_format, found.first_number) == (NumberFormat.LOWER_ROMAN, 5)
    assert (only("").number_format, only("").first_number) == (NumberFormat.DECIMAL, None)
    assert only("pgNumType=fmt:unheardOf,start:0").number_format is NumberFormat.DECIMAL
    assert only("pgNumType=start:0").first_number == 0


def sections_of(*stories: str) -> Document:
    """A document whose sections have these references, `header default`, each with its own text."""
    made = WordFile()
    ends = []
    for number, kinds in enumerate(stories, 1):
        references = [
            f"{kind} {made.story(kind.split()[0], paragraph(f'{kind} {number}'))}"
            for kind in filter(None, kinds.split(","))
        ]
        ends.append(section("", *references))
    made.section = ends.pop()
    made.body = "".join(paragraph("x", "", end) for end in ends) + paragraph("last")
    return read("", made)


def test_headers_and_footers_are_those_of_former_sections_unless_there_are_others() -> None:
    document = sections_of(
        "header default,footer default", "header first,header even", "header default"
    )
    first, second, third = document.sections
    assert first_text(second.headers.default) == "header default 1"
    assert first_text(second.headers.first) == "header first 2"
    assert first_text(third.headers.default) == "header default 3"
    assert first_text(third.headers.first) == "header first 2"
    assert first_text(third.headers.even) == "header even 2"
    assert first_text(third.footers.default) == "footer default 1"
    assert first.headers.first == ()


def test_a_header_that_is_not_in_the_file_is_counted() -> None:
    document = read("", WordFile(section=section("titlePg", "header first rId99")))
    assert document.sections[0].headers.first == ()
    assert document.sections[0].has_first_page
    assert messages(document) == ["a header or footer is not in the file"]


def test_each_header_counts_its_own_lists_and_shows_its_own_numbers() -> None:
    made = WordFile()
    key = made.story("footer", paragraph([field("PAGE")]))
    made.section = section("", f"footer default {key}")
    [foot] = read("", made).sections[0].footers.default
    assert isinstance(foot, Paragraph)
    assert isinstance(foot.items[0], Number)


def test_a_section_ends_with_the_paragraph_that_says_so() -> None:
    body = paragraph("One") + paragraph("Two", "", section("type=continuous")) + paragraph("Three")
    first, second = read(body).sections
    assert text(first.blocks) == "One\nTwo\n"
    assert first.start is SectionStart.CONTINUOUS
    assert text(second.blocks) == "Three\n"


def test_a_section_in_a_control_ends_too() -> None:
    inner = paragraph("One", "", section())
    document = read(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>{paragraph('Two')}")
    assert [text(one.blocks) for one in document.sections] == ["One\n", "Two\n"]


def test_a_section_in_a_table_is_none() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('x', '', section())}</w:tc></w:tr></w:tbl>"
    assert len(read(cell).sections) == 1


def test_what_is_not_drawn_of_pages_is_counted() -> None:
    words = "pgBorders lnNumType=countBy:5 textDirection=tbRl"
    made = WordFile(section=section(words), settings="displayBackgroundShape")
    data = with_text(
        made.data(), "word/document.xml", "<w:body>", '<w:background w:color="FFFF00"/><w:body>'
    )
    assert sorted(messages(read_document(data, NOWHERE))) == [
        "the border of the pages is not shown",
        "the colour of the pages is not shown",
        "the numbers of the lines are not shown",
        "turned text is shown upright",
    ]
