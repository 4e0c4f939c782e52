"""Tables: their grids, widths, places, and what styles and cells say of them."""

import pytest

from letterapp.pages.content import Placement, Table
from letterapp.pages.document import Document
from tests.pages.reading.files import blocks, cells, messages, paragraphs, read, table, text
from tools.fidelity.markup import cell, paragraph, row, run
from tools.fidelity.markup import table as made
from tools.fidelity.word_file import WordFile

GRID = (2000, 3000, 4000)


def three(words: str = "", *ready: str) -> str:
    return made(GRID, [row(*map(cell, "abc"))] * 3, words, *ready)


def spans(document: Document) -> list[tuple[str, int, int, int]]:
    """The text, the column and the spans of each cell."""
    return [
        (text(one.blocks).strip(), one.column, one.span, one.row_span) for one in cells(document)
    ]


def styled(parts: str, words: str = "tblStyle=Grid", look: str = "04A0") -> Document:
    """A table of three by three cells in a style with these parts."""
    style = f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>{parts}</w:style>'
    return read(three(words, f'<w:tblLook w:val="{look}"/>'), WordFile(styles=style))


def part(name: str, inner: str) -> str:
    return f'<w:tblStylePr w:type="{name}">{inner}</w:tblStylePr>'


def shade(colour: str) -> str:
    return f'<w:tcPr><w:shd w:val="clear" w:fill="{colour}"/></w:tcPr>'


def test_cells_over_columns_and_rows_are_one() -> None:
    rows = [
        row(cell("a", 5000, "gridSpan=2"), cell("b", 4000, "vMerge=restart")),
        row(cell("c"), cell("d"), cell("", 4000, "vMerge")),
        row(cell("e"), cell("f"), cell("gone", 4000, "vMerge=continue")),
    ]
    assert spans(read(made(GRID, rows))) == [
        ("a", 0, 2, 1),
        ("b", 2, 1, 3),
        ("c", 0, 1, 1),
        ("d", 1, 1, 1),
        ("e", 0, 1, 1),
        ("f", 1, 1, 1),
    ]


def test_cells_merged_the_old_way_are_one() -> None:
    rows = [row(cell("a", 0, "hMerge=restart"), cell("", 0, "hMerge"), cell("b"))]
    assert spans(read(made(GRID, rows))) == [("a", 0, 2, 1), ("b", 2, 1, 1)]


def test_a_cell_that_goes_on_with_none_above_is_one_of_its_own() -> None:
    rows = [row(cell("a", 5000, "gridSpan=2")), row(cell("b", 0, "vMerge"), cell("c"))]
    assert spans(read(made(GRID, rows)))[1:] == [("b", 0, 1, 1), ("c", 1, 1, 1)]


def test_rows_may_begin_later_in_the_grid() -> None:
    rows = [row(cell("a"), words="gridBefore=2"), row(*map(cell, "bcd"))]
    assert spans(read(made(GRID, rows)))[0] == ("a", 2, 1, 1)


