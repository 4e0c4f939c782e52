"""The benchmark letter: what it says and how it looks, as a Word file in an engine's own syntax.

One to two pages: a logo in the header, address block, a list of five demands, signature, footer
with the page number. What Word itself adds to such a file is put in by `word_markup`.
"""

from __future__ import annotations

import io
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from tools.bench.addressees import DEMANDS
from tools.bench.logo import logo
from tools.bench.word_markup import add_word_markup, drop_unused_styles


@dataclass(frozen=True, slots=True)
class Syntax:
    """How an engine writes fields and lists.

    `{}` in `field` is where the name stands; `demands` are the paragraphs that become the list.
    An engine without lists has a field per demand; Word's own merge fields are `is_merge`.
    """

    field: str
    demands: tuple[str, ...] = ()
    is_merge: bool = False


LETTERAPP = Syntax(
    "{{{{ {} }}}}", ("{% for demand in demands %}", "{{ demand.text }}", "{% endfor %}")
)
DOCXTPL = Syntax(
    "{{{{ {} }}}}", ("{%p for demand in demands %}", "{{ demand.text }}", "{%p endfor %}")
)
DOCXTEMPLATER = Syntax("{{{}}}", ("{#demands}", "{text}", "{/demands}"))
EASY_TEMPLATE_X = Syntax("{{{}}}", ('{#demands [loopOver: "paragraph"]}{text}{/demands}',))
MERGE_FIELDS = Syntax("{}", is_merge=True)

SENDER = "Example Organization for Human Rights"
CONTACT = "1 Example Street · 0000 Example City · office@example.org · www.example.org"

# Style, and text with the fields in braces; None stands for the list of demands.
LETTER: tuple[tuple[str, str] | None, ...] = (
    ("Normal", "{reference}"),
    ("Normal", "Geneva, {date}"),
    ("No Spacing", "The {office}"),
    ("No Spacing", "of {name}"),
    ("No Spacing", "{street}"),
    ("No Spacing", "{city}"),
    ("Heading 2", "Re: {subject}"),
    ("Normal", "{salutation}"),
    (
        "Normal",
        "On behalf of the Example Organization for Human Rights, an invented organization that "
        "stands here as an example, we have the honour to write to you concerning {subject}.",
    ),
    (
        "Normal",
        "Twenty-five years ago {name} put its name to an agreement in which each party undertook "
        "to respect human rights and fundamental freedoms, and to let those who defend them do "
        "their work without fear. We have followed since then, with gratitude, what was done, and "
        "with concern what was left undone. Over the preceding year, our correspondents reported "
        "that peaceful critics were charged with offences that the law does not know, that "
        "meetings were dispersed although they had been announced in time, and that offices in "
        "{city} were searched without a warrant.",
    ),
    (
        "Normal",
        "None of this is beyond repair. The courts can review what was decided in haste, the "
        "authorities can return what was taken, and Parliament can mend the law. The undertakings "
        "of {name} are clear, and so is what remains to be done. It is in this spirit that we "
        "turn to you, as the {office}, before the coming session of the Human Rights Council.",
    ),
    ("Normal", "We therefore call upon the Government of {name} to:"),
    None,
    (
        "Normal",
        "We would be grateful for a reply, which we would make known to our members together "
        "with this letter ({reference} of {date}), and are at your disposal for any further "
        "information.",
    ),
    ("Normal", "Please accept the assurances of our highest consideration."),
    ("No Spacing", "A. N. Example"),
    ("No Spacing", "Executive Director"),
    ("No Spacing", SENDER),
)


def benchmark_letter(syntax: Syntax, *, is_from_word: bool = False) -> bytes:
    """The Word file with tags; `is_from_word` adds what Word leaves between and around them."""
    document = docx.Document()
    _letterhead(document)
    for entry in LETTER:
        if entry is None:
            _demands(document, syntax)
        else:
            style, text = entry
            _write(document.add_paragraph(style=style), text, syntax)
    if is_from_word:
        add_word_markup(document.element)
        drop_unused_styles(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def letter_text(file: Path) -> str:
    """What a letter says, a paragraph a line: by this the engines' letters are compared."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def _letterhead(document: Document) -> None:
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run().add_picture(io.BytesIO(logo()), width=Mm(30))
    head.add_run(f"\t{SENDER}")
    section.header.add_paragraph(CONTACT)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{SENDER}\tPage ")
    _add_field(foot, "PAGE", "1")


def _demands(document: Document, syntax: Syntax) -> None:
    for text in syntax.demands:
        document.add_paragraph(text, style="List Bullet")
    if not syntax.demands:
        for number in range(1, len(DEMANDS) + 1):
            paragraph = document.add_paragraph(style="List Bullet")
            _write(paragraph, f"{{demand{number}}}", syntax)


def _write(paragraph: Paragraph, text: str, syntax: Syntax) -> None:
    """Text with its fields, one run each."""
    for literal, name in _pieces(text):
        if literal:
            paragraph.add_run(literal)
        if name and syntax.is_merge:
            _add_field(paragraph, f" MERGEFIELD {name} \\* MERGEFORMAT ", f"«{name}»")
        elif name:
            paragraph.add_run(syntax.field.format(name))


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    return ((literal, name) for literal, name, _, _ in string.Formatter().parse(text))


def _add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A complex field (ECMA-376 Part 1, 17.16.18), a run for each of its marks."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run(result if kind == "result" else None)
        if kind == "instruction":
            space = {qn("xml:space"): "preserve"}
            etree.SubElement(run._r, qn("w:instrText"), space).text = instruction
        elif kind != "result":
            etree.SubElement(run._r, qn("w:fldChar"), {qn("w:fldCharType"): kind})
