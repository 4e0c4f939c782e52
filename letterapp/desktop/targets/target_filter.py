"""Which targets the list shows; imports nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.targets.entries import Entry, folded


class TargetFilter(Struct, frozen=True):
    """What is searched for, and what a target must be, where anything is asked.

    One of the capacities, of the groups and of the states is enough; of the words all are needed.
    """

    text: str = ""
    capacities: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    states: frozenset[LetterState] = frozenset()

    @property
    def count(self) -> int:
        """How many things are asked besides the text."""
        return len(self.capacities) + len(self.groups) + len(self.states)

    @property
    def is_empty(self) -> bool:
        """Whether it lets all targets through."""
        return not self.count and not self.text.strip()

    @property
    def words(self) -> tuple[str, ...]:
        """The words searched for, folded."""
        return tuple(folded(self.text).split())

    def lets_through(self, entry: Entry, groups: Iterable[str], state: LetterState) -> bool:
        """Whether a target, which is in these groups, is shown; its words are not looked at."""
        return (
            (not self.capacities or not self.capacities.isdisjoint(entry.capacities))
            and (not self.groups or not self.groups.isdisjoint(groups))
            and (not self.states or state in self.states)
        )
