"""The looks of paragraphs, their labels and their runs, each worked out once.

What says the same in the same place gets the same object, also when a file is read again with the
same styles, as a letter is after each change of its words.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import TypeVar

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.formats import CharacterFormat, Fonts, ParagraphFormat
from letterapp.pages.reading.measures import has, integer, value_of
from letterapp.pages.reading.numbering import Level, ListKind, Numbering
from letterapp.pages.reading.properties import (
    Properties,
    character_properties,
    merged,
    paragraph_properties,
)
from letterapp.pages.reading.stylesheet import DEEPEST_LEVEL, NO_LIST, StyleSheet, paragraph_format
from letterapp.pages.reading.table_styles import NO_TABLE, Around, TableStyle
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import parse, w

_STYLE, _MARK, _SECTION, _CHANGE = w("pStyle"), w("rPr"), w("sectPr"), w("pPrChange")
_MOST = 4_000
"""How many looks are kept of one style sheet before they are worked out anew."""

__all__ = ["NO_TABLE", "Around", "Looks", "Numbered", "ParagraphLook", "looks_of", "signature"]

Signature = tuple[Hashable, ...]
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Numbered(Struct, frozen=True):
    """Which list a paragraph is an item of, at which level, and how its label looks."""

    num_id: str
    kind: ListKind
    level: Level
    look: CharacterFormat


class ParagraphLook(Struct, frozen=True):
    """All that a paragraph's properties come to.

    `is_joined`: its mark is taken out or hidden, so that the next paragraph goes on in it.
    `frame` are the attributes of the frame that it stands in.
    """

    style_id: str
    format: ParagraphFormat
    mark: CharacterFormat
    numbered: Numbered | None = None
    is_joined: bool = False
    frame: tuple[tuple[str, str], ...] = ()


class Looks:
    """The looks by one set of styles and lists."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self._runs: dict[Hashable, CharacterFormat] = {}
        self._paragraphs: dict[Hashable, ParagraphLook] = {}
        self._same: dict[CharacterFormat, CharacterFormat] = {}
        self._symbols: dict[tuple[CharacterFormat, str], CharacterFormat] = {}
        self._tables: dict[str, TableStyle] = {}

    def run(self, style_id: str, around: Around, node: etree._Element | None) -> CharacterFormat:
        """The look of a run with these `w:rPr`, in a paragraph of a style."""
        said = () if node is None else signature(node)
        key = style_id, around.key, said
        known = self._runs.get(key)
        if known is None:
            made = self._run(style_id, around, node, {})
            known = _kept(self._runs, key, self._one(made))
        return known

    def paragraph(self, around: Around, node: etree._Element | None) -> ParagraphLook:
        """The look of a paragraph with these `w:pPr`."""
        key = around.key, () if node is None else signature(node)
        known = self._paragraphs.get(key)
        if known is None:
            known = _kept(self._paragraphs, key, self._paragraph(around, node))
        return known

    def table(self, named: str | None) -> TableStyle:
        """The style of a table that names one, or the default one."""
        style_id = self.styles.table_style(named)
        known = self._tables.get(style_id)
        if known is None:
            known = self._tables[style_id] = TableStyle(self.styles, style_id)
        return known

    def symbol(self, look: CharacterFormat, font: str) -> CharacterFormat:
        """A look with another font for all scripts."""
        known = self._symbols.get((look, font))
        if known is None:
            made = replace(look, fonts=Fonts(font, font, font, font))
            known = _kept(self._symbols, (look, font), self._one(made))
        return known

    def _one(self, look: CharacterFormat) -> CharacterFormat:
        """The one object of all looks that are equal."""
        return self._same.get(look) or _kept(self._same, look, look)

    def _run(
        self, style_id: str, around: Around, node: etree._Element | None, over: Properties
    ) -> CharacterFormat:
        character_style = value_of(node, "rStyle") or ""
        said = character_properties(node, self.styles.theme)
        return self.styles.characters(
            style_id, character_style, said, over, around=around.characters
        )

    def _paragraph(self, around: Around, node: etree._Element | None) -> ParagraphLook:
        style_id = self.styles.paragraph_style(value_of(node, "pStyle"))
        own = paragraph_properties(node, self.styles.theme)
        said = self._said(style_id, around, own)
        made = paragraph_format(style_id, said)
        mark_node = node.find(_MARK) if node is not None else None
        mark = self.run(style_id, around, mark_node)
        return ParagraphLook(
            style_id,
            made,
            mark,
            self._numbered(made, around, mark_node),
            mark.is_hidden or has(mark_node, "del") or has(mark_node, "moveFrom"),
            said.get("frame", ()),
        )

    def _said(self, style_id: str, around: Around, own: Properties) -> Properties:
        """What is said of a paragraph: its styles, its list unless its style's, itself."""
        if own.get("num_id") == NO_LIST:
            return merged(self.styles.paragraph_layer(style_id, around.paragraph), own)
        level_of = self.numbering.style_level
        styled = self.styles.paragraph_layer(style_id, around.paragraph, level_of)
        if "num_id" not in own and "list_level" not in own:
            return styled if not own else merged(styled, own)
        known = merged(styled, own)
        place = integer(known.get("list_level"), 0, 0, DEEPEST_LEVEL)
        level = self.numbering.level(known.get("num_id", NO_LIST), place)
        listed = level.paragraph if level is not None else None
        return merged(styled, listed or {}, own)

    def _numbered(
        self, made: ParagraphFormat, around: Around, mark: etree._Element | None
    ) -> Numbered | None:
        if made.list_place is None:
            return None
        num_id, place = made.list_place.num_id, made.list_place.level
        kind, level = self.numbering.list_of(num_id), self.numbering.level(num_id, place)
        if kind is None or level is None:
            return None
        look = self._run(made.style_id, around, mark, level.characters or {})
        return Numbered(num_id, kind, level, self._one(look))


@lru_cache(8)
def looks_of(
    styles: bytes | None, theme: bytes | None, numbering: bytes | None, languages: tuple[str, str]
) -> Looks:
    """The looks by these parts; `languages` are the East Asian and the complex one of the theme."""
    themed = Theme(_root(theme), *languages)
    sheet = StyleSheet(_root(styles), themed)
    return Looks(sheet, Numbering(_root(numbering), sheet))


def signature(node: etree._Element) -> Signature:
    """What the children of an element say, to be compared: not what sections or changes say."""
    found: list[Hashable] = []
    for child in node:
        tag = child.tag
        if tag in (_SECTION, _CHANGE):
            continue
        found.append(str(tag))
        found.append(tuple(child.items()))
        if len(child):
            found.append(signature(child))
    return tuple(found)


def _root(data: bytes | None) -> etree._Element | None:
    try:
        return None if data is None else parse(data)
    except etree.XMLSyntaxError:
        return None


def _kept(known: dict[_Key, _Value], key: _Key, value: _Value) -> _Value:
    if len(known) >= _MOST:
        known.clear()
    known[key] = value
    return value
