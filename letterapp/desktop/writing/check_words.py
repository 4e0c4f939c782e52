"""What pre-flight has found about the letters that are to be written, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from letterapp.batch.outcomes import Outcome, State
from letterapp.desktop.writing.naming import whose

_NONE = (
    "These letters are not checked yet. What is wrong with one is told at the end, and stops "
    "no other."
)


def has_problems(checked: Mapping[str, Outcome], targets: Sequence[str]) -> bool:
    """Whether some of the letters will not be written, or have warnings."""
    found = (checked[target] for target in targets if target in checked)
    return any(one.state is not State.READY or one.problems for one in found)


def check_words(
    checked: Mapping[str, Outcome], targets: Sequence[str], shown: Mapping[str, str]
) -> str:
    """The summary for some letters, by their targets; `shown` are the names of targets."""
    found = [checked[target] for target in targets if target in checked]
    if not targets:
        return ""
    if not found:
        return _NONE
    failed = [one.target for one in found if one.state is State.FAILED]
    skipped = [one.target for one in found if one.state is State.SKIPPED]
    warned = [one for one in found if one.state is State.READY and one.problems]
    in_failed, in_skipped = _in(failed, shown), _in(skipped, shown)
    parts = (
        _part(failed, "has an error", "have errors", f"and will not be written{in_failed}"),
        _part(skipped, "is", "are", f"skipped, with no demand left{in_skipped}"),
        _part(warned, "has warnings", "have warnings", ""),
        _part(range(len(targets) - len(found)), "is", "are", "not checked yet"),
    )
    told = "; ".join(filter(None, parts))
    if len(warned) == len(targets):
        return _all_warned(len(targets))
    return f"Of {_letters(len(targets))}, {told}." if told else _all_well(len(targets))


def _part(letters: Sequence[object], one: str, many: str, rest: str) -> str:
    if not letters:
        return ""
    return f"{len(letters):,} {one if len(letters) == 1 else many} {rest}".rstrip()


def _in(targets: Sequence[str], shown: Mapping[str, str]) -> str:
    return f" ({whose(targets, shown)})" if targets else ""


def _letters(count: int) -> str:
    return "1 letter" if count == 1 else f"{count:,} letters"


def _all_warned(count: int) -> str:
    return "The letter has warnings." if count == 1 else f"All {count:,} letters have warnings."


def _all_well(count: int) -> str:
    if count == 1:
        return "The letter was checked: nothing is wrong with it."
    return f"All {count:,} letters were checked: nothing is wrong with them."
