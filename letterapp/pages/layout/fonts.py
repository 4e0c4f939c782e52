"""Looks -> fonts that are installed, with the heights that lines get from them.

Fonts are made in layout units, of which there are SCALE in a point: Qt counts in whole pixels and
64ths, which are far too coarse at one pixel a point.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextCharFormat

from letterapp.pages.formats import CharacterFormat, Vertical
from letterapp.pages.layout.scripts import Kind, kind_of
from letterapp.pages.layout.substitutes import FALLBACKS, PLAIN, SUBSTITUTES

SCALE = 16
"""Layout units in a point."""

_SMALL_CAPS, _RAISED_SIZE = 0.8, 0.58
"""The sizes of the small of small caps, and of super- and subscript, as shares of the full one."""

_SPREAD = 0.2
"""The space between East Asian and Latin text, as a share of the size."""

TWIPS = 20
"""Twentieths of a point: heights of lines are whole ones, as LibreOffice and Word count them."""

_PIXELS = 6
"""Of LibreOffice's reference device in a twip: fonts are measured in whole ones of these."""

_HHEA = struct.Struct(">4xhhh")
_OS2 = struct.Struct(">62xH4xhhhHH")
"""Heights in a font's tables of these names (OpenType)."""

_USE_TYPO_METRICS = 1 << 7
"""Of fsSelection in a font's OS/2 table (OpenType, OS/2)."""


class Face(Struct, frozen=True, eq=False):
    """A look's font for one script; lengths are points, `raised` is above the baseline.

    `height` is that of a line with nothing else in it, of which `ascent` is above the baseline.
    """

    format: QTextCharFormat
    font: QFont
    size: float
    ascent: float
    descent: float
    raised: float
    underline: tuple[float, float]
    """How far below the baseline a line under the text is, and how thick."""

    is_text: bool = True
    """Whether it is a font, not what keeps a picture's place."""

    @property
    def height(self) -> float:
        """How high a line with nothing else in it is."""
        return self.ascent + self.descent


class _Metrics(Struct, frozen=True):
    """What a font says of itself, as shares of its size."""

    ascent: float
    descent: float
    leading: float
    underline: tuple[float, float]


@lru_cache(2048)
def face_of(look: CharacterFormat, script: str, *, is_small: bool = False) -> Face:
    """The font of a look in a script; `is_small` for the small of small caps."""
    kind = kind_of(script)
    is_complex = kind is Kind.COMPLEX or look.is_complex or look.is_right_to_left
    full = look.complex_size if is_complex else look.size
    size = full * (_SMALL_CAPS if is_small else 1.0)
    if look.vertical is not Vertical.BASELINE:
        size *= _RAISED_SIZE
    font = _font(
        _families(_named(look, kind, is_complex=is_complex), script, look.language),
        max(1, round(size * SCALE)),
        is_bold=look.is_complex_bold if is_complex else look.is_bold,
        is_italic=look.is_complex_italic if is_complex else look.is_italic,
    )
    font.setKerning(look.kerns)
    if look.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.spacing * SCALE)
    if look.scale != 1.0:
        font.setStretch(max(1, min(4000, round(look.scale * 100))))
    made = QTextCharFormat()
    made.setFont(font)
    metrics = _metrics(font)
    ascent, descent = _measured(metrics, size)
    below, thickness = metrics.underline
    return Face(
        made,
        font,
        size,
        ascent,
        descent,
        _raised(look, full, (ascent, descent), _measured(metrics, full)),
        (below * size, thickness * size),
    )


@lru_cache(512)
def spread(face: Face) -> Face:
    """The font with the space behind each character that stands between scripts."""
    font = QFont(face.font)
    wide = font.letterSpacing() + face.size * _SPREAD * SCALE
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, wide)
    made = QTextCharFormat()
    made.setFont(font)
    return replace(face, format=made, font=font)


def _raised(
    look: CharacterFormat, size: float, own: tuple[float, float], full: tuple[float, float]
) -> float:
    """How far above the baseline a look stands: what is small keeps within the line of the full."""
    match look.vertical:
        case Vertical.SUPERSCRIPT:
            return full[0] - own[0]
        case Vertical.SUBSCRIPT:
            return own[1] - full[1]
        case _ if look.raised:
            return round(100 * look.raised / size) / 100 * sum(full)
        case _:
            return 0.0


