"""The theme of a Word file: what its names of fonts and colours stand for (20.1.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

_RGB = re.compile("[0-9A-Fa-f]{6}", re.ASCII)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
_COLOURS = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
}
"""What WordprocessingML calls the colours of a theme (17.18.97, mapped as usual: 17.15.1.20)."""


_LANGUAGES = {
    "Arab": "ar ckb fa ps ur",
    "Beng": "bn",
    "Deva": "hi mr ne",
    "Ethi": "am",
    "Geor": "ka",
    "Hang": "ko",
    "Hans": "zh",
    "Hant": "zh-HK zh-MO zh-TW",
    "Hebr": "he yi",
    "Jpan": "ja",
    "Khmr": "km",
    "Laoo": "lo",
    "Mymr": "my",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo",
    "Viet": "vi",
}
"""The languages of the scripts by which a theme lists fonts (20.1.4.1.16)."""

_SCRIPTS = {language: script for script, names in _LANGUAGES.items() for language in names.split()}


class Theme:
    """Fonts and colours by the names that WordprocessingML has for them.

    `east_asian` and `complex_language` are the languages of the document in such scripts, where it
    has them: they choose among the fonts that the theme lists by script (17.15.1.88).
    """

    def __init__(
        self,
        root: etree._Element | None = None,
        east_asian: str = "",
        complex_language: str = "",
    ) -> None:
        languages = {"ea": east_asian, "cs": complex_language}
        self._fonts = _fonts(root, languages) if root is not None else {}
        self._colours = _colours(root) if root is not None else {}

    def font(self, name: str) -> str:
        """The font of a name such as `minorHAnsi`; empty where the theme has none."""
        size = "minor" if name.startswith("minor") else "major"
        script = _FONTS.get(name.removeprefix(size), "")
        return self._fonts.get((size, script), "")

    def colour(self, name: str, tint: str | None = None, shade: str | None = None) -> str:
        """The colour of a name such as `accent1`, lighter or darker; empty where there is none.

        `tint` and `shade` are hexadecimal: how much of it is left of 255 (17.3.2.6).
        """
        found = self._colours.get(_COLOURS.get(name, name), "")
        if found and tint:
            return mixed(found, _share(tint), "FFFFFF")
        if found and shade:
            return mixed(found, _share(shade), "000000")
        return found


def mixed(colour: str, share: float, other: str) -> str:
    """A colour with another mixed in, of which it keeps a share."""
    pairs = ((int(one[at : at + 2], 16) for one in (colour, other)) for at in (0, 2, 4))
    return "".join(f"{round(mine * share + theirs * (1 - share)):02X}" for mine, theirs in pairs)


def _share(part: str) -> float:
    try:
        return min(max(int(part, 16) / 255, 0.0), 1.0)
    except ValueError:
        return 1.0


def _fonts(root: etree._Element, languages: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for size in ("major", "minor"):
        scheme = root.find(f".//{_A}{size}Font")
        by_script: dict[str, str] = {}
        for node in scheme if scheme is not None else ():
            kind = str(node.tag).removeprefix(_A)
            if kind in ("latin", "ea", "cs") and node.get("typeface"):
                found[size, kind] = node.get("typeface", "")
            elif kind == "font":
                by_script[node.get("script", "")] = node.get("typeface", "")
        for kind, language in languages.items():
            script = _SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0], "")
            if by_script.get(script):
                found.setdefault((size, kind), by_script[script])
    return found


def _colours(root: etree._Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    scheme = root.find(f".//{_A}clrScheme")
    for node in scheme if scheme is not None else ():
        for colour in node:
            kind = "val" if colour.tag == f"{_A}srgbClr" else "lastClr"
            if _RGB.fullmatch(value := colour.get(kind, "")):
                found[str(node.tag).removeprefix(_A)] = value.upper()
    return found
