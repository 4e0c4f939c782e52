"""The styles of a Word template, found by name; Word's built-in ones are added where absent.

Names are compared without case (Word itself writes “heading 1” and shows “Heading 1”), and go
through the campaign's [styles] first.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from letterapp.problems import Place, Problem, near, warning
from letterapp.word.package import DOCUMENT_TYPE, Package
from letterapp.word.xml import element, parse, serialise, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
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


class Styles:
    """The styles of one letter in the making; `is_changed` once they differ from the template's."""

    def __init__(self, package: Package, document: str, names: Mapping[str, str]) -> None:
        self.is_changed = False
        self._package = package
        self.part = package.related("styles", document) or _add_part(package, document)
        self.root = parse(package.parts[self.part])
        self._names = {ours.casefold(): theirs for ours, theirs in names.items()}
        self._shown: dict[str, str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        for style in self.root.iter(w("style")):
            self._know(style)

    def find(self, name: str, kind: str = "paragraph") -> str | None:
        """The id of the style of that name, or None."""
        return self._ids.get((kind, self._theirs(name).casefold()))

    def built_in(self, name: str, kind: str = "paragraph") -> str:
        """The id of one of Word's own styles that letters need; added where absent."""
        own = self._ids.get((kind, name.casefold()))  # where [styles] names one that is missing
        return self.find(name, kind) or own or self._add(_PROPER[name.casefold()], kind)

    def is_renamed(self, name: str) -> bool:
        """Whether [styles] gives the style of ours another name."""
        return name.casefold() in self._names

    def element(self, style_id: str) -> etree._Element | None:
        """The definition of a style."""
        found = (s for s in self.root.iter(w("style")) if s.get(w("styleId")) == style_id)
        return next(found, None)

    def missing(self, name: str, where: Place) -> Problem:
        """The warning for a style that the template does not have."""
        theirs = self._theirs(name)
        hint = near(theirs, self._shown.values()) or "Add it to the Word template, or see [styles]."
        return warning(f"the Word template has no style “{theirs}”", hint, where)

    def save(self) -> None:
        """Puts the part back into the package."""
        if self.is_changed:
            self._package.parts[self.part] = serialise(self.root)

    def _theirs(self, name: str) -> str:
        """What [styles] calls a style of ours."""
        return self._names.get(name.casefold(), name)

    def _know(self, style: etree._Element) -> None:
        name_node = style.find(w("name"))
        name = name_node.get(w("val"), "") if name_node is not None else ""
        kind, style_id = style.get(w("type"), "paragraph"), style.get(w("styleId"), "")
        self._ids.setdefault((kind, name.casefold()), style_id)
        if kind == "paragraph":
            self._shown.setdefault(name.casefold(), name)

    def _add(self, name: str, kind: str) -> str:
        style_id = self._free_id("".join(word[0].upper() + word[1:] for word in name.split()))
        style = element("style", element("name", val=name), type=kind, styleId=style_id)
        default = self._default(kind)
        if default:
            style.append(element("basedOn", val=default))
        style.append(element("qFormat"))
        style.extend(_looks(name, kind))
        self.root.append(style)
        self._ids[kind, self._theirs(name).casefold()] = style_id
        self.is_changed = True
        return style_id

    def _free_id(self, wanted: str) -> str:
        """The id, or one like it where a style of another name has it (17.7.4.17)."""
        taken = {style.get(w("styleId"), "").casefold() for style in self.root.iter(w("style"))}
        free = (f"{wanted}{n}" for n in range(2, len(taken) + 3))
        return next(name for name in (wanted, *free) if name.casefold() not in taken)

    def _default(self, kind: str) -> str | None:
        for style in self.root.iter(w("style")):
            if style.get(w("type")) == kind and style.get(w("default")) in ("1", "true", "on"):
                return style.get(w("styleId"))
        return None


def _looks(name: str, kind: str) -> list[etree._Element]:
    """Plain looks of a built-in style, in the schema's order: pPr, rPr (17.7.4.17)."""
    if kind == "character":
        return [_properties("rPr", _CHARACTER[name])]
    paragraph, run, outline = _PARAGRAPH[name]
    if outline is not None:
        paragraph += f'<w:outlineLvl w:val="{outline}"/>'
    return [_properties("pPr", paragraph), *([_properties("rPr", run)] if run else [])]


def _properties(tag: str, inner: str) -> etree._Element:
    namespace = w("").strip("{}")
    return parse(f'<w:{tag} xmlns:w="{namespace}">{inner}</w:{tag}>'.encode())


def _add_part(package: Package, document: str) -> str:
    part = f"{document.rpartition('/')[0]}/styles.xml".lstrip("/")
    package.add(part, _CONTENT_TYPE, serialise(element("styles")))
    package.relate(document, f"{DOCUMENT_TYPE}styles", part)
    return part
