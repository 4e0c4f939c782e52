"""Numbers and switches as WordprocessingML writes them, made safe.

No number is beyond what a page can need, whatever the file says: who reads one need not look again.
"""

from __future__ import annotations

import math
import re

from lxml import etree

from letterapp.word.xml import W, w

VAL = w("val")
TWIPS, HALF_POINTS, EIGHTHS, EMU = 20.0, 2.0, 8.0, 12_700.0
"""How many of each make a point."""

_FARTHEST = 1e5
"""No number is larger than this."""

_LONGEST = 1584.0
"""Points, 22 inches: Word lets no length be longer (17.18.81)."""

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
"""The units of a universal measure in points (22.9.2.15)."""

_OFF = frozenset({"0", "false", "off", "none"})
_ON = frozenset({"1", "true", "on"})
_WHOLE = re.compile(r"\s*[+-]?[0-9]{1,4000}\s*", re.ASCII)
_PREFIX = f"{{{W}}}"


def local(node: etree._Element) -> str:
    """The name of a WordprocessingML element; empty for another."""
    tag = node.tag
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def is_on(node: etree._Element) -> bool:
    """Whether an on/off property is on: it is, unless it says otherwise (17.17.4)."""
    return node.get(VAL, "true") not in _OFF


def says_yes(text: str | None) -> bool:
    """Whether an on/off attribute is on: it is not, unless it says so."""
    return text in _ON


def has(node: etree._Element | None, name: str) -> bool:
    """Whether a child of a WordprocessingML name is there, and on."""
    child = node.find(w(name)) if node is not None else None
    return child is not None and is_on(child)


def value_of(node: etree._Element | None, name: str) -> str | None:
    """The value of a child of a WordprocessingML name; None where either is not there."""
    child = node.find(w(name)) if node is not None else None
    return None if child is None else child.get(VAL)


def number(text: str | None, unit: float = 1.0) -> float | None:
    """A number in points; `unit` is how many of the file's units make one. None where none."""
    if text is None:
        return None
    points = _UNITS.get(text[-2:])
    if points is not None:
        text, unit = text[:-2], 1 / points
    try:
        found = float(text) / unit
    except ValueError:
        return None
    if not math.isfinite(found):
        return None
    return min(max(found, -_FARTHEST), _FARTHEST)


def length(text: str | None, unit: float = TWIPS) -> float | None:
    """A length in points, no longer than Word lets any be; None where there is none."""
    found = number(text, unit)
    return None if found is None else fitted(found)


def fitted(points: float) -> float:
    """A length that is no longer than Word lets any be."""
    return min(max(points, -_LONGEST), _LONGEST)


def integer(text: str | None, default: int, low: int, high: int) -> int:
    """A whole number from `low` to `high`; the default where there is none."""
    if text is None or not _WHOLE.fullmatch(text):
        return default
    return min(max(int(text), low), high)
