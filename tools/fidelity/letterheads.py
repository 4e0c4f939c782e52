"""Of the set: pictures, text boxes and letterheads, headers and footers."""

from __future__ import annotations

from tools.fidelity.drawings import Place, anchored, inline, png, text_box
from tools.fidelity.letters import letter_body
from tools.fidelity.markup import (
    borders,
    cell,
    field,
    paragraph,
    paragraphs,
    row,
    run,
    section,
    size,
    tab_stops,
    table,
)
from tools.fidelity.prose import SENDER, text, texts
from tools.fidelity.word_file import SINGLE, WordFile


def _page_of_pages(words: str = "jc=center") -> str:
    pieces = [run("Page "), field("PAGE"), run(" of "), field("NUMPAGES", "2")]
    return paragraph(pieces, f"{SINGLE} {words}")


def pictures_in_lines() -> bytes:
    """Pictures of several sizes, alone and among words."""
    made = WordFile()
    keys = [made.picture(png(60, 40, seed)) for seed in (3, 5, 7)]
    body = [paragraph(text(0, 2))]
    for number, (width, height) in enumerate(
        ((220, 90), (40, 14), (24, 40), (451, 200), (100, 300))
    ):
        key = keys[number % 3]
        first, second = (inline(key, width, height, 2 * number + side) for side in (1, 2))
        body.append(paragraph([text(number, 1) + " ", first, " " + text(number + 1, 2)]))
        body.append(paragraph([second], "jc=center"))
    made.body = "".join(body)
    return made.data()


def picture_at_the_right() -> bytes:
    """A picture that text goes around."""
    made = WordFile()
    key = made.picture(png(80, 60))
    one = anchored(key, 140, 105, Place("right", 0, "margin"), 1)
    two = anchored(key, 120, 160, Place("left", 20, "margin", distance=12), 2)
    made.body = (
        paragraph([one, text(0, 6)])
        + paragraphs(texts(2, 3))
        + paragraph([two, text(5, 6)], "jc=both")
        + paragraphs(texts(4, 8), "jc=both")
    )
    return made.data()


def picture_between() -> bytes:
    """Pictures above and below which text goes on."""
    made = WordFile(font="Cambria")
    key = made.picture(png(90, 30))
    place = Place("center", 30, "margin", wrap="topAndBottom")
    made.body = "".join(
        paragraph([anchored(key, 300, 80, place, n + 1) if n % 2 else "", text(n, 5)])
        for n in range(6)
    )
    return made.data()


def picture_behind() -> bytes:
    """A picture behind the text of every page, and one in front of nothing."""
    made = WordFile()
    place = Place("center", "center", "margin", "margin", "none", behind=True)
    mark = anchored(made.picture(png(90, 90)), 300, 300, place)
    made.section = section("", f"header default {made.story('header', paragraph([mark]))}")
    made.body = letter_body(4, 10)
    return made.data()


def letterhead_with_boxes() -> bytes:
    """The sender in a text box at the right, the address in another."""
    made = WordFile(font="Arial", points=10)
    sender = paragraphs(SENDER, f"{SINGLE} jc=right")
    box = text_box(sender, 200, 60, Place(360, 36, "page", "page", "none"), 1)
    key = made.picture(png(60, 60))
    logo = anchored(key, 60, 60, Place(72, 30, "page", "page", "none"), 2)
    head = made.story("header", paragraph([logo, box], SINGLE))
    side = text_box(paragraph(text(4, 2), SINGLE), 150, 120, Place("right", 60, "margin"), 3)
    made.section = section(
        "pgMar=top:2200,right:1440,bottom:1440,left:1440,header:708,footer:708,gutter:0",
        f"header default {head}",
    )
    made.body = paragraph([side, text(0, 3)]) + letter_body(2, 7)
    return made.data()


