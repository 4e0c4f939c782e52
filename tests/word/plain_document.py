"""The document that tests begin with: python-docx’s, without the nine tenths that none looks at."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

_UNUSED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.CUSTOM_XML,
)
_TABLE_STYLES = ("Normal Table", "Table Grid")


def plain_document() -> Document:
    """An empty document with the styles of paragraphs, characters and lists, and two of tables."""
    return docx.Document(io.BytesIO(_plain()))


@cache
def _plain() -> bytes:
    made = docx.Document()
    for owner in (made.part, made.part.package):
        relations = owner.rels
        for key in [key for key, one in relations.items() if one.reltype in _UNUSED]:
            del relations[key]
    styles: Any = made.styles.element
    for style in styles.xpath("w:style[@w:type='table']"):
        if style.name_val not in _TABLE_STYLES:
            styles.remove(style)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
