"""The theme of a Word file: what its names of fonts and colours stand for (20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

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
}
"""What WordprocessingML calls the colours of a theme (17.18.97, mapped as usual: 17.15.1.20)."""


class Theme:
    """Fonts and colours by the names that WordprocessingML has for them."""

    def __init__(self, root: etree._Element | None = None) -> None:
        self._fonts = _fonts(root) if root is not None else {}
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
            return _mixed(found, tint, 255)
        if found and shade:
            return _mixed(found, shade, 0)
        return found


def _mixed(colour: str, part: str, other: int) -> str:
    try:
        share = int(part, 16) / 255
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return colour
    return "".join(f"{round(value * share + other * (1 - share)):02X}" for value in parts)


def _fonts(root: etree._Element) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for size in ("major", "minor"):
        scheme = root.find(f".//{_A}{size}Font")
        for node in scheme if scheme is not None else ():
            script = str(node.tag).removeprefix(_A)
            if script in ("latin", "ea", "cs") and node.get("typeface"):
                found[size, script] = node.get("typeface", "")
    return found


def _colours(root: etree._Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    scheme = root.find(f".//{_A}clrScheme")
    for node in scheme if scheme is not None else ():
        for colour in node:
            value = (
                colour.get("val") if str(colour.tag) == f"{_A}srgbClr" else colour.get("lastClr")
            )
            if value:
                found[str(node.tag).removeprefix(_A)] = value.upper()
    return found
