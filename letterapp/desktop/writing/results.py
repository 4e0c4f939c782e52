"""What became of all letters, over the runs of one dialog: sorted, merged, put in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.desktop.writing.naming import sentence
from letterapp.problems import Problem

PROBLEMS_FIRST = (State.FAILED, State.KEPT, State.SKIPPED, State.WRITTEN, State.UNCHANGED)
"""The ends of letters, those that ask for a person first."""

_SHOWN = 3
"""Errors of one letter that its row tells; the report tells all."""


def merged(
    before: Sequence[Outcome], now: Sequence[Outcome], again: State | None
) -> tuple[Outcome, ...]:
    """The outcomes after another run for the letters that had the end `again`.

    An outcome of theirs makes way only if it is of that end, or if its file was dealt with anew;
    letters that the run did not come to keep what they had.
    """
    anew = {outcome.target for outcome in now}
    files = {outcome.file for outcome in now if outcome.file}
    stays = (
        outcome
        for outcome in before
        if outcome.target not in anew or (outcome.state is not again and outcome.file not in files)
    )
    return (*stays, *now)


def in_order(outcomes: Iterable[Outcome], targets: Sequence[str]) -> list[Outcome]:
    """Outcomes with those that ask for a person first, each kind in the order of the letters."""
    place = {target: at for at, target in enumerate(targets)}
    return sorted(
        outcomes,
        key=lambda one: (PROBLEMS_FIRST.index(one.state), place.get(one.target, len(place))),
    )


def targets_of(outcomes: Iterable[Outcome], state: State) -> tuple[str, ...]:
    """The letters that had an end, each once."""
    return tuple(dict.fromkeys(outcome.target for outcome in outcomes if outcome.state is state))


def what(outcome: Outcome) -> str:
    """The file and what there is to know of it, a line each."""
    file = outcome.file.name if outcome.file else ""
    match outcome.state:
        case State.FAILED:
            said = _errors(outcome) or outcome.reason
        case State.UNCHANGED:
            said = "It is as this run would write it."
        case _:
            said = outcome.reason
    warnings = sum(not problem.is_error for problem in outcome.problems)
    counted = f"{warnings} warning{'s' if warnings > 1 else ''}" if warnings else ""
    return "\n".join(filter(None, (file, said, counted if file else "")))


def details(outcome: Outcome) -> str:
    """Where the file is, and all problems of its letter, a line each."""
    problems = dict.fromkeys(map(_said, outcome.problems))
    return "\n".join((*([str(outcome.file)] if outcome.file else []), *problems))


def report(
    outcomes: Sequence[Outcome], names: Mapping[str, str], folder: Path, end: str = ""
) -> str:
    """Everything in plain text, for a letter to a colleague or a note for the file."""
    head = (end, f"{tally(outcomes).capitalize()}.", f"Folder: {folder}")
    entries = (_entry(one, names) for one in outcomes)
    return "\n".join((*filter(None, head), "", *entries))


def _entry(outcome: Outcome, names: Mapping[str, str]) -> str:
    """One outcome with all its problems."""
    file = f": {outcome.file.name}" if outcome.file else ""
    first = f"{names.get(outcome.target, outcome.target)}: {outcome.state}{file}"
    errors_first = sorted(outcome.problems, key=lambda problem: not problem.is_error)
    problems = dict.fromkeys(f"    {one.severity}: {_said(one)}" for one in errors_first)
    reason = [f"    {outcome.reason}"] if outcome.reason and not problems else []
    return "\n".join((first, *reason, *problems))


def _errors(outcome: Outcome) -> str:
    errors = list(dict.fromkeys(_said(one) for one in outcome.problems if one.is_error))
    more = len(errors) - _SHOWN
    rest = [f"And {more:,} more: “Copy report” has them all."] if more > 0 else []
    return "\n".join((*errors[:_SHOWN], *rest))


def _said(problem: Problem) -> str:
    """A problem and what to do, with its place in short."""
    where = problem.where
    line = f"line {where.line}" if where.line else ""
    place = ", ".join(filter(None, (where.file.name if where.file else "", line, where.place)))
    told = f"{sentence(problem.message)} {sentence(problem.hint)}".strip()
    return f"{told} ({place})" if place else told
