"""The settings of a Word file that its pages depend on (17.15)."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from letterapp.pages.content import NumberFormat
from letterapp.pages.reading.measures import VAL, has, integer, length, value_of
from letterapp.pages.reading.numbering import number_format
from letterapp.word.xml import w

_USUAL_TAB = 36.0
_NARROWEST_TAB = 1.0
_OLDEST, _BEFORE_MODES, _NEWEST = 11, 12, 15
_HIGHEST = 16_383
"""The largest number that Word gives a first note (17.11.20)."""


class NoteSettings(Struct, frozen=True):
    """How notes are numbered (17.11.11); `restart` is continuous, eachSect or eachPage."""

    number_format: NumberFormat | None = NumberFormat.DECIMAL
    start: int = 1
    restart: str = "continuous"

    def over(self, node: etree._Element | None) -> NoteSettings:
        """These settings, but for what an element says otherwise."""
        if node is None:
            return self
        named = value_of(node, "numFmt")
        return NoteSettings(
            self.number_format if named is None else number_format(named),
            integer(value_of(node, "numStart"), self.start, 0, _HIGHEST),
            value_of(node, "numRestart") or self.restart,
        )


_ENDNOTES = NoteSettings(NumberFormat.LOWER_ROMAN)


class Settings(Struct, frozen=True):
    """What holds for all of a document."""

    tab_width: float = _USUAL_TAB
    has_even_pages: bool = False
    sums_spacing: bool = False
    compatibility: int = _BEFORE_MODES
    gutter_is_at_top: bool = False
    east_asian: str = ""
    complex_language: str = ""
    footnotes: NoteSettings = NoteSettings()
    endnotes: NoteSettings = _ENDNOTES
    shows_background: bool = False
    hyphenates: bool = False
    is_mirrored: bool = False


def settings_of(root: etree._Element | None) -> Settings:
    """The settings in the root of their part, the usual ones without."""
    if root is None:
        return Settings()
    width = length(value_of(root, "defaultTabStop"))
    compat = root.find(w("compat"))
    languages = root.find(w("themeFontLang"))
    return Settings(
        tab_width=_USUAL_TAB if width is None or width < _NARROWEST_TAB else width,
        has_even_pages=has(root, "evenAndOddHeaders"),
        sums_spacing=has(compat, "doNotUseHTMLParagraphAutoSpacing"),
        compatibility=_compatibility(compat),
        gutter_is_at_top=has(root, "gutterAtTop"),
        east_asian="" if languages is None else languages.get(w("eastAsia"), ""),
        complex_language="" if languages is None else languages.get(w("bidi"), ""),
        footnotes=NoteSettings().over(root.find(w("footnotePr"))),
        endnotes=_ENDNOTES.over(root.find(w("endnotePr"))),
        shows_background=has(root, "displayBackgroundShape"),
        hyphenates=has(root, "autoHyphenation"),
        is_mirrored=has(root, "mirrorMargins"),
    )


def _compatibility(compat: etree._Element | None) -> int:
    """The version of Word whose rules hold (17.15.3.4)."""
    for node in compat.iterchildren(w("compatSetting")) if compat is not None else ():
        if node.get(w("name")) == "compatibilityMode":
            return integer(node.get(VAL), _BEFORE_MODES, _OLDEST, _NEWEST)
    return _BEFORE_MODES
