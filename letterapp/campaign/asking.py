"""What a letter asks: the demands that are wanted, those that fit, their cases, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Asked, Case, Demand, LetterChanges, Target
from letterapp.campaign.texts import DEFAULT_ROLE, shown_in
from letterapp.errors import UsageError
from letterapp.problems import Problem, Topic, error, near, warning

MEND_FIRST = "Mend the problems that are named for it first."
"""What a letter waits for where the data that it needs has errors."""


class DemandChoice(Struct, frozen=True):
    """A demand that is wanted, with the ids of its cases; None takes them all."""

    demand: str
    cases: tuple[str, ...] | None = None


class ChosenDemand(Struct, frozen=True):
    """A demand as one letter asks it."""

    demand: Demand
    cases: tuple[Case, ...]
    asked: Asked


class Asking(Struct, frozen=True):
    """What a letter asks, what is to be said of that, and why there is nothing, if so."""

    demands: tuple[ChosenDemand, ...]
    problems: tuple[Problem, ...]
    skip_reason: str


def why_not(campaign: Campaign, demand: Demand, target: Target, language: str) -> str | None:
    """The reason why a demand is not for a target, as the person reads it; None where it is."""
    is_asked = target.role in demand.asked_of
    for key in (target.id,) if is_asked else (target.id, target.role, DEFAULT_ROLE):
        if key in demand.not_for:
            return shown_in(demand.not_for[key], language)
    if is_asked:
        return None
    label = shown_in(campaign.settings.roles[target.role].label, language)
    return f"“{shown_in(demand.title, language)}” is not asked of a target that is: {label}."


def changes_of(campaign: Campaign, target: str) -> LetterChanges | None:
    """What the letter to a target has of its own."""
    return next((own for own in campaign.settings.letters if own.target == target), None)


def selected_demands(campaign: Campaign, target: str) -> tuple[DemandChoice, ...] | None:
    """The demands that campaign.toml selects for a target; None for every one that fits."""
    own = changes_of(campaign, target)
    selection = campaign.settings.selection
    ids = own.demands if own and own.demands is not None else selection.demands
    return None if ids is None else _with_selected_cases(campaign, target, ids)


def check_demands(campaign: Campaign, wanted: Sequence[DemandChoice]) -> None:
    """Raises UsageError where a demand or a case that is wanted is not there."""
    known = [*(demand.id for demand in campaign.demands), *sorted(campaign.unsound_demands)]
    for choice in wanted:
        if choice.demand not in known:
            hint = near(choice.demand, known) or "There are: " + ", ".join(known) + "."
            raise UsageError(f"there is no demand “{choice.demand}”", hint)
        demand = campaign.demand(choice.demand)
        cases = [case.id for case in demand.cases] if demand else list(choice.cases or ())
        for case in choice.cases or ():
            if case not in cases:
                hint = near(case, cases) or "It has: " + (", ".join(cases) or "none") + "."
                raise UsageError(f"the demand “{choice.demand}” has no case “{case}”", hint)


def merged(choices: Sequence[DemandChoice]) -> tuple[DemandChoice, ...]:
    """Each demand once, with all the cases that any of the choices wants of it."""
    merged: dict[str, tuple[str, ...] | None] = {}
    for choice in choices:
        earlier = merged.get(choice.demand, ())
        wants_all = earlier is None or choice.cases is None
        merged[choice.demand] = None if wants_all else (*(earlier or ()), *(choice.cases or ()))
    return tuple(DemandChoice(demand, cases) for demand, cases in merged.items())


def asking_of(
    campaign: Campaign, target: Target, language: str, wanted: Sequence[DemandChoice] | None
) -> Asking:
    """The wanted demands that fit a target; None wants every one that fits."""
    chosen: list[ChosenDemand] = []
    problems: list[Problem] = []
    if wanted is None:
        problems += [_has_errors(campaign, demand) for demand in sorted(campaign.unsound_demands)]
        fitting = _fitting(campaign, target, language)
        wanted = _with_selected_cases(campaign, target.id, fitting)
    for choice in wanted:
        found = _chosen(campaign, choice, target, language)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            chosen.append(found)
    reason = "" if chosen or any(p.is_error for p in problems) else _nothing_left(problems)
    return Asking(tuple(chosen), tuple(problems), reason)


def _with_selected_cases(
    campaign: Campaign, target: str, demands: Iterable[str]
) -> tuple[DemandChoice, ...]:
    """The demands, each once, with the cases that campaign.toml selects for a target."""
    own = changes_of(campaign, target)
    cases = {**campaign.settings.selection.cases, **(own.cases if own else {})}
    return tuple(DemandChoice(demand, cases.get(demand)) for demand in dict.fromkeys(demands))


def _fitting(campaign: Campaign, target: Target, language: str) -> Iterator[str]:
    """The ids of the demands that may be asked of a target."""
    for demand in campaign.demands:
        if why_not(campaign, demand, target, language) is None:
            yield demand.id


def _nothing_left(problems: Sequence[Problem]) -> str:
    reasons = " ".join(problem.message for problem in problems)
    return f"No demand is left for this letter. {reasons}".strip()


def _has_errors(campaign: Campaign, demand_id: str) -> Problem:
    """The problem with a demand that is not among the sound ones."""
    if demand_id not in campaign.unsound_demands:
        hint = near(demand_id, (demand.id for demand in campaign.demands))
        return error(f"there is no demand “{demand_id}”", hint, topic=Topic.DEMANDS)
    where = campaign.place("demands", demand_id)
    return error(f"the demand “{demand_id}” has errors", MEND_FIRST, where, Topic.DEMANDS)


def _chosen(
    campaign: Campaign, choice: DemandChoice, target: Target, language: str
) -> ChosenDemand | Problem:
    """The demand with its cases, or why it is not in the letter."""
    demand = campaign.demand(choice.demand)
    if demand is None:
        return _has_errors(campaign, choice.demand)
    title = shown_in(demand.title, language)
    if reason := why_not(campaign, demand, target, language):
        return warning(f"“{title}” is left out: {reason}", topic=Topic.DEMANDS)
    known = [case.id for case in demand.cases]
    if unknown := [case for case in choice.cases or () if case not in known]:
        hint = near(unknown[0], known)
        message = f"the demand “{demand.id}” has no case “{unknown[0]}”"
        return error(message, hint, topic=Topic.DEMANDS)
    cases = tuple(c for c in demand.cases if choice.cases is None or c.id in choice.cases)
    if demand.needs_case and not cases:
        message = f"“{title}” is left out: none of its parts is ticked."
        return warning(message, topic=Topic.DEMANDS)
    return ChosenDemand(demand, cases, demand.asked_of[target.role])