def letterhead_in_a_table() -> bytes:
    """A header of a table: the logo, the sender, a line below; a footer of contacts."""
    made = WordFile(font="Calibri")
    logo = inline(made.picture(png(80, 40)), 90, 45)
    head = table(
        (3000, 6026),
        [
            row(
                cell(paragraph([logo], SINGLE), 3000, "vAlign=center"),
                cell(paragraphs(SENDER, f"{SINGLE} jc=right"), 6026, "vAlign=center"),
            )
        ],
        "tblLayout=type:fixed",
    ) + paragraph("", SINGLE, borders("pBdr", "bottom:single:8:1"))
    contacts = [run("www.example.org", size(8)), run("\toffice@example.org\t+00 000 000", size(8))]
    foot = paragraph(
        contacts, SINGLE, tab_stops("center:4513", "right:9026"), borders("pBdr", "top:single:4:4")
    ) + _page_of_pages("jc=right")
    made.section = section(
        "",
        f"header default {made.story('header', head)}",
        f"footer default {made.story('footer', foot)}",
    )
    made.body = letter_body(1, 11)
    return made.data()


def page_numbers() -> bytes:
    """A header, and a footer “Page X of Y”, over several pages."""
    made = WordFile(font="Times New Roman", points=12)
    head = made.story("header", paragraph("Example Organization\t\tLetter", "pStyle=Header"))
    foot = made.story("footer", _page_of_pages())
    made.section = section("", f"header default {head}", f"footer default {foot}")
    made.body = paragraphs(texts(18))
    return made.data()


def first_page_differs() -> bytes:
    """A letterhead on the first page only."""
    made = WordFile()
    first = paragraph([run(SENDER[0], f"b {size(20)}")], f"{SINGLE} jc=center")
    first += paragraph(", ".join(SENDER[1:]), "jc=center", borders("pBdr", "bottom:double:6:1"))
    keys = (
        f"header first {made.story('header', first)}",
        f"header default {made.story('header', paragraph('To the Ministry of Justice', SINGLE))}",
        f"footer default {made.story('footer', _page_of_pages('jc=right'))}",
        f"footer first {made.story('footer', paragraph('www.example.org', 'jc=center'))}",
    )
    made.section = section("titlePg", *keys)
    made.body = letter_body(6, 14)
    return made.data()


def even_pages_differ() -> bytes:
    """Other headers and footers on even pages."""
    made = WordFile(font="Cambria", settings="evenAndOddHeaders")
    keys = (
        f"header default {made.story('header', paragraph('Odd', 'jc=right'))}",
        f"header even {made.story('header', paragraph('Even: the report', 'jc=left'))}",
        f"footer default {made.story('footer', paragraph([field('PAGE')], 'jc=right'))}",
        f"footer even {made.story('footer', paragraph([field('PAGE')], 'jc=left'))}",
    )
    made.section = section("", *keys)
    made.body = paragraphs(texts(24, 3))
    return made.data()


def tall_header() -> bytes:
    """A header and a footer so tall that the text has to give way."""
    made = WordFile(font="Arial", points=10)
    head = paragraphs(
        (*SENDER, "Tel. +00 000", "office@example.org", "www.example.org"), f"{SINGLE} jc=right"
    ) + paragraph("", "spacing=after:120")
    foot = paragraphs(texts(1, 8), f"{SINGLE} jc=center") + _page_of_pages()
    made.section = section(
        "",
        f"header default {made.story('header', head)}",
        f"footer default {made.story('footer', foot)}",
    )
    made.body = letter_body(3, 12)
    return made.data()


def page_numbers_of_kinds() -> bytes:
    """Roman numbers for the pages of the first part, then 1, 2, 3."""
    made = WordFile()
    key = made.story("footer", paragraph([run("– "), field("PAGE"), run(" –")], "jc=center"))
    first = section("pgNumType=fmt:lowerRoman", f"footer default {key}")
    made.section = section("pgNumType=fmt:decimal,start:1", f"footer default {key}")
    made.body = paragraphs(texts(9)) + paragraph(text(3), "", first) + paragraphs(texts(9, 5))
    return made.data()


MADE = (
    pictures_in_lines,
    picture_at_the_right,
    picture_between,
    picture_behind,
    letterhead_with_boxes,
    letterhead_in_a_table,
    page_numbers,
    first_page_differs,
    even_pages_differ,
    tall_header,
    page_numbers_of_kinds,
)
