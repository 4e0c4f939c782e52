"""Of the set: how letters look, and what stands between words: links, hyphens, changes."""

from __future__ import annotations

from tools.fidelity.markup import (
    NO_BREAK_HYPHEN,
    SOFT_HYPHEN,
    fonts,
    paragraph,
    paragraphs,
    run,
    size,
)
from tools.fidelity.prose import SENTENCES, text
from tools.fidelity.word_file import SINGLE, WordFile

_UNDERLINES = (
    *("single", "double", "thick", "dotted", "dash", "dotDash"),
    *("wave", "words", "wavyDouble", "dashLong"),
)


def mixed_fonts_and_sizes() -> bytes:
    """Several fonts and sizes in one line."""
    made = []
    for number in range(6):
        pieces = []
        for place, sentence in enumerate(text(number, 5).split(". ")):
            name = ("Calibri", "Times New Roman", "Arial", "Cambria")[(place + number) % 4]
            points = (11, 9, 14, 10.5, 18, 8)[(place * 2 + number) % 6]
            pieces.append(run(f"{sentence}. ", f"{fonts(name)} {size(points)}"))
        made.append(paragraph(pieces))
    return WordFile("".join(made)).data()


def emphasis() -> bytes:
    """Bold, italic and both, within words as well."""
    looks = ("", "b bCs", "", "i iCs", "b bCs i iCs")
    made = []
    for number in range(8):
        words = text(number, 4).split(" ")
        pieces = [
            run(" ".join(words[at : at + 7]) + " ", looks[(at // 7 + number) % 5])
            for at in range(0, len(words), 7)
        ]
        made.append(paragraph([*pieces, run("un", "b"), run("announced"), run(" visits.", "i")]))
    return WordFile("".join(made)).data()


def capitals_and_positions() -> bytes:
    """Small capitals, capitals, raised and lowered, spaced and scaled letters."""
    looks = (
        "smallCaps",
        "caps",
        "vertAlign=superscript",
        "vertAlign=subscript",
        "spacing=40",
        "spacing=-10",
        "position=6",
        "position=-6",
        "w=80",
        "w=120",
        "smallCaps b spacing=20",
    )
    made = []
    for number, look in enumerate(looks):
        first, *others = (SENTENCES[(number * 3 + step) % 32] for step in range(3))
        made.append(paragraph([run(first[:70], look), " " + " ".join(others)]))
        made.append(
            paragraph(
                [
                    "The 21",
                    run("st", "vertAlign=superscript"),
                    " session; CO",
                    run("2", "vertAlign=subscript"),
                    f". {others[0]}",
                ]
            )
        )
    return WordFile("".join(made)).data()


def lines_and_colours() -> bytes:
    """Underlines of all kinds, struck letters, highlights, shading, colours."""
    looks = [f"u={kind}" for kind in _UNDERLINES]
    looks += ["strike", "dstrike", "highlight=yellow", "shd=val:clear,color:auto,fill:D9E2F3"]
    looks += ["color=C00000", "u=single,color:FF0000", "bdr=val:single,sz:4,space:0,color:auto"]
    body = "".join(
        paragraph([SENTENCES[number] + " ", run(SENTENCES[number + 3], look), " End."])
        for number, look in enumerate(looks)
    )
    return WordFile(body, "Times New Roman", 11).data()


def long_words() -> bytes:
    """Addresses and words that are longer than what is left of a line, or than a line."""
    address = "https://www.example.org/en/human-rights/publications/2016/09/letters-to-governments"
    words = (
        f"The letter is at {address}/and-their-replies/index.html?language=en&year=2016#part-three "
        f"and {address}. {text(4, 2)}",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is one "
        "word; so is " + "indivisible-and-interdependent-" * 6 + "rights. " + text(7, 2),
        "x" * 140 + " " + text(9, 2),
        "Write to secretariat.of.the.working.group.on.detention@human-rights.example.org, or call "
        "+00 000 000 00 00 / 00 000 00 01 and/or send a fax to +00/000/000/00/02. " + text(11, 2),
        "A—dash—without—spaces—and an en–dash–too; 1991–2016, pp. 123–456, §§ 17–21. "
        + text(13, 2),
        "/usr/share/doc/organisation/letters/2016 and C:\\Users\\Example\\Documents\\Letters\\2016 "
        "are folders; 1,234,567.89 and 50% are numbers; (brackets) [too] {as} “well”. "
        + text(2, 2),
    )
    return WordFile(paragraphs(words)).data()


def spaces_and_hyphens() -> bytes:
    """Spaces and hyphens that do not break, hyphens that may, several spaces, other spaces."""
    made = [
        paragraph(
            [
                f"{SENTENCES[number]} See Art.\u00a0{number}\u00a0(2)\u00a0of the Covenant, ",
                run("20\u2011year"),
                NO_BREAK_HYPHEN,
                "old ",
                run("re"),
                SOFT_HYPHEN,
                run("pre"),
                SOFT_HYPHEN,
                run("sen"),
                SOFT_HYPHEN,
                f"tatives.  Two  spaces,   three.\u2003An em\u2009thin. {SENTENCES[number + 9]}",
            ]
        )
        for number in range(10)
    ]
    return WordFile("".join(made), "Times New Roman", 12, SINGLE).data()


def hyperlinks() -> bytes:
    """Links within sentences, and long ones."""
    made = WordFile()
    made.body = "".join(
        paragraph(
            [
                f"{SENTENCES[number]} See ",
                made.link("https://www.example.org/reply", "our last letter and the reply to it"),
                ", or ",
                made.link(
                    f"https://www.example.org/{number}", f"www.example.org/letters/{number}/en"
                ),
                f". {SENTENCES[number + 4]}",
            ]
        )
        for number in range(9)
    )
    return made.data()


def tracked_changes() -> bytes:
    """What was added and taken out, with its authors, as the letter will be: without the latter."""
    who = 'w:author="A. N. Example" w:date="2016-09-28T10:00:00Z"'
    made = []
    for number in range(7):
        added, gone = SENTENCES[number + 5], SENTENCES[number + 11]
        out = run(f"{gone} ").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        made.append(
            paragraph(
                [
                    f"{SENTENCES[number]} ",
                    f'<w:ins w:id="{2 * number}" {who}>{run(added + " ")}</w:ins>',
                    f'<w:del w:id="{2 * number + 1}" {who}>{out}</w:del>',
                    SENTENCES[number + 17],
                ]
            )
        )
    return WordFile("".join(made), settings="revisionView=markup:0").data()


def hidden_text() -> bytes:
    """Text that is there and is not printed, whole paragraphs of it as well."""
    made = [
        paragraph(
            [SENTENCES[number], run(f" {SENTENCES[number + 1]}", "vanish"), f" {text(number)}"]
        )
        + (paragraph([run("Note for the office.", "vanish")], "", "<w:rPr><w:vanish/></w:rPr>"))
        for number in range(6)
    ]
    return WordFile("".join(made)).data()


MADE = (
    mixed_fonts_and_sizes,
    emphasis,
    capitals_and_positions,
    lines_and_colours,
    long_words,
    spaces_and_hyphens,
    hyperlinks,
    tracked_changes,
    hidden_text,
)
