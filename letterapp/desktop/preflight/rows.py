"""The letters as the table shows them: in which order, with what name and which marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from letterapp.batch.inspected import There
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.preflight.checks import CHECKS, unchecked, worst
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.target_names import shown_names
from letterapp.problems import Problem, Severity, Topic

_FILES = "Campaign files"
_RANKS = (LetterState.ERROR, LetterState.SKIPPED, LetterState.ATTENTION, LetterState.EDITED)
"""What comes first."""


class Row(NamedTuple):
    """A letter, or what is wrong with the campaign for all letters (`target` is None then)."""

    target: str | None
    name: str
    state: LetterState
    file: str
    problems: tuple[Problem, ...]
    worst: Mapping[Topic, Severity]
    unchecked: AbstractSet[Topic] = frozenset(CHECKS)


def rows_of(
    preflight: Preflight, before: Mapping[str | None, Row], *, has_problems_only: bool
) -> list[Row]:
    """The rows, problems first, else in the order of the campaign.

    Those that are as they were `before` are the same objects.
    """
    found = [row for row in _rows(preflight, before) if row.problems or not has_problems_only]
    return sorted(found, key=_rank)


def row_of(preflight: Preflight, target: str, name: str, before: Row | None = None) -> Row:
    """A letter as it is known now."""
    letter = preflight.letters.get(target)
    if letter is None:
        return Row(target, name, LetterState.UNKNOWN, "", (), {})
    problems, state = letter.problems, preflight.states[target]
    file = "" if letter.there is There.UNKNOWN else letter.there.value
    if before and before.problems is problems and before[:4] == (target, name, state, file):
        return before
    return Row(target, name, state, file, problems, worst(problems), unchecked(letter))


def _rows(preflight: Preflight, before: Mapping[str | None, Row]) -> Iterator[Row]:
    if problems := preflight.problems:
        is_error = any(problem.is_error for problem in problems)
        state = LetterState.ERROR if is_error else LetterState.ATTENTION
        yield Row(None, _FILES, state, "", problems, worst(problems))
    session = preflight.session
    names = shown_names(session.campaign)
    for target in session.targets:
        yield row_of(preflight, target, names[target], before.get(target))


def _rank(row: Row) -> tuple[bool, int]:
    rank = _RANKS.index(row.state) if row.state in _RANKS else len(_RANKS)
    return row.target is not None, rank