def _measured(metrics: _Metrics, size: float) -> tuple[float, float]:
    """Ascent and descent of a size, in points; the gap between lines stands above."""
    pixels = size * TWIPS * _PIXELS
    ascent, descent, leading = (
        round(part * pixels) for part in (metrics.ascent, metrics.descent, metrics.leading)
    )
    gap = _twips(leading)
    above = _twips(ascent) + gap
    return above / TWIPS, (_twips(ascent + descent) + gap - above) / TWIPS


def _twips(pixels: int) -> int:
    return (2 * pixels + _PIXELS) // (2 * _PIXELS)


def _named(look: CharacterFormat, kind: Kind, *, is_complex: bool) -> str:
    """The font that the file names for a kind of scripts."""
    if is_complex:
        return look.fonts.complex
    if kind is Kind.EAST_ASIAN:
        return look.fonts.east_asian
    return look.fonts.latin


def _font(families: tuple[str, ...], size: int, *, is_bold: bool, is_italic: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(size)
    font.setBold(is_bold)
    font.setItalic(is_italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(512)
def _families(named: str, script: str, language: str) -> tuple[str, ...]:
    """The installed families to try for a font, the best first."""
    first = _installed(named, *SUBSTITUTES.get(named, ()))
    own = () if script == "Latin" else _installed(*FALLBACKS.get(_fallback(script, language), ()))
    found = (*first, *own, *_plain(), *_others())
    return tuple(dict.fromkeys(found))


@lru_cache(1)
def _plain() -> tuple[str, ...]:
    return tuple(family for name in PLAIN for family in _installed(name))


@lru_cache(1)
def _others() -> tuple[str, ...]:
    """A family for each script."""
    return tuple(family for names in FALLBACKS.values() for family in _installed(*names))


def _fallback(script: str, language: str) -> str:
    """The row of the table of fallbacks; Han characters look different by language."""
    if script == "Kana" or (script == "Han" and language.startswith("ja")):
        return "Japanese"
    if script == "Hangul" or (script == "Han" and language.startswith("ko")):
        return "Korean"
    return script


def _installed(*names: str) -> tuple[str, ...]:
    """The first of the families that is installed, by its own spelling; none where none is."""
    known = _known_families()
    return next(((known[name.casefold()],) for name in names if name.casefold() in known), ())


@lru_cache(1)
def _known_families() -> dict[str, str]:
    # Qt tells each time that a font lacks a script; others stand in for it, which is all we want.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    return {name.casefold(): name for name in QFontDatabase.families()}


def _metrics(font: QFont) -> _Metrics:
    families = font.families()
    return _metrics_of(families[0] if families else "", font.bold(), font.italic())


@lru_cache(512)
def _metrics_of(family: str, is_bold: bool, is_italic: bool) -> _Metrics:
    """A font's own metrics, by the tables of OpenType that LibreOffice and Word go by."""
    font = _font((family,), 1000, is_bold=is_bold, is_italic=is_italic)
    raw = QRawFont.fromFont(font)
    units = raw.unitsPerEm() or 1000.0
    ascent, descent, leading = _heights(raw, units)
    below = -raw.underlinePosition() if raw.underlinePosition() < 0 else raw.underlinePosition()
    return _Metrics(ascent, descent, leading, (below / 1000, raw.lineThickness() / 1000))


def _heights(raw: QRawFont, units: float) -> tuple[float, float, float]:
    """Ascent, descent and leading as shares of the size."""
    hhea, os2 = raw.fontTable("hhea").data(), raw.fontTable("OS/2").data()
    ascent = descent = leading = 0
    if len(hhea) >= _HHEA.size:
        up, down, gap = _HHEA.unpack_from(hhea)
        if up >= 0 >= down:
            ascent, descent, leading = up, -down, gap
    if len(os2) >= _OS2.size:
        selection, up, down, gap, win_up, win_down = _OS2.unpack_from(os2)
        if not ascent and not descent:
            ascent, descent, leading = win_up, win_down, 0
        if selection & _USE_TYPO_METRICS and up >= 0 >= down:
            ascent, descent, leading = up, -down, gap
    if not ascent and not descent:  # a bitmap font
        return raw.ascent() / 1000, raw.descent() / 1000, max(0.0, raw.leading()) / 1000
    return ascent / units, descent / units, max(0, leading) / units
