"""What the rows of the list of demands say for the letter in hand, worked out from the session.

Plain values: the model compares them, so that only rows that say something else are drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from letterapp.campaign.asking import why_not
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Asked, Demand, Target
from letterapp.campaign.texts import shown_in
from letterapp.desktop.session.session import Session

_ASKED = {Asked.NAMED: "asked by the source", Asked.DERIVED: "in the sender’s own name"}


class CaseRow(Struct, frozen=True):
    """A case below its demand; greyed where the letter does not ask the demand."""

    demand: str
    case: str
    title: str
    is_ticked: bool
    is_greyed: bool
    detail: str = ""


class DemandRow(Struct, frozen=True):
    """A demand: `detail` is what stands in small letters below its title."""

    demand: str
    title: str
    detail: str
    is_ticked: bool
    is_greyed: bool
    is_sound: bool = True
    cases: tuple[CaseRow, ...] = ()


Row = DemandRow | CaseRow


def rows_of(session: Session) -> tuple[DemandRow, ...]:
    """The rows of all demands, in the order of the letter in hand."""
    target = target_in_hand(session)
    return tuple(_row(session, demand, target) for demand in session.ticks.order)


def target_in_hand(session: Session) -> Target | None:
    """The target in hand; None where there is none, or it has errors."""
    return session.campaign.target(session.in_hand or "")


def reason_against(campaign: Campaign, demand: Demand, target: Target | None) -> str | None:
    """Why a demand is not for a target; None where it is, and where there is no target."""
    return why_not(campaign, demand, target, "en") if target else None


def asked_as(demand: Demand, target: Target | None) -> str:
    """Who asks a demand of a target: its source, or the sender; empty where neither."""
    asked = demand.asked_of.get(target.role) if target else None
    return _ASKED[asked] if asked else ""


def _row(session: Session, demand_id: str, target: Target | None) -> DemandRow:
    demand = session.campaign.demand(demand_id)
    is_ticked = demand_id in session.ticks.demands
    if demand is None:
        detail = "Has errors: open it to mend them. No letter can ask it before."
        return DemandRow(demand_id, demand_id, detail, is_ticked, is_greyed=False, is_sound=False)
    reason = reason_against(session.campaign, demand, target)
    is_asked = is_ticked and reason is None
    ticked = session.ticks.cases.get(demand_id, frozenset())
    return DemandRow(
        demand_id,
        shown_in(demand.title) or demand_id,
        "\n".join(_details(demand, ticked, asked_as(demand, target), reason)),
        is_asked,
        is_greyed=reason is not None,
        cases=tuple(_cases(demand, ticked, is_asked=is_asked)),
    )


def _details(
    demand: Demand, ticked: frozenset[str], asked: str, reason: str | None
) -> Iterator[str]:
    words = [str(demand.kind).capitalize()]
    if reason is None and asked:
        words.append(asked)
    if reason is None and demand.cases:
        noun = "case" if len(demand.cases) == 1 else "cases"
        words.append(f"{len(ticked)} of {len(demand.cases)} {noun}")
    yield " · ".join(words)
    if reason is not None:
        yield f"Not for this letter: {reason}"
    elif demand.needs_case and not ticked:
        yield "Asks nothing without a case: tick one."


def _cases(demand: Demand, ticked: frozenset[str], *, is_asked: bool) -> Iterator[CaseRow]:
    for case in demand.cases:
        is_ticked = is_asked and case.id in ticked
        title = shown_in(case.title) or case.id
        yield CaseRow(demand.id, case.id, title, is_ticked, is_greyed=not is_asked)
