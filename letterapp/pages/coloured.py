"""Whether a font has glyphs in colours, which are painted and embedded unlike all others."""

from __future__ import annotations

from PySide6.QtGui import QRawFont

_TABLES = ("CBDT", "COLR", "sbix", "SVG ")


def is_coloured(font: QRawFont) -> bool:
    """Whether a font has glyphs in colours, which no embedded font can have."""
    return any(font.fontTable(tag).size() for tag in _TABLES)
