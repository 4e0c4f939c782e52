"""From words such as `FR`, `France`, `@asean`, `role:signatory` to targets.

A group is a list of members: target ids (or codes, or short names), `role:NAME`,
`capacity:NAME`, other groups (`@NAME`), and `not:MEMBER`, which takes that member out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from letterapp.campaign.campaign import Campaign, Unsound
from letterapp.campaign.model import Target
from letterapp.errors import LetterappError
from letterapp.problems import near

_ROLE, _CAPACITY, NOT = "role:", "capacity:", "not:"


class UnknownMemberError(LetterappError):
    """A target, group, role or capacity that the campaign does not have."""

    title = "Unknown target or group"


def resolve(campaign: Campaign, words: Sequence[str]) -> tuple[str, ...]:
    """The ids of the targets that the words name, in the order of targets.toml.

    Raises UnknownMemberError for a word that names nothing, with near names as hint.
    """
    chosen = _members(campaign, words, seen=())
    return tuple(entry.id for entry in _entries(campaign) if entry.id in chosen)


def memberships(campaign: Campaign) -> Mapping[str, tuple[str, ...]]:
    """The names of the groups that each target is in; a group with an error has no members."""
    members = {group: set(_sound(campaign, group)) for group in campaign.settings.groups}
    return {
        entry.id: tuple(group for group in members if entry.id in members[group])
        for entry in _entries(campaign)
    }


def _sound(campaign: Campaign, group: str) -> Iterable[str]:
    try:
        return resolve(campaign, (f"@{group}",))
    except UnknownMemberError:
        return ()


def _members(campaign: Campaign, words: Sequence[str], seen: tuple[str, ...]) -> set[str]:
    """The members that the words name, less those that any `not:` takes out, in any order."""
    chosen: set[str] = set()
    taken_out: set[str] = set()
    for word in words:
        if word.startswith(NOT):
            taken_out |= _member(campaign, word.removeprefix(NOT), seen)
        else:
            chosen |= _member(campaign, word, seen)
    return chosen - taken_out


def _member(campaign: Campaign, word: str, seen: tuple[str, ...]) -> set[str]:
    entries = _entries(campaign)
    if word.startswith("@"):
        return _group(campaign, word[1:], seen)
    if word.startswith(_ROLE):
        role = word.removeprefix(_ROLE)
        _known(role, campaign.settings.roles, "role")
        return {entry.id for entry in entries if entry.role == role}
    if word.startswith(_CAPACITY):
        capacity = word.removeprefix(_CAPACITY)
        capacities = dict.fromkeys(known for entry in entries for known in entry.capacities)
        _known(capacity, capacities, "capacity")
        return {entry.id for entry in entries if capacity in entry.capacities}
    return {_named(campaign, word)}


def _named(campaign: Campaign, word: str) -> str:
    """The id of the one target that a word names: by its id, else by its code or a short name."""
    entries, folded = _entries(campaign), word.casefold()
    by_id = [entry.id for entry in entries if entry.id.casefold() == folded]
    by_name = [entry.id for entry in entries if folded in map(str.casefold, entry.names)]
    found = by_id or by_name
    if not found:
        names = (name for entry in entries for name in (entry.id, *entry.names))
        raise UnknownMemberError(f"there is no target “{word}”", _hint(campaign, word, names))
    if len(set(found)) > 1:
        hint = "Name it by its id."
        raise UnknownMemberError(f"“{word}” is more than one target: {', '.join(found)}", hint)
    return found[0]


def _group(campaign: Campaign, name: str, seen: tuple[str, ...]) -> set[str]:
    groups = campaign.settings.groups
    by_folded = {group.casefold(): group for group in groups}
    group = by_folded.get(name.casefold(), name)
    _known(f"@{group}", (f"@{known}" for known in groups), "group")
    if group in seen:
        circle = " → ".join(f"@{known}" for known in (*seen, group))
        raise UnknownMemberError(f"the group contains itself: {circle}")
    return _members(campaign, groups[group], (*seen, group))


def _entries(campaign: Campaign) -> tuple[Unsound, ...]:
    """All targets of the file, sound and unsound, by what groups look at."""
    return (*map(entry_of, campaign.targets), *campaign.unsound_targets)


def entry_of(target: Target) -> Unsound:
    """A target as groups look at it."""
    names = dict.fromkeys(forms["short"] for forms in target.name.values())
    code = (target.code,) if target.code else ()
    return Unsound(target.id, target.role, target.capacities, (*names, *code))


def _hint(campaign: Campaign, word: str, names: Iterable[str]) -> str:
    """What may have been meant instead of a word that names no target."""
    groups = [f"@{name}" for name in campaign.settings.groups]
    ids = [entry.id for entry in _entries(campaign)]
    return near(word, (*names, *groups)) or "There are: " + ", ".join((*ids, *groups)) + "."


def _known(word: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if word not in names:
        hint = near(word, names) or "There are: " + ", ".join(names) + "."
        raise UnknownMemberError(f"there is no {what} “{word}”", hint)
