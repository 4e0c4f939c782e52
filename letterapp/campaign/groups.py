"""From words such as `FR`, `France`, `@asean`, `role:signatory` to targets.

A group is a list of members: target ids (or codes, or short names), `role:NAME`,
`capacity:NAME`, other groups (`@NAME`), and `not:MEMBER`, which takes that member out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any

from letterapp.campaign.campaign import Campaign, Unsound
from letterapp.campaign.model import Target, shown_name
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
    return Resolver(campaign).resolved(words)


def memberships(campaign: Campaign) -> Mapping[str, tuple[str, ...]]:
    """The names of the groups that each target is in; a group with an error has no members."""
    call = Resolver(campaign)
    members = {group: call.sound(f"@{group}") for group in campaign.settings.groups}
    return {
        target: tuple(group for group in members if target in members[group])
        for target in _ids(campaign)
    }


def entry_of(target: Target) -> Unsound:
    """A target as groups look at it."""
    short = (forms["short"] for forms in target.name.values())
    names = dict.fromkeys((shown_name(target), *short))
    code = (target.code,) if target.code else ()
    return Unsound(target.id, target.role, target.capacities, (*names, *code))


class Resolver:
    """One look at a campaign's targets, for many words; what words name is worked out once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._index = _index(_Same(campaign.targets), _Same(campaign.unsound_targets))

    def resolved(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids that the words name, in the order of targets.toml; raises UnknownMemberError."""
        chosen = self._members(words, seen=())
        return tuple([target for target in self._index.ids if target in chosen])

    def check(self, word: str) -> None:
        """Raises UnknownMemberError for a word that names nothing."""
        self._members((word,), seen=())

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

    def _member(self, word: str, seen: tuple[str, ...]) -> AbstractSet[str]:
        if word.startswith("@"):
            return self._group(word[1:], seen)
        if word.startswith(_ROLE):
            role = word.removeprefix(_ROLE)
            _known(role, self._campaign.settings.roles, "role")
            return self._index.by_role.get(role, frozenset())
        if word.startswith(_CAPACITY):
            capacity = word.removeprefix(_CAPACITY)
            _known(capacity, self._index.by_capacity, "capacity")
            return self._index.by_capacity[capacity]
        return {self._named(word)}

    def _named(self, word: str) -> str:
        """The id of the one target that a word names: its id, else its code or a short name."""
        folded = word.casefold()
        found = self._index.by_id.get(folded) or self._index.by_name.get(folded)
        if not found:
            names = [name for entry in self._index.entries for name in (entry.id, *entry.names)]
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


class _Same:
    """A value that is known by being the same object; it is kept alive."""

    def __init__(self, value: tuple[Any, ...]) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class _Index:
    """Targets by what words name them; built in one pass, as there may be thousands."""

    def __init__(self, entries: tuple[Unsound, ...]) -> None:
        self.entries = entries
        self.ids = [entry.id for entry in entries]
        self.by_id: dict[str, list[str]] = {}
        self.by_name: dict[str, list[str]] = {}
        self.by_role: dict[str, set[str]] = {}
        self.by_capacity: dict[str, set[str]] = {}
        for entry in entries:
            self.by_id.setdefault(entry.id.casefold(), []).append(entry.id)
            self.by_role.setdefault(entry.role, set()).add(entry.id)
            for name in dict.fromkeys(map(str.casefold, entry.names)):
                self.by_name.setdefault(name, []).append(entry.id)
            for capacity in entry.capacities:
                self.by_capacity.setdefault(capacity, set()).add(entry.id)


@lru_cache(2)
def _index(targets: _Same, unsound: _Same) -> _Index:
    """The index of targets, sound and unsound, made once as long as they stay the same."""
    return _Index((*map(entry_of, targets.value), *unsound.value))


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
