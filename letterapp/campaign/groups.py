"""From words such as `FR`, `France`, `@asean`, `role:signatory` to targets.

A group is a list of members: target ids (or codes, or short names), `role:NAME`,
`capacity:NAME`, other groups (`@NAME`), and `not:MEMBER`, which takes that member out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

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
    return _Call(campaign).resolved(words)


def memberships(campaign: Campaign) -> Mapping[str, tuple[str, ...]]:
    """The names of the groups that each target is in; a group with an error has no members."""
    call = _Call(campaign)
    members = {group: call.sound(f"@{group}") for group in campaign.settings.groups}
    return {
        target: tuple(group for group in members if target in members[group])
        for target in _ids(campaign)
    }


def entry_of(target: Target) -> Unsound:
    """A target as groups look at it."""
    names = dict.fromkeys(forms["short"] for forms in target.name.values())
    code = (target.code,) if target.code else ()
    return Unsound(target.id, target.role, target.capacities, (*names, *code))


class _Call:
    """One look at the campaign's targets: by what words name them is worked out once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign

    def resolved(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids that the words name, in the order of targets.toml; raises UnknownMemberError."""
        chosen = self._members(words, seen=())
        return tuple([target for target in _ids(self._campaign) if target in chosen])

    def sound(self, word: str) -> AbstractSet[str]:
        """The ids that a word names, none where there is an error in it."""
        try:
            return self._members((word,), seen=())
        except UnknownMemberError:
            return frozenset()

    def _members(self, words: Sequence[str], seen: tuple[str, ...]) -> set[str]:
        """The members that the words name, less those that any `not:` takes out, in any order."""
        chosen: set[str] = set()
        taken_out: set[str] = set()
        for word in words:
            if word.startswith(NOT):
                taken_out |= self._member(word.removeprefix(NOT), seen)
            else:
                chosen |= self._member(word, seen)
        return chosen - taken_out

    def _member(self, word: str, seen: tuple[str, ...]) -> set[str]:
        if word.startswith("@"):
            return self._group(word[1:], seen)
        if word.startswith(_ROLE):
            role = word.removeprefix(_ROLE)
            _known(role, self._campaign.settings.roles, "role")
            return {entry.id for entry in self._entries if entry.role == role}
        if word.startswith(_CAPACITY):
            capacity = word.removeprefix(_CAPACITY)
            capacities = dict.fromkeys(known for x in self._entries for known in x.capacities)
            _known(capacity, capacities, "capacity")
            return {entry.id for entry in self._entries if capacity in entry.capacities}
        return {self._named(word)}

    def _named(self, word: str) -> str:
        """The id of the one target that a word names: its id, else its code or a short name."""
        folded = word.casefold()
        found = self._by_id.get(folded) or self._by_name.get(folded)
        if not found:
            names = [name for entry in self._entries for name in (entry.id, *entry.names)]
            raise UnknownMemberError(
                f"there is no target “{word}”", _hint(self._campaign, word, names)
            )
        if len(set(found)) > 1:
            hint = "Name it by its id."
            raise UnknownMemberError(f"“{word}” is more than one target: {', '.join(found)}", hint)
        return found[0]

    def _group(self, name: str, seen: tuple[str, ...]) -> set[str]:
        groups = self._campaign.settings.groups
        by_folded = {group.casefold(): group for group in groups}
        group = by_folded.get(name.casefold(), name)
        _known(f"@{group}", (f"@{known}" for known in groups), "group")
        if group in seen:
            circle = " → ".join(f"@{known}" for known in (*seen, group))
            raise UnknownMemberError(f"the group contains itself: {circle}")
        return self._members(groups[group], (*seen, group))

    @cached_property
    def _entries(self) -> tuple[Unsound, ...]:
        """All targets of the file, sound and unsound, by what groups look at."""
        return (*map(entry_of, self._campaign.targets), *self._campaign.unsound_targets)

    @cached_property
    def _by_id(self) -> Mapping[str, Sequence[str]]:
        """The ids of all targets, by their spelling without case."""
        found: dict[str, list[str]] = {}
        for target in _ids(self._campaign):
            found.setdefault(target.casefold(), []).append(target)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        """The ids of all targets, by their codes and short names without case."""
        found: dict[str, list[str]] = {}
        for entry in self._entries:
            for name in dict.fromkeys(map(str.casefold, entry.names)):
                found.setdefault(name, []).append(entry.id)
        return found


def _ids(campaign: Campaign) -> Iterator[str]:
    """The ids of all targets of the file, sound and unsound."""
    yield from (target.id for target in campaign.targets)
    yield from (entry.id for entry in campaign.unsound_targets)


def _hint(campaign: Campaign, word: str, names: Iterable[str]) -> str:
    """What may have been meant instead of a word that names no target."""
    groups = [f"@{name}" for name in campaign.settings.groups]
    there_are = ", ".join((*_ids(campaign), *groups))
    return near(word, (*names, *groups)) or f"There are: {there_are}."


def _known(word: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if word not in names:
        hint = near(word, names) or "There are: " + ", ".join(names) + "."
        raise UnknownMemberError(f"there is no {what} “{word}”", hint)
