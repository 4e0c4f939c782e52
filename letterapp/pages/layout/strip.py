"""What is placed on pages: strips, one below the other, each of which stands on one page.

A line of text is a strip, and so is a row of a table, which may be cut in two where a page ends.
Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from msgspec import Struct, field

from letterapp.pages.content import Anchored, BreakKind, Note, Number
from letterapp.pages.document import PageSetup
from letterapp.pages.page import Link, Mark


class Area(Struct, frozen=True):
    """Where text stands on a page: from `left` to `right`, and where its paper's margins are.

    What is anchored is placed by it (20.4.2.3).
    """

    setup: PageSetup
    left: float
    right: float
    is_even: bool = False


class Sheet(Struct):
    """What is drawn on a page, in layers from the lowest: each stands behind those after it."""

    area: Area
    below: list[Mark] = field(default_factory=list)
    behind: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    front: list[Mark] = field(default_factory=list)
    above: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bookmarks: list[tuple[str, float]] = field(default_factory=list)

    @property
    def layers(self) -> tuple[list[Mark], ...]:
        """All layers, the lowest first."""
        return self.below, self.behind, self.marks, self.front, self.above


class Strip(Protocol):
    """A slice of a column as wide as it."""

    height: float
    above: float
    """Space to what stands above it on the same page."""

    before: float
    """Space above it where it is the first of its column, and that begins on purpose there."""

    below: float
    """Space below it, where it is the last of its galley."""

    trail: float
    """How much of its height may reach beyond the end of a page: nothing is drawn in it."""

    is_glued: bool
    """Whether what follows stands on the same page."""

    begins_page: bool
    ends: BreakKind | None
    """What ends with it: a page or a column."""

    @property
    def notes(self) -> Sequence[Note]:
        """The notes whose marks stand in it."""
        ...

    @property
    def anchors(self) -> Sequence[Anchored]:
        """What is anchored in it."""
        ...

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers of pages that it shows."""
        ...

    def draw(self, x: float, y: float, sheet: Sheet) -> None:
        """Draws it with its left edge and its top at a place of a page."""
        ...

    def cut(self, room: float, /) -> tuple[Strip, Strip] | None:
        """The part that fits into a height, and the rest; None where it cannot be cut there."""
        ...


def placed(strips: Sequence[Strip], x: float, y: float, sheet: Sheet) -> None:
    """Draws strips one below the other, all with the space above them."""
    for strip in strips:
        y += strip.above
        strip.draw(x, y, sheet)
        y += strip.height


def height_of(strips: Sequence[Strip]) -> float:
    """How high strips are one below the other, with the space above and below."""
    if not strips:
        return 0.0
    return sum([strip.above + strip.height for strip in strips]) + strips[-1].below


def notes_of(strips: Sequence[Strip]) -> Iterator[Note]:
    """The notes of strips, in order."""
    for strip in strips:
        yield from strip.notes


def numbers_of(strips: Sequence[Strip]) -> Iterator[Number]:
    """The numbers of pages in strips."""
    for strip in strips:
        yield from strip.numbers


def chains(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    """Strips that stand on one page if they can; none goes on after the end of a page."""
    begin = 0
    for at, (strip, following) in enumerate(pairwise(strips), start=1):
        if not strip.is_glued or strip.ends or following.begins_page:
            yield strips[begin:at]
            begin = at
    if begin < len(strips):
        yield strips[begin:]
