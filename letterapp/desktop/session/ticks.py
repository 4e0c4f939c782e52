"""Which demands and cases are ticked: frozen, and made from what campaign.toml selects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.asking import changes_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import LetterChanges


class Ticks(Struct, frozen=True):
    """The ticked demands, and the ticked cases of every demand that has cases.

    `order` lists all demands, ticked or not, as letters ask them one after the other.
    """

    order: tuple[str, ...]
    demands: frozenset[str]
    cases: Mapping[str, frozenset[str]]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked demands in order."""
        return tuple(demand for demand in self.order if demand in self.demands)

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
        order=_in_order(ids, known),
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


def _in_order(ids: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The chosen in their order, each of the others where it stands among all that are known."""
    order = list(dict.fromkeys(ids))
    before: str | None = None
    for one in known:
        if one not in order:
            order.insert(order.index(before) + 1 if before else 0, one)
        before = one
    return tuple(order)


def _changed(ids: frozenset[str], one: str, *, is_ticked: bool) -> frozenset[str]:
    return ids | {one} if is_ticked else ids - {one}
