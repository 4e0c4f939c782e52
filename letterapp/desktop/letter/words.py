"""Where words begin and end, also in scripts that are written without spaces (UAX #29, ICU)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

_SURROGATE = re.compile("[\ud800-\udfff]")


def word_at(units: str, offset: int) -> tuple[int, int]:
    """The word at a place between two characters: where it begins and ends.

    Between a word and what is none, it is the word. `units` has a character a UTF-16 unit.
    """
    bounds = _bounds(units)
    if len(bounds) < 2:  # noqa: PLR2004 - there is no word
        return offset, offset
    after = min(max(bisect_right(bounds, offset) - 1, 0), len(bounds) - 2)
    before = max(bisect_left(bounds, offset) - 1, 0)
    at = after if _is_word(units[bounds[after]]) else before
    if not _is_word(units[bounds[at]]):
        at = after
    return bounds[at], bounds[at + 1]


def _is_word(first: str) -> bool:
    return first.isalnum() or first == "_" or "\ud800" <= first <= "\udfff"


@lru_cache(16)
def _bounds(units: str) -> Sequence[int]:
    """Where words and what stands between them begin, and where the last ends."""
    from icu4py.breakers import WordBreaker

    whole = _SURROGATE.sub("x", units)
    return list(accumulate(map(len, WordBreaker(whole, "en")), initial=0))
