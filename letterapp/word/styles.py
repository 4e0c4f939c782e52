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

_PARAGRAPH = {
    "heading 1": ('<w:keepNext/><w:spacing w:before="240" w:after="80"/>', _BOLD, 0),
    "heading 2": ('<w:keepNext/><w:spacing w:before="200" w:after="60"/>', _BOLD, 1),
    "heading 3": ('<w:keepNext/><w:spacing w:before="160" w:after="60"/>', _ITALIC, 2),
    "list bullet": ("<w:contextualSpacing/>", "", None),
    "list number": ("<w:contextualSpacing/>", "", None),
    "quote": ('<w:ind w:left="567" w:right="567"/>', "", None),
    "footnote text": ('<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>', None),
}
_CHARACTER = {
    "hyperlink": '<w:color w:val="0563C1"/><w:u w:val="single"/>',
    "footnote reference": '<w:vertAlign w:val="superscript"/>',
}


class Styles:
    """The styles of one template; `changed` once one was added."""

    def __init__(self, package: Package, document: str, names: Mapping[str, str]) -> None:
        self.part = package.related("styles", document) or _add_part(package, document)
        self.root = parse(package.parts[self.part])
        self._names = {ours.casefold(): theirs.casefold() for ours, theirs in names.items()}
        self._shown: dict[str, str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        for style in self.root.iter(w("style")):
            self._know(style)

    def find(self, name: str, kind: str = "paragraph") -> str | None:
        """The id of the style of that name, or None."""
        folded = self._names.get(name.casefold(), name.casefold())
        return self._ids.get((kind, folded))

    def built_in(self, name: str, kind: str = "paragraph") -> str:
        """The id of one of Word's own styles that letters need; added where absent."""
        return self.find(name, kind) or self._add(name.casefold(), kind)

    def element(self, style_id: str) -> etree._Element | None:
        """The definition of a style."""
        found = (s for s in self.root.iter(w("style")) if s.get(w("styleId")) == style_id)
        return next(found, None)

    def missing(self, name: str, where: Place) -> Problem:
        """The warning for a style that the template does not have."""
        hint = near(name, self._shown.values()) or "Add it to the Word template, or see [styles]."
        return warning(f"the Word template has no style “{name}”", hint, where)

    def _know(self, style: etree._Element) -> None:
        name_node = style.find(w("name"))
        name = name_node.get(w("val"), "") if name_node is not None else ""
        kind, style_id = style.get(w("type"), "paragraph"), style.get(w("styleId"), "")
        self._ids.setdefault((kind, name.casefold()), style_id)
        if kind == "paragraph":
            self._shown.setdefault(name.casefold(), name)

    def _add(self, name: str, kind: str) -> str:
        style_id = "".join(word.capitalize() for word in name.split())
        style = element("style", element("name", val=name), type=kind, styleId=style_id)
        default = self._default(kind)
        if default:
            style.append(element("basedOn", val=default))
        style.append(element("qFormat"))
        style.extend(_looks(name, kind))
        self.root.append(style)
        self._know(style)
        return style_id

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
