"""Symbols that old fonts have at places of their own -> the same ones where Unicode has them.

Word writes bullets as characters of Symbol and Wingdings, from U+F020 on (17.3.3.30), which
other fonts show as boxes. Unicode's names of these fonts' characters say what they are.
"""

from __future__ import annotations

from letterapp.pages.formats import CharacterFormat

_SYMBOL = {
    0xB7: "•", 0x2A: "∗", 0x2D: "−", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤",
    0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒",
    0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE0: "◊",
}  # fmt: skip
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
    0x9F: "•", 0xA0: "▫", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB2: "✧",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000


def as_unicode(text: str, look: CharacterFormat) -> str:
    """A text with the symbols of its font as Unicode has them; as it is in any other font."""
    table = _TABLES.get(look.fonts.latin.casefold()) if text else None
    if table is None:
        return text
    return "".join(_symbol(char, table) for char in text)


def _symbol(char: str, table: dict[int, str]) -> str:
    code = ord(char)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        return table.get(code - _PRIVATE, "•")
    return table.get(code, char) if not char.isascii() else char
