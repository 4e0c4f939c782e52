"""The notes at the foot of a page: how much room they take, and where they stand (17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.pages.content import Block, Note
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
    """The strips of the notes of a document, each set once.

    `separator` is what stands above them instead of the rule, if the document has something.
    """

    def __init__(self, setting: Setting, separator: Sequence[Block] = ()) -> None:
        self._setting = setting
        self._separator = separator
        self._ahead: dict[float, list[Strip]] = {}
        self._set: dict[tuple[int, float], tuple[Note, list[Strip]]] = {}

    def strips(self, note: Note, width: float) -> list[Strip]:
        """A note's text in a column of a width."""
        key = id(note), width
        if key not in self._set:  # the note is kept with it, so that its id stays its own
            strips = self._setting.galley(note.blocks, width, self._setting)
            self._set[key] = note, strips
        return self._set[key][1]

    def separator(self, width: float) -> Sequence[Strip]:
        """What stands above the notes instead of the rule; none where the rule does."""
        if width not in self._ahead:
            self._ahead[width] = self._setting.galley(self._separator, width, self._setting)
        return self._ahead[width]


class Foot(Struct):
    """The notes of one page, or of as much of them as has room."""

    notes: Notes
    width: float
    strips: list[Strip] = field(default_factory=list)
    waiting: list[Strip] = field(default_factory=list)
    """What goes to the foot of the next page."""

    @property
    def height(self) -> float:
        """The room that the notes take now."""
        return self._height(self.strips)

    def least_with(self, notes: Sequence[Note]) -> float:
        """The least room with some more, of the last of which only the beginning stands here."""
        if not notes:
            return self.height
        if self.waiting:
            return float("inf")
        strips = self._of(notes)
        whole = len(strips) - len(self.notes.strips(notes[-1], self.width))
        begun = next(iter(_pieces(strips[whole:])), ())
        return self._height([*self.strips, *strips[:whole], *begun])

    def add(self, notes: Sequence[Note], room: float) -> None:
        """Takes up notes; what has no room waits for the next page."""
        for note in notes:
            self.take(self._of([note]), room)

    def take(self, strips: Sequence[Strip], room: float) -> None:
        """Takes up strips of notes as far as there is room, at least some."""
        pieces = _pieces(strips)
        taken = 0
        height = self._ahead + height_of(self.strips)
        for piece in () if self.waiting else pieces:
            height += height_of(piece)
            if self.strips and height - piece[-1].below > room:
                break
            self.strips.extend(piece)
            taken += 1
        self.waiting.extend(strip for piece in pieces[taken:] for strip in piece)

    def draw(self, x: float, bottom: float, sheet: Sheet) -> None:
        """Draws the notes so that they end at a height."""
        if not self.strips:
            return
        top = bottom - self.height
        placed(self.strips, x, top + self._ahead, sheet)
        if separator := self.notes.separator(self.width):
            placed(separator, x, top, sheet)
            return
        level, end = top + _ABOVE + _RULE / 2, x + self.width * _SHARE
        sheet.front.append(Stroke(x, level, end, level, _RULE))

    @property
    def _ahead(self) -> float:
        """The room of what stands above the notes."""
        separator = self.notes.separator(self.width)
        return height_of(separator) if separator else _ABOVE + _RULE + _BELOW

    def _height(self, strips: Sequence[Strip]) -> float:
        """What notes take, with what is above; the space below the last needs no room."""
        return self._ahead + height_of(strips) - strips[-1].below if strips else 0.0

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
