"""A letter's passages and its edits that no longer fit, as the rows of a list."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from letterapp.desktop.icons import Mark
from letterapp.wording.passages import Misfit, Passage, Passages

_MOST = 200
"""Characters of a passage that a row has; more is never seen."""


class Row(Struct, frozen=True):
    """A row: an edit that no longer fits, or a passage, by its index among them."""

    text: str
    tip: str
    misfit: int | None = None
    passage: int | None = None
    mark: Mark | None = None


def rows(passages: Passages, *, only_own: bool = False) -> tuple[Row, ...]:
    """What no longer fits first, then the passages in the letter's order, or the changed ones."""
    return (*_misfit_rows(passages), *_passage_rows(passages, only_own=only_own))


def _misfit_rows(passages: Passages) -> Iterator[Row]:
    for at, misfit in enumerate(passages.misfits):
        words = _words(misfit)
        yield Row(f"No longer fits: {_short(words)}", words, misfit=at, mark=Mark.ATTENTION)


def _passage_rows(passages: Passages, *, only_own: bool) -> Iterator[Row]:
    for at, passage in enumerate(passages.passages):
        if passage.is_changed:
            text = f"Own words: {_short(reads(passage))}"
            yield Row(text, reads(passage), passage=at, mark=Mark.OWN_WORDS)
        elif not only_own:
            yield Row(_short(reads(passage)), reads(passage), passage=at)


def reads(passage: Passage) -> str:
    """What a passage says; of one that own words leave out, what it said.

    Own words that make no text, such as a mark alone, are shown as they were typed.
    """
    text = "\n".join(passage.texts)
    if text.strip():
        return text
    return passage.source if passage.source.strip() else f"(left out) {passage.original}"


def _words(misfit: Misfit) -> str:
    now = misfit.edit.now
    return now if now.strip() else f"(leave out) {misfit.edit.was}"


def _short(text: str) -> str:
    return " ".join(text[: 2 * _MOST].split())[:_MOST]
