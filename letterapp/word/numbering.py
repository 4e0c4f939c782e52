"""Lists: each has a numbering instance of its own, so that each numbered list starts at 1.

An instance refers to the abstract definition that the template's list style names
(ECMA-376 Part 1, 17.9); a template whose list styles have none gets a plain one. Nothing here
changes while letters are filled: a filling collects its instances, and `data` gives the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from letterapp.word.order import insert_in_order
from letterapp.word.package import Package
from letterapp.word.styles import Styles
from letterapp.word.xml import element, serialise, w

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_BULLETS = ("•", "–", "•")
_NUMBERS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
_STEP, _HANG = 360, 360
"""Twips from level to level, and from mark to text, of a list the template knows nothing of."""


class ListLevel(Struct, frozen=True):
    """What gives a list its marks: an abstract definition, by its id, and its level (from 0)."""

    abstract: str
    level: int
    is_numbered: bool
    is_plain: bool = False


class Restarted(Struct, frozen=True):
    """A list of the template that begins anew, by the id of its instance."""

    num_id: str


Instance = ListLevel | Restarted


class Numbering:
    """The lists of a template; `part` is None where it has no such part."""

    def __init__(self, package: Package, document: str, styles: Styles) -> None:
        self.part = package.related("numbering", document)
        self._styles = styles
        self._root = package.root(self.part) if self.part else element("numbering")
        self.first_free = self._next("num", "numId", 1)
        plain = self._next("abstractNum", "abstractNumId", 0)
        self._plain = {is_numbered: str(plain + is_numbered) for is_numbered in (False, True)}

    def level(self, base: str, own: str | None, *, is_numbered: bool, depth: int) -> ListLevel:
        """The level of a list that stands at a depth (from 0) of lists in lists.

        `base` is the id of the list style, `own` that of the style for this depth, if there is
        one (“List Bullet 2”). Word's own list styles each have a definition of one level; a depth
        that the template's definitions do not reach takes the deepest level there is.
        """
        found = self._of_style(own) if own else None
        if found is not None:
            return ListLevel(*found, is_numbered)
        found = self._of_style(base)
        levels = self._levels(found[0]) if found else {}
        if found is None or (depth and len(levels) == 1):
            deepest = min(depth, len(_BULLETS) - 1)
            return ListLevel(self._plain[is_numbered], deepest, is_numbered, is_plain=True)
        deepest = min(found[1] + depth, max(map(int, levels)))
        return ListLevel(found[0], deepest, is_numbered)

    def text_indent(self, place: ListLevel) -> str:
        """Where the text of a level begins, in twips."""
        found = self._levels(place.abstract).get(str(place.level))
        ind = found.find(f"{w('pPr')}/{w('ind')}") if found is not None else None
        indent = None if ind is None else ind.get(w("left")) or ind.get(w("start"))
        return indent or str(_STEP * (place.level + 1))

    def number_of(self, paragraph: etree._Element) -> str | None:
        """The id of the numbered list a paragraph is an item of; None for bullets and others."""
        num_id, level = self._number(paragraph)
        abstract = self._of_instance(num_id) if num_id not in (None, "0") else None
        if num_id is None or abstract is None:
            return None
        levels = self._levels(abstract)
        form = levels.get(level, next(iter(levels.values())))
        node = form.find(w("numFmt"))
        is_bullet = node is not None and node.get(w("val")) in ("bullet", "none")
        return None if is_bullet else num_id

    def level_of(self, paragraph: etree._Element) -> str:
        """The level of an item of a list."""
        return self._number(paragraph)[1]

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph has an outline level, its own or its style's (17.3.1.20)."""
        if paragraph.find(f"{w('pPr')}/{w('outlineLvl')}") is not None:
            return True
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return style is not None and any(
            node.find(f"{w('pPr')}/{w('outlineLvl')}") is not None
            for node in self._with_parents(style.get(w("val"), ""))
        )

    def data(self, instances: Sequence[Instance]) -> bytes:
        """The part with more instances, the first of which has the id `first_free`."""
        root = deepcopy(self._root)
        needed = {
            one.is_numbered for one in instances if isinstance(one, ListLevel) and one.is_plain
        }
        for is_numbered in sorted(needed):
            insert_in_order(root, self._plain_abstract(is_numbered))
        for number, instance in enumerate(instances, self.first_free):
            if isinstance(instance, Restarted):
                insert_in_order(root, self._restarted(instance.num_id, str(number)))
            else:
                insert_in_order(root, _instance(instance, str(number)))
        return serialise(root)

    def _number(self, paragraph: etree._Element) -> tuple[str | None, str]:
        """The instance and the level of a paragraph, its own or its style's."""
        properties = paragraph.find(w("pPr"))
        number = properties.find(w("numPr")) if properties is not None else None
        if number is not None:
            node, level = number.find(w("numId")), number.find(w("ilvl"))
            return (
                node.get(w("val")) if node is not None else None,
                level.get(w("val"), "0") if level is not None else "0",
            )
        style = properties.find(w("pStyle")) if properties is not None else None
        found = self._instance_of_style(style.get(w("val"), "")) if style is not None else None
        if found is None:
            return None, "0"
        num_id, style_id = found
        abstract = self._of_instance(num_id)
        return num_id, str(self._level_of(abstract, style_id) if abstract else 0)

    def _levels(self, abstract: str) -> dict[str, etree._Element]:
        for node in self._root.iter(w("abstractNum")):
            if node.get(w("abstractNumId")) == abstract:
                return {level.get(w("ilvl"), "0"): level for level in node.iter(w("lvl"))}
        return {}

    def _of_style(self, style: str) -> tuple[str, int] | None:
        """The definition that a style names, itself or by the style it is based on."""
        found = self._instance_of_style(style)
        abstract = self._of_instance(found[0]) if found else None
        return (abstract, self._level_of(abstract, found[1])) if abstract and found else None

    def _instance_of_style(self, style: str) -> tuple[str, str] | None:
        """The instance that a style names, and the style that names it."""
        for node in self._with_parents(style):
            num_id = node.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if num_id is not None:
                return num_id.get(w("val"), ""), node.get(w("styleId"), "")
        return None

    def _with_parents(self, style: str) -> Iterator[etree._Element]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            node = self._styles.element(style)
            if node is None:
                return
            yield node
            based_on = node.find(w("basedOn"))
            style = based_on.get(w("val"), "") if based_on is not None else ""

    def _level_of(self, abstract: str, style: str) -> int:
        """The level whose `w:pStyle` is the style: what its `w:ilvl` says is ignored (17.9.23)."""
        for level, node in self._levels(abstract).items():
            linked = node.find(w("pStyle"))
            if linked is not None and linked.get(w("val")) == style:
                return int(level)
        return 0

    def _of_instance(self, num_id: str | None) -> str | None:
        node = self._num(num_id)
        abstract = node.find(w("abstractNumId")) if node is not None else None
        found = abstract.get(w("val"), "") if abstract is not None else ""
        return found if found and self._levels(found) else None

    def _num(self, num_id: str | None) -> etree._Element | None:
        found = (node for node in self._root.iter(w("num")) if node.get(w("numId")) == num_id)
        return next(found, None)

    def _restarted(self, num_id: str, new_id: str) -> etree._Element:
        """A copy of an instance in which every level begins at its start again (17.9.8)."""
        old = self._num(num_id)
        assert old is not None
        num = deepcopy(old)
        num.set(w("numId"), new_id)
        for attribute in [name for name in num.attrib if "durableId" in str(name)]:
            del num.attrib[attribute]
        overrides = {node.get(w("ilvl")): node for node in num.iter(w("lvlOverride"))}
        for level, node in sorted(self._levels(self._of_instance(num_id) or "").items()):
            override = overrides.get(level)
            if override is None:
                override = element("lvlOverride", ilvl=level)
                num.append(override)
            if override.find(w("startOverride")) is None:
                start = node.find(w("start"))
                first = start.get(w("val"), "0") if start is not None else "0"
                override.insert(0, element("startOverride", val=first))
        return num

    def _plain_abstract(self, is_numbered: bool) -> etree._Element:
        abstract = element("abstractNum", abstractNumId=self._plain[is_numbered])
        abstract.append(element("multiLevelType", val="hybridMultilevel"))
        marks = _NUMBERS if is_numbered else tuple(("bullet", mark) for mark in _BULLETS)
        for level, (form, text) in enumerate(marks):
            abstract.append(_level(level, form, text))
        return abstract

    def _next(self, tag: str, key: str, first: int) -> int:
        taken = [int(node.get(w(key), "0")) for node in self._root.iter(w(tag))]
        return max(taken, default=first - 1) + 1


def _instance(place: ListLevel, num_id: str) -> etree._Element:
    num = element("num", element("abstractNumId", val=place.abstract), numId=num_id)
    if place.is_numbered:
        start = element("startOverride", val="1")
        num.append(element("lvlOverride", start, ilvl=str(place.level)))
    return num


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
