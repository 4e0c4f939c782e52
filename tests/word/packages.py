"""Word files for the tests of the package: made by hand of few parts, or by python-docx."""

import io
import re
import zipfile
from collections.abc import Mapping

from docx.document import Document

from letterapp.word.writing import write_package
from letterapp.word.xml import R, W
from tests.word.plain_document import plain_document

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT = "word/document.xml"
OF_DOCUMENT = "word/_rels/document.xml.rels"


def part(root: str, content: str) -> bytes:
    """A part of WordprocessingML, such as `part("footnotes", "<w:footnote …")`."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()


def relationships(*written: str) -> bytes:
    """A part of relationships; each is `id kind target`, an external target with `!` before it."""
    nodes = []
    for one in written:
        key, kind, target = one.split(" ", 2)
        mode = ' TargetMode="External"' if target.startswith("!") else ""
        target = target.removeprefix("!")
        nodes.append(f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"{mode}/>')
    root = f'<Relationships xmlns="{RELATIONSHIPS}">'
    return f"{DECLARATION}{root}{''.join(nodes)}</Relationships>".encode()


def types(**overrides: str) -> bytes:
    """The content types; `styles="styles"` is that of word/styles.xml."""
    nodes = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{nodes}</Types>'
    ).encode()


def parts(body: str = "<w:p/>", *related: str, **others: bytes) -> dict[str, bytes]:
    """The parts of a Word file: its body, the document's relationships, more parts of word/."""
    kinds = {name: name for name in others}
    return {
        "[Content_Types].xml": types(document="document.main", **kinds),
        "_rels/.rels": relationships("rId1 officeDocument word/document.xml"),
        DOCUMENT: part("document", f"<w:body>{body}</w:body>"),
        OF_DOCUMENT: relationships(*related),
        **{f"word/{name}.xml": data for name, data in others.items()},
    }


def file(body: str = "<w:p/>", *related: str, **others: bytes) -> bytes:
    """The same as a Word file."""
    return write_package(parts(body, *related, **others))


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file as zipfile reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A Word file with other content in some parts, or with more parts."""
    return write_package({**unzipped(data), **changed})


def saved(made: Document) -> bytes:
    """A document of python-docx's as a Word file."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rich() -> bytes:
    """What python-docx can write: lists, a table, headers, sections, a comment, a picture.

    Without the times that it writes: the same bytes on every run.
    """
    made = plain_document()
    made.add_heading("Letter")
    made.add_paragraph("one", style="List Bullet")
    made.add_comment(made.paragraphs[-1].runs, "a comment", "A", "A")
    table = made.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "cell"
    table.cell(1, 1).add_table(1, 1)
    made.add_picture(io.BytesIO(PNG))
    made.add_section().header.paragraphs[0].text = "header"
    made.add_paragraph().add_run("bold").bold = True
    made_parts = unzipped(saved(made))
    comments = re.sub(rb' w:date="[^"]*"', b"", made_parts["word/comments.xml"])
    return write_package(made_parts | {"word/comments.xml": comments})


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef000000"
    "0049454e44ae426082"
)
"""A picture of one red pixel."""
