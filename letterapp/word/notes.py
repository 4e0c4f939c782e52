"""Real Word footnotes and endnotes, numbered on from the template's (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy

from lxml import etree

from letterapp.word.order import insert_in_order
from letterapp.word.package import Package
from letterapp.word.xml import DECLARATION, element, parse, r, serialise, w, with_w_prefix

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Notes:
    """The footnotes or the endnotes of a template; `part` is None where it has no such part.

    `kind` is `footnote` or `endnote`.
    """

    def __init__(self, package: Package, document: str, kind: str) -> None:
        self.kind = kind
        self.content_type = _CONTENT_TYPE.format(f"{kind}s")
        self.part = package.related(f"{kind}s", document)
        self.root = (
            with_w_prefix(deepcopy(package.root(self.part))) if self.part else _separators(kind)
        )
        taken = (int(note.get(w("id"), "0")) for note in self.root.iter(w(kind)))
        self.first_free = 1 + max(taken, default=0)

    def note(self, note_id: str) -> etree._Element | None:
        """The template's note of an id."""
        found = (n for n in self.root.iter(w(self.kind)) if n.get(w("id")) == note_id)
        return next(found, None)

    def relations(self, dropped: Collection[str]) -> set[str]:
        """The ids of the relationships that notes ask for, but for those that are dropped."""
        return {
            node.get(r("id"), "")
            for note in self.root.iter(w(self.kind))
            if note.get(w("id")) not in dropped
            for node in note.iter(etree.Element)
        }

    def data(self, contents: Sequence[str], dropped: Collection[str]) -> bytes:
        """The part with more notes, the first of which has the id `first_free`.

        `dropped` are the ids of those that are printed anew wherever they are referred to.
        """
        for note in list(self.root.iter(w(self.kind))):
            if note.get(w("id")) in dropped:
                self.root.remove(note)
        text = etree.tostring(self.root, encoding="unicode")
        new = "".join(
            f'<w:{self.kind} w:id="{number}">{content}</w:{self.kind}>'
            for number, content in enumerate(contents, self.first_free)
        )
        if text.endswith("/>"):
            text = f"{text[:-2]}></w:{self.kind}s>"
        end = text.rindex("</")
        return f"{DECLARATION}{text[:end]}{new}{text[end:]}".encode()


def add_separators(settings: bytes) -> bytes:
    """The settings with the separators of a footnotes part that the template had not (17.11.9)."""
    root = parse(settings)
    if root.find(w("footnotePr")) is not None:
        return settings
    separators = element("footnotePr", element("footnote", id="-1"), element("footnote", id="0"))
    insert_in_order(root, separators)
    return serialise(root)


def _separators(kind: str) -> etree._Element:
    """A part that holds the two separators which Word expects (17.18.33)."""
    kinds = (("separator", "-1"), ("continuationSeparator", "0"))
    notes = [
        element(kind, element("p", element("r", element(name))), type=name, id=note_id)
        for name, note_id in kinds
    ]
    return with_w_prefix(element(f"{kind}s", *notes))
