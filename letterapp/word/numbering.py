"""Lists: each has a numbering instance of its own, so that each numbered list starts at 1.

An instance refers to the abstract definition that the template's list style names
(ECMA-376 Part 1, 17.9); a template whose list styles have none gets a plain one.
"""

from __future__ import annotations

from lxml import etree

from letterapp.word.package import DOCUMENT_TYPE, Package
from letterapp.word.styles import Styles
from letterapp.word.xml import element, parse, serialise, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_BULLETS = ("•", "–", "•")
_NUMBERS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
_STEP, _HANG = 360, 360
"""Twips from level to level, and from mark to text, of a list the template knows nothing of."""


class Numbering:
    """The numbering part of one letter in the making."""

    def __init__(self, package: Package, document: str, styles: Styles) -> None:
        self._package = package
        self._document = document
        self._styles = styles
        self._part = package.related("numbering", document)
        self._root = parse(package.parts[self._part]) if self._part else element("numbering")
        self._abstracts: dict[str, str] = {}
        self.is_changed = False

    def instance(self, style: str, *, is_numbered: bool, level: int) -> str:
        """A new list's `w:numId`, starting at 1 on its level (from 0)."""
        abstract = self._abstract(style, is_numbered=is_numbered)
        num_id = str(self._next("num", "numId", 1))
        num = element("num", element("abstractNumId", val=abstract), numId=num_id)
        if is_numbered:
            start = element("startOverride", val="1")
            num.append(element("lvlOverride", start, ilvl=str(level)))
        self._insert(num)
        self.is_changed = True
        return num_id

    def deepest(self, style: str, *, is_numbered: bool, level: int) -> int:
        """The level itself, or the deepest that the list's definition has."""
        levels = self._levels(self._abstract(style, is_numbered=is_numbered))
        return min(level, max(map(int, levels), default=0))

    def text_indent(self, style: str, *, is_numbered: bool, level: int) -> str:
        """Where the text of a level begins, in twips."""
        levels = self._levels(self._abstract(style, is_numbered=is_numbered))
        ind = levels[str(level)].find(f"{w('pPr')}/{w('ind')}") if str(level) in levels else None
        found = None if ind is None else ind.get(w("left")) or ind.get(w("start"))
        return found or str(_STEP * (level + 1))

    def save(self) -> None:
        """Puts the part back into the package, made and declared where the template had none."""
        if not self.is_changed:
            return
        data = serialise(self._root)
        if self._part:
            self._package.parts[self._part] = data
            return
        self._part = f"{self._document.rpartition('/')[0]}/numbering.xml".lstrip("/")
        self._package.add(self._part, _CONTENT_TYPE, data)
        self._package.relate(self._document, f"{DOCUMENT_TYPE}numbering", self._part)

    def _levels(self, abstract: str) -> dict[str, etree._Element]:
        for node in self._root.iter(w("abstractNum")):
            if node.get(w("abstractNumId")) == abstract:
                return {level.get(w("ilvl"), "0"): level for level in node.iter(w("lvl"))}
        return {}

    def _abstract(self, style: str, *, is_numbered: bool) -> str:
        if style not in self._abstracts:
            found = self._of_style(style)
            self._abstracts[style] = found if found else self._add_abstract(is_numbered)
        return self._abstracts[style]

    def _of_style(self, style: str) -> str | None:
        """The abstract definition that a style names, itself or by the style it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            node = self._styles.element(style)
            if node is None:
                return None
            num_id = node.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if num_id is not None:
                return self._of_instance(num_id.get(w("val"), ""))
            based_on = node.find(w("basedOn"))
            style = based_on.get(w("val"), "") if based_on is not None else ""
        return None

    def _of_instance(self, num_id: str) -> str | None:
        for node in self._root.iter(w("num")):
            abstract = node.find(w("abstractNumId"))
            if node.get(w("numId")) == num_id and abstract is not None:
                found = abstract.get(w("val"), "")
                return found if self._levels(found) else None
        return None

    def _add_abstract(self, is_numbered: bool) -> str:
        new_id = str(self._next("abstractNum", "abstractNumId", 0))
        abstract = element("abstractNum", abstractNumId=new_id)
        abstract.append(element("multiLevelType", val="hybridMultilevel"))
        marks = _NUMBERS if is_numbered else tuple(("bullet", mark) for mark in _BULLETS)
        for level, (form, text) in enumerate(marks):
            abstract.append(_level(level, form, text))
        self._insert(abstract)
        self.is_changed = True
        return new_id

    def _insert(self, node: etree._Element) -> None:
        """Abstract definitions stand before instances, and both before the rest (17.9.17)."""
        order = ("numPicBullet", "abstractNum", "num")
        rank = order.index(etree.QName(node).localname)
        before = tuple(w(name) for name in order[: rank + 1])
        index = sum(1 for child in self._root if child.tag in before)
        self._root.insert(index, node)

    def _next(self, tag: str, key: str, first: int) -> int:
        taken = [int(node.get(w(key), "0")) for node in self._root.iter(w(tag))]
        return max(taken, default=first - 1) + 1


def _level(level: int, form: str, text: str) -> etree._Element:
    left = str(_STEP * (level + 1))
    indent = element("pPr", element("ind", left=left, hanging=str(_HANG)))
    return element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val=form),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        indent,
        ilvl=str(level),
    )
