"""Builds the shipped Word templates, templates/letterhead.docx and plain.docx: a letter's looks.

The whole look is here: page, letterhead, footers, named styles, lists; the plain sheet has the
same without letterhead and footers. What a letter says, and the filling of the tags, are left to
the program, which names styles and knows no font or margin.
Each part is written afresh, so that nothing unwanted is in the file and any run, on any day,
gives the same bytes. Properties stand in the order of ECMA-376 Part 1, Annex A, on which Word
insists; clause numbers below are of that Part.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.shared import Length, Mm

from letterapp.problems import NOWHERE
from letterapp.word.package import read_package, write_package

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


def _space(before: float = 0, after: float = 0, lines: float = 1) -> str:
    """Space around a paragraph, in points, and its line height, in lines (17.3.1.33)."""
    line = f'w:line="{lines * 240:.0f}" w:lineRule="auto"'
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" {line}/>'


def _fonts(latin: str, east_asia: str, complex_script: str) -> str:
    """The fonts of a run (17.3.2.26).

    Latin faces lack Chinese, Khmer and Arabic: fonts that Word brings along stand in those
    slots, and Word falls back from them for what they lack in turn.
    """
    others = f'w:eastAsia="{east_asia}" w:cs="{complex_script}"'
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" {others}/>'


def _size(points: float) -> str:
    """A font size; complex scripts have one of their own (17.3.2.39), as they have a bold."""
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _colour(rgb: str) -> str:
    return f'<w:color w:val="{rgb}"/>'


# The look.

PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)  # A4
SIDE, TOP, BOTTOM = Mm(26), Mm(27), Mm(25)
HEADER_EDGE, FOOTER_EDGE = Mm(14), Mm(12)  # from the edge of the paper
MEASURE = Length(PAGE_WIDTH - 2 * SIDE)

LISTS = {  # w:numId, then w:numFmt and mark of each level; %n is the number at level n
    "List Bullet": (1, (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))),
    "List Number": (2, (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))),
}
LIST_START, LIST_HANG = Mm(4), Mm(6)  # margin to mark, mark to text

SERIF = _fonts("Cambria", "SimSun", "Times New Roman")
SANS = _fonts("Calibri", "Microsoft YaHei", "Arial")
SMALL = SANS + _colour("595959") + _size(9)  # around the letter; 7:1 on white (WCAG 2.2, 1.4.6)
ACCENT = _colour("1F3864")  # dark blue: the organisation, the subject, headings
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
TRACKED = '<w:spacing w:val="20"/>'  # twips after each letter
LINK = _colour("1F4E9E") + '<w:u w:val="single"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'

LEADING = 1.1  # lines, of running text
KEEP_NEXT, KEEP_LINES, CLOSE_UP = "<w:keepNext/>", "<w:keepLines/>", "<w:contextualSpacing/>"
KEEP = KEEP_NEXT + KEEP_LINES
HEADING = KEEP + _space(before=12, after=4)
OUTLINE = '<w:outlineLvl w:val="{}"/>'
INDENTED = f'<w:ind w:left="{Mm(10).twips}" w:right="{Mm(10).twips}"/>'
# Three quarters of a point wide (w:sz counts eighths), five points below the text (17.3.1.7).
RULE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="5" w:color="8EA0BC"/></w:pBdr>'
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{MEASURE.twips}"/></w:tabs>'


@dataclass(frozen=True)
class Style:
    """A named style; `follower` is the style Word gives to the paragraph typed after it."""

    name: str
    paragraph: str = ""
    run: str = ""
    follower: str = ""
    based_on: str = "Normal"
    kind: str = "paragraph"


def _list_styles() -> tuple[Style, ...]:
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    return tuple(
        Style(_level_name(name, n), number.format(n, num_id) + _space(after=6, lines=LEADING))
        for name, (num_id, marks) in LISTS.items()
        for n in range(len(marks))
    )


def _level_name(list_name: str, level: int) -> str:
    return f"{list_name} {level + 1}" if level else list_name


STYLES = (  # in the order of a letter, which is their order in Word's Styles pane too
    Style("Normal", _space(after=8, lines=LEADING), based_on=""),
    Style("Letter Reference", _space(after=12), SMALL, "Letter Date"),
    Style("Letter Date", _space(after=18), "", "Letter Address"),
    # The lines of an address come as line breaks or as paragraphs: CLOSE_UP serves both.
    Style("Letter Address", KEEP_LINES + _space(after=18) + CLOSE_UP),
    Style("Letter Subject", KEEP + _space(after=12), BOLD + ACCENT, "Letter Salutation"),
    Style("Letter Salutation", KEEP_NEXT + _space(after=8), "", "Normal"),
    Style("heading 1", HEADING + OUTLINE.format(0), BOLD + ACCENT + _size(14), "Normal"),
    Style("heading 2", HEADING + OUTLINE.format(1), BOLD + ACCENT + _size(12), "Normal"),
    Style("heading 3", HEADING + OUTLINE.format(2), ITALIC + ACCENT, "Normal"),
    *_list_styles(),
    # Long extracts of treaties read better upright: indents and size set them apart.
    Style("Quote", _space(after=8, lines=LEADING) + INDENTED, _size(10.5)),
    Style("Letter Close", KEEP + _space(before=4), "", "Letter Signature"),
    Style("Letter Signature", KEEP_LINES + _space(before=38, after=12)),  # room to sign by hand
    Style("Letter Copies", KEEP_LINES + _space(before=6, after=6), SANS + _size(9.5)),
    Style("footnote text", _space(after=2), _size(9)),
    Style("header", _space(), SMALL),
    Style("footer", RIGHT_TAB + _space(), SMALL),
    Style(
        "Letterhead Name",
        RULE_BELOW + _space(after=4),
        SERIF + "<w:smallCaps/>" + ACCENT + TRACKED + _size(18),
        based_on="header",
    ),
    Style("Letterhead Contact", _space(after=28), based_on="header"),
    Style("Hyperlink", "", LINK, "", "Default Paragraph Font", "character"),
    Style("footnote reference", "", RAISED, "", "Default Paragraph Font", "character"),
)


# The parts.

# Word's own styles that are not named here stay out of the Styles pane until they are used.
DEFAULTS = f"""
  <w:docDefaults>
    <w:rPrDefault><w:rPr>{SERIF}{_size(11)}<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"
    w:defUnhideWhenUsed="1" w:defQFormat="0"/>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
    <w:name w:val="Default Paragraph Font"/><w:semiHidden/>
  </w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal">
    <w:name w:val="Normal Table"/><w:semiHidden/>
  </w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList">
    <w:name w:val="No List"/><w:semiHidden/>
  </w:style>"""

# Without compatibilityMode Word takes the file for one of Word 2007 and lays it out as such.
# The footnotes named here are the lines above the notes of a page.
SETTINGS = """
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode"
      w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="en-GB"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>"""


def _element(name: str, *content: str, **attributes: str | int) -> str:
    values = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{values}>{''.join(content)}</w:{name}>"


def _style_id(name: str) -> str:
    """The id that Word itself gives to a style of this name."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _style(style: Style, priority: int) -> str:
    content = (
        _element("name", val=style.name),
        _element("basedOn", val=_style_id(style.based_on)) if style.based_on else "",
        _element("next", val=_style_id(style.follower)) if style.follower else "",
        _element("uiPriority", val=priority),
        _element("qFormat"),
        _element("pPr", style.paragraph) if style.paragraph else "",
        _element("rPr", style.run) if style.run else "",
    )
    own = {"customStyle": 1} if style.name.startswith("Letter") else {}
    default = {"default": 1} if style.name == "Normal" else {}
    named = {"type": style.kind, "styleId": _style_id(style.name)}
    return _element("style", *content, **named, **own, **default)


