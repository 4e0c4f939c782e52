"""Whom a letter goes to and what it asks, chosen: each choice a command with its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from letterapp.campaign import changes
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import SETTINGS, Files
from letterapp.campaign.texts import shown_in
from letterapp.desktop.session.session import Session
from letterapp.desktop.session.ticks import Ticks
from letterapp.desktop.target_names import shown_name


def tick_targets(session: Session, targets: Iterable[str], *, is_ticked: bool) -> None:
    """Ticks targets, or takes their ticks away."""
    ids = list(targets)
    ticked = frozenset(session.targets)
    wanted = ticked | set(ids) if is_ticked else ticked - set(ids)
    what = shown_name(session.campaign, ids[0]) if len(ids) == 1 else f"{len(ids)} targets"
    _set_targets(session, f"{'Tick' if is_ticked else 'Untick'} {what}", wanted)


def set_targets(session: Session, targets: Iterable[str]) -> None:
    """Ticks these targets and no others."""
    wanted = frozenset(targets)
    _set_targets(session, f"Tick {len(wanted)} targets", wanted)


def tick_demand(session: Session, demand: str, *, is_ticked: bool) -> None:
    """Ticks a demand for all letters, or for the one in hand where it has its own ticks."""
    name = f"{'Tick' if is_ticked else 'Untick'} “{demand_title(session.campaign, demand)}”"
    ticks = session.ticks.with_demand(demand, is_ticked=is_ticked)
    session.change(name, lambda files: _with_demands(session, files, ticks))


def tick_case(session: Session, demand: str, case: str, *, is_ticked: bool) -> None:
    """Ticks a case of a demand, for the same letters."""
    name = f"{'Tick' if is_ticked else 'Untick'} “{case_title(session.campaign, demand, case)}”"
    ticks = session.ticks.with_case(demand, case, is_ticked=is_ticked)
    found = session.campaign.demand(demand)
    if found is None:
        return
    ticked = [one.id for one in found.cases if one.id in ticks.cases[demand]]
    is_all = len(ticked) == len(found.cases) and not session.has_own_ticks
    chosen = None if is_all else ticked
    letter = _letter(session)
    session.change(
        name, lambda files: changes.with_cases_selected(files, demand, chosen, letter=letter)
    )


def move_demand(session: Session, demand: str, to: int) -> None:
    """Moves a demand to another index of the order that letters ask in, for the same letters."""
    order = [one for one in session.ticks.order if one != demand]
    order.insert(to, demand)
    name = f"Move “{demand_title(session.campaign, demand)}”"
    session.change(name, lambda files: _with_order(session, files, order))


def moves_demand(session: Session, demand: str, to: int) -> bool:
    """Whether `move_demand` changes anything: a letter’s own order has only what it asks."""
    if not session.has_own_ticks:
        return True
    order = [one for one in session.ticks.order if one != demand]
    order.insert(to, demand)
    return session.ticks.chosen != tuple(one for one in order if one in session.ticks.demands)


def give_own_ticks(session: Session, *, is_own: bool) -> None:
    """Gives the letter in hand ticks of its own, at first those of all letters, or takes them."""
    letter = session.in_hand
    if letter is None or is_own == session.has_own_ticks:
        return
    name = shown_name(session.campaign, letter)
    if not is_own:
        session.change(
            f"Ask {name} what all are asked",
            lambda files: changes.without_own_demands(files, letter),
        )
        return
    chosen = session.ticks.chosen
    session.change(
        f"Ask {name} its own demands",
        lambda files: changes.with_demands_selected(files, chosen, letter),
    )


def demand_title(campaign: Campaign, demand: str) -> str:
    """The title of a demand; its id where it has errors."""
    found = campaign.demand(demand)
    return shown_in(found.title) if found else demand


def case_title(campaign: Campaign, demand: str, case: str) -> str:
    """The title of a case; its id where there is none."""
    found = campaign.demand(demand)
    titles = (shown_in(one.title) for one in (found.cases if found else ()) if one.id == case)
    return next(titles, case)


def _set_targets(session: Session, name: str, wanted: frozenset[str]) -> None:
    ids = [target for target in session.all_targets if target in wanted]
    campaign = session.campaign
    session.change(name, lambda files: changes.with_targets_selected(files, campaign, ids))


def _letter(session: Session) -> str | None:
    """The letter that choices are for, where it has its own."""
    return session.in_hand if session.has_own_ticks else None


def _with_demands(session: Session, files: Files, ticks: Ticks) -> Files:
    letter = _letter(session)
    known = [demand.id for demand in session.campaign.demands]
    is_all = ticks.chosen == (*known, *sorted(session.campaign.unsound_demands))
    chosen = None if is_all and letter is None else ticks.chosen
    return changes.with_demands_selected(files, chosen, letter)


def _with_order(session: Session, files: Files, order: Sequence[str]) -> Files:
    """An order for all letters is the campaign's, one for a letter stands with the letter."""
    letter = _letter(session)
    ticks = session.ticks
    chosen = [demand for demand in order if demand in ticks.demands]
    if letter is not None:
        return changes.with_demands_selected(files, chosen, letter)
    for to, demand in enumerate(order):
        index = changes.index_of(files, "demands", demand)
        if index is not None and index != to:
            files = changes.with_item_moved(files, "demands", index, to)
    if changes.value_in(files, SETTINGS, ("selection", "demands")) is None:
        return files
    return changes.with_demands_selected(files, chosen, None)
