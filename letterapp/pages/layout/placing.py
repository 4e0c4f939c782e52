"""Strips -> pages: what stands together, what goes to the next page, notes at the foot.

Strips are taken in chains that stand on one page if they can (17.3.1.14, 17.3.1.15); a page is
done as soon as a strip goes to the next, so that the first is there before the last is begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from letterapp.pages.content import BreakKind, Note, Number
from letterapp.pages.layout.sheets import Draft, Standing
from letterapp.pages.layout.strip import Strip, notes_of
from letterapp.pages.layout.table import RowStrip

_MOST_CUTS = 4
_TOLERANCE = 0.03
"""Points that a strip may stand lower than there is room, for sums of many lengths."""


class Placer:
    """Places chains on the page in hand, `draft`; `turn` opens the page after it.

    `shown` has the numbers of pages that stand in the text, each with its page.
    """

    def __init__(self, draft: Draft, turn: Callable[[], Draft]) -> None:
        self.draft = draft
        self.shown: list[tuple[Number, Draft]] = []
        self._turn = turn
        self._ended: BreakKind | None = None

    def place(self, chain: Sequence[Strip]) -> Iterator[Draft]:
        """Places strips that are to stand together; gives the pages that are full by that."""
        yield from self.break_before(chain[0])
        while chain:
            if self.draft.is_fresh and isinstance(chain[0], RowStrip):
                self._open_table(chain[0])
            number = self._fitting(chain)
            upper, lower = self._divided(chain, number)
            if not upper and self.draft.is_all_there_is:
                upper, lower = chain[: max(1, number)], chain[max(1, number) :]
            self._put(upper)
            chain = lower
            if chain:
                yield from self.turn_column()

    def break_before(self, strip: Strip) -> Iterator[Draft]:
        """Begins the page or the column that stands between what was placed and a strip."""
        ended, self._ended = self._ended, None
        if ended is BreakKind.PAGE or (strip.begins_page and self._has_text):
            yield from self.turn_page()
        elif ended is BreakKind.COLUMN:
            yield from self.turn_column()
        else:
            return
        self.draft.is_meant = True

    def forget_break(self) -> None:
        """Leaves out a break before a section, which begins where it asks for."""
        self._ended = None

    def fits(self, chain: Sequence[Strip]) -> bool:
        """Whether a chain stands on the page in hand, or has to."""
        has_to = self.draft.is_all_there_is
        return has_to or bool(self._divided(chain, self._fitting(chain))[0])

    def top_of(self, strip: Strip) -> float:
        """Where a strip stands if it is next."""
        draft = self.draft
        if not draft.is_fresh:
            return draft.y + strip.above
        return draft.y + (strip.before if draft.is_meant else 0.0)

    def turn_column(self) -> Iterator[Draft]:
        """Goes on in the next column, or on the next page; gives the page that is full by that."""
        if not self.draft.next_column():
            yield from self.turn_page()

    def turn_page(self) -> Iterator[Draft]:
        """Goes on on the next page; gives the one in hand."""
        full = self.draft
        self.draft = self._turn()
        self.draft.foot.take(full.foot.waiting, self.draft.columns.bottom - self.draft.y)
        full.foot.waiting = []
        yield full

    @property
    def _has_text(self) -> bool:
        return bool(self.draft.standing)

    def _fitting(self, chain: Sequence[Strip]) -> int:
        """How many strips of a chain have room, with their notes."""
        draft, y, notes = self.draft, self.draft.y, list[Note]()
        foot = draft.foot.height
        for number, strip in enumerate(chain):
            top = y + strip.above if number else self.top_of(strip)
            bottom = top + strip.height - strip.trail
            if strip.notes:
                notes.extend(strip.notes)
                foot = draft.foot.least_with(notes)
            if bottom > min(draft.limit, draft.columns.bottom - foot) + _TOLERANCE:
                return number
            y = top + strip.height
        return len(chain)

    def _divided(
        self, chain: Sequence[Strip], number: int
    ) -> tuple[Sequence[Strip], Sequence[Strip]]:
        """What of a chain stands here, and the rest; `number` strips have room."""
        if number == len(chain):
            return chain, ()
        if number == len(chain) - 1:
            y = self.draft.y
            for at, strip in enumerate(chain[:number]):
                y = (y + strip.above if at else self.top_of(strip)) + strip.height
            top = y + chain[-1].above if number else self.top_of(chain[-1])
            if parts := self._cut(chain[-1], top, [*notes_of(chain[:-1])]):
                return [*chain[:-1], parts[0]], [parts[1]]
        return (), chain

    def _cut(self, strip: Strip, top: float, notes: Sequence[Note]) -> tuple[Strip, Strip] | None:
        """A strip in two, the first of which has room below `top`, with all notes up to there."""
        draft, bottom = self.draft, self.draft.bottom
        for _ in range(_MOST_CUTS):
            parts = strip.cut(bottom - top)
            if parts is None:
                return None
            foot = draft.foot.least_with([*notes, *parts[0].notes])
            bottom = min(draft.limit, draft.columns.bottom - foot)
            if top + parts[0].height <= bottom + _TOLERANCE:
                return parts
        return None

    def _open_table(self, strip: RowStrip) -> None:
        """Places the header rows of a table again above a row that a page begins with."""
        draft = self.draft
        strip.begin_page()
        room = draft.bottom - draft.y
        height = sum(header.height for header in strip.headers)
        if strip.headers and (height + strip.height <= room or height <= room / 2):
            self._put(strip.headers, is_again=True)
            draft.is_fresh = True

    def _put(self, strips: Sequence[Strip], *, is_again: bool = False) -> None:
        """Puts strips where they stand; what stands there again has its notes where it was."""
        draft = self.draft
        for strip in strips:
            y = self.top_of(strip)
            draft.standing.append(Standing(strip, draft.x, y))
            draft.y = y + strip.height
            draft.is_fresh = False
            if is_again:
                continue
            if notes := strip.notes:
                draft.foot.add(notes, draft.columns.bottom - (draft.y - strip.trail))
            if numbers := strip.numbers:
                self.shown.extend((number, draft) for number in numbers)
        draft.lowest = max(draft.lowest, draft.y)
        if strips:
            self._ended = strips[-1].ends
