"""WordprocessingML's namespaces, and lxml as this package uses it (ECMA-376 Part 1)."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

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


def parse(data: bytes) -> etree._Element:
    """The root of an XML part; raises etree.XMLSyntaxError."""
    return etree.fromstring(data, _PARSER)


def serialise(root: etree._Element) -> bytes:
    """An XML part as bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
