"""Blocks -> the paragraphs that stand where a Word template says `{{ body }}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from letterapp.problems import Place, Problem
from letterapp.wording.blocks import Footnote, Kind, Paragraph
from letterapp.word.footnotes import Footnotes
from letterapp.word.numbering import Numbering
from letterapp.word.package import Package
from letterapp.word.runs import RunWriter
from letterapp.word.styles import Styles
from letterapp.word.xml import element, w

_HEADINGS = 3
_LISTS = {Kind.BULLET: "list bullet", Kind.NUMBER: "list number"}


class BodyWriter:
    """Writes the wording of one letter in the making; `problems` grow as it goes."""

    def __init__(self, package: Package, document: str, styles: Styles, where: Place) -> None:
        self.problems: list[Problem] = []
        self._styles = styles
        self._where = where
        self._numbering = Numbering(package, document, styles)
        self._footnotes = Footnotes(package, document, styles)
        self._runs = RunWriter(package, document, styles)
        self._package = package
        self._instances: dict[int, str] = {}

    def pour(self, blocks: Sequence[Paragraph], spot: etree._Element) -> None:
        """Puts the blocks in the place of a paragraph; its section break stays at the end."""
        parent = spot.getparent()
        assert parent is not None
        properties = spot.find(w("pPr"))
        section = properties.find(w("sectPr")) if properties is not None else None
        if properties is not None and section is not None:
            properties.remove(section)
        written = [self._paragraph(block, properties) for block in blocks]
        if section is not None and written:
            _properties(written[-1]).append(section)
        index = parent.index(spot)
        parent.remove(spot)
        for shift, paragraph in enumerate(written):
            parent.insert(index + shift, paragraph)

    def save(self) -> None:
        """Puts numbering and footnotes back into the package."""
        self._numbering.save()
        self._footnotes.save()

    def _paragraph(self, block: Paragraph, plain: etree._Element | None) -> etree._Element:
        paragraph = element("p")
        properties = self._paragraph_properties(block, plain)
        if properties is not None:
            paragraph.append(properties)
        paragraph.extend(self._runs.runs(block.content, self._footnote))
        return paragraph

    def _footnote(self, footnote: Footnote) -> etree._Element:
        runs = RunWriter(self._package, self._footnotes.part, self._styles)
        return self._footnotes.add(list(runs.runs(footnote.content, self._footnote)))

    def _paragraph_properties(
        self, block: Paragraph, plain: etree._Element | None
    ) -> etree._Element | None:
        if block.kind in _LISTS:
            return element("pPr", *self._list_properties(block))
        style = self._style(block)
        if style is not None:
            return element("pPr", element("pStyle", val=style))
        return deepcopy(plain) if plain is not None else None

    def _style(self, block: Paragraph) -> str | None:
        """The id of a paragraph's style; None for the body's own."""
        if block.kind is Kind.HEADING:
            return self._styles.built_in(f"heading {min(block.level, _HEADINGS)}")
        if block.kind is Kind.QUOTE:
            return self._styles.built_in("quote")
        if block.style is None:
            return None
        found = self._styles.find(block.style)
        if found is None:
            missing = self._styles.missing(block.style, self._where)
            self.problems += [missing] if missing not in self.problems else []
        return found

    def _list_properties(self, block: Paragraph) -> Iterator[etree._Element]:
        is_numbered = block.kind is Kind.NUMBER
        base = self._styles.built_in(_LISTS[block.kind])
        level = self._numbering.deepest(base, is_numbered=is_numbered, level=block.level - 1)
        own = self._styles.find(f"{_LISTS[block.kind]} {level + 1}") if level else None
        yield element("pStyle", val=own or base)
        if block.is_continued:
            indent = self._numbering.text_indent(base, is_numbered=is_numbered, level=level)
            yield element("numPr", element("ilvl", val="0"), element("numId", val="0"))
            yield element("ind", left=indent, firstLine="0")
            return
        if block.list_id not in self._instances:
            made = self._numbering.instance(base, is_numbered=is_numbered, level=level)
            self._instances[block.list_id] = made
        num_id = element("numId", val=self._instances[block.list_id])
        yield element("numPr", element("ilvl", val=str(level)), num_id)


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(w("pPr"))
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found
