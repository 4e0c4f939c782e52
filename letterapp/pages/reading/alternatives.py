"""Which of several ways to say a thing is read (ECMA-376 Part 3, clause 10)."""

from __future__ import annotations

from lxml import etree

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Fallback"
_OFFICE = "http://schemas.microsoft.com/office/"
_KNOWN = frozenset(
    {
        f"{_OFFICE}word/2010/{name}"
        for name in (
            *("wordml", "wordprocessingDrawing", "wordprocessingShape", "wordprocessingGroup"),
            "wordprocessingCanvas",
        )
    }
    | {f"{_OFFICE}word/2012/wordml", f"{_OFFICE}drawing/2010/main"}
)
"""What newer programs say that is read here; of the rest, the older way to say it is."""


def chosen(node: etree._Element) -> etree._Element | None:
    """The first choice all of whose languages are known, else the fallback; None without one."""
    for choice in node.iterchildren(f"{_MC}Choice"):
        wanted = choice.get("Requires", "").split()
        if wanted and all(choice.nsmap.get(prefix) in _KNOWN for prefix in wanted):
            return choice
    return node.find(FALLBACK)
