"""Of the set: how paragraphs are set: lines, indents, tabs, borders, what is kept together."""

from __future__ import annotations

from tools.fidelity.markup import (
    PAGE,
    borders,
    element,
    paragraph,
    paragraphs,
    properties,
    run,
    size,
    tab_stops,
)
from tools.fidelity.prose import ADDRESSEE, REQUESTS, SENDER, SENTENCES, text, texts
from tools.fidelity.word_file import SINGLE, WordFile, style

_SINGLE_12 = "spacing=after:240,line:240,lineRule:auto"


def justified() -> bytes:
    """Long justified paragraphs in a narrow and in a wide measure."""
    body = paragraphs(texts(6), "jc=both") + paragraphs(texts(3, 4), "jc=both ind=left:2400")
    return WordFile(body, "Times New Roman", 12, _SINGLE_12).data()


def alignments() -> bytes:
    """Paragraphs at the left, the right, in the middle, justified, and distributed."""
    body = "".join(
        paragraph(text(number, 3), f"jc={how}")
        for number, how in enumerate(("left", "right", "center", "both", "start", "end"))
    )
    return WordFile(body).data()


def indents() -> bytes:
    """Indents of all kinds, and some that go into the margin."""
    kinds = (
        "left:720",
        "right:1440",
        "left:1440,right:1440",
        "firstLine:567",
        "left:720,hanging:720",
        "left:1134,hanging:567",
        "left:-426",
        "right:-426",
        "hanging:300",
        "left:360,firstLine:360",
    )
    body = "".join(paragraph(text(number, 3), f"ind={kind}") for number, kind in enumerate(kinds))
    return WordFile(body, "Times New Roman", 11.5).data()


def spacing() -> bytes:
    """Space before and after, and none between paragraphs of one style."""
    styles = style("Close", look="contextualSpacing spacing=before:200,after:200")
    kinds = ("before:240", "after:240", "before:120,after:120", "before:360,after:0", "after:480")
    made = [paragraph(text(n, 2), f"spacing={kind}") for n, kind in enumerate(kinds * 2)]
    made += [paragraph(text(number, 2), "pStyle=Close") for number in range(4)]
    made += [paragraph(text(4, 2)), paragraph(text(9, 2), "pStyle=Close")]
    return WordFile("".join(made), look=SINGLE, styles=styles).data()


def automatic_spacing() -> bytes:
    """Space before and after that is worked out as in web pages."""
    automatic = "spacing=before:100,beforeAutospacing:1,after:100,afterAutospacing:1"
    return WordFile(paragraphs(texts(7), automatic), "Times New Roman", 12).data()


def line_spacing() -> bytes:
    """Single, 1.15, one and a half, double lines, and less than single."""
    body = "".join(
        paragraph(text(number, 3), f"spacing=after:120,line:{line},lineRule:auto")
        for number, line in enumerate((240, 276, 360, 480, 216, 259))
    )
    fonts_of_it = "rFonts=ascii:Times_New_Roman,hAnsi:Times_New_Roman"
    body += paragraph([run(text(3, 4), fonts_of_it)], "spacing=line:276,lineRule:auto")
    return WordFile(body).data()


def exact_lines() -> bytes:
    """Lines of a height that is given, exactly or at least, with letters of other sizes in them."""
    made = []
    for number, (height, rule) in enumerate(
        ((240, "exact"), (320, "exact"), (200, "exact"), (280, "atLeast"), (400, "atLeast"))
    ):
        pieces = [text(number, 2) + " ", run("Larger letters. ", size(16)), text(number + 8, 2)]
        made.append(paragraph(pieces, f"spacing=after:100,line:{height},lineRule:{rule}"))
    return WordFile("".join(made * 2), "Cambria", 11).data()


def tab_stops_of_all_kinds() -> bytes:
    """Stops at the left, in the middle, at the right, at the point; leaders; the default stops."""
    stops = tab_stops("left:1200", "center:4513", "decimal:6500", "right:9026")
    rows = (
        ("Province", "Files", "Share", "Year"),
        ("North", "1,204", "3.75", "2014"),
        ("South-East", "87", "112.5", "2015"),
        ("Islands", "12", "0.125", "2016"),
    )
    made = [paragraph("\t" + "\t".join(cells), SINGLE, stops) for cells in rows * 2]
    for leader in ("dot", "hyphen", "underscore", "middleDot"):
        stop = tab_stops(f"right:9026:{leader}")
        made += [paragraph(f"{SENTENCES[n][:44]}\t{n + 3}", SINGLE, stop) for n in range(3)]
    made += [paragraph(f"Telephone\t+00 000\tFax\t+00 001\tsince\t{n}", SINGLE) for n in range(3)]
    made += [paragraph(f"Re:\t{text(n, 2)}", "ind=left:1134,hanging:1134") for n in range(3)]
    made.append(paragraph(f"{text(2, 2)}\tafter a tab", "jc=both"))
    return WordFile("".join(made)).data()


