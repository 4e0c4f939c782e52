"""The fonts that LibreOffice uses while it is measured against: those that our own table chooses.

It asks fontconfig both for a font that is not installed and for one that has the letters which a
font lacks. So it is given a configuration of its own, with the system's fonts, without the system's
rules, and with `letterapp.pages.layout.substitutes` as rules. Fontconfig looks first whether a font
has the letters, then at families in the order of the rules, as long as they are bound strongly.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from letterapp.pages.layout.substitutes import FALLBACKS, PLAIN, SUBSTITUTES

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FIRST = {"ja": "Japanese", "ko": "Korean"}
"""Languages whose fonts have other shapes for the same characters."""


def configuration(cache: Path) -> str:
    """A file for FONTCONFIG_FILE; fontconfig keeps what it knows about the fonts in `cache`."""
    folders = "".join(f"<dir>{folder}</dir>" for folder in _FOLDERS)
    rules = "".join(_instead(name, families) for name, families in SUBSTITUTES.items())
    last = [*PLAIN, *_fallbacks()]
    spoken = "".join(_spoken(language, FALLBACKS[key]) for language, key in _FIRST.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"{folders}<cachedir>{escape(str(cache))}</cachedir>{rules}"
        f"{spoken}{_rule('', 'append_last', last)}</fontconfig>\n"
    )


def _instead(name: str, families: Iterable[str]) -> str:
    """The rule for one font; the font itself, where it is installed, comes first."""
    test = f'<test name="family" qual="first"><string>{escape(name)}</string></test>'
    return _rule(test, "append", families)


def _spoken(language: str, families: Iterable[str]) -> str:
    """The rule for text of a language: these before others that have its letters."""
    test = f'<test name="lang" compare="contains"><string>{language}</string></test>'
    return _rule(test, "append_last", families)


def _rule(test: str, mode: str, families: Iterable[str]) -> str:
    names = "".join(f"<string>{escape(family)}</string>" for family in families)
    edit = f'<edit name="family" mode="{mode}" binding="strong">{names}</edit>'
    return f'<match target="pattern">{test}{edit}</match>'


def _fallbacks() -> list[str]:
    """Those of all scripts; Han before Japanese and Korean, whose fonts have all Han as well."""
    order = sorted(FALLBACKS, key=lambda script: script in _FIRST.values())
    return [family for script in order for family in FALLBACKS[script]]
