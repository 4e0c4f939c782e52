"""The parts of a Word file, their content types and relationships (ECMA-376 Part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from letterapp.problems import Problem
from letterapp.word.writing import CONTENT_TYPES
from letterapp.word.xml import parse, serialise

_OF_TEXT = ("header", "footer", "footnotes", "endnotes", "comments", "glossaryDocument")

DOCUMENT_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/"

CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Relationship(Struct, frozen=True):
    """One relationship of a part; `target` is a part name, or an address where external."""

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def holds_text(self) -> bool:
        """Whether it leads to a part with paragraphs."""
        return self.type.rpartition("/")[2] in _OF_TEXT


class Package:
    """A Word file's parts by name (without the leading slash), in the order of the file.

    `problems` are warnings of what was taken out of the file when it was read.
    """

    def __init__(
        self,
        parts: dict[str, bytes] | None = None,
        problems: tuple[Problem, ...] = (),
        roots: dict[str, tuple[bytes, etree._Element]] | None = None,
    ) -> None:
        self.parts = {} if parts is None else parts
        self.problems = problems
        self._roots = {} if roots is None else roots
        self._related: dict[str, tuple[etree._Element, Sequence[Relationship]]] = {}

    def copy(self) -> Package:
        """A package whose parts can be changed without changing this one's."""
        made = Package(dict(self.parts), self.problems, dict(self._roots))
        made._related = dict(self._related)
        return made

    def root(self, name: str) -> etree._Element:
        """The root of an XML part, parsed once: to be read, not to be changed."""
        data = self.parts[name]
        known = self._roots.get(name)
        if known is None or known[0] is not data:
            known = self._roots[name] = data, parse(data)
        return known[1]

    def stories(self) -> Iterator[etree._Element]:
        """The roots of the parts that hold text."""
        main = self.related("officeDocument")
        names = [main] if main else []
        for name in names:
            found = [one.target for one in self.relationships(name) if one.holds_text]
            names += [one for one in found if one in self.parts and one not in names]
            yield self.root(name)

    def relationships(self, part: str = "") -> Sequence[Relationship]:
        """The relationships of a part, or of the package itself."""
        name = relationships_of(part)
        if name not in self.parts:
            return ()
        root = self.root(name)
        known = self._related.get(name)
        if known is None or known[0] is not root:
            known = self._related[name] = root, tuple(self._relationships(root, part))
        return known[1]

    def related(self, kind: str, part: str = "") -> str | None:
        """The first part that a part is related to by a kind such as `styles`."""
        for found in self.relationships(part):
            if found.type.rpartition("/")[2] == kind and not found.is_external:
                return found.target if found.target in self.parts else None
        return None

    def relate(self, part: str, kind: str, target: str, *, is_external: bool = False) -> str:
        """Adds a relationship, or finds the same one; gives its id."""
        for found in self.relationships(part):
            if (found.type, found.target) == (kind, target):
                return found.id
        name = relationships_of(part)
        empty = b'<Relationships xmlns="' + REL[1:-1].encode() + b'"/>'
        root = parse(self.parts.get(name, empty))
        taken = {node.get("Id") for node in root}
        new_id = next(f"rId{n}" for n in range(1, len(root) + 2) if f"rId{n}" not in taken)
        written = target if is_external else _relative(part, target)
        node = etree.SubElement(root, f"{REL}Relationship", Id=new_id, Type=kind, Target=written)
        if is_external:
            node.set("TargetMode", "External")
        self.parts[name] = serialise(root)
        return new_id

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Adds a part and declares its content type."""
        root = parse(self.parts[CONTENT_TYPES])
        _drop(root, f"{CT}Override", "PartName", {f"/{name}"})
        etree.SubElement(root, f"{CT}Override", PartName=f"/{name}", ContentType=content_type)
        self.parts[CONTENT_TYPES] = serialise(root)
        self.parts[name] = data

    def remove(self, name: str, source: str = "") -> None:
        """Removes a part with its declaration and the relationship of `source` to it."""
        self.parts.pop(name, None)
        types = parse(self.parts[CONTENT_TYPES])
        _drop(types, f"{CT}Override", "PartName", {f"/{name}"})
        self.parts[CONTENT_TYPES] = serialise(types)
        ids = {found.id for found in self.relationships(source) if found.target == name}
        relationships = parse(self.parts[relationships_of(source)])
        _drop(relationships, f"{REL}Relationship", "Id", ids)
        self.parts[relationships_of(source)] = serialise(relationships)

    def _relationships(self, root: etree._Element, part: str) -> Iterator[Relationship]:
        named = {unquote(name).lower(): name for name in reversed(self.parts)}
        for node in root.iter(f"{REL}Relationship"):
            is_external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            yield Relationship(
                node.get("Id", ""),
                node.get("Type", ""),
                target if is_external else self._named(_resolved(part, target), named),
                is_external,
            )

    def _named(self, name: str, named: Mapping[str, str]) -> str:
        """The part that a name means, which may differ in case and escapes (Part 2, 6.2.2)."""
        return name if name in self.parts else named.get(unquote(name).lower(), name)


def relationships_of(part: str) -> str:
    """The name of the part with a part's relationships; of the package's own for no part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """The part name that a relative target means (ECMA-376 Part 2, 6.5.3)."""
    joined = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


def _relative(part: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def _drop(root: etree._Element, tag: str, key: str, values: set[str]) -> None:
    for node in list(root.iter(tag)):
        if node.get(key) in values:
            root.remove(node)