def reference_lines() -> bytes:
    """The head of a letter with tabs: our reference, yours, the date."""
    stops = tab_stops("left:3400", "right:9026")
    made = [
        paragraph("Our reference\tYour reference\tDate", SINGLE, stops),
        paragraph("HR/2016/0042\tMJ-19/b\t28 September 2016", "spacing=after:480", stops),
        paragraphs(ADDRESSEE, SINGLE),
        paragraph("Subject:\tthe draft law on associations", "spacing=before:240", stops),
        paragraphs(texts(4, 3)),
        paragraph("Signature:\t", "spacing=before:600", tab_stops("left:5000:underscore")),
    ]
    return WordFile("".join(made), "Arial", 10).data()


def borders_and_shading() -> bytes:
    """Paragraphs in frames, with lines above and below, with a ground; two in one frame."""
    frame = ("top:single:8:4", "left:single:8:4", "bottom:single:8:4", "right:single:8:4")
    shade = element("shd=val:clear,color:auto,fill:E2EFD9")
    line = borders("pBdr", "bottom:single:6:1")
    double = borders("pBdr", "top:double:6:1", "bottom:double:6:1")
    thick = borders("pBdr", "left:single:24:8:4472C4")
    made = [
        paragraph(SENDER[0], "jc=center", line),
        paragraph(text(1), "", borders("pBdr", *frame)),
        paragraph(text(2), "", borders("pBdr", *frame), shade),
        paragraph(text(3), "", borders("pBdr", *frame), shade),
        paragraph(text(4)),
        paragraph(text(5), "ind=left:567,right:567", borders("pBdr", *frame)),
        paragraph(text(6), "", shade),
        paragraph(text(7), "", double),
        paragraph(text(8), "ind=left:360", thick),
        paragraph(text(9), "", borders("pBdr", *frame, "between:single:4:1")),
        paragraph(text(10), "", borders("pBdr", *frame, "between:single:4:1")),
        paragraph("", "", line),
        paragraph(text(12)),
    ]
    return WordFile("".join(made)).data()


def kept_together() -> bytes:
    """Headings kept with what follows, paragraphs kept whole, near the ends of pages."""
    made = []
    for number in range(14):
        made.append(paragraph(f"Point {number + 1}", "keepNext spacing=before:240,after:60"))
        keep = ("keepLines", "", "widowControl=0", "keepLines keepNext")[number % 4]
        made.append(paragraph(text(number, 3 + number % 5), keep))
    return WordFile("".join(made), "Calibri", 12).data()


def widows() -> bytes:
    """Paragraphs of two to five lines over several pages: no first or last line stands alone."""
    body = paragraphs([text(number, 1 + number % 4) for number in range(44)])
    return WordFile(body, "Times New Roman", 12, _SINGLE_12).data()


def page_breaks() -> bytes:
    """Pages that end by hand, within paragraphs and between; paragraphs that begin a page."""
    made = [
        paragraphs(texts(3)),
        paragraph([PAGE]),
        paragraphs(texts(2, 5)),
        paragraph([text(3), PAGE, text(4)]),
        paragraph("Annex", "pageBreakBefore pStyle=Heading1 spacing=before:480"),
        paragraphs(texts(3, 9)),
        paragraph([PAGE, text(6)], "spacing=before:400"),
        paragraph(text(2), "pageBreakBefore spacing=before:400"),
    ]
    return WordFile("".join(made)).data()


def empty_paragraphs() -> bytes:
    """Empty paragraphs as space, in several sizes."""
    made = []
    for number in range(9):
        points = (11, 8, 20, 14)[number % 4]
        mark = properties("rPr", size(points))
        made.append(paragraph(text(number, 3), SINGLE) + paragraph("", SINGLE, mark))
        made += [paragraph("", SINGLE)] * (number % 3)
    return WordFile("".join(made)).data()


def requests_in_a_frame() -> bytes:
    """Requests with numbers that were typed, hanging by a tab, in a narrower measure."""
    made = [paragraph(text(1), "jc=both")]
    made += [
        paragraph(f"({number})\t{request};", "ind=left:1134,right:567,hanging:567 jc=both")
        for number, request in enumerate(REQUESTS, 1)
    ]
    made.append(paragraphs(texts(4, 6), "jc=both"))
    return WordFile("".join(made), "Cambria", 12, "spacing=after:100,line:288,lineRule:auto").data()


MADE = (
    justified,
    alignments,
    indents,
    spacing,
    automatic_spacing,
    line_spacing,
    exact_lines,
    tab_stops_of_all_kinds,
    reference_lines,
    borders_and_shading,
    kept_together,
    widows,
    page_breaks,
    empty_paragraphs,
    requests_in_a_frame,
)
