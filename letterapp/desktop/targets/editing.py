"""Targets added, changed and removed: each a command with its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterapp.campaign.changes import index_of, new_id
from letterapp.campaign.files import TARGETS
from letterapp.campaign.target_changes import (
    why_kept,
    with_changed_target,
    with_target,
    without_target,
)
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.targets.target_values import closed


def target_values(session: Session, target: str) -> Mapping[str, Any]:
    """A target as the file has it, sound or not; empty where there is none."""
    index = index_of(session.files, "targets", target)
    return {} if index is None else session.value(TARGETS, ("targets", index)) or {}


def add_target(session: Session, values: Mapping[str, Any]) -> str:
    """Adds a target, with an id where it has none, and takes its letter in hand; says so."""
    name = short_name(values)
    added = closed({"id": new_id(name, session.all_targets), **values})
    target = str(added["id"])
    session.change(f"Add {name}", lambda files: with_target(files, added))
    session.set_in_hand(target)
    is_ticked = target in session.targets
    return f"{name} is added." if is_ticked else f"{name} is added; tick it to write to it."


def change_target(session: Session, target: str, values: Mapping[str, Any]) -> str:
    """Gives a target other values; says so."""
    name = short_name(values)
    changed = closed(values)
    before = session.files
    session.change(f"Change {name}", lambda files: with_changed_target(files, target, changed))
    return f"{name} is as it was." if session.files is before else f"{name} is changed."


def remove_target(session: Session, target: str) -> str:
    """Removes a target, unless the campaign needs it; says so, or why not."""
    name = shown_name(session.campaign, target)
    if reason := why_kept(session.campaign, target):
        return f"{name} cannot be removed: {reason}."
    session.settle()
    session.change(f"Remove {name}", lambda files: without_target(files, target))
    return f"{name} is removed; Undo brings it back."


def short_name(values: Mapping[str, Any]) -> str:
    """What a target with these values is called in lists; its id where it has no name."""
    names = values.get("name")
    forms = list(names.values()) if isinstance(names, dict) else []
    if isinstance(names, dict) and "en" in names:
        forms.insert(0, names["en"])
    found = (one.get("short") for one in forms if isinstance(one, dict))
    return next((str(name) for name in found if name), str(values.get("id", "a target")))
