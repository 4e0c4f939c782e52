"""What stands in a tree for a tag: processing instructions of ours, whose text is a number."""

from __future__ import annotations

from lxml import etree

TAG, DATA, MARK = "letterapp-tag", "letterapp-data", "letterapp-mark"
"""The targets of the instructions: for a tag, for captured text, for what may vanish."""


def number_of(node: etree._Element) -> int | None:
    """The number of the tag whose mark a node is; None where it is none."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == TAG:
        return int(node.text or 0)
    return None


def mark(kind: int) -> etree._Element:
    """A mark that is no tag's."""
    return etree.ProcessingInstruction(MARK, str(kind))
