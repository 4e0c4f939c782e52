"""What the command line prints: lists of targets and demands, problems, outcomes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from letterapp.batch.outcomes import Outcome, State
from letterapp.campaign.asking import why_not
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.groups import UnknownMemberError, memberships, resolve
from letterapp.campaign.model import Demand, Target, shown_name
from letterapp.campaign.texts import shown_in
from letterapp.errors import UsageError
from letterapp.problems import Place, Problem

_FEW = 3
"""Letters that are named one by one behind a problem; more are counted."""

Row = Mapping[str, object]


def targets(campaign: Campaign) -> list[Row]:
    """One row a target, as `targets --json` gives it."""
    groups = memberships(campaign)
    return [_target(target, groups[target.id]) for target in campaign.targets]


def demands(campaign: Campaign, word: str | None) -> list[Row]:
    """One row a demand; with a target, how it is asked of it, or why not.

    Raises UsageError where the word names no target.
    """
    target = _named(campaign, word) if word else None
    return [_demand(campaign, demand, target) for demand in campaign.demands]


def print_rows(rows: Sequence[Row], shown: Sequence[str], *, as_json: bool) -> None:
    """Prints rows as JSON with all their keys, or the shown ones in columns."""
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    from rich.cells import cell_len

    table = [shown, *([_cell(row[key]) for key in shown] for row in rows)]
    widths = [max(cell_len(line[i]) for line in table) for i in range(len(shown))]
    for line in table:
        cells = [text + " " * (widths[i] - cell_len(text)) for i, text in enumerate(line)]
        print("  ".join(cells).rstrip())


def print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """Prints each problem once, with the letters it is a problem of.

    The same words about each letter in a place of its own are one line without a place.
    """
    for shown, found in _alike(problems):
        letters = list(dict.fromkeys(one.letter for one in found if one.letter))
        print(f"{_nearby(shown)}{_for(letters)}", file=stream)


def _alike(problems: Iterable[Problem]) -> Iterator[tuple[Problem, list[Problem]]]:
    """Problems of the same words, by place where a letter has them in several."""
    by_words: dict[Problem, dict[Problem, list[Problem]]] = {}
    for problem in problems:
        placed = replace(problem, letter=None)
        words = replace(placed, where=Place(problem.where.file))
        by_words.setdefault(words, {}).setdefault(placed, []).append(problem)
    for words, by_place in by_words.items():
        every = [problem for found in by_place.values() for problem in found]
        if len(by_place) > 1 and len({problem.letter for problem in every}) == len(every):
            yield words, every
        else:
            yield from by_place.items()


def print_outcomes(outcomes: Sequence[Outcome], *, is_dry_run: bool = False) -> None:
    """Prints one line a letter: what became of it, its file, and why."""
    for outcome in outcomes:
        parts = [str(outcome.file) if outcome.file else outcome.target, outcome.reason]
        would_be = "would be " if is_dry_run and outcome.state is State.WRITTEN else ""
        print(f"{would_be + outcome.state:<10} " + ": ".join(part for part in parts if part))
    sys.stdout.flush()


def _target(target: Target, groups: Sequence[str]) -> Row:
    return {
        "id": target.id,
        "name": shown_name(target),
        "role": target.role,
        "office": shown_in(target.office),
        "groups": [f"@{group}" for group in groups],
        "capacities": list(target.capacities),
        "code": target.code,
    }


def _demand(campaign: Campaign, demand: Demand, target: Target | None) -> Row:
    row: dict[str, object] = {
        "id": demand.id,
        "kind": str(demand.kind),
        "title": shown_in(demand.title),
        "cases": [{"id": case.id, "title": shown_in(case.title)} for case in demand.cases],
        "asked_of": {role: str(asked) for role, asked in demand.asked_of.items()},
    }
    if target is not None:
        reason = why_not(campaign, demand, target, "en")
        row["asked"] = None if reason else str(demand.asked_of[target.role])
        row["why_not"] = reason
    return row


def _named(campaign: Campaign, word: str) -> Target:
    try:
        ids = resolve(campaign, (word,))
    except UnknownMemberError as cause:
        raise UsageError(cause.message, cause.hint) from cause
    target = campaign.target(ids[0]) if len(ids) == 1 else None
    if target is None:
        raise UsageError(f"“{word}” is not one target that can be written to")
    return target


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(v["id"] if isinstance(v, dict) else str(v) for v in value)
    return "" if value is None else str(value)


def _nearby(problem: Problem) -> Problem:
    """The problem with its file as seen from the current folder, where it is in there."""
    file = problem.where.file
    if file is None or not file.is_absolute() or not file.is_relative_to(Path.cwd()):
        return problem
    where = Place(file.relative_to(Path.cwd()), problem.where.line, problem.where.place)
    return replace(problem, where=where)


def _for(letters: Sequence[str]) -> str:
    if not letters:
        return ""
    named = ", ".join(letters) if len(letters) <= _FEW else f"{len(letters)} letters"
    return f" [{named}]"
