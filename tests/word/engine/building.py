"""Word templates for the engine's tests, written as short WordprocessingML (ECMA-376 Part 1, 17).

A text that does not begin with “<” stands for what holds it: for a run in a paragraph, for a
paragraph in a cell or a document, for a cell in a row.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from tests.word.plain_document import plain_document

OFFICE = "http://schemas.openxmlformats.org/"
NAMESPACES = {
    "w": f"{OFFICE}wordprocessingml/2006/main",
    "r": f"{OFFICE}officeDocument/2006/relationships",
    "wp": f"{OFFICE}drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}drawingml/2006/main",
    "pic": f"{OFFICE}drawingml/2006/picture",
    "mc": f"{OFFICE}markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
BOLD, ITALIC = "<w:b/>", "<w:i/>"
RED = '<w:color w:val="FF0000"/>'
NBSP = "\u00a0"
_WIDTH = 9000
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1">'
    "<w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def r(text: str, looks: str = "") -> str:
    """A run; `looks` are the children of its `w:rPr`."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else r(part) for part in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, number: int = 5) -> str:
    """A paragraph of a list of python-docx's plain document: 5 has numbers, 1 has bullets."""
    place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=place)


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    blocks = "".join(part if part.startswith("<") else p(part) for part in content)
    width = '<w:tcW w:w="1000" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str) -> str:
    """A row of cells."""
    return f"<w:tr>{''.join(one if one.startswith('<w:') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table; its grid has a column for each cell of the longest row."""
    made = [row if isinstance(row, str) else tr(*row) for row in rows]
    columns = max(len(cells_of(row)) for row in made)
    grid = f'<w:gridCol w:w="{_WIDTH // columns}"/>' * columns
    width = f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def cells_of(row: str) -> list[Any]:
    """The cells of a row, without those of tables inside them."""
    (made,) = elements(row)
    return [cell for cell in made.iter(f"{{{NAMESPACES['w']}}}tc") if _row_of(cell) is made]


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{{{NAMESPACES['w']}}}tr"))


def box(*content: str) -> str:
    """A run with a text box, as Word writes it: a drawing, and VML for older programs."""
    blocks = "".join(part if part.startswith("<") else p(part) for part in content)
    text = f"<w:txbxContent>{blocks}</w:txbxContent>"
    shape = f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{text}</wps:txbx><wps:bodyPr/></wps:wsp>"
    drawn = drawing(shape, NAMESPACES["wps"])
    older = (
        f'<w:pict><v:rect id="b" style="width:90pt"><v:textbox>{text}</v:textbox></v:rect></w:pict>'
    )
    choice = f'<mc:Choice Requires="wps">{drawn}</mc:Choice>'
    fallback = f"<mc:Fallback>{older}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def drawing(graphic: str, kind: str, description: str = "") -> str:
    """A drawing in the line of text, with the id 1."""
    named = f'<wp:docPr id="1" name="Drawing" descr="{escape(description)}"/>'
    data = f'<a:graphic><a:graphicData uri="{kind}">{graphic}</a:graphicData></a:graphic>'
    return f'<w:drawing><wp:inline><wp:extent cx="9" cy="9"/>{named}{data}</wp:inline></w:drawing>'


def link(text: str, **attributes: str) -> str:
    """A hyperlink; `id` is that of its relationship, `anchor` a bookmark's name."""
    names = {"id": "r:id", "anchor": "w:anchor"}
    given = " ".join(f'{names[key]}="{value}"' for key, value in attributes.items())
    return f"<w:hyperlink {given}>{r(text)}</w:hyperlink>"


def control(content: str) -> str:
    """A content control, around runs, paragraphs, cells or rows."""
    properties = '<w:sdtPr><w:tag w:val="c"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str) -> str:
    """A field of Word's, in its runs (17.16.18)."""
    kinds = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return kinds[0] + code + kinds[1] + r(result) + kinds[2]


def bookmark(name: str, *content: str, number: int = 7) -> str:
    """Runs between the two ends of a bookmark."""
    runs = "".join(part if part.startswith("<") else r(part) for part in content)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def note(number: int) -> str:
    """A run that refers to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def elements(*blocks: str) -> list[Any]:
    """The blocks as elements."""
    made = "".join(part if part.startswith("<w:") else p(part) for part in blocks)
    return list(parse_xml(f"<w:body {DECLARED}>{made}</w:body>"))


def doc(*blocks: str) -> Document:
    """python-docx's plain document with these blocks."""
    return add(plain_document(), *blocks)


def add(made: Document, *blocks: str) -> Document:
    """The document with these blocks at its end."""
    end: Any = made.element.body[-1]
    for block in elements(*blocks):
        end.addprevious(block)
    return made


def with_footnotes(made: Document, *notes: str) -> Document:
    """The document with a part of footnotes, whose ids begin at 1."""
    own = "".join(
        f'<w:footnote w:id="{number}">{text if text.startswith("<w:") else p(text)}</w:footnote>'
        for number, text in enumerate(notes, start=1)
    )
    xml = f"<w:footnotes {DECLARED}>{_SEPARATORS}{own}</w:footnotes>"
    return with_part(made, "footnotes", xml, CONTENT_TYPE.WML_FOOTNOTES)


def with_part(made: Document, kind: str, xml: str, content_type: str) -> Document:
    """The document with one more part, such as word/endnotes.xml."""
    part = Part(PackURI(f"/word/{kind}.xml"), content_type, xml.encode(), made.part.package)
    made.part.relate_to(part, f"{OFFICE}officeDocument/2006/relationships/{kind}")
    return made


def address(made: Document, target: str) -> str:
    """The id of a relationship to an address."""
    return made.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def own_address(made: Document, target: str) -> str:
    """The same, of a relationship of its own: Word writes one for each link."""
    relations = made.part.rels
    rel_id = f"rId{len(relations) + 1}"
    relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, rel_id, is_external=True)
    return rel_id


def picture() -> bytes:
    """A PNG file of one pixel (RFC 2083)."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)
