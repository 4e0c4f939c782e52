"""Real Word footnotes, numbered on from those of the template (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from letterapp.word.package import DOCUMENT_TYPE, Package
from letterapp.word.styles import Styles
from letterapp.word.xml import XML_SPACE, element, parse, serialise, w

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """The footnotes part of one letter in the making."""

    def __init__(self, package: Package, document: str, styles: Styles) -> None:
        self._package = package
        self._document = document
        self._styles = styles
        self._part = package.related("footnotes", document)
        self._root = parse(package.parts[self._part]) if self._part else _empty()
        self._is_changed = False

    @property
    def part(self) -> str:
        """The name of the part, made and declared when first asked for."""
        if self._part is None:
            self._part = f"{self._document.rpartition('/')[0]}/footnotes.xml".lstrip("/")
            self._package.add(self._part, _CONTENT_TYPE, serialise(self._root))
            self._package.relate(self._document, f"{DOCUMENT_TYPE}footnotes", self._part)
        return self._part

    def add(self, runs: Sequence[etree._Element]) -> etree._Element:
        """Adds a footnote of one paragraph; gives the run that refers to it."""
        taken = (int(note.get(w("id"), "0")) for note in self._root.iter(w("footnote")))
        note_id = str(1 + max(taken, default=0))
        style = element("pStyle", val=self._styles.built_in("footnote text"))
        paragraph = element("p", element("pPr", style))
        space = element("t")
        space.text = " "
        space.set(XML_SPACE, "preserve")
        paragraph.extend([self._mark(element("footnoteRef")), element("r", space), *runs])
        self._root.append(element("footnote", paragraph, id=note_id))
        self._is_changed = True
        return self._mark(element("footnoteReference", id=note_id))

    def save(self) -> None:
        """Puts the part back into the package."""
        if self._is_changed:
            self._package.parts[self.part] = serialise(self._root)

    def _mark(self, sign: etree._Element) -> etree._Element:
        style = self._styles.built_in("footnote reference", "character")
        return element("r", element("rPr", element("rStyle", val=style)), sign)


def _empty() -> etree._Element:
    """A part that holds the two separators which Word expects (17.18.33)."""
    kinds = (("separator", "-1"), ("continuationSeparator", "0"))
    notes = [
        element("footnote", element("p", element("r", element(kind))), type=kind, id=note_id)
        for kind, note_id in kinds
    ]
    return element("footnotes", *notes)
