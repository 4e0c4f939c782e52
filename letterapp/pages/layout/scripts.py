"""Which script each piece of a text is in: Word has fonts for three kinds (17.3.2.26).

Characters without a script of their own, such as spaces and digits, go with what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache


class Kind(StrEnum):
    """The kinds of scripts that WordprocessingML has fonts for."""

    LATIN = "latin"
    EAST_ASIAN = "east_asian"
    COMPLEX = "complex"


_SCRIPTS = {
    "Hebrew": (Kind.COMPLEX, "\u0590-\u05ff\ufb1d-\ufb4f"),
    "Arabic": (
        Kind.COMPLEX,
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc",
    ),
    "Thai": (Kind.COMPLEX, "\u0e00-\u0e7f"),
    "Lao": (Kind.COMPLEX, "\u0e80-\u0eff"),
    "Khmer": (Kind.COMPLEX, "\u1780-\u17ff\u19e0-\u19ff"),
    "Complex": (
        Kind.COMPLEX,
        "\u0700-\u074f\u0780-\u086f\u0900-\u0dff\u0f00-\u109f\u1a20-\u1aaf\ua980-\uaa7f\uabc0-\uabff",
    ),
    "Kana": (Kind.EAST_ASIAN, "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    "Hangul": (
        Kind.EAST_ASIAN,
        "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    ),
    "Han": (
        Kind.EAST_ASIAN,
        "\u2e80-\u2fdf\u3000-\u303f\u3100-\u312f\u31a0-\u31ef\u3200-\u9fff\ua000-\ua4cf\uf900-\ufaff"
        "\ufe30-\ufe4f\uff00-\uff65\uffe0-\uffef\U00020000-\U0003ffff",
    ),
}
"""By Unicode's blocks; “Complex” are those whose fonts need no care of ours."""

_KINDS = {name: kind for name, (kind, _) in _SCRIPTS.items()}
_LATIN, _HAN, _KANA = "Latin", "Han", "Kana"
_WEAK = re.compile(r"[\s!-@\[-`{-~\u00a0\u2010-\u2027\u2030-\u205e\u200b-\u200f]+")
"""What has no script of its own."""

_WEAK_IN_EAST_ASIAN = re.compile(_WEAK.pattern.replace("!-@", "!-/:-@"))
"""There digits are Latin, and set apart like Latin letters."""


def kind_of(script: str) -> Kind:
    """The kind that a script belongs to."""
    return _KINDS.get(script, Kind.LATIN)


@lru_cache(4096)
def pieces(text: str, before: str = _LATIN) -> tuple[tuple[str, str], ...]:
    """The text cut where its script changes, each piece with its script.

    `before` is the script of what stands before the text. Han characters beside kana are Japanese.
    """
    if text.isascii() and before == _LATIN:
        return ((text, _LATIN),)
    found: list[tuple[str, str]] = []
    raw = list(_raw_pieces(text, before))
    is_japanese = any(own == _KANA for _, own in raw)
    for piece, own in raw:
        script = own or (found[-1][1] if found else before)
        if script == _HAN and is_japanese:
            script = _KANA
        if found and found[-1][1] == script:
            found[-1] = found[-1][0] + piece, script
        else:
            found.append((piece, script))
    return tuple(found)


def _raw_pieces(text: str, before: str) -> Iterator[tuple[str, str]]:
    """Pieces with their scripts; empty for what has none."""
    at = 0
    for match in _other_scripts().finditer(text) if any(map(_is_other, text)) else ():
        yield from _latin_pieces(text[at : match.start()], before)
        before = str(match.lastgroup)
        yield match.group(), before
        at = match.end()
    yield from _latin_pieces(text[at:], before)


def _is_other(character: str) -> bool:
    """Whether a character may be of another script than Latin."""
    return character > "\u058f" and not "\u2000" <= character <= "\u2e7f"


@cache
def _other_scripts() -> re.Pattern[str]:
    """Pieces of all scripts but Latin; it takes long to make, and most letters do without it."""
    pieces = (
        f"(?P<{name}>[{ranges}][{ranges}\u200b-\u200f]*)" for name, (_, ranges) in _SCRIPTS.items()
    )
    return re.compile("|".join(pieces))


def _latin_pieces(text: str, before: str) -> Iterator[tuple[str, str]]:
    """What stands between scripts: characters without one at its start, Latin from there on."""
    if not text:
        return
    is_east_asian = kind_of(before) is Kind.EAST_ASIAN
    weak = (_WEAK_IN_EAST_ASIAN if is_east_asian else _WEAK).match(text)
    if weak:
        yield weak.group(), ""
    if rest := text[weak.end() if weak else 0 :]:
        yield rest, _LATIN
