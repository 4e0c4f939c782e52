"""The notes at the foot of a page: how much room they take, and where they stand (17.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from letterapp.pages.content import Note
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import Sheet, Strip, height_of, placed
from letterapp.pages.page import Stroke

_ABOVE, _BELOW, _RULE = 2.85, 2.85, 0.5
"""Points between the text, the rule above the notes, and the first of them; and of the rule."""

_SHORT = 2
"""Lines of a note that is not divided between pages."""

_SHARE = 0.25
"""How long the rule is: this share of the text's width, as LibreOffice draws it."""


class Notes:
    """The strips of the notes of a document, each set once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._set: dict[tuple[int, float], tuple[Note, list[Strip]]] = {}

    def strips(self, note: Note, width: float) -> list[Strip]:
        """A note's text in a column of a width."""
        key = id(note), width
        if key not in self._set:  # the note is kept with it, so that its id stays its own
            strips = self._setting.galley(note.blocks, width, self._setting)
            self._set[key] = note, strips
        return self._set[key][1]


@dataclass(slots=True)
class Foot:
    """The notes of one page, or of as much of them as has room."""

    notes: Notes
    width: float
    strips: list[Strip] = field(default_factory=list)
    waiting: list[Strip] = field(default_factory=list)
    """What goes to the foot of the next page."""

    @property
    def height(self) -> float:
        """The room that the notes take now."""
        return _height(self.strips)

    def least_with(self, notes: Sequence[Note]) -> float:
        """The least room with some more, of the last of which only the beginning stands here."""
        if not notes:
            return self.height
        if self.waiting:
            return float("inf")
        strips = self._of(notes)
        whole = len(strips) - len(self.notes.strips(notes[-1], self.width))
        begun = next(iter(_pieces(strips[whole:])), ())
        return _height([*self.strips, *strips[:whole], *begun])

    def add(self, notes: Sequence[Note], room: float) -> None:
        """Takes up notes; what has no room waits for the next page."""
        for note in notes:
            self.take(self._of([note]), room)

    def take(self, strips: Sequence[Strip], room: float) -> None:
        """Takes up strips of notes as far as there is room, at least some."""
        pieces = _pieces(strips)
        taken = 0
        height = height_of(self.strips) + _ABOVE + _RULE + _BELOW if pieces else 0.0
        for piece in () if self.waiting else pieces:
            height += height_of(piece)
            if self.strips and height - piece[-1].below > room:
                break
            self.strips.extend(piece)
            taken += 1
        self.waiting.extend(strip for piece in pieces[taken:] for strip in piece)

    def draw(self, x: float, bottom: float, sheet: Sheet) -> None:
        """Draws the notes so that they end at a height."""
        if self.strips:
            level = bottom - self.height + _ABOVE
            end = x + self.width * _SHARE
            sheet.front.append(Stroke(x, level + _RULE / 2, end, level + _RULE / 2, _RULE))
            placed(self.strips, x, level + _RULE + _BELOW, sheet)

    def _of(self, notes: Sequence[Note]) -> list[Strip]:
        """The strips of notes, with the space between them and those above."""
        found = [*self.strips, *self.waiting]
        known = len(found)
        for note in notes:
            strips = self.notes.strips(note, self.width)
            for first in strips[:1]:  # a note may be empty
                above = max(first.before, found[-1].below) if found else first.before
                found.append(replace(first, above=above))  # type: ignore[type-var]
            found += strips[1:]
        return found[known:]


def _pieces(strips: Sequence[Strip]) -> Sequence[Sequence[Strip]]:
    """What of a note stands on one page: all if it is short, else each line."""
    if len(strips) <= _SHORT:
        return [strips] if strips else []
    return [[strip] for strip in strips]


def _height(strips: Sequence[Strip]) -> float:
    """What notes take, with the rule above; the space below the last needs no room."""
    if not strips:
        return 0.0
    return _ABOVE + _RULE + _BELOW + height_of(strips) - strips[-1].below
