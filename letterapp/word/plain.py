"""Parts of Word files in the one form that the checks of a letter read.

In UTF-8, with the usual prefixes, double quotes, no “>” but at the end of a tag, and neither
comments nor processing instructions.
What is written here is so already; what other programs write is written anew, to be looked at only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from letterapp.word.xml import WP, R, W

_PREFIXES = {
    b"w": W.encode(),
    b"r": R.encode(),
    b"wp": WP.encode(),
    b"mc": b"http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_PREFIX_OF = {uri: prefix for prefix, uri in _PREFIXES.items()}
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_XMLNS = re.compile(rb"xmlns:?([\w.-]*)=\"([^\"]*)\"")
_ODD = ((b"<", b"!"), (b"<", b"?"), (b"=", b"'"))


def is_plain(data: bytes) -> bool:
    """Whether a part is in that form; of one that is not well formed it says nothing of use."""
    head = data[: data.find(b">")]
    is_odd = any(_stand_together(data, *pair, len(head)) for pair in _ODD)
    if is_odd or data.count(b"<") != data.count(b">"):
        return False
    return _is_usual(frozenset(_XMLNS.findall(data)), head)


def plain(data: bytes) -> bytes:
    """A well-formed part in that form; raises etree.XMLSyntaxError for one that is too deep."""
    root = etree.fromstring(data, _PARSER)
    prefixes = {prefix.decode(): uri.decode() for prefix, uri in _PREFIXES.items()}
    usual = etree.Element(root.tag, dict(root.attrib), nsmap=prefixes)
    usual.text = root.text
    usual.extend(list(root))  # takes the prefixes of its new root
    return etree.tostring(usual, encoding="UTF-8")


def _stand_together(data: bytes, first: bytes, rare: bytes, start: int) -> bool:
    """Whether the two stand side by side; one rare character is found far faster than both."""
    at = data.find(rare, start)
    while at >= 0 and data[at - 1 : at] != first:
        at = data.find(rare, at + 1)
    return at >= 0


@lru_cache(256)
def _is_usual(namespaces: frozenset[tuple[bytes, bytes]], declaration: bytes) -> bool:
    """Whether namespaces have their usual prefixes, and the encoding is UTF-8."""
    encoding = declaration.lower().partition(b"encoding=")[2]
    if b"\0" in declaration or encoding[1:6] not in {b"", b"utf-8"}:
        return False
    return all(
        _PREFIXES.get(prefix, uri) == uri and _PREFIX_OF.get(uri, prefix) == prefix
        for prefix, uri in namespaces
    )
