"""Word templates for the tests, made with python-docx, and what stands in the letters they give."""

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree

from letterapp.problems import Place, Problem
from letterapp.word.cutting import paragraph_text, paragraphs
from letterapp.word.filled import Filled
from letterapp.word.package import Package, read_package
from letterapp.word.properties import Properties
from letterapp.word.template import WordTemplate
from letterapp.word.xml import W, parse, w
from letterapp.wording import blocks
from letterapp.wording.markdown import parse as parse_wording
from letterapp.wording.records import Record
from tests.word.plain_document import plain_document

FILE = Path("letterhead.docx")
DOCUMENT = "word/document.xml"
PROPERTIES = Properties("On “Cambodia”", "Ligue & Cie", "en", datetime.date(2016, 9, 28))
TARGET = Record("target", {"short": "Laos & Co", "formal": "the Republic", "continuity": None})


def document(*texts: str) -> Document:
    """python-docx's plain document with these paragraphs."""
    made = plain_document()
    for text in texts:
        made.add_paragraph(text)
    return made


def in_runs(paragraph: Paragraph, *parts: str) -> Paragraph:
    """Adds the parts: a run each, or, where it begins with “<w:”, that element."""
    for part in parts:
        if part.startswith("<w:"):
            xml_of(paragraph).append(parse_xml(part.replace(" ", f' xmlns:w="{W}" ', 1)))
        else:
            paragraph.add_run(part)
    return paragraph


def xml_of(made: Paragraph | Document) -> Any:
    """The element behind a thing of python-docx's, whose own types are narrower than the XML."""
    return made._p if isinstance(made, Paragraph) else made.element


def data_of(made: Document) -> bytes:
    """The document as a Word file."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def package_of(made: Document) -> Package:
    """The document's package."""
    return read_package(data_of(made), Place(FILE))


def template(made: Document | Package, styles: Mapping[str, str] | None = None) -> WordTemplate:
    """The document as a compiled Word template."""
    package = package_of(made) if not isinstance(made, Package) else made
    return WordTemplate(package, FILE, styles or {})


def wording(text: str) -> Sequence[blocks.Paragraph]:
    """The blocks of a text."""
    parsed = parse_wording(text, {"source": "The source."})
    assert not parsed.errors, parsed.errors
    return parsed.blocks


def fill(made: Document | Package | WordTemplate, text: str = "Wording.", **values: Any) -> Filled:
    """The letter that a template gives with a wording and values; problems are let pass."""
    compiled = made if isinstance(made, WordTemplate) else template(made)
    return compiled.fill(wording(text), {"target": TARGET, **values}, PROPERTIES)


def filled(
    made: Document | Package | WordTemplate, text: str = "Wording.", **values: Any
) -> Filled:
    """The same, of a letter that has no errors."""
    letter = fill(made, text, **values)
    assert not [str(problem) for problem in letter.problems if problem.is_error]
    return letter


def rendered(made: Document | Package | WordTemplate, **values: Any) -> Filled:
    """What a template gives without wording and properties; problems are let pass."""
    compiled = made if isinstance(made, WordTemplate) else template(made)
    return compiled.fill(None, values, None)


def printed(made: Document | Package | WordTemplate, **values: Any) -> Filled:
    """The same, of a letter that has no errors."""
    letter = rendered(made, **values)
    assert [str(problem) for problem in letter.problems if problem.is_error] == []
    return letter


def errors(made: Document | Package | WordTemplate, **values: Any) -> list[Problem]:
    """The errors of a template that is filled without wording."""
    return [problem for problem in rendered(made, **values).problems if problem.is_error]


def lines(letter: Filled, part: str = DOCUMENT) -> list[str]:
    """The text of each paragraph of a part, in tables and text boxes too."""
    return [paragraph_text(paragraph) for paragraph in paragraphs(root_of(letter, part))]


def rows(letter: Filled) -> list[list[str]]:
    """The texts of the cells of each row, in order, of all tables."""
    found = root_of(letter).iter(w("tr"))
    return [["".join(cell.itertext()) for cell in row.iterchildren(w("tc"))] for row in found]


def parts_of(letter: Filled) -> Mapping[str, bytes]:
    """The letter's parts."""
    return read_package(letter.data, Place()).parts


def root_of(letter: Filled, part: str = DOCUMENT) -> etree._Element:
    """One of the letter's parts, parsed."""
    return parse(parts_of(letter)[part])


def opened(letter: Filled) -> Document:
    """The letter as python-docx opens it."""
    return docx.Document(io.BytesIO(letter.data))


def texts(letter: Filled) -> list[str]:
    """The text of each paragraph of the letter's body."""
    return [paragraph.text for paragraph in opened(letter).paragraphs]


def looks(letter: Filled) -> list[tuple[str, str]]:
    """The style and the text of each paragraph of the letter's body."""
    found = [(paragraph.style, paragraph.text) for paragraph in opened(letter).paragraphs]
    return [(style.name or "" if style else "", text) for style, text in found]


def messages(letter: Filled | WordTemplate) -> list[str]:
    """What is wrong with a letter or a template."""
    return [problem.message for problem in letter.problems]


def with_parts(made: Document | Package, **changed: bytes) -> Package:
    """A document's package with other content in some parts; `word__styles` is word/styles.xml."""
    package = package_of(made) if not isinstance(made, Package) else made.copy()
    for name, data in changed.items():
        part = name.replace("__", "/") + ".xml"
        assert part in package.parts
        package.parts[part] = data
    return package


def without_styles(made: Document) -> Package:
    """A document's package whose styles part is empty."""
    return with_parts(made, word__styles=f'<w:styles xmlns:w="{W}"/>'.encode())


def values(root: etree._Element, path: str, key: str = "val") -> list[str]:
    """An attribute of the elements at a path such as `pPr/pStyle`, wherever it stands."""
    steps = "/".join(w(step) for step in path.split("/"))
    return [node.get(w(key), "") for node in root.iterfind(f".//{steps}")]


def looks_of(letter: Filled, part: str = DOCUMENT) -> list[tuple[str, str]]:
    """The text of each run of a part and the names of its properties."""
    found = []
    for run in root_of(letter, part).iter(w("r")):
        properties = run.find(w("rPr"))
        names = [] if properties is None else [etree.QName(one).localname for one in properties]
        found.append(("".join(node.text or "" for node in run.iter(w("t"))), " ".join(names)))
    return found
