"""WordprocessingML's namespaces, and lxml as this package uses it (ECMA-376 Part 1)."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument")
"""The roots of the parts that hold text (ECMA-376 Part 1, 11.3): no other part has paragraphs."""

_NSMAP = {"w": W}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_NAMESPACE = re.compile(r' xmlns(?::([\w.-]+))?="([^"]*)"')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTE = str.maketrans(
    {**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The qualified name of a relationship attribute."""
    return f"{{{R}}}{name}"


def is_story(root: etree._Element) -> bool:
    """Whether a part holds text: paragraphs, and so fields, drawings, bookmarks, revisions."""
    return root.tag in _STORY_TAGS


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """A WordprocessingML element; keyword arguments are attributes of the same namespace."""
    made = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, _NSMAP)
    made.extend(children)
    return made


def remove(node: etree._Element) -> None:
    """Takes an element out of its parent."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def printable(text: str) -> str:
    """The text with a replacement character for each that XML cannot carry (XML 1.0, 2.2)."""
    return _UNPRINTABLE.sub("\ufffd", text)


def unprintable(text: str) -> str:
    """What is wrong with a text that XML cannot carry; empty where it can."""
    found = _UNPRINTABLE.search(text)
    return f"a Word file cannot hold the character U+{ord(found.group()):04X}" if found else ""


def escaped(text: str) -> str:
    """A text as it stands in an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_attribute(text: str) -> str:
    """A text as it stands in an attribute between double quotes."""
    return text.translate(_IN_ATTRIBUTE)


def parse(data: bytes) -> etree._Element:
    """The root of an XML part; raises etree.XMLSyntaxError."""
    return etree.fromstring(data, _PARSER)


def serialise(root: etree._Element) -> bytes:
    """An XML part as bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def text_of(node: etree._Element) -> str:
    """An element as text that can stand in its part: without what the part's root declares."""
    text = etree.tostring(node, encoding="unicode", with_tail=False)
    end = text.index(">")
    declared = node.getroottree().getroot().nsmap
    return _without_declared(text[:end], tuple(declared.items())) + text[end:]


@lru_cache(256)
def _without_declared(tag: str, declared: tuple[tuple[str | None, str], ...]) -> str:
    """A start tag without the namespaces that are declared already; a part has few different."""
    return _NAMESPACE.sub(
        lambda found: "" if (found[1], found[2]) in declared else found.group(), tag
    )


_STORY_TAGS = frozenset(map(w, STORIES))


def with_w_prefix(root: etree._Element) -> etree._Element:
    """The part with “w” for WordprocessingML, as Word writes it, whatever wrote the part."""
    if root.nsmap.get("w") == W and (root.prefix == "w" or not str(root.tag).startswith(w(""))):
        return root
    others = {prefix: uri for prefix, uri in root.nsmap.items() if uri != W and prefix != "w"}
    renamed = etree.Element(root.tag, dict(root.attrib), {**others, "w": W})
    renamed.extend(list(root))
    return renamed