def test_rows_and_cells_in_controls_and_changes_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    gone = row(cell("gone")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    rows = [control.format(row(control.format(cell("a")), cell("b"))), gone, row(cell("c"))]
    document = read(made((100, 100), rows))
    assert [one[0] for one in spans(document)] == ["a", "b", "c"]


def test_a_table_of_nothing_is_none() -> None:
    document = read(made(GRID, []) + made(GRID, [row()]) + paragraph("x"))
    assert len(blocks(document)) == 1


def test_a_cell_has_a_paragraph_and_may_hold_tables() -> None:
    inner = made((500,), [row(cell("deep"))])
    document = read(made(GRID, [row("<w:tc/>", cell(inner + paragraph("")))]))
    empty, full = cells(document)
    assert len(empty.blocks) == 1
    assert isinstance(full.blocks[0], Table)


@pytest.mark.parametrize(
    ("words", "width", "is_share"),
    [
        ("tblW=w:5000,type:dxa", 250, False),
        ("tblW=w:2500,type:pct", 0.5, True),
        ("tblW=w:50%,type:pct", 0.5, True),
        ("tblW=w:0,type:auto", None, False),
        ("tblW=w:0,type:dxa", None, False),
        ("tblW=w:-900,type:dxa", None, False),
        ("tblW=w:x,type:pct", None, False),
    ],
)
def test_a_table_is_as_wide_as_it_says(words: str, width: float | None, is_share: bool) -> None:
    found = table(read(three(words)))
    assert (found.width, found.is_share) == (width, is_share)


def test_columns_are_the_grid_s_and_else_what_cells_want() -> None:
    assert table(read(three())).columns == (100, 150, 200)
    rows = [row(cell("a", 900, "gridSpan=2"), cell("b", 400)), row(cell("c", 300), cell("d"))]
    assert table(read(made((), rows))).columns == (15, 30, 20)
    assert table(read(made((), [row(*map(cell, "ab"))]))).columns == (36, 36)


@pytest.mark.parametrize(
    ("words", "compatibility", "indent"),
    [
        ("tblInd=w:400,type:dxa", 15, 20),
        ("tblInd=w:400,type:dxa", 14, 14.6),
        ("", 12, -5.4),
        ("tblInd=w:400,type:pct", 15, 0),
    ],
)
def test_a_table_is_indented_to_its_edge_or_in_older_files_to_its_text(
    words: str, compatibility: int, indent: float
) -> None:
    found = table(read(three(words), WordFile(compatibility=compatibility)))
    assert found.indent == pytest.approx(indent)


def test_a_table_may_stand_in_the_middle_or_from_right_to_left() -> None:
    found = table(read(three("jc=center bidiVisual")))
    assert (found.alignment, found.is_right_to_left) == ("center", True)


def test_a_table_that_text_goes_around_has_a_placement() -> None:
    place = (
        "tblpPr=leftFromText:180,topFromText:20,vertAnchor:page,horzAnchor:margin,"
        "tblpXSpec:right,tblpY:1440"
    )
    found = table(read(three(place))).placement
    assert found == Placement(
        "margin", "right", 0, "page", "", 72, "square", distances=(9.0, 1.0, 0.0, 0.0)
    )


def test_rows_say_their_heights_and_where_they_break() -> None:
    rows = [
        row(cell("a"), words="trHeight=val:400,hRule:exact tblHeader"),
        row(cell("b"), words="trHeight=val:600 cantSplit"),
        row(cell("c"), words="tblHeader"),
    ]
    first, second, third = table(read(made((100,), rows))).rows
    assert (first.height, first.is_exact, first.is_header) == (20, True, True)
    assert (second.height, second.is_exact, second.is_whole) == (30, False, True)
    assert not third.is_header


def test_margins_are_the_cell_s_over_the_table_s_over_the_style_s() -> None:
    outer = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:start w:w="60"/></w:tblCellMar>'
    own = '<w:tcMar><w:left w:w="200" w:type="dxa"/></w:tcMar>'
    rows = [row(cell("a", 100, "vAlign=bottom", own), cell("b", 100, "vAlign=both"))]
    first, second = cells(read(made((100, 100), rows, "", outer)))
    assert (first.margins, first.vertical) == ((2, 10, 0, 5.4), "bottom")
    assert (second.margins, second.vertical) == ((2, 3, 0, 5.4), "top")


@pytest.mark.parametrize(
    ("ground", "colour"),
    [
        ("val:clear,fill:D9D9D9", "D9D9D9"),
        ("val:clear,fill:auto", ""),
        ("val:solid,color:FF0000,fill:FFFFFF", "FF0000"),
        ("val:pct50,color:000000,fill:FFFFFF", "808080"),
        ("val:pct20,color:auto,fill:auto", "CCCCCC"),
        ("val:horzStripe,color:000000,fill:FFFFFF", "A6A6A6"),
        ("val:nil,fill:FF0000", ""),
    ],
)
def test_grounds_are_one_colour_whatever_their_pattern(ground: str, colour: str) -> None:
    [one] = cells(read(made((100,), [row(cell("a", 100, f"shd={ground}"))])))
    assert one.shading == colour


def test_the_parts_of_a_style_count_one_over_the_other() -> None:
    parts = (
        part("band1Horz", shade("BBBBBB"))
        + part("firstRow", shade("111111"))
        + part("firstCol", shade("CCCCCC"))
        + part("nwCell", shade("999999"))
    )
    found = [one.shading for one in cells(styled(parts))]
    assert found[:6] == ["999999", "111111", "111111", "CCCCCC", "BBBBBB", "BBBBBB"]
    assert found[6:] == ["CCCCCC", "", ""]


def test_only_the_parts_that_the_table_shows_count() -> None:
    parts = part("band2Horz", shade("BBBBBB")) + part("firstRow", shade("111111"))
    found = [one.shading for one in cells(styled(parts, look="0000"))]
    assert found == ["", "", "", "BBBBBB", "BBBBBB", "BBBBBB", "", "", ""]
    off = '<w:tblLook w:val="0000" w:firstRow="1" w:noHBand="1"/>'
    style = f'<w:style w:type="table" w:styleId="Grid">{parts}</w:style>'
    document = read(three("tblStyle=Grid", off), WordFile(styles=style))
    assert [one.shading for one in cells(document)] == ["111111"] * 3 + [""] * 6


def test_bands_may_have_several_rows() -> None:
    parts = '<w:tblPr><w:tblStyleRowBandSize w:val="2"/></w:tblPr>'
    parts += part("band1Horz", shade("BBBBBB"))
    found = [one.shading for one in cells(styled(parts, look="0400"))]
    assert found == ["BBBBBB"] * 6 + [""] * 3


def test_a_style_says_how_text_looks_under_the_paragraph_s_own_style() -> None:
    parts = '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr>'
    parts += part("firstRow", '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>')
    found = [one.blocks[0] for one in cells(styled(parts))]
    looks = [(one.look.alignment, one.items[0].look) for one in found]  # type: ignore[union-attr]
    assert all(alignment == "center" and look.is_italic for alignment, look in looks)
    assert [look.is_bold for _, look in looks] == [True] * 3 + [False] * 6
    assert looks[0][1].colour == "FF0000"


def test_text_around_a_table_does_not_look_like_that_in_it() -> None:
    parts = "<w:rPr><w:b/></w:rPr>"
    style = f'<w:style w:type="table" w:styleId="Grid">{parts}</w:style>'
    document = read(three("tblStyle=Grid") + paragraph("x"), WordFile(styles=style))
    assert not paragraphs(document)[0].mark.is_bold


def test_styles_of_tables_are_based_on_others() -> None:
    base = '<w:style w:type="table" w:styleId="Base">' + part("firstRow", shade("111111"))
    grid = '<w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="Base"/>'
    grid += part("firstRow", '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>')
    made_file = WordFile(styles=f"{base}</w:style>{grid}</w:style>")
    look = '<w:tblLook w:val="0620"/>'
    [one, *_] = cells(read(three("tblStyle=Grid", look), made_file))
    assert (one.shading, one.vertical) == ("111111", "center")


def test_what_is_not_drawn_of_tables_is_counted() -> None:
    across = '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>'
    rows = [row(cell("a", 100, "textDirection=btLr"), cell("b", 100, "", across))]
    document = read(made((100, 100), rows, "tblCellSpacing=w:20,type:dxa"))
    assert sorted(messages(document)) == [
        "the line across a cell is not shown",
        "the space between the cells of a table is not shown",
        "turned text is shown upright",
    ]


def test_runs_in_cells_have_their_text() -> None:
    document = read(made((100,), [row(cell(paragraph([run("a", "b"), run("c")]), 100))]))
    assert spans(document) == [("ac", 0, 1, 1)]
