"""Targets added, changed and removed, each as a function from a campaign's files to its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.changes import index_of, value_in, with_key, with_new, without
from letterapp.campaign.files import DEMANDS, TARGETS, Files
from letterapp.campaign.groups import NOT, UnknownMemberError, resolve
from letterapp.campaign.merging import with_differences

_SECTION = "targets"


def with_target(files: Files, values: Mapping[str, Any]) -> Files:
    """A target more, after the last one of its role."""
    known = value_in(files, TARGETS, (_SECTION,)) or []
    roles = [one.get("role") if isinstance(one, dict) else None for one in known]
    alike = [at for at, role in enumerate(roles) if role == values.get("role")]
    return with_new(files, _SECTION, values, alike[-1] + 1 if alike else len(known))


def with_changed_target(files: Files, target: str, values: Mapping[str, Any]) -> Files:
    """A target with these values; only keys that differ are written.

    Raises KeyError where there is no such target.
    """
    index = index_of(files, _SECTION, target)
    if index is None:
        raise KeyError(target)
    path = (_SECTION, index)
    return with_differences(files, TARGETS, path, value_in(files, TARGETS, path), values)


def without_target(files: Files, target: str) -> Files:
    """The campaign without a target, and without what it says of it elsewhere."""
    files = without(files, _SECTION, target)
    for at, demand in enumerate(value_in(files, DEMANDS, ("demands",)) or ()):
        if isinstance(demand, dict) and target in (demand.get("not_for") or {}):
            files = with_key(files, DEMANDS, ("demands", at, "not_for", target), None)
    return files


def why_kept(campaign: Campaign, target: str) -> str | None:
    """Why a target cannot be removed: what of the campaign would name nothing any more."""
    if campaign.settings.state_concerned == target:
        return "it is the State that the campaign is about"
    return next(_asked_for(campaign, target), None)


def _asked_for(campaign: Campaign, target: str) -> Iterator[str]:
    """The members of groups, and of the selection, that only this target stands behind.

    Those that are its id are no reason: they go with it.
    """
    left = replace(
        campaign,
        targets=tuple([one for one in campaign.targets if one.id != target]),
        unsound_targets=tuple([one for one in campaign.unsound_targets if one.id != target]),
    )
    settings = campaign.settings
    places = {f"the group @{name}": members for name, members in settings.groups.items()}
    for place, words in {**places, "the selection of targets": settings.selection.targets}.items():
        for word in words:
            member = word.removeprefix(NOT)
            if member.startswith("@") or member.casefold() == target.casefold():
                continue
            if _names(campaign, member) and not _names(left, member):
                yield f"{place} asks for “{member}”, which names no other target"


def _names(campaign: Campaign, word: str) -> bool:
    try:
        resolve(campaign, (word,))
    except UnknownMemberError:
        return False
    return True
