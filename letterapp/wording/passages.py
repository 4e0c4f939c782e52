"""A letter's passages: what a person can put into own words, and what becomes of the edits.

Plain data and pure functions; `passage_finder` finds the passages, in the worker, because that
takes rendering.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from letterapp.campaign.model import Edit


class Anchor(Struct, frozen=True):
    """What an edit of a passage says, so that it stands exactly once.

    `was` is the passage as the letter reads before any edit, with as much around it as it takes.
    What is around it comes back as `before` and `after`, in Markdown.
    """

    was: str
    before: str = ""
    after: str = ""


class Passage(Struct, frozen=True):
    """A paragraph of a letter's wording, or several where own words run over more than one.

    `source` is its Markdown as the letter reads now, with data as typed (escaped where it would be
    mark-up), and `original` without own words. `texts` are its paragraphs as they read on the page
    (without footnote marks, a line break as a newline), none where own words have emptied it.
    `edits` are the indexes of the letter's edits in it. Without an `anchor` it cannot be changed,
    for the reason in `why_not`. `prefix` and `empty` are how it stands in the wording (see `Span`).
    """

    source: str
    original: str
    texts: tuple[str, ...]
    edits: tuple[int, ...] = ()
    anchor: Anchor | None = None
    why_not: str = ""
    prefix: str = ""
    empty: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it is in own words."""
        return bool(self.edits)


class Misfit(Struct, frozen=True):
    """An edit that no longer fits.

    `nearest` is the index of the passage that most likely took the place of what it was for, None
    where none is like it; `suggestion` is that passage's source with the edit's words in it.
    """

    index: int
    edit: Edit
    nearest: int | None = None
    suggestion: str = ""


class Passages(Struct, frozen=True):
    """The passages of one letter, in order, and its edits that no longer fit.

    `edits` are the edits with which they were found: what their indexes count.
    """

    passages: tuple[Passage, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    edits: tuple[Edit, ...] = ()

    def reading(self, text: str) -> Passage | None:
        """The first passage with a paragraph that reads so, ignoring how its spaces fall."""
        wanted = text.split()
        for passage in self.passages:
            if any(found.split() == wanted for found in passage.texts):
                return passage
        return None


def changed(edits: Sequence[Edit], passage: Passage, source: str) -> tuple[Edit, ...]:
    """The letter's edits when a passage is to read as a source (Markdown, no Jinja).

    An edit of the passage is replaced, and gone where the source is what stood there originally;
    an empty source leaves the passage out. The passage is one found with these edits. Raises
    ValueError for a passage that cannot be changed.
    """
    source = _tidy(source)
    if source == passage.source:
        return tuple(edits)
    others = taken_back(edits, passage)
    return others if source == passage.original else (*others, _edit(passage, source))


def changed_since(
    edits: Sequence[Edit], found: Passages, passage: Passage, source: str
) -> tuple[Edit, ...]:
    """As `changed`, with edits that have changed since the passage was found.

    Those that are for the words of the passage are replaced. Where the new one does not fit, it is
    a misfit when passages are found again, and so not lost.
    """
    source = _tidy(source)
    replaced = {found.edits[index].was for index in passage.edits}
    if passage.anchor is not None:
        replaced.add(passage.anchor.was)
    others = tuple(edit for edit in edits if edit.was not in replaced)
    return others if source == passage.original else (*others, _edit(passage, source))


def taken_back(edits: Sequence[Edit], passage: Passage) -> tuple[Edit, ...]:
    """The letter's edits without those of a passage, which then reads as it did originally."""
    return _without(edits, passage.edits)


def dropped(edits: Sequence[Edit], misfit: Misfit) -> tuple[Edit, ...]:
    """The letter's edits without one that no longer fits."""
    return _without(edits, (misfit.index,))


def _edit(passage: Passage, source: str) -> Edit:
    from letterapp.campaign.model import Edit

    if passage.anchor is None:
        raise ValueError(passage.why_not)
    first, *more = (source or passage.empty).split("\n")
    lines = [first, *((passage.prefix + line).rstrip() for line in more)]
    anchor = passage.anchor
    return Edit(was=anchor.was, now=anchor.before + "\n".join(lines) + anchor.after)


def _without(edits: Sequence[Edit], indexes: Iterable[int]) -> tuple[Edit, ...]:
    left_out = set(indexes)
    return tuple(edit for index, edit in enumerate(edits) if index not in left_out)


def _tidy(source: str) -> str:
    """A source without white space around it, its lines as campaign.toml has them."""
    return source.replace("\r\n", "\n").replace("\r", "\n").strip()
