"""Word files of a few elements, and short ways to look at what is read of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letterapp.pages.content import Block, Cell, Item, Paragraph, Table, Text
from letterapp.pages.document import Document
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from letterapp.word.package import DOCUMENT_TYPE, read_shown_package, write_package
from letterapp.word.parts import PACKAGE_TYPE
from tools.fidelity.word_file import WordFile

MAIN = "word/document.xml"
CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}
</cp:coreProperties>"""


def read(body: str = "", made: WordFile | None = None) -> Document:
    """What is read of a body, in a file that may have more."""
    made = made or WordFile()
    made.body += body
    return read_document(made.data(), NOWHERE)


def with_part(data: bytes, name: str, kind: str, content: str, source: str = MAIN) -> bytes:
    """A file with one more part, related by a kind such as `endnotes`."""
    package = read_shown_package(data, NOWHERE)
    package.add(name, "application/xml", content.encode())
    address = (DOCUMENT_TYPE if source else f"{PACKAGE_TYPE}metadata/") + kind
    package.relate(source, address, name)
    return write_package(package.parts)


def with_text(data: bytes, name: str, before: str, after: str) -> bytes:
    """A file with other words in one of its parts."""
    parts = dict(read_shown_package(data, NOWHERE).parts)
    assert before.encode() in parts[name]
    parts[name] = parts[name].replace(before.encode(), after.encode())
    return write_package(parts)


def with_core(data: bytes, inner: str) -> bytes:
    """A file that says of itself what these elements do."""
    return with_part(data, "docProps/core.xml", "core-properties", CORE.format(inner), "")


def blocks(document: Document) -> list[Block]:
    """All blocks of the body."""
    return [block for section in document.sections for block in section.blocks]


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs of the body, not those in tables."""
    return [block for block in blocks(document) if isinstance(block, Paragraph)]


def items(document: Document) -> list[Item]:
    """All items of the body's paragraphs."""
    return [item for one in paragraphs(document) for item in one.items]


def table(document: Document) -> Table:
    """The first table."""
    return next(block for block in blocks(document) if isinstance(block, Table))


def cells(document: Document) -> list[Cell]:
    """The cells of the first table, row by row."""
    return [cell for row in table(document).rows for cell in row.cells]


def text(found: Iterable[Item | Block]) -> str:
    """The text of items, or of paragraphs, one a line."""
    return "".join(_texts(found))


def texts(document: Document) -> list[str]:
    """The text of the body, a paragraph each."""
    return [text(one.items) for one in paragraphs(document)]


def messages(document: Document) -> list[str]:
    """What its problems say."""
    return [problem.message for problem in document.problems]


def labels(document: Document) -> list[str]:
    """The labels of its paragraphs; empty for those that have none."""
    return [one.label.text if one.label else "" for one in paragraphs(document)]


def _texts(found: Iterable[Item | Block]) -> Iterator[str]:
    for one in found:
        if isinstance(one, Text):
            yield one.text
        elif isinstance(one, Paragraph):
            yield from (text(one.items), "\n")
