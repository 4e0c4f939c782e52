"""What Word leaves in a file that people have typed and corrected: the same letter, harder to read.

Word cuts a run at each change of session, language or spelling mark, so that a tag comes to stand
in several runs, with proofing marks and bookmarks between them. On the other hand a file that was
begun in Word has no style for tables that it does not use, and today's Word no `stylesWithEffects`;
python-docx's own template has 800 kB of both.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

_TAG = re.compile(r"\{.*\}")
_WORDS = re.compile(r"\w+|\W+")
_TEXTS = (qn("w:t"), qn("w:instrText"))


def add_word_markup(root: etree._Element) -> None:
    """Cuts the tags and field instructions of a document, and adds Word's marks around them."""
    sessions = count(0x00A10000, 0x1F35)
    bookmarks = count(1)
    for paragraph in root.iter(qn("w:p")):
        session = f"{next(sessions):08X}"
        for name in ("w:rsidR", "w:rsidRDefault", "w:rsidP"):
            paragraph.set(qn(name), session)
        for run in list(paragraph.iter(qn("w:r"))):
            _cut(run)
        for run in paragraph.iter(qn("w:r")):
            _mark(run, f"{next(sessions):08X}")
        _bookmark(paragraph, next(bookmarks))
    paragraphs = list(root.iter(qn("w:p")))
    first = paragraphs[len(paragraphs) // 2].find(qn("w:r"))
    if first is not None:
        first.insert(1, OxmlElement("w:lastRenderedPageBreak"))


def drop_unused_styles(document: Document) -> None:
    """Takes out the styles that a file has from python-docx and would not have from Word."""
    relations = document.part.rels
    for key in [key for key, one in relations.items() if "stylesWithEffects" in one.reltype]:
        del relations[key]
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


def _cut(run: etree._Element) -> None:
    """Puts a run for each word and each mark in the place of a run that holds a tag."""
    text = next((child for child in run if child.tag in _TEXTS), None)
    if text is None or not text.text:
        return
    if text.tag == qn("w:t") and not _TAG.fullmatch(text.text):
        return
    for piece in _WORDS.findall(text.text):
        part = deepcopy(run)
        inner = next(child for child in part if child.tag == text.tag)
        inner.text = piece
        inner.set(qn("xml:space"), "preserve")
        is_name = piece.isalnum() and text.tag == qn("w:t")
        around = ("spellStart", "spellEnd") if is_name else ()
        marks = [OxmlElement("w:proofErr", {qn("w:type"): kind}) for kind in around]
        for element in (*marks[:1], part, *marks[1:]):
            run.addprevious(element)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _mark(run: etree._Element, session: str) -> None:
    """The session in which the run was typed, and its language."""
    run.set(qn("w:rsidRPr"), session)
    look = run.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        run.insert(0, look)
    look.append(OxmlElement("w:lang", {qn("w:val"): "en-GB"}))


def _bookmark(paragraph: etree._Element, number: int) -> None:
    """A bookmark, in every fourth paragraph, that begins within a tag where there is one.

    Never within a field, where docx-mailmerge2 would lose the value.
    """
    runs = paragraph.findall(qn("w:r"))
    if number % 4 or not runs:
        return
    is_field = paragraph.find(f".//{qn('w:fldChar')}") is not None
    named = {qn("w:id"): str(number), qn("w:name"): f"_Hlk{number:08}"}
    start = OxmlElement("w:bookmarkStart", named)
    if is_field:
        runs[0].addprevious(start)
    else:
        runs[0].addnext(start)
    runs[-1].addnext(OxmlElement("w:bookmarkEnd", {qn("w:id"): str(number)}))
