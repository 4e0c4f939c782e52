"""Own words for one letter, put into its rendered wording."""

from __future__ import annotations

from collections.abc import Sequence

from letterapp.campaign.model import Edit
from letterapp.problems import Problem, warning
from letterapp.wording.prose import pieces, wrap


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Problem, ...]]:
    """Replaces each edit's `was` by its `now`, where `was` stands exactly once as it reads.

    An edit that no longer fits is left out, with a warning that shows both.
    """
    problems = []
    for edit in edits:
        applied = _applied(text, edit)
        if applied is None:
            message = f"own words no longer fit: “{edit.was}” does not stand exactly once"
            problems.append(warning(message, f"They were to become: “{edit.now}”."))
        else:
            text = applied
    return text, tuple(problems)


def _applied(text: str, edit: Edit) -> str | None:
    parts = list(pieces(text))
    if "".join(part for part, _ in parts).count(edit.was) != 1:
        return None
    start = "".join(part for part, _ in parts).index(edit.was)
    end = start + len(edit.was)
    before = "".join(_between(part, 0, start - at) for part, at in _placed(parts))
    after = "".join(_between(part, end - at, None) for part, at in _placed(parts))
    return before + edit.now + after


def _placed(parts: Sequence[tuple[str, bool]]) -> list[tuple[tuple[str, bool], int]]:
    """Each part with the offset at which it reads."""
    placed, offset = [], 0
    for part in parts:
        placed.append((part, offset))
        offset += len(part[0])
    return placed


def _between(part: tuple[str, bool], start: int, end: int | None) -> str:
    """What of a part stands between two offsets of its own; data stays data."""
    text, is_data = part
    cut = text[max(start, 0) :] if end is None else text[max(start, 0) : max(end, 0)]
    return str(wrap(cut)) if is_data else cut
