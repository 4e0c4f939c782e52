"""Which demands and cases are ticked: frozen, and made from what campaign.toml selects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import changes_of, why_not
from letterapp.campaign.model import LetterChanges, Target


@dataclass(frozen=True)
class Ticks:
    """The ticked demands, and the ticked cases of every demand that has cases.

    `order` lists all demands in the order that letters ask them in: those that campaign.toml
    selects in its own order, then the others.
    """

    order: tuple[str, ...]
    demands: frozenset[str]
    cases: Mapping[str, frozenset[str]]

    def with_demand(self, demand: str, *, is_ticked: bool) -> Ticks:
        """The same ticks but for one demand; its cases keep theirs."""
        return replace(self, demands=_changed(self.demands, demand, is_ticked=is_ticked))

    def with_case(self, demand: str, case: str, *, is_ticked: bool) -> Ticks:
        """The same ticks but for one case of a demand."""
        cases = _changed(self.cases.get(demand, frozenset()), case, is_ticked=is_ticked)
        return replace(self, cases={**self.cases, demand: cases})


def selected(campaign: Campaign, own: LetterChanges | None = None) -> Ticks:
    """The ticks that campaign.toml gives all letters, or the letter with changes of its own."""
    selection = campaign.settings.selection
    known = [*(demand.id for demand in campaign.demands), *sorted(campaign.unsound_demands)]
    chosen = own.demands if own and own.demands is not None else selection.demands
    ids = known if chosen is None else chosen
    cases = {**selection.cases, **(own.cases if own else {})}
    return Ticks(
        order=tuple(dict.fromkeys((*ids, *known))),
        demands=frozenset(ids),
        cases={
            demand.id: frozenset(case.id for case in demand.cases)
            & frozenset(cases.get(demand.id, [case.id for case in demand.cases]))
            for demand in campaign.demands
            if demand.cases
        },
    )


def has_own_demands(campaign: Campaign, target: str) -> bool:
    """Whether campaign.toml gives a target's letter demands or cases of its own."""
    own = changes_of(campaign, target)
    return own is not None and (own.demands is not None or bool(own.cases))


def letter_of(campaign: Campaign, target: Target, ticks: Ticks) -> LetterChanges:
    """What the letter to a target asks: the ticked demands that fit it, and nothing else."""
    demands = tuple(_fitting(campaign, target, ticks))
    cases = {
        demand: tuple(sorted(ticks.cases[demand])) for demand in demands if demand in ticks.cases
    }
    own = changes_of(campaign, target.id) or LetterChanges(target=target.id)
    return own.model_copy(update={"demands": demands, "cases": cases})


def _fitting(campaign: Campaign, target: Target, ticks: Ticks) -> Iterable[str]:
    """One with errors counts as fitting: its letter must fail rather than lack it."""
    for demand_id in ticks.order:
        demand = campaign.demand(demand_id)
        is_fitting = demand is None or why_not(campaign, demand, target, "en") is None
        if demand_id in ticks.demands and is_fitting:
            yield demand_id


def _changed(ids: frozenset[str], one: str, *, is_ticked: bool) -> frozenset[str]:
    return ids | {one} if is_ticked else ids - {one}
