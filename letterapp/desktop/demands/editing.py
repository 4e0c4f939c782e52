"""Demands and cases changed, each change a command with its name.

What is ticked, and the order of demands, is in `session.choosing`; wording in `wording`.
"""

from __future__ import annotations

from letterapp.campaign import changes
from letterapp.campaign.files import DEMANDS
from letterapp.desktop.session.choosing import case_title, demand_title
from letterapp.desktop.session.session import Session


def move_case(session: Session, demand: str, case: str, to: int) -> None:
    """Moves a case to another index among those of its demand, for all letters."""
    at = changes.index_of(session.files, "demands", demand)
    cases = session.value(DEMANDS, ("demands", at, "cases")) if at is not None else None
    ids = [one.get("id") for one in cases or ()]
    if case in ids and ids.index(case) != to:
        index = ids.index(case)
        session.change(
            f"Move “{case_title(session.campaign, demand, case)}”",
            lambda files: changes.with_case_moved(files, demand, index, to),
        )


def remove_demand(session: Session, demand: str) -> None:
    """Removes a demand, and what the campaign says of it elsewhere."""
    name = f"Remove “{demand_title(session.campaign, demand)}”"
    session.change(name, lambda files: changes.without(files, "demands", demand))


def remove_case(session: Session, demand: str, case: str) -> None:
    """Removes a case from its demand, and what the campaign says of it elsewhere."""
    name = f"Remove “{case_title(session.campaign, demand, case)}”"
    session.change(name, lambda files: changes.without_case(files, demand, case))
