"""What is seen in a letter: whether a paragraph, a cell or a row holds anything but block tags."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lxml import etree

from letterapp.word.marks import number_of
from letterapp.word.xml import w

_T = w("t")
_TRANSPARENT = {
    w(name)
    for name in (
        *("p", "r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "tc", "tr"),
        *("customXml", "bdo", "dir"),
    )
}
"""What shows only what it holds."""
_INVISIBLE = {
    w(name)
    for name in (
        *("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sdtPr", "sdtEndPr"),
        *("customXmlPr", "smartTagPr", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd"),
        *("lastRenderedPageBreak", "permStart", "permEnd", "commentRangeStart"),
        *("commentRangeEnd", "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd"),
        *("moveToRangeStart", "moveToRangeEnd", "tab", "cr", "softHyphen"),
    )
}


class Visibility:
    """Tells what is seen; `variables` are the numbers of the tags that print values.

    `stuck` are the block tags that stay where they are: nothing passes them. `gone` are tables that
    hold nothing but tags.
    """

    def __init__(self, variables: Collection[int]) -> None:
        self.variables = frozenset(variables)
        self.stuck: set[int] = set()
        self.gone: set[etree._Element] = set()

    def shows(self, node: etree._Element) -> bool:
        """Whether anything in a node is seen in the letter; block tags are not, unless stuck."""
        if not isinstance(node.tag, str):
            number = number_of(node)
            return number is not None and (number in self.variables or number in self.stuck)
        if node.tag == _T:
            return bool((node.text or "").strip())
        if node.tag == w("br"):
            return node.get(w("type"), "textWrapping") != "textWrapping"
        if node.tag in _INVISIBLE or node in self.gone:
            return False
        return node.tag not in _TRANSPARENT or any(map(self.shows, node))

    def shows_any(self, nodes: Iterable[etree._Element]) -> bool:
        """Whether anything in any of the nodes is seen."""
        return any(map(self.shows, nodes))


def ends_section(node: etree._Element) -> bool:
    """Whether a paragraph carries a section break, which has to stay (17.6.18)."""
    return node.find(f"{w('pPr')}/{w('sectPr')}") is not None
