"""Where a line ends that Qt would end elsewhere.

Qt breaks Khmer and Lao at spaces, which cut sentences, not words; ICU has dictionaries, as for all
scripts written without spaces (Unicode, UAX #14, class SA). And it breaks behind a slash or a
question mark in an address, where neither Word nor LibreOffice does. Offsets count UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import QTextBoundaryFinder

_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u200b]+")
_MOST = 400
"""Words of a line that are tried."""

_NEXT = re.compile(rf"\S{{0,40}}?(?P<run>{_WITHOUT_SPACES.pattern})")
_HANGING = frozenset("、。，．､｡")
"""What may stand beyond the end of a line of Chinese or Japanese (17.3.1.21)."""

_STRETCHED = (
    ("\u0600", "\u07ff"),
    ("\u0e00", "\u0eff"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\uffef"),
)
"""Scripts of which Qt stretches more than the spaces: first and last characters."""

_CLOSING = _HANGING | frozenset("」』）】〕》〉！？：；・ー々")
_JOINING = frozenset("/?!}")
"""What no line ends behind, but for a space after it."""


def line_end(text: str, start: int, end: int) -> int:
    """Where a line from `start` ends that Qt ends at `end`: there, or before; `text` is units."""
    if end >= len(text):
        return end
    before, after = text[end - 1], text[end]
    if before in _JOINING and not after.isspace():
        return _before_joined(text, start, end)
    return end


def later_ends(text: str, start: int, end: int) -> Sequence[int]:
    """Where else a line from `start` may end, in order, that Qt ends at `end`."""
    if text.isascii() or end >= len(text) or not (match := _NEXT.match(text, end)):
        return ()
    begin = match.start("run")
    while begin > 0 and _WITHOUT_SPACES.match(text[begin - 1]):
        begin -= 1
    ends = _word_ends(text[begin : match.end()])
    first = bisect_right(ends, start - begin)
    return [begin + at for at in ends[first : first + _MOST]]


def hangs(text: str, end: int) -> bool:
    """Whether one more character has room where the mark behind it may hang over the margin."""
    return (
        end + 1 < len(text)
        and text[end + 1] in _HANGING
        and text[end + 2 : end + 3] not in _CLOSING
        and text[end] not in _CLOSING
    )


def is_one_word(text: str) -> bool:
    """Whether a line has nothing that is stretched, where Qt would set its letters apart."""
    words = text.split()
    return len(words) <= 1 and not any(map(_is_stretched, "".join(words)))


def _is_stretched(character: str) -> bool:
    """Whether it is of a script of which Qt stretches more than the spaces."""
    return any(first <= character <= last for first, last in _STRETCHED)


@lru_cache(256)
def _word_ends(text: str) -> Sequence[int]:
    """Where words of a text without spaces end, and where it begins."""
    from icu4py.breakers import LineBreaker

    return list(accumulate(map(len, LineBreaker(text, "th")), initial=0))


def _before_joined(text: str, start: int, end: int) -> int:
    """The last place to end a line at which is not behind one of those."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text[start : end + 1])
    finder.setPosition(end - start)
    while (at := finder.toPreviousBoundary()) > 0:
        if text[start + at - 1] not in _JOINING:
            return start + at
    return end


def units_of(text: str) -> str:
    """A text with a character for each UTF-16 unit."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(map(chr, memoryview(data).cast("H")))
