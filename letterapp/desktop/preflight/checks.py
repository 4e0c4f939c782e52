"""The checks that a letter goes through, as the panel shows them, and what each found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from letterapp.batch.inspected import Inspected, There
from letterapp.batch.outcomes import State
from letterapp.desktop.letter_states import LetterState
from letterapp.problems import Problem, Severity, Topic

CHECKS = (
    Topic.ADDRESS,
    Topic.SALUTATION,
    Topic.FIELDS,
    Topic.LENGTH,
    Topic.DEMANDS,
    Topic.OWN_WORDS,
    Topic.FACTS,
    Topic.SENDER,
    Topic.TEMPLATE,
    Topic.FILE_NAME,
    Topic.FILE,
    Topic.CAMPAIGN,
)
"""In the order of the columns."""

_ON_THE_LETTER = frozenset(CHECKS[CHECKS.index(Topic.FIELDS) :]) - {
    Topic.FACTS,
    Topic.SENDER,
    Topic.DEMANDS,
    Topic.CAMPAIGN,
}
"""The checks that need the finished letter; those before it need the campaign's data only."""

_COUNTED = {
    LetterState.ERROR: "with errors",
    LetterState.ATTENTION: "with warnings",
    LetterState.READY: "ready",
    LetterState.SKIPPED: "with nothing to ask",
    LetterState.WRITTEN: "written",
    LetterState.EDITED: "edited by hand",
    LetterState.UNKNOWN: "not checked yet",
}
"""What is counted of each state, what matters most first."""


def check_of(problem: Problem) -> Topic:
    """The check that a problem belongs to; what nobody has said comes from the files."""
    return problem.topic or Topic.CAMPAIGN


def state_of(letter: Inspected) -> LetterState:
    """A letter's state as lists mark it."""
    if letter.state is State.FAILED:
        return LetterState.ERROR
    if letter.state is State.SKIPPED:
        return LetterState.SKIPPED
    if letter.there is There.EDITED:
        return LetterState.EDITED
    if letter.there is There.SAME:
        return LetterState.WRITTEN
    return LetterState.ATTENTION if letter.has_warnings else LetterState.READY


def worst(problems: Iterable[Problem]) -> Mapping[Topic, Severity]:
    """The worst that each check found; a check that found nothing is not in it."""
    found: dict[Topic, Severity] = {}
    for problem in problems:
        check = check_of(problem)
        if problem.is_error or check not in found:
            found[check] = problem.severity
    return found


def unchecked(letter: Inspected) -> AbstractSet[Topic]:
    """The checks that could not be made: a letter that fails or is skipped is not made further."""
    if letter.state is State.READY:
        return frozenset()
    found = worst(letter.problems)
    if letter.state is State.FAILED and found.get(Topic.CAMPAIGN) is Severity.ERROR:
        return frozenset(CHECKS) - found.keys()
    return _ON_THE_LETTER - found.keys()


def summed_up(states: Iterable[LetterState]) -> str:
    """How many letters are in each state: “2 with errors, 12 with warnings, 16 ready”."""
    counts = Counter(states)
    told = (f"{counts[state]:,} {words}" for state, words in _COUNTED.items() if counts[state])
    return ", ".join(told)
