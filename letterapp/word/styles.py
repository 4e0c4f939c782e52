"""The styles of a Word template, found by name; Word's built-in ones are added where absent.

Names are compared without case (Word itself writes “heading 1” and shows “Heading 1”), and go
through the campaign's [styles] first. Nothing here changes while letters are filled: a filling
collects what it needs, and `data` gives the part with that in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy

from lxml import etree

from letterapp.problems import Place, Problem, near, warning
from letterapp.word.package import Package
from letterapp.word.xml import W, element, parse, serialise, w

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_SINGLE = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'

_PARAGRAPH = {
    "heading 1": ('<w:keepNext/><w:spacing w:before="240" w:after="80"/>', _BOLD, 0),
    "heading 2": ('<w:keepNext/><w:spacing w:before="200" w:after="60"/>', _BOLD, 1),
    "heading 3": ('<w:keepNext/><w:spacing w:before="160" w:after="60"/>', _ITALIC, 2),
    "List Bullet": ("<w:contextualSpacing/>", "", None),
    "List Number": ("<w:contextualSpacing/>", "", None),
    "Quote": ('<w:ind w:left="567" w:right="567"/>', "", None),
    "footnote text": (_SINGLE, '<w:sz w:val="18"/>', None),
}
_CHARACTER = {
    "Hyperlink": '<w:color w:val="0563C1"/><w:u w:val="single"/>',
    "footnote reference": '<w:vertAlign w:val="superscript"/>',
}
_PROPER = {name.casefold(): name for name in (*_PARAGRAPH, *_CHARACTER)}
"""The names as Word writes them: some of its built-in styles have a capital, some have not."""

Needs = set[tuple[str, str]]
"""The built-in styles, by name and kind, that a letter needs and the template has not."""


class Styles:
    """The styles of a template; `part` is None where it has no such part."""

    def __init__(self, package: Package, document: str, names: Mapping[str, str]) -> None:
        self.part = package.related("styles", document)
        self._root = package.root(self.part) if self.part else element("styles")
        self._names = {ours.casefold(): theirs for ours, theirs in names.items()}
        self._shown: dict[str, str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._elements: dict[str, etree._Element] = {}
        for style in self._root.iterchildren(w("style")):
            self._know(style)
        self._added: dict[tuple[str, str], str] = {}
        self._language = _language_of(self._root)

    def find(self, name: str, kind: str = "paragraph") -> str | None:
        """The id of the style of that name, or None."""
        return self._ids.get((kind, self._theirs(name).casefold()))

    def built_in(self, name: str, needs: Needs, kind: str = "paragraph") -> str:
        """The id of one of Word's own styles that letters need.

        Where the template has none, `needs` is told, and the id is the one it will have.
        """
        own = self._ids.get((kind, name.casefold()))  # where [styles] names one that is missing
        if found := self.find(name, kind) or own:
            return found
        key = (_PROPER[name.casefold()], kind)
        needs.add(key)
        if key not in self._added:
            self._added[key] = self._free_id(key[0])
        return self._added[key]

    def is_renamed(self, name: str) -> bool:
        """Whether [styles] gives the style of ours another name."""
        return name.casefold() in self._names

    def element(self, style_id: str) -> etree._Element | None:
        """The definition of a style."""
        return self._elements.get(style_id)

    def missing(self, name: str, where: Place) -> Problem:
        """The warning for a style that the template does not have."""
        theirs = self._theirs(name)
        hint = near(theirs, self._shown.values()) or "Add it to the Word template, or see [styles]."
        return warning(f"the Word template has no style “{theirs}”", hint, where)

    def is_to_change(self, needs: Collection[tuple[str, str]], language: str | None) -> bool:
        """Whether a letter's part differs: by more styles, or by the language of the text."""
        return bool(needs) or (language is not None and _base(language) != self._language)

    def data(self, needs: Collection[tuple[str, str]], language: str | None) -> bytes:
        """The part with more styles, and with a language where it has another.

        The language of the text is the one it is proofed in (17.3.2.20).
        """
        root = deepcopy(self._root)
        for name, kind in sorted(needs):
            root.append(self._style(name, kind))
        if language is not None and _base(language) != self._language:
            _set_language(root, language)
        return serialise(root)

    def _theirs(self, name: str) -> str:
        """What [styles] calls a style of ours."""
        return self._names.get(name.casefold(), name)

    def _know(self, style: etree._Element) -> None:
        name_node = style.find(w("name"))
        name = name_node.get(w("val"), "") if name_node is not None else ""
        kind, style_id = style.get(w("type"), "paragraph"), style.get(w("styleId"), "")
        self._ids.setdefault((kind, name.casefold()), style_id)
        self._elements.setdefault(style_id, style)
        if kind == "paragraph":
            self._shown.setdefault(name.casefold(), name)

    def _style(self, name: str, kind: str) -> etree._Element:
        style = element("style", element("name", val=name), type=kind)
        style.set(w("styleId"), self._added[name, kind])
        default = self._default(kind)
        if default:
            style.append(element("basedOn", val=default))
        style.append(element("qFormat"))
        style.extend(_looks(name, kind))
        return style

    def _free_id(self, name: str) -> str:
        """An id like a style's name, which no style has and nothing else gets (17.7.4.17)."""
        wanted = "".join(word[0].upper() + word[1:] for word in name.split())
        taken = {style_id.casefold() for style_id in self._elements}
        free = (f"{wanted}{n}" for n in range(2, len(taken) + 3))
        return next(one for one in (wanted, *free) if one.casefold() not in taken)

    def _default(self, kind: str) -> str | None:
        for style in self._root.iterchildren(w("style")):
            if style.get(w("type")) == kind and style.get(w("default")) in ("1", "true", "on"):
                return style.get(w("styleId"))
        return None


def _language_of(root: etree._Element) -> str:
    """The language of the document defaults, without its country."""
    defaults = root.find(w("docDefaults"))
    lang = defaults.find(f".//{w('lang')}") if defaults is not None else None
    return _base(lang.get(w("val"), "")) if lang is not None else ""


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def _set_language(root: etree._Element, language: str) -> None:
    """Sets the document defaults' language, making them where there are none (17.7.5.1)."""
    holder = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        found = holder.find(w(name))
        if found is None:
            found = element(name)
            holder.insert(0, found)
        holder = found
    lang = holder.find(w("lang"))
    if lang is None:
        lang = element("lang")
        holder.append(lang)
    lang.set(w("val"), language)


def _looks(name: str, kind: str) -> list[etree._Element]:
    """Plain looks of a built-in style, in the schema's order: pPr, rPr (17.7.4.17)."""
    if kind == "character":
        return [_properties("rPr", _CHARACTER[name])]
    paragraph, run, outline = _PARAGRAPH[name]
    if outline is not None:
        paragraph += f'<w:outlineLvl w:val="{outline}"/>'
    return [_properties("pPr", paragraph), *([_properties("rPr", run)] if run else [])]


def _properties(tag: str, inner: str) -> etree._Element:
    return parse(f'<w:{tag} xmlns:w="{W}">{inner}</w:{tag}>'.encode())
