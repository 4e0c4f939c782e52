"""Document properties: title, organisation, language and the letter's day, and nothing else."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lxml import etree

from letterapp.word.package import PACKAGE_TYPE, Package
from letterapp.word.styles import Styles
from letterapp.word.xml import element, parse, serialise, w

_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TELLING = ("core-properties", "extended-properties", "custom-properties", "thumbnail")
"""Relationship kinds of the parts that tell who made the template, when and with what."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a letter's file says of itself."""

    title: str
    organisation: str
    language: str
    date: datetime.date


def set_properties(package: Package, properties: Properties) -> None:
    """Replaces the properties of the template by the letter's own."""
    for kind in _TELLING:
        if (part := package.related(kind)) is not None:
            package.remove(part)
    _forget_parent(package)
    package.add(_CORE, _CORE_TYPE, _core(properties))
    package.relate("", f"{PACKAGE_TYPE}metadata/core-properties", _CORE)


def set_language(styles: Styles, language: str) -> None:
    """Makes the letter's language the one its text is proofed in, unless the template's is it."""
    defaults = styles.root.find(w("docDefaults"))
    lang = defaults.find(f".//{w('lang')}") if defaults is not None else None
    if lang is not None and _base(lang.get(w("val"), "")) == _base(language):
        return
    if lang is not None:
        lang.set(w("val"), language)
    else:
        _add_language(styles.root, language)
    styles.is_changed = True


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def _forget_parent(package: Package) -> None:
    """The template that the template came from: its path tells a person's name (17.15.1.6)."""
    settings = package.related("settings", package.related("officeDocument") or "")
    if settings is None:
        return
    for found in package.relationships(settings):
        if found.type.endswith("/attachedTemplate"):
            root = parse(package.parts[settings])
            for node in root.findall(w("attachedTemplate")):
                root.remove(node)
            package.parts[settings] = serialise(root)
            package.remove(found.target, settings)


def _add_language(root: etree._Element, language: str) -> None:
    """The document defaults, made where the template has none (17.7.5.1)."""
    defaults = root.find(w("docDefaults"))
    if defaults is None:
        defaults = element("docDefaults")
        root.insert(0, defaults)
    holder = defaults
    for name in ("rPrDefault", "rPr"):
        found = holder.find(w(name))
        if found is None:
            found = element(name)
            holder.insert(0, found)
        holder = found
    holder.append(element("lang", val=language))


def _core(properties: Properties) -> bytes:
    names = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=names)
    texts = (
        ("title", properties.title),
        ("creator", properties.organisation),
        ("language", properties.language),
    )
    for name, text in texts:
        etree.SubElement(root, f"{{{_DC}}}{name}").text = text
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        node.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        node.text = f"{properties.date.isoformat()}T00:00:00Z"
    return serialise(root)
