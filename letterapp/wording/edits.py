"""Own words for one letter, put into its rendered wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterapp.campaign.model import Edit
from letterapp.problems import Problem, warning
from letterapp.wording.prose import NOTHING, pieces, wrap


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Problem, ...]]:
    """Replaces each edit's `was` by its `now`, where `was` stands exactly once as it reads.

    An edit that no longer fits is left out, with a warning that shows both. Raises ValueError
    where a wrapping was cut.
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
    reads = "".join(part for part, _ in parts)
    start = reads.find(edit.was)
    if start < 0 or reads.find(edit.was, start + 1) >= 0:
        return None
    before = "".join(_cut(parts, 0, start))
    after = "".join(_cut(parts, start + len(edit.was), len(reads) + 1))
    return before + edit.now + after


def _cut(parts: Sequence[tuple[str, bool]], start: int, end: int) -> Iterator[str]:
    """The parts between two offsets of what they read; data stays data, and nothing nothing."""
    offset = 0
    for part, is_data in parts:
        inside = part[max(start - offset, 0) : max(end - offset, 0)]
        if not part and start <= offset < end:
            yield NOTHING
        elif inside:
            yield str(wrap(inside)) if is_data else inside
        offset += len(part)
