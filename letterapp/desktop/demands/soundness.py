"""What is missing or wrong in a demand or a case as it is being written, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.documents import Document
from letterapp.campaign.model import Asked, Case, Demand, Kind
from letterapp.campaign.table import Table
from letterapp.campaign.tables import read_table
from letterapp.campaign.texts import DEFAULT_ROLE

ELSEWHERE = ""
"""The field of problems that no field of a form can mend."""

Problems = Mapping[str, str]
"""Field (a key of the table) -> what to do about it."""

_PAIRS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_TEXT_EDITOR = "Mend it in demands.toml, in a text editor"


def demand_problems(campaign: Campaign, values: Mapping[str, Any]) -> Problems:
    """What keeps a demand from being asked."""
    found: dict[str, str] = {}
    if not _has_text(values.get("title")):
        found["title"] = "Give it a title, by which lists call it."
    if values.get("kind") not in {str(kind) for kind in Kind}:
        found["kind"] = "Choose what kind it is."
    asked = _mapping(values.get("asked_of"))
    if not asked:
        found["asked_of"] = "Choose at least one role that is asked."
    elif unknown := [role for role in asked if role not in campaign.settings.roles]:
        found["asked_of"] = f"No role of this campaign: {', '.join(unknown)}. Do not ask it."
    elif not set(asked.values()) <= {str(how) for how in Asked}:
        found["asked_of"] = "Choose anew how each role is asked."
    if problem := _text_problem(values.get("text"), list(asked)):
        found["text"] = problem
    known = {source.id for source in campaign.sources}
    sources = values.get("sources") or []
    if not isinstance(sources, list) or not known.issuperset(map(str, sources)):
        found["sources"] = "Untick what is no source of this campaign."
    return found or _elsewhere(Demand, values)


def case_problems(values: Mapping[str, Any]) -> Problems:
    """What keeps a case from being named."""
    found: dict[str, str] = {}
    if not _has_text(values.get("title")):
        found["title"] = "Give it a title, by which lists call it."
    if problem := _text_problem(values.get("text"), []):
        found["text"] = problem
    return found or _elsewhere(Case, values)


def _elsewhere(model: type[Table], values: Mapping[str, Any]) -> Problems:
    """What the format says besides, once all fields are well."""
    _, problems = read_table(model, Document(Path()), (), {"id": "new", **values})
    errors = (problem for problem in problems if problem.is_error)
    said = [f"{_TEXT_EDITOR}: {one.where.place}: {one.message}." for one in errors]
    return {ELSEWHERE: said[0]} if said else {}


def _text_problem(raw: Any, roles: list[str]) -> str:
    """What is wrong with texts by language and role, of which each role needs one."""
    if not _has_text(raw):
        return "Write what letters say."
    for by_role in raw.values() if isinstance(raw, Mapping) else ():
        if isinstance(by_role, Mapping) and not _has_text(by_role.get(DEFAULT_ROLE)):
            without = [role for role in roles if not _has_text(by_role.get(role))]
            if without or not roles:
                return "Write what letters say to all roles that have no wording of their own."
    for text in _texts(raw):
        for begin, end in _PAIRS:
            if text.count(begin) != text.count(end):
                return f"Close each {begin} with {end}."
    return ""


def _has_text(raw: Any) -> bool:
    return any(text.strip() for text in _texts(raw))


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    for inner in raw.values() if isinstance(raw, Mapping) else ():
        yield from _texts(inner)


def _mapping(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {}
