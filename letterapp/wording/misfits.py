"""Which passage is most like other words: what took the place of what an edit was for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from letterapp.campaign.model import Edit
from letterapp.wording.passages import Misfit, Passage

_ALIKE = 0.4
"""The share of the words that a passage must have, in their order, to be like them."""

_WHOLE = 0.6
"""An edit was for a whole passage where it had at least so large a share of its words."""


def misfit(index: int, edit: Edit, passages: Sequence[Passage]) -> Misfit:
    """An edit that no longer fits, with the passage that is most like it."""
    was = edit.was.split()
    best = nearest(was, passages)
    if best is None:
        return Misfit(index, edit)
    return Misfit(index, edit, best, _suggestion(was, edit.now, passages[best].source))


def nearest(words: Sequence[str], passages: Sequence[Passage]) -> int | None:
    """The index of the passage that is most like these words without own words; None for none."""
    likenesses = [_likeness(words, passage.original.split()) for passage in passages]
    best = max(range(len(passages)), key=likenesses.__getitem__, default=None)
    return None if best is None or likenesses[best][0] < _ALIKE else best


def _likeness(was: Sequence[str], passage: Sequence[str]) -> tuple[float, float]:
    """Which share of the words a passage has, and how much it says beside them."""
    if not was or not passage:
        return 0.0, 0.0
    matcher = SequenceMatcher(None, was, passage, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    return common / len(was), matcher.ratio()


def widened(misfit: Misfit, passages: Sequence[Passage]) -> str:
    """What an edit is for when its suggestion, which may say more, is typed over.

    As much around it as the suggestion has. Where the passage says it, and it only does not stand
    once, it stays as it is: so it does not fit still.
    """
    was = misfit.edit.was
    if misfit.nearest is None or was in (source := passages[misfit.nearest].source):
        return was
    before, after = _around(was.split(), source)
    return " ".join([*before, was, *after])


def _suggestion(was: Sequence[str], now: str, source: str) -> str:
    """The new words in a passage's place, or in the place of what was a part of it only."""
    before, after = _around(was, source)
    return " ".join([*before, now.strip(), *after])


def _around(was: Sequence[str], source: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a passage before and after what took the place of what was a part of it."""
    words = source.split(" ")
    blocks = SequenceMatcher(None, was, words, autojunk=False).get_matching_blocks()[:-1]
    if len(was) >= _WHOLE * len(words) or not blocks:
        return (), ()
    first, last = blocks[0], blocks[-1]
    return words[: first.b], words[last.b + last.size :]
