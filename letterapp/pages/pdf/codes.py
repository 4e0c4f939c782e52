"""Codes for glyphs and the text that they show, and the tables that give each its text or glyph.

A code stands for a glyph and its text together, so that one glyph may show several texts: a space
and a no-break space, a capital and the small letter that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from letterapp.pages.pdf.objects import utf16

_MOST_ROWS = 100
# ISO 32000-1, 9.7.5.4 and 9.10.3, and Adobe's Technical Note 5014.
_HEAD = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def
/CMapName/Adobe-{ordering}-Letter def
/CMapType {kind} def
1 begincodespacerange
<{first}><{last}>
endcodespacerange
"""
_FOOT = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"

_SPACES = re.compile(r"[\t\n\v\f\r\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffc\ufeff]")
_SOFT_HYPHEN = "\u00ad"


class Codes(dict[tuple[int, str], int]):
    """The code of each glyph and its text: asked for what it has not, it gives the next one.

    `hexes` and `widths` (thousandths of the size) have each code's bytes and advance. Code 0 is
    never given: it is the glyph of what a font lacks.
    """

    def __init__(self, advance: Callable[[int], float], digits: int) -> None:
        super().__init__()
        self._advance = advance
        self._digits = digits
        self.hexes = ["0" * digits]
        self.widths = [round(advance(0), 2)]

    def __missing__(self, pair: tuple[int, str]) -> int:
        code = self[pair] = len(self.hexes)
        self.hexes.append(f"{code % 16**self._digits:0{self._digits}x}")
        self.widths.append(self.width_of(pair[0]))
        return code

    def width_of(self, glyph: int) -> float:
        """How wide a glyph is, in thousandths of the size."""
        return round(self._advance(glyph), 2)

    def glyphs(self) -> list[int]:
        """The glyph of each code from 0 on."""
        return [0, *(glyph for glyph, _ in self)]

    def texts(self) -> list[str]:
        """The text of each code from 0 on."""
        return ["", *(copied(text) for _, text in self)]


def copied(text: str) -> str:
    """What is copied where a text is shown: no controls, and no hyphen that is not seen.

    A soft hyphen at the end of a line has a glyph of its own; elsewhere it hangs on a letter.
    """
    text = _NO_TEXT.sub("", _SPACES.sub(" ", text))
    return text if text == _SOFT_HYPHEN else text.replace(_SOFT_HYPHEN, "")


def to_unicode(hexes: Sequence[str], texts: Sequence[str]) -> bytes:
    """The ToUnicode table of codes and their texts."""
    rows = (f"<{code}><{utf16(text)}>" for code, text in zip(hexes, texts, strict=True) if text)
    return _table("UCS", 2, len(hexes[0]), "bfchar", rows)


def to_glyphs(hexes: Sequence[str], glyphs: Iterable[int]) -> bytes:
    """The table from codes to glyphs of an embedded font."""
    rows = (f"<{code}> {glyph}" for code, glyph in zip(hexes, glyphs, strict=True))
    return _table("Identity", 1, len(hexes[0]), "cidchar", rows)


def _table(ordering: str, kind: int, digits: int, section: str, rows: Iterable[str]) -> bytes:
    head = _HEAD.format(ordering=ordering, kind=kind, first="0" * digits, last="f" * digits)
    return (head + "".join(_sections(section, list(rows))) + _FOOT).encode("ascii")


def _sections(section: str, rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), _MOST_ROWS):
        part = rows[start : start + _MOST_ROWS]
        yield f"{len(part)} begin{section}\n" + "\n".join(part) + f"\nend{section}\n"
