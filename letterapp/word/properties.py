"""Document properties: title, organisation, language and the letter's day, and nothing else.

A property of the template is the template's say where it holds a tag, and is kept, filled; the
others tell who made the template, when and with what, and no letter carries them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from letterapp.word.package import PACKAGE_TYPE, Package
from letterapp.word.tags import may_hold_tags
from letterapp.word.xml import parse, remove, serialise, w

CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
KINDS = ("core-properties", "extended-properties", "custom-properties")
"""The relationship kinds of the parts that hold properties."""
_TELLING = (*KINDS, "thumbnail")


class Properties(Struct, frozen=True):
    """What a letter's file says of itself."""

    title: str
    organisation: str
    language: str
    date: datetime.date


def forget(package: Package) -> None:
    """Takes out of a template's package what tells of its making, but for what holds tags.

    The package gets an empty part for the letters' own properties.
    """
    kept: dict[str, etree._Element] = {}
    for kind in _TELLING:
        part = package.related(kind)
        if part is None:
            continue
        root = parse(package.parts[part]) if kind in KINDS else None
        if kind != "core-properties" and root is not None and _keep_tagged(root):
            package.parts[part] = serialise(root)
            continue
        if kind == "core-properties" and root is not None:
            kept = {str(node.tag): node for node in root if has_tags(node)}
        package.remove(part)
    _forget_parent(package)
    package.add(CORE, _CORE_TYPE, core(None, kept))
    package.relate("", f"{PACKAGE_TYPE}metadata/core-properties", CORE)


def has_tags(node: etree._Element) -> bool:
    """Whether the text in an element may hold tags."""
    return may_hold_tags("".join(node.itertext()))


def core(properties: Properties | None, kept: Mapping[str, etree._Element]) -> bytes:
    """The core properties of a letter, after those of the template that it keeps."""
    names = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=names)
    root.extend(kept.values())
    for name, text, kind in _own(properties) if properties else ():
        if name not in kept:
            node = etree.SubElement(root, name)
            node.text = text
            if kind:
                node.set(f"{{{_XSI}}}type", kind)
    return serialise(root)


def merged(filled: bytes, properties: Properties) -> bytes:
    """The core properties that a template keeps, filled, with the letter's own."""
    return core(properties, {str(node.tag): node for node in parse(filled)})


def _own(properties: Properties) -> Iterator[tuple[str, str, str]]:
    yield f"{{{_DC}}}title", properties.title, ""
    yield f"{{{_DC}}}creator", properties.organisation, ""
    yield f"{{{_DC}}}language", properties.language, ""
    for name in ("created", "modified"):
        day = f"{properties.date.isoformat()}T00:00:00Z"
        yield f"{{{_TERMS}}}{name}", day, "dcterms:W3CDTF"


def _keep_tagged(root: etree._Element) -> bool:
    """Takes the custom properties without tags out; whether any are left."""
    for node in [node for node in root if not has_tags(node)]:
        root.remove(node)
    return len(root) > 0


def _forget_parent(package: Package) -> None:
    """The template that the template came from: its path tells a person's name (17.15.1.6)."""
    settings = package.related("settings", package.related("officeDocument") or "")
    if settings is None:
        return
    for found in list(package.relationships(settings)):
        if found.type.endswith("/attachedTemplate"):
            root = parse(package.parts[settings])
            for node in root.findall(w("attachedTemplate")):
                remove(node)
            package.parts[settings] = serialise(root)
            package.remove(found.target, settings)
