"""Blocks -> the paragraphs that stand where a Word template prints them (`{{ body }}`).

A shape is written once and remembered; a letter costs its values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from letterapp.problems import Place, Problem, error
from letterapp.word.numbering import Numbering
from letterapp.word.order import insert_in_order
from letterapp.word.runs import ListId, Open, RunWriter, joined
from letterapp.word.slots import ParagraphXml, with_section
from letterapp.word.styles import Needs, Styles
from letterapp.word.xml import R, W, element, parse, printable, text_of, unprintable, w
from letterapp.wording.blocks import Footnote, Inline, Kind, Paragraph, Text, plain_text

_EMPTY = Paragraph(())
_PLAIN = ParagraphXml("<w:p>", "", "", "", "")
_SPACE = re.compile(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>\s*</w:t></w:r>")
_HEADINGS = 3
_CLOSE = "letter close"
_LISTS = {Kind.BULLET: "list bullet", Kind.NUMBER: "list number"}


class Poured(Struct, frozen=True):
    """What a shape is in one place of a template, and what was met while it was written."""

    pieces: tuple[Open, ...]
    needs: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...] = ()


class BodyWriter:
    """Writes one shape for one place; `place` is the paragraph that gives way to it."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        where: Place,
        writers: tuple[RunWriter, RunWriter],
        needs: Needs,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._where = where
        self._runs, self._footnotes = writers
        self._needs = needs
        self._problems: list[Problem] = []

    def poured(self, blocks: Sequence[Paragraph], place: ParagraphXml | None) -> Poured:
        """The blocks as paragraphs.

        The section break of the place stays at the end; what else it holds than the tag, such as a
        picture that is anchored to it, comes first in the first paragraph.
        """
        place = place or _PLAIN
        shown = blocks or (_EMPTY,)
        pieces: list[Open] = []
        for at, block in enumerate(shown):
            self._check(block.content)
            following = shown[at + 1] if at + 1 < len(shown) else None
            properties = self._properties(block, place.properties)
            if following is None:
                properties[-1] = with_section(str(properties[-1]), place.section)
            elif _leads(block, following):
                properties = [_kept_with_next(str(properties[0]))]
            beside = _without_space(place.beside) if at == 0 else ""
            pieces += ["<w:p>", *properties, beside]
            pieces += self._runs.runs(block.content, "", self._footnotes)
            pieces.append("</w:p>")
        return Poured(joined(pieces), frozenset(self._needs), tuple(self._problems))

    def _properties(self, block: Paragraph, plain: str) -> list[Open]:
        """A paragraph's properties; the last piece, and the only one but of lists, is text."""
        if block.kind in _LISTS:
            return self._list_properties(block)
        style = self._style(block)
        return [plain if style is None else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>']

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
        return self._styles.built_in(name, self._needs)

    def _list_properties(self, block: Paragraph) -> list[Open]:
        name, is_numbered = _LISTS[block.kind], block.kind is Kind.NUMBER
        base = self._built_in(name)
        own = self._styles.find(f"{name} {block.level}") if block.level > 1 else None
        place = self._numbering.level(base, own, is_numbered=is_numbered, depth=block.level - 1)
        head = f'<w:pPr><w:pStyle w:val="{own or base}"/><w:numPr><w:ilvl w:val="'
        if block.is_continued:
            indent = self._numbering.text_indent(place)
            none = f'0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="{indent}" w:firstLine="0"/>'
            return [f"{head}{none}</w:pPr>"]
        number = ListId(block.list_id, place)
        return [f'{head}{place.level}"/><w:numId w:val="', number, '"/></w:numPr></w:pPr>']

    def _check(self, content: Sequence[Inline]) -> None:
        """Reports what no Word file can hold."""
        links = "".join(piece.link or "" for piece in content if isinstance(piece, Text))
        text = plain_text(content)
        if fault := unprintable(text + links):
            self._report(error(fault, f"It stands in “{printable(text[:60])}”.", self._where))
        for piece in content:
            if isinstance(piece, Footnote):
                self._check(piece.content)

    def _report(self, problem: Problem) -> None:
        if problem not in self._problems:
            self._problems.append(problem)


def _without_space(beside: str) -> str:
    """What stands beside the tag of the wording, without runs of white space."""
    return _SPACE.sub("", beside)


def _leads(block: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph would be lost at the foot of a page without what follows it.

    The words that lead into a list or a quotation, and the last ones before the close.
    """
    is_plain = block.kind is Kind.PLAIN and block.style is None
    is_close = (following.style or "").casefold() == _CLOSE
    return is_plain and (is_close or following.kind in (*_LISTS, Kind.QUOTE))


def _kept_with_next(properties: str) -> str:
    """Sets `w:keepNext` and `w:keepLines` among a paragraph's properties."""
    inner = properties or "<w:pPr/>"
    root = parse(f'<w:x xmlns:w="{W}" xmlns:r="{R}">{inner}</w:x>'.encode())
    node = root[0]
    for name in ("keepLines", "keepNext"):
        for old in node.findall(w(name)):
            node.remove(old)
        insert_in_order(node, element(name))
    return text_of(node)
