"""Of the set: tables: borders, merged cells, margins, rows over pages, tables in tables."""

from __future__ import annotations

from tools.fidelity.markup import (
    borders,
    cell,
    element,
    grid_lines,
    paragraph,
    paragraphs,
    row,
    run,
    table,
)
from tools.fidelity.prose import ADDRESSEE, REQUESTS, SENDER, SENTENCES, text, texts
from tools.fidelity.word_file import SINGLE, WordFile

_THIRDS = (3008, 3009, 3009)
_MARGIN_SIDES = ("top", "left", "bottom", "right")


def _close(content: str, words: str = "") -> str:
    return paragraph(content, f"{SINGLE} {words}")


def _margins(name: str, *widths: int) -> str:
    sides = zip(_MARGIN_SIDES, widths, strict=True)
    inner = "".join(element(f"{side}=w:{width},type:dxa") for side, width in sides)
    return f"<w:{name}>{inner}</w:{name}>"


def simple_table() -> bytes:
    """Three columns with lines, text of one to four lines."""
    rows = [
        row(*(cell(_close(text(n + k, 1)), width) for k, width in enumerate(_THIRDS)))
        for n in range(7)
    ]
    made = paragraphs(texts(1)) + table(_THIRDS, rows, "tblLayout=type:fixed", grid_lines())
    return WordFile(made + paragraphs(texts(2, 4))).data()


def merged_cells() -> bytes:
    """Cells over columns and over rows."""
    widths = (2000, 2342, 2342, 2342)
    rows = [row(cell(_close("What was asked, and of whom", "jc=center"), 9026, "gridSpan=4"))]
    for group in range(3):
        for line in range(3):
            merge = "vMerge=restart vAlign=center" if not line else "vMerge"
            first = cell(_close(f"Request {group + 1}") if not line else _close(""), 2000, merge)
            wide = cell(_close(text(group + line, 2)), 4684, "gridSpan=2")
            rows.append(row(first, wide, cell(_close(f"Office {line + 1}"), 2342)))
    made = table(widths, rows, "tblLayout=type:fixed", grid_lines("single", 8))
    return WordFile(paragraph(text(1)) + made + paragraph(text(2))).data()


def cell_margins() -> bytes:
    """Margins of the table and of single cells, text at the top, in the middle, at the bottom."""
    rows = []
    for number in range(4):
        sides = ("top", "center", "bottom")
        cells = [
            cell(
                _close(SENTENCES[number] if k == number % 3 else "Short."),
                3008,
                f"vAlign={side}",
                _margins("tcMar", 200, 300, 100, 60) if k == 1 else "",
            )
            for k, side in enumerate(sides)
        ]
        rows.append(row(*cells))
    inner = _margins("tblCellMar", 57, 170, 57, 170)
    made = table(_THIRDS, rows, "tblLayout=type:fixed", grid_lines("single", 12), inner)
    return WordFile(paragraph(text(3)) + made + paragraph(text(5)), "Arial", 10).data()


def row_heights() -> bytes:
    """Rows of a height at least, and exactly."""
    rules = ("val:600,hRule:atLeast", "val:400,hRule:exact", "val:1200,hRule:atLeast", "val:300")
    rows = [
        row(*(cell(_close(text(n + k, 1)[:90]), 4513) for k in range(2)), words=f"trHeight={rule}")
        for n, rule in enumerate(rules * 2)
    ]
    made = table((4513, 4513), rows, "tblLayout=type:fixed", grid_lines())
    return WordFile(paragraph(text(0)) + made + paragraph(text(2))).data()


def header_rows() -> bytes:
    """A table over several pages whose first row is on each."""
    head = row(
        *(
            cell(_close(name, "keepNext"), width, "shd=val:clear,color:auto,fill:D9D9D9")
            for name, width in zip(
                ("No.", "Recommendation", "State of things"), (700, 4600, 3726), strict=True
            )
        ),
        words="tblHeader cantSplit",
    )
    rows = [
        row(
            cell(_close(str(n)), 700),
            cell(_close(text(n, 2)), 4600),
            cell(_close(text(n + 5, 1)), 3726),
            words="cantSplit",
        )
        for n in range(1, 30)
    ]
    made = table((700, 4600, 3726), [head, *rows], "tblLayout=type:fixed", grid_lines())
    return WordFile(paragraph(text(0)) + made, "Calibri", 10.5).data()


def long_rows() -> bytes:
    """Rows that are longer than what is left of a page, and break."""
    rows = [
        row(cell(_close(f"Paragraph {n}"), 1800), cell(paragraphs(texts(4 + n % 3, n)), 7226))
        for n in range(1, 9)
    ]
    return WordFile(table((1800, 7226), rows, "tblLayout=type:fixed", grid_lines())).data()


