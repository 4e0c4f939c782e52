"""Relationships and content types as text, for parts that change from letter to letter.

(ECMA-376 Part 2, 6.5 and 7.2.)
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from itertools import count

from lxml import etree
from msgspec import Struct

from letterapp.word.package import CONTENT_TYPES, Package
from letterapp.word.xml import serialise

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class NewRelationship(Struct, frozen=True):
    """A relationship that a letter adds; `target` is a part's name, or an address if external."""

    id: str
    type: str
    target: str
    is_external: bool


class NewType(Struct, frozen=True):
    """A part that a letter adds, or with `is_default` the ending of pictures, and its type."""

    name: str
    content_type: str
    is_default: bool = False


class Relations:
    """The relationships of one part of a template; `name` is that of the part that holds them."""

    def __init__(self, package: Package, part: str) -> None:
        folder, own = posixpath.split(part)
        self.name = posixpath.join(folder, "_rels", f"{own}.rels")
        self.part = part
        is_there = self.name in package.parts
        empty = etree.Element(f"{_REL}Relationships")
        self._root = deepcopy(package.root(self.name)) if is_there else empty
        self._taken = {node.get("Id") for node in self._root}
        ids = (f"rId{number}" for number in count(1))
        self._new_ids = (one for one in ids if one not in self._taken)
        self._free: list[str] = []
        self._external = {
            node.get("Id", ""): (node.get("Type", ""), node.get("Target", ""))
            for node in self._root
            if node.get("TargetMode") == "External"
        }
        self.known = _by_target(self._external)

    @property
    def addresses(self) -> dict[str, str]:
        """The addresses of links by relationship id; two links of one address have two ids."""
        return {
            rel_id: target
            for rel_id, (kind, target) in self._external.items()
            if kind.endswith("/hyperlink")
        }

    def drop(self, rel_ids: Collection[str]) -> None:
        """Takes relationships out."""
        for node in list(self._root):
            if node.get("Id") in rel_ids:
                self._root.remove(node)
        kept = {key: one for key, one in self._external.items() if key not in rel_ids}
        self._external, self.known = kept, _by_target(kept)

    def free_id(self, at: int) -> str:
        """The id that is not taken at a place (from 0) among those that are not."""
        while len(self._free) <= at:
            self._free.append(next(self._new_ids))
        return self._free[at]

    def data(self, added: Sequence[NewRelationship]) -> bytes:
        """The part with more relationships."""
        root = deepcopy(self._root)
        for one in added:
            target = one.target
            if not one.is_external:
                target = posixpath.relpath(target, posixpath.dirname(self.part) or ".")
            node = etree.SubElement(root, f"{_REL}Relationship", Id=one.id, Type=one.type)
            node.set("Target", target)
            if one.is_external:
                node.set("TargetMode", "External")
        return serialise(root)


def _by_target(external: Mapping[str, tuple[str, str]]) -> dict[tuple[str, str], str]:
    """An id for each relationship type and address."""
    return {target: rel_id for rel_id, target in external.items()}


def content_types(package: Package, added: Sequence[NewType]) -> bytes:
    """The content types with those of more parts."""
    root = deepcopy(package.root(CONTENT_TYPES))
    endings = {node.get("Extension", "").lower() for node in root.iter(f"{_CT}Default")}
    for one in added:
        if not one.is_default:
            node = etree.SubElement(root, f"{_CT}Override", PartName=f"/{one.name}")
            node.set("ContentType", one.content_type)
        elif one.name not in endings:
            node = etree.Element(f"{_CT}Default", Extension=one.name)
            node.set("ContentType", one.content_type)
            root.insert(0, node)
    return serialise(root)
