"""Of the set: letters in several fonts, and how their letters look."""

from __future__ import annotations

from tools.fidelity.markup import (
    LINE,
    fonts,
    paragraph,
    paragraphs,
    run,
    section,
    size,
)
from tools.fidelity.prose import (
    ADDRESSEE,
    CLOSE,
    REQUESTS,
    SALUTATION,
    SENDER,
    SENTENCES,
    text,
    texts,
)
from tools.fidelity.word_file import SINGLE, WordFile, style

_FILL = "<a:solidFill><a:schemeClr val='phClr'/></a:solidFill>"
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
    "<a:themeElements><a:clrScheme name='Office'><a:dk1><a:sysClr val='windowText'"
    " lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
    "<a:dk2><a:srgbClr val='44546A'/></a:dk2><a:lt2><a:srgbClr val='E7E6E6'/></a:lt2>"
    + "".join(f"<a:accent{n}><a:srgbClr val='4472C4'/></a:accent{n}>" for n in range(1, 7))
    + "<a:hlink><a:srgbClr val='0563C1'/></a:hlink><a:folHlink><a:srgbClr val='954F72'/>"
    "</a:folHlink></a:clrScheme><a:fontScheme name='Office'><a:majorFont><a:latin"
    " typeface='Cambria'/><a:ea typeface=''/><a:cs typeface=''/></a:majorFont><a:minorFont>"
    "<a:latin typeface='Cambria'/><a:ea typeface=''/><a:cs typeface=''/></a:minorFont>"
    "</a:fontScheme><a:fmtScheme name='Office'>"
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def letter_body(start: int = 0, count: int = 6, words: str = "") -> str:
    """A letter: address, date, salutation, paragraphs, close, signature."""
    return (
        paragraphs(ADDRESSEE, f"{SINGLE} {words}")
        + paragraph("Geneva, 28 September 2016", "jc=right spacing=before:240,after:240")
        + paragraph(SALUTATION, words)
        + paragraphs(texts(count, start), words)
        + paragraph(CLOSE, f"keepNext spacing=after:720 {words}")
        + paragraph("A. N. Example\nExecutive Director", words)
    )


def letter_of_word() -> bytes:
    """What a new document of Word's looks like: Calibri 11, 8 points after, 1.08 lines."""
    return WordFile(letter_body()).data()


def letter_in_times() -> bytes:
    """Times New Roman 12, single lines, 12 points after a paragraph."""
    look = "spacing=after:240,line:240,lineRule:auto"
    return WordFile(letter_body(3), "Times New Roman", 12, look).data()


def letter_in_cambria() -> bytes:
    """Cambria 11 with headings."""
    body = "".join(
        paragraph(title, f"pStyle=Heading{level}") + paragraphs(texts(2, start))
        for title, level, start in (
            ("The situation of associations", 1, 0),
            ("Registration", 2, 4),
            ("Access to places of detention", 2, 9),
            ("What we ask", 1, 15),
        )
    )
    return WordFile(body, "Cambria", 11, "spacing=after:120,line:264,lineRule:auto").data()


def letter_in_arial() -> bytes:
    """Arial 10 on paper of the format Letter."""
    paper = (
        "pgSz=w:12240,h:15840 pgMar=top:1080,right:1080,bottom:1080,left:1080,header:720,footer:720"
    )
    return WordFile(letter_body(5, 8), "Arial", 10, section=section(paper)).data()


def statement_in_courier() -> bytes:
    """Courier New 12, double lines, as typescripts are."""
    look = "spacing=line:480,lineRule:auto ind=firstLine:720"
    return WordFile(paragraphs(texts(5, 2)), "Courier New", 12, look).data()


def fonts_not_installed() -> bytes:
    """Fonts that few systems have: something else stands in for them."""
    names = ("Garamond", "Gill Sans MT", "Verdana", "Georgia", "Book Antiqua", "Segoe UI", "Optima")
    body = "".join(
        paragraph([run(text(number, 3), f"{fonts(name)} {size(11)}")])
        for number, name in enumerate(names)
    )
    return WordFile(body, "Palatino Linotype", 11).data()


def fonts_of_the_theme() -> bytes:
    """Fonts that the theme names."""
    return WordFile(letter_body(8), theme=_THEME).data()


def styles_in_styles() -> bytes:
    """A letter whose looks are all in styles that follow from each other."""
    styles = (
        style("Body", look="jc=both spacing=after:120,line:276,lineRule:auto", letters=size(10.5))
        + style("BodyIndented", "Body", "ind=firstLine:360")
        + style("Quotation", "Body", "ind=left:720,right:720 jc=left", "i iCs")
        + style("QuotationSmall", "Quotation", "spacing=after:60", size(9))
        + style("Strong", "", letters="b bCs", kind="character")
    )
    made = [paragraph(SENDER[0], "pStyle=Heading1")]
    for number, key in enumerate(("Body", "BodyIndented", "Quotation", "QuotationSmall") * 3):
        strong = run(SENTENCES[number], "rStyle=Strong")
        made.append(paragraph([strong, " " + text(number + 3, 3)], f"pStyle={key}"))
    return WordFile("".join(made), "Cambria", styles=styles).data()


def breaks_in_paragraphs() -> bytes:
    """Lines that end by hand, in justified text as well; requests, a line each."""
    made = [
        paragraph(["; ".join(REQUESTS[:2]), LINE, text(3, 2), LINE, LINE, text(5, 1)], f"jc={how}")
        for how in ("left", "both", "center", "right")
    ]
    return WordFile("".join(made) + paragraph("\n".join(ADDRESSEE)), "Arial", 10.5).data()


MADE = (
    letter_of_word,
    letter_in_times,
    letter_in_cambria,
    letter_in_arial,
    statement_in_courier,
    fonts_not_installed,
    fonts_of_the_theme,
    styles_in_styles,
    breaks_in_paragraphs,
)
