"""Own words put into a rendered wording, with where they stand in it and what stood there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from letterapp.campaign.model import Edit
from letterapp.wording.edits import applied


class Stretch(Struct, frozen=True):
    """What edits changed: offsets in what the text read before any, and in what it reads now.

    `edits` are the indexes of those that have a part in it: later ones may change earlier ones.
    """

    start: int
    end: int
    now_start: int
    now_end: int
    edits: tuple[int, ...]

    @property
    def growth(self) -> int:
        """By how many characters the text reads longer."""
        return (self.now_end - self.now_start) - (self.end - self.start)


class Edited(Struct, frozen=True):
    """A text with edits in it, its stretches in order, and the indexes of edits that do not fit."""

    text: str
    stretches: tuple[Stretch, ...] = ()
    unfit: tuple[int, ...] = ()


def edited(text: str, edits: Sequence[Edit]) -> Edited:
    """Puts edits into a text, as `apply_edits` does; raises ValueError where a wrapping was cut."""
    stretches: tuple[Stretch, ...] = ()
    unfit: list[int] = []
    for index, edit in enumerate(edits):
        found = applied(text, edit)
        if found is None:
            unfit.append(index)
        else:
            text, start = found
            stretches = _with(stretches, index, edit, start)
    return Edited(text, stretches, tuple(unfit))


def _with(stretches: Sequence[Stretch], index: int, edit: Edit, start: int) -> tuple[Stretch, ...]:
    """The stretches with one more edit, which was put in at an offset of the text as it was."""
    before, after = _alike(edit.was, edit.now)
    start, end = start + before, start + len(edit.was) - after
    growth = len(edit.now) - len(edit.was)
    earlier = [one for one in stretches if one.now_end < start]
    later = [one for one in stretches if one.now_start > end]
    met = stretches[len(earlier) : len(stretches) - len(later)]
    grown = sum(one.growth for one in earlier)
    grown_met = sum(one.growth for one in met)
    made = Stretch(
        min([start - grown, *(one.start for one in met)]),
        max([end - grown - grown_met, *(one.end for one in met)]),
        min([start, *(one.now_start for one in met)]),
        max([end, *(one.now_end for one in met)]) + growth,
        tuple(sorted({index, *(i for one in met for i in one.edits)})),
    )
    moved = [_moved(one, growth) for one in later]
    return (*earlier, made, *moved)


def _alike(was: str, now: str) -> tuple[int, int]:
    """How many characters two texts share at their beginnings, and at the ends of the rest.

    What differs never begins amid white space: that stands between paragraphs, not in one.
    """
    before = _shared(was, now)
    if not was[before:].strip() or was[before].isspace():
        before = len(was[:before].rstrip())
    after = _shared(was[before:][::-1], now[before:][::-1])
    return before, after


def _shared(one: str, other: str) -> int:
    """How many characters two texts share at their beginnings."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _moved(stretch: Stretch, by: int) -> Stretch:
    now_start, now_end = stretch.now_start + by, stretch.now_end + by
    return Stretch(stretch.start, stretch.end, now_start, now_end, stretch.edits)
