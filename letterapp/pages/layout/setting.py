"""What holds wherever in a document something is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from letterapp.pages.content import Block, Number
from letterapp.pages.layout.strip import Strip

Numbers = Callable[[Number], str]
"""What a number of pages is where a text is laid out."""


class Setting(Struct, frozen=True):
    """`galley` is how the blocks of a cell, a note or a text box become strips.

    `sums_spacing`: the spaces of two paragraphs are added, instead of the larger taken.
    """

    tab_width: float
    numbers: Numbers
    galley: Callable[[Iterable[Block], float, Setting], list[Strip]]
    sums_spacing: bool = False
    compatibility: int = 15
