"""Where anchored drawings stand, and how text goes around them (20.4.2)."""

from __future__ import annotations

from lxml import etree

from letterapp.pages.content import Placement
from letterapp.pages.reading.alternatives import ALTERNATIVES, FALLBACK
from letterapp.pages.reading.measures import EMU, length, says_yes
from letterapp.word.xml import WP

_WP = f"{{{WP}}}"
_X_FROM = frozenset(
    {"page", "margin", "column", "character", "leftMargin", "rightMargin"}
    | {"insideMargin", "outsideMargin"}
)
_Y_FROM = frozenset({"page", "margin", "paragraph", "line", "topMargin", "bottomMargin"})
_Y_SIDES = {"insideMargin": "topMargin", "outsideMargin": "bottomMargin"}
X_ALIGN = frozenset({"left", "center", "right", "inside", "outside"})
Y_ALIGN = frozenset({"top", "center", "bottom"})
_Y_ALIGN_SIDES = {"inside": "top", "outside": "bottom"}
_WRAPS = {
    f"{_WP}wrapNone": "none",
    f"{_WP}wrapSquare": "square",
    f"{_WP}wrapTight": "tight",
    f"{_WP}wrapThrough": "through",
    f"{_WP}wrapTopAndBottom": "topAndBottom",
}


def placement_of(anchor: etree._Element) -> Placement:
    """The placement of a `wp:anchor`."""
    wraps = (_WRAPS[str(child.tag)] for child in anchor if child.tag in _WRAPS)
    wrap, is_behind = next(wraps, "none"), says_yes(anchor.get("behindDoc"))
    sides = (length(anchor.get(f"dist{side}"), EMU) or 0.0 for side in "LTRB")
    left, top, right, bottom = (max(side, 0.0) for side in sides)
    distances = left, top, right, bottom
    simple = anchor.find(f"{_WP}simplePos")
    if says_yes(anchor.get("simplePos")) and simple is not None:
        x, y = (length(simple.get(key), EMU) or 0.0 for key in "xy")
        return Placement("page", "", x, "page", "", y, wrap, is_behind, distances)
    x_from, x_align, x = _side(_position(anchor, f"{_WP}positionH"))
    y_from, y_align, y = _side(_position(anchor, f"{_WP}positionV"))
    y_from, y_align = _Y_SIDES.get(y_from, y_from), _Y_ALIGN_SIDES.get(y_align, y_align)
    return Placement(
        x_from if x_from in _X_FROM else "column",
        x_align if x_align in X_ALIGN else "",
        x,
        y_from if y_from in _Y_FROM else "paragraph",
        y_align if y_align in Y_ALIGN else "",
        y,
        wrap,
        is_behind,
        distances,
    )


def _position(anchor: etree._Element, name: str) -> etree._Element | None:
    """A position; where newer programs say it as a share, that for older ones."""
    found = anchor.find(name)
    return found if found is not None else anchor.find(f"{ALTERNATIVES}/{FALLBACK}/{name}")


def _side(node: etree._Element | None) -> tuple[str, str, float]:
    """From where a place is counted, the alignment, and the offset."""
    if node is None:
        return "", "", 0.0
    align = node.find(f"{_WP}align")
    offset = next(node.iter(f"{_WP}posOffset"), None)
    return (
        node.get("relativeFrom", ""),
        (align.text or "").strip() if align is not None else "",
        0.0 if offset is None else length(offset.text, EMU) or 0.0,
    )
