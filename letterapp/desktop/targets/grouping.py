"""Under which headings the list shows targets; imports nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.desktop.target_names import role_label
from letterapp.desktop.targets.entries import Entry


class Grouping(Enum):
    """What a heading stands for."""

    ROLE = "role"
    CAPACITY = "capacity"
    GROUP = "group"


class Branch(Struct, frozen=True):
    """A heading and the targets below it; without a title its one target stands by itself."""

    key: str
    title: str
    targets: tuple[str, ...]

    def of(self, shown: Callable[[str], bool]) -> Branch:
        """The branch with those of its targets that are shown."""
        return replace(self, targets=tuple([one for one in self.targets if shown(one)]))


def branches(
    campaign: Campaign,
    entries: Mapping[str, Entry],
    groups_of: Mapping[str, tuple[str, ...]],
    grouping: Grouping,
) -> tuple[Branch, ...]:
    """All targets under their headings; by capacity and by group one may stand under several."""
    if grouping is Grouping.ROLE:
        return tuple(_by_role(campaign, entries))
    if grouping is Grouping.CAPACITY:
        by_capacity = _collected((one.id, one.capacities) for one in entries.values())
        return tuple(_titled(by_capacity, "", "Without a capacity"))
    in_order: dict[str, list[str]] = {group: [] for group in campaign.settings.groups}
    by_group = _collected(((one, groups_of.get(one, ())) for one in entries), in_order)
    return tuple(_titled(by_group, "@", "In no group"))


def _by_role(campaign: Campaign, entries: Mapping[str, Entry]) -> Iterator[Branch]:
    for role, targets in _collected((one.id, (one.role,)) for one in entries.values()).items():
        title = role_label(campaign, role) if len(targets) > 1 else ""
        yield Branch(f"role:{role}", title, tuple(targets))


def _titled(collected: Mapping[str, list[str]], sign: str, rest: str) -> Iterator[Branch]:
    """The rest, which is under no other heading, comes last."""
    for name in sorted(collected, key=lambda name: name == ""):
        if collected[name]:
            yield Branch(f"{sign}{name}", f"{sign}{name}" if name else rest, tuple(collected[name]))


def _collected(
    named: Iterable[tuple[str, tuple[str, ...]]], found: dict[str, list[str]] | None = None
) -> dict[str, list[str]]:
    """The targets by each of the names that they have; by an empty one where they have none."""
    collected = found if found is not None else {}
    for target, names in named:
        for name in dict.fromkeys(names) or ("",):
            collected.setdefault(name, []).append(target)
    return collected
