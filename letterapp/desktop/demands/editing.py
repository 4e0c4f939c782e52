"""Demands and cases changed, each change a command with its name.

What is ticked, and the order of demands, is in `session.choosing`; wording in `wording`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from letterapp.campaign import changes
from letterapp.campaign.files import DEMANDS, SETTINGS, Files
from letterapp.campaign.merging import with_differences
from letterapp.campaign.texts import shown_in
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.session.choosing import case_title, demand_title
from letterapp.desktop.session.session import Session


def demand_values(session: Session, demand: str) -> Mapping[str, Any]:
    """A demand as the file has it, sound or not; empty where there is none."""
    index = changes.index_of(session.files, "demands", demand)
    return {} if index is None else session.value(DEMANDS, ("demands", index)) or {}


def case_values(session: Session, demand: str, case: str) -> Mapping[str, Any]:
    """A case as the file has it; empty where there is none."""
    cases = _cases(demand_values(session, demand))
    return next((one for one in cases if one.get("id") == case), {})


def add_demand(session: Session, values: Mapping[str, Any]) -> str:
    """Adds a demand at the end, ticked where ticks count; gives its id."""
    demands = session.value(DEMANDS, ("demands",)) or []
    title = _title(values)
    table = {"id": changes.new_id(title, [str(one.get("id")) for one in demands]), **values}
    demand = str(table["id"])
    in_hand = session.in_hand or ""

    def edit(files: Files) -> Files:
        files = changes.with_new(files, "demands", table, len(demands))
        letter = changes.index_of(files, "letters", in_hand)
        for path in (("selection",), *([] if letter is None else [("letters", letter)])):
            chosen = changes.value_in(files, SETTINGS, (*path, "demands"))
            if chosen is not None:
                files = changes.with_key(files, SETTINGS, (*path, "demands"), [*chosen, demand])
        return files

    session.change(f"Add “{title}”", edit)
    return demand


def change_demand(session: Session, demand: str, values: Mapping[str, Any]) -> None:
    """Changes what is different in a demand, all at once."""
    index = changes.index_of(session.files, "demands", demand)
    if index is not None:
        _change(session, ("demands", index), demand_values(session, demand), values)


def add_case(session: Session, demand: str, values: Mapping[str, Any]) -> str:
    """Adds a case at the end of those of a demand; gives its id."""
    cases = _cases(demand_values(session, demand))
    title = _title(values)
    table = {"id": changes.new_id(title, [str(one.get("id")) for one in cases]), **values}
    session.change(
        f"Add “{title}”", lambda files: changes.with_new_case(files, demand, table, len(cases))
    )
    return str(table["id"])


def change_case(session: Session, demand: str, case: str, values: Mapping[str, Any]) -> None:
    """Changes what is different in a case, all at once."""
    index = changes.index_of(session.files, "demands", demand)
    ids = [one.get("id") for one in _cases(demand_values(session, demand))]
    if index is not None and case in ids:
        path = ("demands", index, "cases", ids.index(case))
        _change(session, path, case_values(session, demand, case), values)


def move_case(session: Session, demand: str, case: str, to: int) -> None:
    """Moves a case to another index among those of its demand, for all letters."""
    ids = [one.get("id") for one in _cases(demand_values(session, demand))]
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


def why_case_stays(session: Session, demand: str, case: str) -> str:
    """Why a case cannot be removed: a text beside it asks whether it is there; empty if none."""
    values = demand_values(session, demand)
    asked = re.compile(rf"\bcases\.{re.escape(case)}\b")
    if asked.search(repr(values.get("text"))):
        return "the wording of its demand says another thing where it is ticked"
    others = (one for one in _cases(values) if one.get("id") != case)
    other = next((one for one in others if asked.search(repr(one.get("text")))), None)
    if other is None:
        return ""
    return f"the wording of “{_title(other)}” says another thing where it is ticked"


def _change(
    session: Session, path: KeyPath, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    session.change(
        f"Change “{_title(after)}”",
        lambda files: with_differences(files, DEMANDS, path, before, after),
    )


def _cases(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    cases = values.get("cases")
    return [one for one in cases if isinstance(one, Mapping)] if isinstance(cases, list) else []


def _title(values: Mapping[str, Any]) -> str:
    title = values.get("title")
    return title if isinstance(title, str) else shown_in(title or {})
