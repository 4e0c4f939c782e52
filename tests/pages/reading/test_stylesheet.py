"""What a paragraph or a run looks like by the styles of a Word file."""

import pytest
from lxml import etree

from letterapp.pages.formats import (
    Alignment,
    Border,
    CharacterFormat,
    LineRule,
    LineSpacing,
    ListPlace,
    ParagraphFormat,
    Tab,
    Vertical,
)
from letterapp.pages.reading.measures import number
from letterapp.pages.reading.properties import character_properties, paragraph_properties
from letterapp.pages.reading.stylesheet import StyleSheet
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import W

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = f"""<a:theme xmlns:a="{A}"><a:themeElements>
<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:accent1><a:srgbClr val="4f81bd"/></a:accent1></a:clrScheme>
<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/></a:minorFont></a:fontScheme>
</a:themeElements></a:theme>"""
BASE = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276"
w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
"""


def xml(tag: str, inner: str) -> etree._Element:
    return etree.fromstring(f'<w:{tag} xmlns:w="{W}">{inner}</w:{tag}>')


def theme() -> Theme:
    return Theme(etree.fromstring(THEME))


def sheet(styles: str, base: str = BASE) -> StyleSheet:
    return StyleSheet(xml("styles", base + styles), theme())


def style(style_id: str, inner: str, kind: str = "paragraph", on: str = "") -> str:
    based = f'<w:basedOn w:val="{on}"/>' if on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{based}{inner}</w:style>'


def direct(inner: str) -> CharacterFormat:
    made = StyleSheet(None, theme())
    return made.characters("", "", character_properties(xml("rPr", inner), theme()))


def placed(inner: str) -> ParagraphFormat:
    return StyleSheet(None, theme()).paragraph("", paragraph_properties(xml("pPr", inner), theme()))


def test_without_styles_text_is_as_the_standard_has_it() -> None:
    bare = StyleSheet(None, Theme())
    assert bare.characters("", "") == CharacterFormat()
    assert bare.paragraph("") == ParagraphFormat()
    assert bare.paragraph_style("Nowhere") == ""


def test_the_defaults_of_the_document_come_first() -> None:
    made = sheet("")
    look = made.characters("Normal", "")
    assert (look.fonts.latin, look.size) == ("Calibri", 11)
    paragraph = made.paragraph("Normal")
    assert (paragraph.after, paragraph.line) == (10, LineSpacing(LineRule.MULTIPLE, 1.15))


def test_a_style_inherits_and_says_otherwise() -> None:
    made = sheet(
        style("A", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr>')
        + style("B", '<w:pPr><w:ind w:left="720"/></w:pPr>', on="A")
    )
    assert made.characters("B", "").size == 15
    paragraph = made.paragraph("B")
    assert (paragraph.alignment, paragraph.left, paragraph.after) == (Alignment.CENTER, 36, 10)


def test_styles_that_are_based_on_one_another_end() -> None:
    made = sheet(style("A", "", on="B") + style("B", "", on="A"))
    assert made.characters("A", "").size == 11


def test_a_style_of_another_kind_is_no_ancestor() -> None:
    made = sheet(
        style("C", '<w:rPr><w:sz w:val="30"/></w:rPr>', "character") + style("A", "", on="C")
    )
    assert made.characters("A", "").size == 11
    assert made.characters("A", "C").size == 15


def test_a_paragraph_without_a_style_that_is_there_has_the_default_one() -> None:
    made = sheet("")
    assert made.paragraph_style(None) == made.paragraph_style("Nowhere") == "Normal"


@pytest.mark.parametrize(
    ("paragraph", "character", "on_the_spot", "is_bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="off"/>', False),
    ],
)
def test_two_styles_that_are_bold_are_not(
    paragraph: str, character: str, on_the_spot: str, is_bold: bool
) -> None:
    made = sheet(
        style("P", f"<w:rPr>{paragraph}</w:rPr>")
        + style("C", f"<w:rPr>{character}</w:rPr>", "character")
    )
    over = character_properties(xml("rPr", on_the_spot), theme())
    assert made.characters("P", "C", over).is_bold is is_bold


def test_what_the_document_is_by_default_no_style_turns_off_by_saying_it_again() -> None:
    base = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    made = sheet(style("P", "<w:rPr><w:b/></w:rPr>"), base)
    assert made.characters("P", "").is_bold


def test_all_that_a_run_can_say_is_read() -> None:
    look = direct(
        '<w:rFonts w:ascii="Arial" w:cs="Khmer OS" w:eastAsia="SimSun"/><w:i/><w:u w:val="double"/>'
        '<w:strike/><w:smallCaps/><w:vanish/><w:color w:val="ff0000"/><w:highlight w:val="yellow"/>'
        '<w:spacing w:val="-20"/><w:w w:val="150"/><w:position w:val="6"/><w:szCs w:val="28"/>'
        '<w:vertAlign w:val="superscript"/><w:lang w:val="fr-FR"/><w:rtl/>'
        '<w:shd w:val="clear" w:fill="EEEEEE"/>'
    )
    assert (look.fonts.latin, look.fonts.other) == ("Arial", "Arial")
    assert (look.fonts.complex, look.fonts.east_asian) == ("Khmer OS", "SimSun")
    assert (look.is_italic, look.underline, look.is_struck) == (True, "double", True)
    assert (look.is_small_caps, look.is_hidden, look.is_right_to_left) == (True, True, True)
    assert (look.colour, look.highlight, look.shading) == ("FF0000", "FFFF00", "EEEEEE")
    assert (look.spacing, look.scale, look.raised, look.complex_size) == (-1, 1.5, 3, 14)
    assert (look.vertical, look.language) == (Vertical.SUPERSCRIPT, "fr-FR")


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ('w:val="auto"', ""),
        ('w:val="4F81BD" w:themeColor="accent1"', "4F81BD"),
        ('w:val="000000" w:themeColor="accent1" w:themeTint="99"', "95B3D7"),
        ('w:val="000000" w:themeColor="accent1" w:themeShade="BF"', "3B618E"),
        ('w:val="00FF00" w:themeColor="accent6"', "00FF00"),
        ('w:val="auto" w:themeColor="text1"', "000000"),
    ],
)
def test_colours_come_from_the_theme_where_it_has_them(colour: str, expected: str) -> None:
    assert direct(f"<w:color {colour}/>").colour == expected


def test_all_that_a_paragraph_can_say_is_read() -> None:
    look = placed(
        '<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val="0"/>'
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="1F3864"/>'
        '<w:top w:val="nil"/></w:pBdr><w:shd w:fill="DDDDDD"/>'
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/>'
        '<w:tab w:val="start" w:pos="720"/></w:tabs>'
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
        '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="exact"/>'
        '<w:ind w:left="720" w:right="360" w:hanging="360" w:firstLine="99"/>'
        '<w:contextualSpacing/><w:jc w:val="both"/>'
    )
    assert (look.keeps_next, look.keeps_lines, look.begins_page) == (True, True, True)
    assert (look.has_widow_control, look.is_contextual) == (False, True)
    assert look.borders.bottom == Border("single", 1, 1, "1F3864")
    assert (look.borders.top, look.shading) == (None, "DDDDDD")
    assert look.tabs == (Tab(36), Tab(450, "right", "."))
    assert look.list_place == ListPlace("3", 1)
    assert (look.before, look.after, look.line) == (6, 3, LineSpacing(LineRule.EXACT, 18))
    assert (look.left, look.right, look.first) == (36, 18, -18)
    assert look.alignment is Alignment.JUSTIFY


@pytest.mark.parametrize(
    ("said", "is_bidi", "alignment"),
    [
        ("left", False, Alignment.LEFT),
        ("left", True, Alignment.RIGHT),
        ("start", True, Alignment.RIGHT),
        ("right", True, Alignment.LEFT),
        ("end", False, Alignment.RIGHT),
        ("center", True, Alignment.CENTER),
        ("something new", False, Alignment.LEFT),
    ],
)
def test_the_left_of_a_right_to_left_paragraph_is_where_it_begins(
    said: str, is_bidi: bool, alignment: Alignment
) -> None:
    bidi = "<w:bidi/>" if is_bidi else ""
    assert placed(f'{bidi}<w:jc w:val="{said}"/>').alignment is alignment


def test_tab_stops_add_up_and_are_cleared() -> None:
    made = sheet(style("A", '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'))
    over = '<w:tabs><w:tab w:val="clear" w:pos="720"/><w:tab w:val="center" w:pos="1440"/></w:tabs>'
    layer = paragraph_properties(xml("pPr", over), theme())
    assert made.paragraph("A").tabs == (Tab(36),)
    assert made.paragraph("A", layer).tabs == (Tab(72, "center"),)
    assert made.paragraph("A").tabs == (Tab(36),)


def test_the_number_0_takes_a_paragraph_out_of_its_list() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    made = sheet(style("A", numbered))
    out = paragraph_properties(xml("pPr", '<w:numPr><w:numId w:val="0"/></w:numPr>'), theme())
    assert made.paragraph("A").list_place == ListPlace("3", 0)
    assert made.paragraph("A", out).list_place is None


@pytest.mark.parametrize(
    ("text", "points"),
    [("240", 12.0), ("12pt", 12.0), ("1in", 72.0), ("-20", -1.0), ("x", None), (None, None)],
)
def test_measures_are_read_in_any_unit(text: str | None, points: float | None) -> None:
    assert number(text, 20) == points


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ('w:line="0"', LineSpacing()),
        ('w:line="-240"', LineSpacing(LineRule.EXACT, 12)),
        ('w:line="-240" w:lineRule="atLeast"', LineSpacing(LineRule.AT_LEAST, 12)),
        ('w:line="120" w:before="-20"', LineSpacing(LineRule.MULTIPLE, 0.5)),
    ],
)
def test_lines_have_a_height_whatever_is_said(said: str, line: LineSpacing) -> None:
    look = placed(f"<w:spacing {said}/>")
    assert (look.line, look.before) == (line, 0)


def test_fonts_of_the_theme_are_chosen_by_the_languages_of_the_document() -> None:
    scheme = THEME.replace(
        '<a:ea typeface=""/>',
        '<a:ea typeface=""/><a:font script="Jpan" typeface="MS Mincho"/>'
        '<a:font script="Hant" typeface="PMingLiU"/><a:font script="Khmr" typeface="DaunPenh"/>',
    )
    root = etree.fromstring(scheme)
    japanese, chinese = Theme(root, "ja-JP", "km-KH"), Theme(root, "zh-TW")
    assert japanese.font("minorEastAsia") == "MS Mincho"
    assert japanese.font("minorBidi") == "DaunPenh"
    assert chinese.font("minorEastAsia") == "PMingLiU"
    assert Theme(root).font("minorEastAsia") == ""


def test_spacing_may_be_automatic() -> None:
    assert placed('<w:spacing w:before="0" w:beforeAutospacing="1"/>').before == 14
