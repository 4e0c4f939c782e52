"""Targets as lists name them: in English where there is English, with errors told."""

from __future__ import annotations

from letterapp.campaign import model
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.texts import shown_in


def role_label(campaign: Campaign, role: str) -> str:
    """The label of a role, as a heading."""
    found = campaign.settings.roles.get(role)
    label = shown_in(found.label) if found else role or "Without a role"
    return label[:1].upper() + label[1:]


def shown_name(campaign: Campaign, target_id: str) -> str:
    """The short name of a target; its id where it has errors."""
    target = campaign.target(target_id)
    if target is None:
        return f"{target_id} (has errors)"
    return model.shown_name(target)


def shown_office(campaign: Campaign, target_id: str) -> str:
    """The office that a letter to a target is addressed to; empty where it has errors."""
    target = campaign.target(target_id)
    return shown_in(target.office) if target else ""
