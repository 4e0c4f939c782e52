"""The schema's order of children, held against python-docx's, and found wherever it is broken."""

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt

from letterapp.word.order import insert_in_order, misordered
from letterapp.word.xml import W, element, parse
from tests.word.packages import saved, unzipped


def test_what_python_docx_sorts_is_in_order() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph(style="List Bullet")
    look = paragraph.paragraph_format
    look.alignment, look.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Mm(1)
    look.space_after, look.widow_control, look.keep_with_next = Pt(1), True, True
    look.tab_stops.add_tab_stop(Mm(2))
    font = paragraph.add_run("a", style="Strong").font
    font.rtl = font.superscript = font.underline = font.snap_to_grid = font.shadow = True
    font.highlight_color, font.size, font.name = WD_COLOR_INDEX.RED, Pt(9), "Arial"
    font.strike = font.all_caps = font.italic = font.bold = True
    table = made.add_table(1, 1, style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    section = made.add_section(WD_SECTION.CONTINUOUS)
    section.different_first_page_header_footer, section.gutter = True, Mm(3)
    made.settings.odd_and_even_pages_header_footer = True
    made.styles["Normal"].hidden = made.styles["Normal"].locked = True
    parts = unzipped(saved(made))
    assert [misordered(parts[name]) for name in parts if name.startswith("word/")] == [()] * 9


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b"<w:pPr><w:jc/><w:rPr/></w:pPr>", ()),
        (b"<w:pPr><w:jc/><w:ind/></w:pPr>", ("w:ind after w:jc in w:pPr",)),
        (b"<w:pPr><w:jc/><w14:x/><y/><w:other/><w:jc/></w:pPr>", ()),
        (b'<w:lvl w:a="<b/>"><w:lvlText w:val="/>"/><w:start/></w:lvl>',
         ("w:start after w:lvlText in w:lvl",)),
        (b"<w:num></w:num></w:x><w:pPr><w:jc/></w:pPr><w:pPr><w:ind/></w:pPr>", ()),
        (b"<w:sectPr><w:footerReference/><w:headerReference/><w:cols/></w:sectPr>", ()),
    ],
)  # fmt: skip
def test_what_stands_too_late_is_named(xml: bytes, found: tuple[str, ...]) -> None:
    assert misordered(xml) == found


def test_a_piece_is_read_as_the_inside_of_its_parent() -> None:
    assert misordered(b"<w:i/><w:b/>", b"w:rPr") == ("w:b after w:i in w:rPr",)
    assert misordered(b"<w:i/></w:rPr><w:b/>", b"w:rPr") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<w:rStyle/><w:rFonts/>", "<w:color/><w:sz/>"),
        ("", "<w:color/><w:rFonts/>"),
        ("<w:rFonts/><w:rStyle/>", "<w:sz/>"),
        ("<w:rFonts/>", "<o:glow/>"),
        ("<w:rFonts/><w:unknown/>", "<o:glow/><w:sz/>"),
        ("<w:rFonts/><w:b/>", ""),
    ],
)
def test_a_child_is_put_before_all_that_stand_later(before: str, after: str) -> None:
    root = parse(f'<w:rPr xmlns:w="{W}" xmlns:o="urn:o">{before}{after}</w:rPr>'.encode())
    others = list(root)
    insert_in_order(root, element("b"))
    assert [node for node in root if node in others] == others
    assert root[before.count("<")].tag == f"{{{W}}}b"
