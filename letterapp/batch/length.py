"""Whether a letter is long, told by its words: laying out pages takes twenty times as long."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from letterapp.problems import NOWHERE, Problem, Topic, warning
from letterapp.wording.blocks import plain_text
from letterapp.wording.shapes import Shape, Worded

MOST = 1200
"""Words that two pages of the shipped letterhead hold; with some 1,250 a third one begins."""


def length_warnings(worded: Worded) -> Iterable[Problem]:
    """A warning where the wording is long; headers and whatever Word's template adds apart."""
    words = _words(worded.shape) + sum(len(value.split()) - 1 for value in worded.values)
    if words > MOST:
        message = f"the letter is long: more than {MOST:,} words, which two pages hardly hold"
        hint = f"It has about {words:,}; ask less at once, or shorten its wording."
        yield warning(message, hint, NOWHERE, Topic.LENGTH)


@lru_cache(256)
def _words(shape: Shape) -> int:
    """The words of a shape, each of its holes counted as one."""
    return sum(len(plain_text(block.content).split()) for block in shape.blocks)
