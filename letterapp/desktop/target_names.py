"""Targets as lists name them: in English where there is English, with errors told."""

from __future__ import annotations

from collections.abc import Mapping

from letterapp.campaign import model
from letterapp.campaign.campaign import Campaign, Unsound
from letterapp.campaign.texts import shown_in


def role_label(campaign: Campaign, role: str) -> str:
    """The label of a role, as a heading."""
    found = campaign.settings.roles.get(role)
    label = shown_in(found.label) if found else role or "Without a role"
    return label[:1].upper() + label[1:]


def shown_name(campaign: Campaign, target_id: str) -> str:
    """The short name of a target; its id where there is none."""
    if target := campaign.target(target_id):
        return model.shown_name(target)
    unsound = (one for one in campaign.unsound_targets if one.id == target_id)
    return next(map(unsound_name, unsound), target_id)


def shown_names(campaign: Campaign) -> Mapping[str, str]:
    """The names of all targets as `shown_name` has them, by id."""
    unsound = {one.id: unsound_name(one) for one in campaign.unsound_targets}
    return unsound | {target.id: model.shown_name(target) for target in campaign.targets}


def unsound_name(target: Unsound) -> str:
    """What a target that could not be read is called, as far as that can be told."""
    return f"{next(iter(target.names), target.id)} (has errors)"


def shown_office(campaign: Campaign, target_id: str) -> str:
    """The office that a letter to a target is addressed to; empty where it has errors."""
    target = campaign.target(target_id)
    return shown_in(target.office) if target else ""