def _styles(styles: Sequence[Style]) -> str:
    return DEFAULTS + "".join(_style(style, n) for n, style in enumerate(styles, start=1))


def _numbering() -> str:
    """Each list once; the filling gives each list of a letter a w:num of its own, from 1."""
    ids = [num_id for num_id, _ in LISTS.values()]
    used = (_element("num", _element("abstractNumId", val=n), numId=n) for n in ids)
    return "".join((*map(_abstract_list, LISTS), *used))


def _abstract_list(name: str) -> str:
    num_id, marks = LISTS[name]
    levels = (_list_level(_level_name(name, n), n, *mark) for n, mark in enumerate(marks))
    multilevel = _element("multiLevelType", val="multilevel")
    return _element("abstractNum", multilevel, *levels, abstractNumId=num_id)


def _list_level(style_name: str, level: int, number_format: str, mark: str) -> str:
    left = Length(LIST_START + (level + 1) * LIST_HANG)
    content = (
        _element("start", val=1),
        _element("numFmt", val=number_format),
        _element("pStyle", val=_style_id(style_name)),
        _element("lvlText", val=mark),
        _element("lvlJc", val="left"),
        _element("pPr", _element("ind", left=left.twips, hanging=LIST_HANG.twips)),
        _element("rPr", SANS + _size(9)) if number_format == "bullet" else "",
    )
    return _element("lvl", *content, ilvl=level)


def _footnotes() -> str:
    kinds = (("separator", -1), ("continuationSeparator", 0))
    return "".join(
        _element("footnote", _paragraph("footnote text", _run(_element(kind))), type=kind, id=n)
        for kind, n in kinds
    )


def _paragraph(style_name: str, *runs: str) -> str:
    return _element("p", _element("pPr", _element("pStyle", val=_style_id(style_name))), *runs)


def _run(content: str) -> str:
    return _element("r", content)


def _text(text: str) -> str:
    """One run, since a tag must not be split over several."""
    return _run(f'<w:t xml:space="preserve">{escape(text)}</w:t>')


