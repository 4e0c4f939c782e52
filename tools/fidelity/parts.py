"""Of the set: files of several sections, in columns, and of many pages."""

from __future__ import annotations

from tools.fidelity.markup import (
    COLUMN,
    borders,
    cell,
    field,
    grid_lines,
    paragraph,
    paragraphs,
    row,
    run,
    section,
    tab_stops,
    table,
)
from tools.fidelity.prose import SENTENCES, text, texts
from tools.fidelity.word_file import SINGLE, WordFile, style

_LANDSCAPE = "pgSz=w:16838,h:11906,orient:landscape"
_NARROW = "pgMar=top:720,right:720,bottom:720,left:720,header:300,footer:300,gutter:0"


def landscape_in_between() -> bytes:
    """A page on its side with a table, between pages that stand."""
    rows = [
        row(*(cell(paragraph(text(n + k, 1), SINGLE), 3480) for k in range(4))) for n in range(6)
    ]
    wide = table((3480,) * 4, rows, "tblLayout=type:fixed", grid_lines())
    body = paragraphs(texts(4)) + paragraph(text(1), "", section())
    body += wide + paragraph(text(6), "", section(_LANDSCAPE)) + paragraphs(texts(3, 8))
    return WordFile(body).data()


def other_margins() -> bytes:
    """Sections with margins of their own, on new pages; a gutter."""
    wide = "pgMar=top:2268,right:2268,bottom:2268,left:2268,header:708,footer:708,gutter:0"
    gutter = "pgMar=top:1000,right:1000,bottom:1000,left:1000,header:500,footer:500,gutter:567"
    body = "".join(
        paragraphs(texts(5, start)) + paragraph(text(start), "", section(words))
        for start, words in ((0, ""), (5, wide), (9, _NARROW))
    )
    return WordFile(body + paragraphs(texts(5, 2)), section=section(gutter)).data()


def columns_within_a_page() -> bytes:
    """Two columns between paragraphs over the whole measure, on one page."""
    body = paragraphs(texts(2)) + paragraph(text(2), "", section("type=continuous"))
    two = section("type=continuous cols=num:2,space:708")
    body += paragraphs(texts(5, 4)) + paragraph(text(9), "", two) + paragraphs(texts(3, 11))
    return WordFile(body, section=section("type=continuous")).data()


def two_columns() -> bytes:
    """A bulletin in two columns over several pages."""
    made = WordFile(font="Times New Roman", points=10.5, look="spacing=after:120 jc=both")
    made.section = section("cols=num:2,space:567")
    made.body = "".join(
        paragraph(SENTENCES[n][:30], "pStyle=Heading2") + paragraphs(texts(4, n)) for n in range(7)
    )
    return made.data()


def columns_with_breaks() -> bytes:
    """Three columns with breaks by hand."""
    body = paragraphs(texts(3)) + paragraph([COLUMN, text(4)]) + paragraphs(texts(2, 6))
    body += paragraph([COLUMN, text(8)]) + paragraphs(texts(2, 9))
    return WordFile(body, "Arial", 9.5, section=section("cols=num:3,space:400")).data()


def contents() -> bytes:
    """A list of contents with leaders, headings with numbers, a page of title."""
    styles = style("Toc", look=SINGLE)
    stops = tab_stops("right:9026:dot")
    made = [
        paragraph("On the situation of associations", "jc=center spacing=before:3000,after:400")
    ]
    made += [
        paragraph(f"{n}. {SENTENCES[n][:50]}\t{n + 1}", "pStyle=Toc", stops) for n in range(1, 9)
    ]
    for number in range(1, 9):
        break_before = "pageBreakBefore" if number == 1 else ""
        made.append(
            paragraph(f"{number}. {SENTENCES[number][:50]}", f"pStyle=Heading1 {break_before}")
        )
        made.append(paragraphs(texts(3, number)))
    return WordFile("".join(made), "Cambria", styles=styles).data()


def report() -> bytes:
    """Twelve pages and more: headings, lists by hand, tables, footnotes, page numbers."""
    made = WordFile()
    foot = paragraph(
        [run("Page "), field("PAGE"), run(" of "), field("NUMPAGES", "12")], "jc=right"
    )
    head = paragraph(
        "Report on associations", f"{SINGLE} jc=center", borders("pBdr", "bottom:single:4:1")
    )
    made.section = section(
        "",
        f"header default {made.story('header', head)}",
        f"footer default {made.story('footer', foot)}",
    )
    for chapter in range(11):
        made.body += paragraph(f"{chapter + 1}. {SENTENCES[chapter][:48]}", "pStyle=Heading1")
        for number, one in enumerate(texts(6, chapter * 5)):
            note = [made.note(text(number + chapter, 1))] if number % 3 == 1 else []
            made.body += paragraph([one, *note, f" {text(number, 2)}"], "jc=both")
        rows = [
            row(*(cell(paragraph(f"{chapter + k * n}", SINGLE), 2256) for k in range(4)))
            for n in range(4)
        ]
        made.body += table((2256,) * 4, rows, "tblLayout=type:fixed", grid_lines())
        made.body += paragraph("", SINGLE) + paragraph(text(chapter, 6))
    return made.data()


def long_statement() -> bytes:
    """Ten pages of prose without anything else."""
    look = "spacing=line:360,lineRule:auto ind=firstLine:567 jc=both"
    return WordFile(paragraphs(texts(60)), "Times New Roman", 12, look).data()


def older_word() -> bytes:
    """A letter in the mode of Word 2003: other rules for some of the setting."""
    body = paragraphs(texts(12), "jc=both spacing=before:100,after:100")
    return WordFile(body, "Times New Roman", 12, SINGLE, compatibility=11).data()


MADE = (
    landscape_in_between,
    other_margins,
    columns_within_a_page,
    two_columns,
    columns_with_breaks,
    contents,
    report,
    long_statement,
    older_word,
)