def widths_in_percent() -> bytes:
    """Widths as shares of the page, and columns that follow what is in them."""
    rows = [
        row(
            cell(_close(text(n, 1)), "20%"),
            cell(_close(text(n + 2, 1)), "50%"),
            cell(_close(SENTENCES[n][:30]), "30%"),
        )
        for n in range(5)
    ]
    made = table((1805, 4513, 2708), rows, "tblW=w:5000,type:pct", grid_lines())
    half = table(
        (2256, 2257),
        [row(cell("Files"), cell("19")), row(cell("Replies"), cell("7"))],
        "tblW=w:2500,type:pct jc=center",
        grid_lines(),
    )
    free = table(
        (1500, 4000),
        [row(cell("Province"), cell(SENTENCES[2])), row(cell("x"), cell("y"))],
        "tblW=w:0,type:auto",
        grid_lines(),
    )
    gap = paragraph(text(7, 2))
    return WordFile(paragraph(text(1)) + made + gap + half + gap + free + gap).data()


def table_in_a_table() -> bytes:
    """A table in a cell, with text around it."""
    inner = table(
        (1400, 1400),
        [
            row(cell(_close("Year"), 1400), cell(_close("Visits"), 1400)),
            row(cell(_close("2015"), 1400), cell(_close("42"), 1400)),
        ],
        "tblLayout=type:fixed",
        grid_lines("dotted"),
    )
    rows = [
        row(
            cell(_close(text(n, 2)), 4513),
            cell(_close("The visits:") + inner + _close(text(n, 1)), 4513),
        )
        for n in range(4)
    ]
    made = table((4513, 4513), rows, "tblLayout=type:fixed", grid_lines())
    return WordFile(made + paragraph(text(3))).data()


def placed_tables() -> bytes:
    """Tables in the middle, at the right, with an indent, into the margin."""
    made = []
    for number, words in enumerate(
        ("jc=center", "jc=right", "tblInd=w:900,type:dxa", "tblInd=w:-300,type:dxa")
    ):
        rows = [
            row(cell(_close(text(n + number, 1)), 2600), cell(_close("Yes."), 2600))
            for n in range(3)
        ]
        made.append(table((2600, 2600), rows, f"tblLayout=type:fixed {words}", grid_lines()))
        made.append(paragraph(text(number, 2), "spacing=before:200"))
    return WordFile("".join(made), "Times New Roman", 11).data()


def borders_of_cells() -> bytes:
    """Lines only where cells have them; a ground in others; thick and double lines."""
    line = borders("tcBorders", "bottom:single:4:0")
    thick = borders("tcBorders", "top:single:18:0", "bottom:double:6:0")
    rows = [row(*(cell(_close(name), 3008, "", thick) for name in ("Offence", "Article", "Fine")))]
    for number in range(8):
        shade = "shd=val:clear,color:auto,fill:F2F2F2" if number % 2 else ""
        texts_of_row = (SENTENCES[number][:60], f"Article {number + 301}", f"{number * 150 + 50}")
        rows.append(row(*(cell(_close(one), 3008, shade, line) for one in texts_of_row)))
    return WordFile(table(_THIRDS, rows, "tblLayout=type:fixed") + paragraph(text(3))).data()


def signatures() -> bytes:
    """A letter with its address in a table without lines, and two signatures side by side."""
    head = table(
        (5026, 4000),
        [
            row(
                cell(paragraphs(ADDRESSEE, SINGLE), 5026),
                cell(paragraphs(SENDER, f"{SINGLE} jc=right"), 4000, "vAlign=bottom"),
            )
        ],
        "tblLayout=type:fixed",
    )
    names = [
        cell(_close("____________________") + _close(name) + _close(title), 4513)
        for name, title in (("A. N. Example", "Executive Director"), ("B. Sample", "President"))
    ]
    foot = table((4513, 4513), [row(*names, words="cantSplit")], "tblLayout=type:fixed")
    middle = (
        paragraph("", SINGLE) + paragraphs(texts(6, 2)) + paragraph("Yours sincerely,", "keepNext")
    )
    return WordFile(head + middle + foot + paragraph([run("Enclosures: 2", "i")])).data()


def requests_in_two_languages() -> bytes:
    """Two columns of text that belong together, as bilingual letters have them."""
    rows = [
        row(
            cell(paragraph(f"{n}. {request}.", "jc=both"), 4513),
            cell(paragraph(text(n, 2), "jc=both"), 4513),
        )
        for n, request in enumerate(REQUESTS * 3, 1)
    ]
    return WordFile(table((4513, 4513), rows, "tblLayout=type:fixed"), "Cambria", 11).data()


MADE = (
    simple_table,
    merged_cells,
    cell_margins,
    row_heights,
    header_rows,
    long_rows,
    widths_in_percent,
    table_in_a_table,
    placed_tables,
    borders_of_cells,
    signatures,
    requests_in_two_languages,
)
