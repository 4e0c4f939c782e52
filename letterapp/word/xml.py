"""WordprocessingML's namespaces, and lxml as this package uses it (ECMA-376 Part 1)."""

from __future__ import annotations

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The qualified name of a relationship attribute."""
    return f"{{{R}}}{name}"


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """A WordprocessingML element; keyword arguments are attributes of the same namespace."""
    made = etree.Element(w(name), {w(key): value for key, value in attributes.items()})
    made.extend(children)
    return made


def printable(text: str) -> str:
    """The text with a replacement character for each that XML cannot carry (XML 1.0, 2.2)."""
    return _UNPRINTABLE.sub("\ufffd", text)


def unprintable(text: str) -> str:
    """What is wrong with a text that XML cannot carry; empty where it can."""
    found = _UNPRINTABLE.search(text)
    return f"a Word file cannot hold the character U+{ord(found.group()):04X}" if found else ""


def parse(data: bytes) -> etree._Element:
    """The root of an XML part; raises etree.XMLSyntaxError."""
    return etree.fromstring(data, _PARSER)


def serialise(root: etree._Element) -> bytes:
    """An XML part as bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
