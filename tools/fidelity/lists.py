"""Of the set: lists: bullets, numbers of several kinds, levels, and footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from tools.fidelity.markup import element, paragraph, paragraphs, properties
from tools.fidelity.prose import REQUESTS, SENTENCES, text, texts
from tools.fidelity.word_file import SINGLE, WordFile, style

_ROMAN = ("decimal", "lowerLetter", "lowerRoman") * 3


def _level(level: int, kind: str, label: str, indent: int = 720, more: str = "") -> str:
    look = properties("pPr", f"ind=left:{indent * (level + 1)},hanging:360")
    letters = properties("rPr", more)
    inner = element("start=1") + element(f"numFmt={kind}") + f'<w:lvlText w:val="{label}"/>'
    return f'<w:lvl w:ilvl="{level}">{inner}{element("lvlJc=left")}{look}{letters}</w:lvl>'


def _numbering(levels: Sequence[str], count: int = 1, override: str = "") -> str:
    """One abstract list and `count` lists that are it; the last has the override."""
    kind = element("multiLevelType=multilevel")
    made = f'<w:abstractNum w:abstractNumId="0">{kind}{"".join(levels)}</w:abstractNum>'
    for number in range(1, count + 1):
        changed = override if number == count else ""
        made += f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{changed}</w:num>'
    return made


def _item(content: str, level: int = 0, number: int = 1, words: str = "") -> str:
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(content, f"pStyle=ListParagraph {words}", mark)


def bullets() -> bytes:
    """Bullets of three levels, as Word has them: Symbol, Courier New, Wingdings."""
    marks = (("\uf0b7", "Symbol"), ("o", "Courier_New"), ("\uf0a7", "Wingdings"))
    levels = [
        _level(level, "bullet", mark, more=f"rFonts=ascii:{font},hAnsi:{font},hint:default")
        for level, (mark, font) in enumerate(marks)
    ]
    made = [paragraphs(texts(2))]
    made += [_item(f"{request};") for request in REQUESTS]
    for number in range(6):
        made.append(_item(text(number, 1 + number % 3), number % 3))
    made.append(paragraphs(texts(2, 7)))
    return WordFile("".join(made), numbering=_numbering(levels)).data()


def dashes() -> bytes:
    """Dashes for bullets, and plain bullets of the font, in justified text."""
    levels = [_level(0, "bullet", "–", 567), _level(1, "bullet", "•", 567)]
    made = [_item(text(number, 2), number % 2, words="jc=both") for number in range(10)]
    return WordFile("".join(made), "Times New Roman", 12, numbering=_numbering(levels)).data()


def numbers() -> bytes:
    """Numbers, then letters, then roman numbers; a second list that begins again."""
    levels = [_level(n, kind, f"%{n + 1}.") for n, kind in enumerate(_ROMAN)]
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = [paragraph(text(0, 2))]
    for number, request in enumerate(REQUESTS * 2):
        made.append(_item(f"{request};", 0 if number % 4 == 0 else min(number % 4, 2)))
    made.append(paragraph(text(5, 2)))
    made += [_item(text(number, 2), 0, 2) for number in range(5)]
    made.append(paragraph("Within the list, and without a number.", "ind=left:720"))
    made += [_item(text(number, 1), 0, 2) for number in range(5, 12)]
    return WordFile("".join(made), numbering=_numbering(levels, 2, again)).data()


def numbers_in_brackets() -> bytes:
    """(a), (b); [1]; capital letters and roman numbers; hanging by half an inch, at the right."""
    levels = [
        _level(0, "lowerLetter", "(%1)", 567),
        _level(1, "upperRoman", "%2.", 567).replace('lvlJc w:val="left"', 'lvlJc w:val="right"'),
        _level(2, "upperLetter", "[%3]", 567),
    ]
    made = [_item(text(number, 2), (0, 0, 1, 1, 2)[number % 5]) for number in range(14)]
    return WordFile("".join(made), "Cambria", 11, numbering=_numbering(levels)).data()


def numbered_clauses() -> bytes:
    """1, 1.1, 1.1.1 as in laws, with headings that are numbered."""
    levels = [
        _level(0, "decimal", "%1", 0),
        _level(1, "decimal", "%1.%2", 0),
        _level(2, "decimal", "%1.%2.%3", 0),
    ]
    hangs = ('w:left="0" w:hanging="360"',) * 3
    for level, width in enumerate((432, 720, 1080)):
        new = f'w:left="{width}" w:hanging="{width}"'
        levels[level] = levels[level].replace(hangs[level], new)
    made = []
    for chapter in range(4):
        made.append(_item(SENTENCES[chapter][:40], 0, words="keepNext"))
        for clause in range(3):
            made.append(_item(text(chapter * 3 + clause, 2), 1))
            made += [_item(text(clause + step, 1), 2) for step in range(clause)]
    return WordFile("".join(made), "Arial", 10, numbering=_numbering(levels)).data()


def numbered_by_style() -> bytes:
    """A list whose number is in a style, with spaces or nothing after the number."""
    levels = [
        _level(0, "decimal", "Request %1:", 360, "b").replace(
            "<w:lvlText", '<w:suff w:val="space"/><w:lvlText'
        ),
        _level(1, "decimalZero", "%2", 360),
    ]
    mark = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    request = style("Request", look="spacing=before:60,after:60").replace(
        "<w:pPr>", f"<w:pPr>{mark}"
    )
    made = [paragraph(f"{text(number, 2)}", "pStyle=Request") for number in range(9)]
    made += [_item(text(number, 1), 1) for number in range(5)]
    return WordFile("".join(made), numbering=_numbering(levels), styles=request).data()


def footnotes() -> bytes:
    """Several footnotes a page, short and long."""
    made = WordFile(font="Times New Roman", points=12)
    made.look = "spacing=after:200,line:240,lineRule:auto jc=both"
    for number in range(16):
        note = made.note(*texts(1, number) if number % 4 else [f"See annex {number}."])
        made.body += paragraph([text(number, 2), note, f" {text(number + 3, 2)}"])
    return made.data()


def long_footnotes() -> bytes:
    """Footnotes of several paragraphs that do not fit below their line."""
    made = WordFile(look="spacing=after:160,line:276,lineRule:auto")
    for number in range(12):
        notes = [made.note(*texts(4, number))] if number in {3, 4, 9} else []
        made.body += paragraph([text(number, 3), *notes, f" {text(number + 1, 3)}"])
    return made.data()


def footnotes_in_lists() -> bytes:
    """Footnotes in list items and quotations, two in one line."""
    levels = [_level(0, "decimal", "%1.")]
    made = WordFile(look=SINGLE, numbering=_numbering(levels))
    for number, request in enumerate(REQUESTS * 3):
        first = made.note(f"Concluding observations, paragraph {number + 11}.")
        second = made.note(text(number, 1 + number % 2))
        item = _item("@", 0).replace("</w:p>", "")
        item = item.partition("<w:r>")[0]
        inner = paragraph([request, first, " and, as before, see the annex", second, "."])
        made.body += item + inner.removeprefix("<w:p>")
        if request == REQUESTS[-1]:
            quoted = made.note("Emphasis added.")
            made.body += paragraph([text(number), quoted], "ind=left:720,right:720")
    return made.data()


MADE = (
    bullets,
    dashes,
    numbers,
    numbers_in_brackets,
    numbered_clauses,
    numbered_by_style,
    footnotes,
    long_footnotes,
    footnotes_in_lists,
)
