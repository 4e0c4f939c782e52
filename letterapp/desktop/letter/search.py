"""Words looked for in a letter, whatever their case, accents and quotes, and across lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field

from letterapp.desktop.letter.letter_text import LetterText, Passage, Position
from letterapp.pages.layout.wordbreaks import units_of

_ALIKE = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffc")
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"


class Match(Struct, frozen=True):
    """Where the words stand."""

    start: Position
    end: Position


class Search(Struct):
    """The words that are looked for, where they stand, and which of those places is in hand."""

    words: str = ""
    matches: Sequence[Match] = ()
    current: int | None = None
    _by_page: dict[int, list[int]] = field(default_factory=dict)

    def look(self, text: LetterText, words: str, start: Position) -> None:
        """Looks for words; the first match from a position on is then in hand."""
        self.words = words
        self.matches = list(_matches(text, words))
        self._by_page = {}
        for number, match in enumerate(self.matches):
            for page in range(match.start.page, match.end.page + 1):
                self._by_page.setdefault(page, []).append(number)
        after = (at for at, match in enumerate(self.matches) if match.start >= start)
        self.current = next(after, 0) if self.matches else None

    def again(self, text: LetterText) -> None:
        """Looks for the same words in a changed letter; the match in hand stays, or the next."""
        now = self.in_hand
        self.look(text, self.words, now.start if now else Position(0, 0, 0))

    def step(self, count: int) -> None:
        """Goes to another match, and from the last to the first."""
        if self.current is not None:
            self.current = (self.current + count) % len(self.matches)

    @property
    def in_hand(self) -> Match | None:
        """The match in hand."""
        return self.matches[self.current] if self.current is not None else None

    def on_page(self, page: int) -> Iterator[Match]:
        """The matches of which something stands on a page."""
        return (self.matches[number] for number in self._by_page.get(page, ()))


def _matches(text: LetterText, words: str) -> Iterator[Match]:
    wanted = _folded(units_of(words))[0].strip()
    if not wanted:
        return
    for passage in text.passages():
        yield from _matches_in(passage, wanted)


def _matches_in(passage: Passage, wanted: str) -> Iterator[Match]:
    first, last = passage.pieces[0].text.start, passage.pieces[-1].text.end
    folded, places = _folded(passage.units)
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        start_place, end_place = places[at], places[end - 1] + 1
        if first <= start_place and end_place <= last:
            start = passage.position(start_place)
            yield Match(start, passage.position(end_place, is_end=True))
        at = folded.find(wanted, end)


@lru_cache(8192)
def _folded(units: str) -> tuple[str, Sequence[int]]:
    """A text as it is compared, and for each of its characters that of the text it is from."""
    if units.isascii() and "  " not in units and units.isprintable():
        return units.lower(), range(len(units))
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(units):
        folded = _folded_char(char)
        if folded == " " and chars and chars[-1] == " ":
            continue
        chars += folded
        places += [place] * len(folded)
    return "".join(chars), places


@lru_cache(4096)
def _folded_char(char: str) -> str:
    if char.isspace():
        return " "
    if char in _UNSEEN:
        return ""
    parts = unicodedata.normalize("NFKD", _ALIKE.get(char, char)).casefold()
    return "".join(part for part in parts if not _FIRST_ACCENT <= part <= _LAST_ACCENT)
