"""Own words for one letter, put into its rendered wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from letterapp.campaign.model import Edit
from letterapp.problems import NOWHERE, Problem, Remedy, Topic, warning
from letterapp.wording.prose import NOTHING, pieces, unwrap, wrap


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Problem, ...]]:
    """Replaces each edit's `was` by its `now`, where `was` stands exactly once as it reads.

    An edit that no longer fits is left out, with a warning that shows both. Raises ValueError
    where a wrapping was cut.
    """
    problems = []
    for edit in edits:
        found = applied(text, edit)
        if found is None:
            message = f"own words no longer fit: “{edit.was}” does not stand exactly once"
            hint = f"They were to become: “{edit.now}”."
            remedy = Remedy.DROP_WORDS
            problems.append(warning(message, hint, NOWHERE, Topic.OWN_WORDS, remedy))
        else:
            text, _ = found
    return text, tuple(problems)


def applied(text: str, edit: Edit) -> tuple[str, int] | None:
    """The text with one edit in it, and the offset in what the text reads where it stands.

    None where its `was` does not stand exactly once; raises ValueError where a wrapping was cut.
    """
    reads = unwrap(text)
    if not stands_once(edit.was, reads):
        return None
    start = reads.index(edit.was)
    before = cut(text, 0, start)
    after = cut(text, start + len(edit.was), len(reads) + 1)
    return before + edit.now + after, start


def stands_once(was: str, reads: str) -> bool:
    """Whether a text reads so in exactly one place; places that overlap are two."""
    start = reads.find(was)
    return start >= 0 and reads.find(was, start + 1) < 0


def cut(text: str, start: int, end: int) -> str:
    """The text between two offsets of what it reads; data stays data, and nothing nothing."""
    return "".join(_cut(pieces(text), start, end))


def _cut(parts: Iterable[tuple[str, bool]], start: int, end: int) -> Iterator[str]:
    offset = 0
    for part, is_data in parts:
        inside = part[max(start - offset, 0) : max(end - offset, 0)]
        if is_data and not part and start <= offset < end:
            yield NOTHING
        elif inside:
            yield str(wrap(inside)) if is_data else inside
        offset += len(part)
