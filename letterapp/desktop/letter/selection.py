"""Which text is selected: by characters, words or paragraphs."""

from __future__ import annotations

from enum import Enum, auto

from letterapp.desktop.letter.letter_text import LetterText, Position
from letterapp.desktop.letter.words import word_at


class Unit(Enum):
    """What a selection grows by."""

    CHARACTER = auto()
    WORD = auto()
    PARAGRAPH = auto()


class Selection:
    """The selected text of a letter, if any."""

    def __init__(self) -> None:
        self._text = LetterText()
        self._unit = Unit.CHARACTER
        self._anchor: tuple[Position, Position] | None = None
        self._head: tuple[Position, Position] | None = None

    @property
    def span(self) -> tuple[Position, Position] | None:
        """Where it begins and ends; None where nothing is selected."""
        if self._anchor is None or self._head is None:
            return None
        start, end = min(self._anchor[0], self._head[0]), max(self._anchor[1], self._head[1])
        return (start, end) if start < end else None

    @property
    def text(self) -> str:
        """What is selected, as it is copied."""
        return self._text.between(*self.span) if self.span else ""

    def begin(self, position: Position, unit: Unit = Unit.CHARACTER) -> None:
        """Selects the unit at a position, from which it then grows."""
        self._unit = unit
        self._anchor = self._head = self._around(position)

    def extend(self, position: Position) -> None:
        """Selects all from where it began to a position."""
        self._head = self._around(position)
        self._anchor = self._anchor or self._head

    def select(self, start: Position, end: Position) -> None:
        """Selects what lies between two positions."""
        self._unit = Unit.CHARACTER
        self._anchor, self._head = (start, start), (end, end)

    def clear(self) -> None:
        """Selects nothing."""
        self._anchor = self._head = None

    def change(self, text: LetterText) -> None:
        """Goes on in a changed letter: stays where the same words are still in the same place."""
        before = self.text
        self._text = text
        if self.span is not None and not _has(text, self.span, before):
            self.clear()

    def _around(self, position: Position) -> tuple[Position, Position]:
        if self._unit is Unit.CHARACTER:
            return position, position
        passage = self._text.passage_of(position)
        if self._unit is Unit.PARAGRAPH:
            return passage.ends()
        start, end = word_at(passage.units, position.offset)
        return passage.position(start), passage.position(end, is_end=True)


def _has(text: LetterText, span: tuple[Position, Position], words: str) -> bool:
    """Whether a letter says these words between two positions."""
    last = text.ends()
    if last is None or span[1].page > last[1].page:
        return False
    is_there = all(at.line < len(text.lines(at.page)) for at in span)
    return is_there and text.between(*span) == words
