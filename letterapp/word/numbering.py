"""Lists: each has a numbering instance of its own, so that each numbered list starts at 1.

An instance refers to the abstract definition that the template's list style names
(ECMA-376 Part 1, 17.9); a template whose list styles have none gets a plain one.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from letterapp.word.package import DOCUMENT_TYPE, Package
from letterapp.word.styles import Styles
from letterapp.word.xml import element, parse, serialise, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_BULLETS = ("•", "–", "•")
_NUMBERS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
_STEP, _HANG = 360, 360
"""Twips from level to level, and from mark to text, of a list the template knows nothing of."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """What gives a list its marks: an abstract definition, by its id, and its level (from 0)."""

    abstract: str
    level: int


class Numbering:
    """The numbering part of one letter in the making."""

    def __init__(self, package: Package, document: str, styles: Styles) -> None:
        self._package = package
        self._document = document
        self._styles = styles
        self._part = package.related("numbering", document)
        self._root = parse(package.parts[self._part]) if self._part else element("numbering")
        self._plain: dict[bool, str] = {}
        self.is_changed = False

    def level(self, base: str, own: str | None, *, is_numbered: bool, depth: int) -> ListLevel:
        """The level of a list that stands at a depth (from 0) of lists in lists.

        `base` is the id of the list style, `own` that of the style for this depth, if there is
        one (“List Bullet 2”). Word's own list styles each have a definition of one level; a depth
        that the template's definitions do not reach takes the deepest level there is.
        """
        found = self._of_style(own) if own else None
        if found is not None:
            return found
        found = self._of_style(base)
        levels = self._levels(found.abstract) if found else {}
        if found is None or (depth and len(levels) == 1):
            return ListLevel(self._plain_abstract(is_numbered), min(depth, len(_BULLETS) - 1))
        return ListLevel(found.abstract, min(found.level + depth, max(map(int, levels))))

    def instance(self, place: ListLevel, *, is_numbered: bool) -> str:
        """A new list's `w:numId`, starting at 1 on its level."""
        num_id = str(self._next("num", "numId", 1))
        num = element("num", element("abstractNumId", val=place.abstract), numId=num_id)
        if is_numbered:
            start = element("startOverride", val="1")
            num.append(element("lvlOverride", start, ilvl=str(place.level)))
        self._insert(num)
        self.is_changed = True
        return num_id

    def text_indent(self, place: ListLevel) -> str:
        """Where the text of a level begins, in twips."""
        found = self._levels(place.abstract).get(str(place.level))
        ind = found.find(f"{w('pPr')}/{w('ind')}") if found is not None else None
        indent = None if ind is None else ind.get(w("left")) or ind.get(w("start"))
        return indent or str(_STEP * (place.level + 1))

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

    def _plain_abstract(self, is_numbered: bool) -> str:
        if is_numbered not in self._plain:
            self._plain[is_numbered] = self._add_abstract(is_numbered)
        return self._plain[is_numbered]

    def _of_style(self, style: str) -> ListLevel | None:
        """The definition that a style names, itself or by the style it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            node = self._styles.element(style)
            if node is None:
                return None
            num_id = node.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if num_id is not None:
                abstract = self._of_instance(num_id.get(w("val"), ""))
                return ListLevel(abstract, self._level_of(abstract, style)) if abstract else None
            based_on = node.find(w("basedOn"))
            style = based_on.get(w("val"), "") if based_on is not None else ""
        return None

    def _level_of(self, abstract: str, style: str) -> int:
        """The level whose `w:pStyle` is the style: what its `w:ilvl` says is ignored (17.9.23)."""
        for level, node in self._levels(abstract).items():
            linked = node.find(w("pStyle"))
            if linked is not None and linked.get(w("val")) == style:
                return int(level)
        return 0

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