def _field(instruction: str) -> str:
    """A complex field (17.16.18); its cached result stands until Word computes it."""
    begin, separate, end = (
        _run(_element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    return begin + _run(_element("instrText", instruction)) + separate + _text("1") + end


def _first_header() -> str:
    contact = _text('{{ (sender.address + sender.contacts) | join(" · ") }}')
    organisation = _paragraph("Letterhead Name", _text("{{ sender.organisation }}"))
    return organisation + _paragraph("Letterhead Contact", contact)


def _next_header() -> str:
    """The organisation alone: a long name has the whole line."""
    return _paragraph("header", _text("{{ sender.organisation }}"))


def _footer(*before: str) -> str:
    """“2 / 3” at the right, which needs no translation, after a tab."""
    page = (_field("PAGE"), _text(" / "), _field("NUMPAGES"))
    return _paragraph("footer", *before, _run("<w:tab/>"), *page)


def _section(references: str = "", *more: str) -> str:
    """The page; w:titlePg in it gives its first one a header and a footer of their own."""
    upright = {"top": TOP.twips, "bottom": BOTTOM.twips}
    across = {"left": SIDE.twips, "right": SIDE.twips, "gutter": 0}
    edges = {"header": HEADER_EDGE.twips, "footer": FOOTER_EDGE.twips}
    size = _element("pgSz", w=PAGE_WIDTH.twips, h=PAGE_HEIGHT.twips)
    margins = _element("pgMar", **upright, **across, **edges)
    return _element("sectPr", references, size, margins, *more)


# The package.

KINDS = {  # by root element: content type, relationship to the main document
    "styles": (CT.WML_STYLES, RT.STYLES),
    "numbering": (CT.WML_NUMBERING, RT.NUMBERING),
    "settings": (CT.WML_SETTINGS, RT.SETTINGS),
    "footnotes": (CT.WML_FOOTNOTES, RT.FOOTNOTES),
    "hdr": (CT.WML_HEADER, RT.HEADER),
    "ftr": (CT.WML_FOOTER, RT.FOOTER),
}


def _letterhead() -> Package:
    package, document = _sheet(STYLES)
    properties = f"<cp:coreProperties {nsdecls('cp', 'dc')}>{{}}</cp:coreProperties>"
    title = properties.format("<dc:title>Letterhead</dc:title>")
    core = _part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, title)
    package.relate_to(core, RT.CORE_PROPERTIES)
    add = partial(_add, package, document)
    references = (
        _reference("header", "first", add("header1", "hdr", _first_header())),
        _reference("header", "default", add("header2", "hdr", _next_header())),
        _reference("footer", "first", add("footer1", "ftr", _footer())),
        _reference("footer", "default", add("footer2", "ftr", _footer(_text("{{ letter.date }}")))),
    )
    _end(document, _section("".join(references), _element("titlePg")))
    return package


def _plain_sheet() -> Package:
    """No properties either: what is made of it has no title that nobody gave it."""
    package, document = _sheet([style for style in STYLES if not _is_around(style)])
    _end(document, _section())
    return package


def _is_around(style: Style) -> bool:
    """Whether a style is for what stands around the letter, not in it."""
    return "header" in (style.name, style.based_on) or style.name == "footer"


def _sheet(styles: Sequence[Style]) -> tuple[Package, XmlPart]:
    """A package with all that letters are written with, and its main document, still empty."""
    package = Package()
    document = _part(package, "/word/document.xml", CT.WML_DOCUMENT_MAIN, _xml("document"))
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    add = partial(_add, package, document)
    add("styles", "styles", _styles(styles))
    add("numbering", "numbering", _numbering())
    add("settings", "settings", SETTINGS)
    add("footnotes", "footnotes", _footnotes())
    return package, document


def _end(document: XmlPart, section: str) -> None:
    """The main document's content: the place of the wording, on the pages of a section."""
    body = _element("body", _paragraph("Normal", _text("{{ body }}")), section)
    document.element.append(parse_xml(_xml("document", body))[0])


def _add(package: Package, document: XmlPart, name: str, root: str, content: str) -> str:
    """Puts a part beside the main document; gives the id of their relationship."""
    content_type, relationship = KINDS[root]
    part = _part(package, f"/word/{name}.xml", content_type, _xml(root, content))
    return document.relate_to(part, relationship)


def _part(package: Package, name: str, content_type: str, xml: str) -> XmlPart:
    return XmlPart(PackURI(name), content_type, parse_xml(xml), package)


def _xml(root: str, content: str = "") -> str:
    return f"<w:{root} {nsdecls('w', 'r')}>{content}</w:{root}>"


def _reference(place: str, pages: str, relationship_id: str) -> str:
    return f'<w:{place}Reference w:type="{pages}" r:id="{relationship_id}"/>'


def build_letterhead() -> bytes:
    """The letterhead as a .docx; its parts are the same bytes on every machine."""
    return _saved(_letterhead())


def build_plain_sheet() -> bytes:
    """The plain sheet as a .docx; its parts are the same bytes on every machine."""
    return _saved(_plain_sheet())


def _saved(package: Package) -> bytes:
    stream = io.BytesIO()
    package.save(stream)
    return write_package(read_package(stream.getvalue(), NOWHERE).parts)


def main() -> None:
    """Writes the templates where the program finds them."""
    (TEMPLATES / "letterhead.docx").write_bytes(build_letterhead())
    (TEMPLATES / "plain.docx").write_bytes(build_plain_sheet())


if __name__ == "__main__":
    main()
