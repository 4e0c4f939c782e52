"""A Word file that holds something of all that is read."""

from __future__ import annotations

from letterapp.word.xml import W
from tests.pages.reading.files import with_core, with_part
from tools.fidelity.drawings import Place, anchored, inline, png, text_box
from tools.fidelity.markup import (
    cell,
    field,
    grid_lines,
    paragraph,
    properties,
    row,
    run,
    section,
    tab_stops,
    table,
)
from tools.fidelity.word_file import WordFile, style

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_FRAME = "framePr=w:4000,h:900,hSpace:180,wrap:around,vAnchor:page,hAnchor:margin,xAlign:right"
_MARK = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
_DATES = (
    "<dc:title>x</dc:title><dcterms:modified>2016-09-28T00:00:00Z</dcterms:modified>"
    "<dcterms:created>2016-09-01T00:00:00Z</dcterms:created>"
)
_TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Grid"><w:basedOn w:val="TableNormal"/>'
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr><w:tblStylePr w:type="firstRow">'
    '<w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8"/></w:tcBorders>'
    '<w:shd w:val="pct20" w:color="auto" w:fill="FFFFFF"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr></w:tblStylePr>'
    "</w:style>"
)


def everything() -> bytes:
    """The file."""
    made = WordFile(settings="evenAndOddHeaders", numbering=_numbering())
    made.styles = _TABLE_STYLE + style("Item", look="ind=left:700 keepNext", letters="smallCaps")
    key = made.picture(png(8, 6))
    made.body = _text(made) + _drawings(key) + _tables(key)
    head = made.story("header", paragraph([inline(key, 20, 10), field("PAGE"), field("NUMPAGES")]))
    made.section = section("titlePg cols=num:2,space:400", f"header default {head}")
    data = with_core(made.data(), _DATES)
    note = f'<w:endnote w:id="1"><w:p><w:r><w:endnoteRef/></w:r>{run("end")}</w:p></w:endnote>'
    rule = '<w:endnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    notes = f'<w:endnotes xmlns:w="{W}">{rule}{note}</w:endnotes>'
    return with_part(data, "word/endnotes.xml", "endnotes", notes)


def _text(made: WordFile) -> str:
    pieces = [
        run("Dear\tSir", "b u=single rtl cs"),
        made.note("A note."),
        made.link("https://www.example.org", "a link"),
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
        field(r'DATE \@ "d MMMM yyyy"', "28 September", "lang=val:fr-FR"),
        f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>',
        f"<w:ins>{run('in')}</w:ins>",
        '<w:bookmarkStart w:id="1" w:name="Annex"/>',
    ]
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:ptab w:alignment="right"/></w:r>'
    control = f"<w:sdt><w:sdtContent>{run('held')}</w:sdtContent></w:sdt>"
    ruby = f"<w:r><w:ruby><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
    link = f"<w:hyperlink w:anchor='Annex'>{run('to')}</w:hyperlink>"
    return (
        paragraph("Framed", _FRAME)
        + paragraph(pieces, "jc=both", tab_stops("right:9026:dot"))
        + "".join(paragraph("Item", "pStyle=Item", _MARK.format(place)) for place in (0, 1, 1, 0))
        + f"<w:p>{symbols}{control}{ruby}{link}</w:p>"
        + paragraph("One", "", "<w:rPr><w:del/></w:rPr>")
        + paragraph("Two", "", section("type=continuous pgNumType=fmt:lowerRoman,start:3"))
    )


def _drawings(key: str) -> str:
    group = anchored(key, 90, 60, Place(3, 4))
    start, _, rest = group.partition("<a:graphicData")
    picture = rest.partition("<pic:pic>")[2].partition("</pic:pic>")[0]
    end = rest.partition("</a:graphicData>")[2]
    scale = '<a:xfrm><a:chOff x="0" y="0"/><a:chExt cx="2000" cy="2000"/></a:xfrm>'
    inner = (
        f'<a:graphicData uri="{_GROUP}"><wpg:wgp xmlns:wpg="{_GROUP}"><wpg:grpSpPr>{scale}'
        f"</wpg:grpSpPr><pic:pic>{picture}</pic:pic></wpg:wgp></a:graphicData>"
    )
    old = (
        '<w:r><w:pict><v:shape style="position:absolute;margin-left:3pt;width:40pt;height:20pt;'
        f'z-index:-1"><v:imagedata r:id="{key}" cropleft="6000f"/></v:shape><v:rect style="width:'
        f'40pt;height:9pt"><v:textbox inset="1pt,2pt"><w:txbxContent>{paragraph("Old")}'
        "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )
    box = text_box(paragraph("Box"), 100, 50, Place("right", 3, "margin"))
    colour = '<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>'
    filled = f"<a:solidFill>{colour}</a:solidFill>"
    return paragraph(
        [inline(key, 60, 40), start + inner + end, old, box, box.replace("<a:noFill/>", filled, 1)]
    )


def _tables(key: str) -> str:
    inner = table((900,), [row(cell(paragraph([inline(key, 20, 10)])))], "", grid_lines())
    rows = [
        row(*(cell(name, 1000) for name in "abc"), words="tblHeader"),
        row(cell("d", 2000, "gridSpan=2"), cell("e", 1000, "vMerge=restart vAlign=center")),
        row(cell(inner + paragraph(""), 1000), cell("f"), cell("", 1000, "vMerge")),
        row(cell("g"), words="gridBefore=1 trHeight=val:400,hRule:exact cantSplit"),
    ]
    place = "tblStyle=Grid tblpPr=leftFromText:180,vertAnchor:page,tblpXSpec:right,tblpY:1440"
    return table((1000,) * 3, rows, place, '<w:tblLook w:val="04A0"/>')


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="'
        f'{text}"/><w:suff w:val="space"/>{properties("pPr", "ind=left:720,hanging:360")}</w:lvl>'
        for place, kind, text in ((0, "upperRoman", "%1."), (1, "decimal", "%1.%2"))
    )
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )
