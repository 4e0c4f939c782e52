"""Paragraphs of pages that are marked by a bar in the margin, found by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF

from letterapp.pages.page import LineText

_GAP, _WIDTH = 9, 2.5
"""Points between a bar and its paragraph, and how wide it is."""
_AROUND = 4
"""Points beside a bar that count as the bar for the pointer."""


class Marked:
    """Which paragraphs are marked, and where their bars stand (points), page by page."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = frozenset(map(plainly, texts)) - {""}
        self._bars: dict[int, Sequence[QRectF]] = {}

    def __bool__(self) -> bool:
        """Whether anything is marked."""
        return bool(self._texts)

    @property
    def texts(self) -> frozenset[str]:
        """What the marked paragraphs say, each space as one."""
        return self._texts

    def with_texts(self, texts: Iterable[str]) -> Marked:
        """Other texts marked; itself where they are the same."""
        other = Marked(texts)
        return self if other._texts == self._texts else other

    def forget(self) -> None:
        """The pages have changed."""
        self._bars = {}

    def bars(self, page: int, lines: Sequence[LineText]) -> Sequence[QRectF]:
        """The bars of a page that has these lines."""
        if page not in self._bars:
            self._bars[page] = list(self._found(lines))
        return self._bars[page]

    def is_at(self, page: int, lines: Sequence[LineText], x: float, y: float) -> bool:
        """Whether a place is at a bar."""
        bars = self.bars(page, lines)
        return any(bar.adjusted(-_AROUND, 0, _AROUND, 0).contains(x, y) for bar in bars)

    def _found(self, lines: Sequence[LineText]) -> Iterator[QRectF]:
        label: LineText | None = None
        for _, group in groupby(lines, lambda line: (id(line.source), line.is_label)):
            paragraph = list(group)
            if paragraph[0].is_label:
                label = paragraph[0]
                continue
            if plainly(paragraph[0].paragraph()) in self._texts:
                yield _bar([*paragraph, label] if label else paragraph)
            label = None


def plainly(text: str) -> str:
    """A text however its spaces fall."""
    return " ".join(text.split())


def _bar(lines: Sequence[LineText]) -> QRectF:
    boxes = [line.box for line in lines]
    left, top = (min(box[side] for box in boxes) for side in (0, 1))
    bottom = max(box[3] for box in boxes)
    return QRectF(left - _GAP, top, _WIDTH, bottom - top)
