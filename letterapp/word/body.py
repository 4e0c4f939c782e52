"""Blocks -> the paragraphs that stand where a Word template says `{{ body }}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from letterapp.problems import Place, Problem, error
from letterapp.word.footnotes import Footnotes
from letterapp.word.numbering import Numbering
from letterapp.word.package import Package
from letterapp.word.runs import RunWriter
from letterapp.word.spot import beside_tag
from letterapp.word.styles import Styles
from letterapp.word.xml import element, printable, unprintable, w
from letterapp.wording.blocks import Footnote, Inline, Kind, Paragraph, Text, plain_text

_EMPTY = Paragraph(())
_HEADINGS = 3
_CLOSE = "letter close"
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
        """Puts the blocks in the place of a paragraph.

        Its section break stays at the end; what else it holds than the tag, such as a picture
        that is anchored to it, comes first in the first paragraph.
        """
        parent = spot.getparent()
        assert parent is not None
        properties = spot.find(w("pPr"))
        section = properties.find(w("sectPr")) if properties is not None else None
        if properties is not None and section is not None:
            properties.remove(section)
        written = [self._paragraph(block, properties) for block in blocks or (_EMPTY,)]
        for paragraph, block, following in zip(written, blocks, blocks[1:], strict=False):
            if _leads(block, following):
                _keep_with_next(paragraph)
        if section is not None:
            written[-1][0].append(section)  # to the properties: there are some, as the spot has
        start = 0 if written[0].find(w("pPr")) is None else 1
        written[0][start:start] = beside_tag(spot)
        for paragraph in written:
            spot.addprevious(paragraph)
        parent.remove(spot)

    def save(self) -> None:
        """Puts numbering and footnotes back into the package."""
        self._numbering.save()
        self._footnotes.save()

    def _paragraph(self, block: Paragraph, plain: etree._Element | None) -> etree._Element:
        self._check(block.content)
        paragraph = element("p")
        properties = self._paragraph_properties(block, plain)
        if properties is not None:
            paragraph.append(properties)
        paragraph.extend(self._runs.runs(block.content, self._footnote))
        return paragraph

    def _footnote(self, footnote: Footnote) -> etree._Element:
        self._check(footnote.content)
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
            return self._built_in(f"heading {min(block.level, _HEADINGS)}")
        if block.kind is Kind.QUOTE:
            return self._built_in("quote")
        if block.style is None:
            return None
        found = self._styles.find(block.style)
        if found is None:
            self._report(self._styles.missing(block.style, self._where))
        return found

    def _built_in(self, name: str) -> str:
        """The id of a style that is added where absent; said so where [styles] names another."""
        if self._styles.is_renamed(name) and self._styles.find(name) is None:
            self._report(self._styles.missing(name, self._where))
        return self._styles.built_in(name)

    def _list_properties(self, block: Paragraph) -> Iterator[etree._Element]:
        name, is_numbered = _LISTS[block.kind], block.kind is Kind.NUMBER
        base = self._built_in(name)
        own = self._styles.find(f"{name} {block.level}") if block.level > 1 else None
        place = self._numbering.level(base, own, is_numbered=is_numbered, depth=block.level - 1)
        yield element("pStyle", val=own or base)
        if block.is_continued:
            indent = self._numbering.text_indent(place)
            yield element("numPr", element("ilvl", val="0"), element("numId", val="0"))
            yield element("ind", left=indent, firstLine="0")
            return
        if block.list_id not in self._instances:
            made = self._numbering.instance(place, is_numbered=is_numbered)
            self._instances[block.list_id] = made
        num_id = element("numId", val=self._instances[block.list_id])
        yield element("numPr", element("ilvl", val=str(place.level)), num_id)

    def _check(self, content: Sequence[Inline]) -> None:
        """Reports what no Word file can hold; the runs have a replacement character for it."""
        links = "".join(piece.link or "" for piece in content if isinstance(piece, Text))
        text = plain_text(content)
        if fault := unprintable(text + links):
            self._report(error(fault, f"It stands in “{printable(text[:60])}”.", self._where))

    def _report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _leads(block: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph would be lost at the foot of a page without what follows it.

    The words that lead into a list or a quotation, and the last ones before the close.
    """
    is_plain = block.kind is Kind.PLAIN and block.style is None
    is_close = (following.style or "").casefold() == _CLOSE
    return is_plain and (is_close or following.kind in (*_LISTS, Kind.QUOTE))


def _keep_with_next(paragraph: etree._Element) -> None:
    """Sets `w:keepNext` and `w:keepLines`, which stand right after the style (17.3.1.26)."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    for name in ("keepLines", "keepNext"):
        for old in properties.findall(w(name)):
            properties.remove(old)
        start = 1 if properties.find(w("pStyle")) is not None else 0
        properties.insert(start, element(name))
