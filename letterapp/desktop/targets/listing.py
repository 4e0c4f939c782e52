"""What the list shows of a campaign: grouped and filtered; imports nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.groups import memberships
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.targets.entries import Entry, EntryReader, folded
from letterapp.desktop.targets.grouping import Branch, Grouping, branches
from letterapp.desktop.targets.target_filter import TargetFilter


class Listing:
    """Works out anew only what a change of the campaign has touched."""

    def __init__(self, campaign: Campaign) -> None:
        self.filter = TargetFilter()
        self.states: Mapping[str, LetterState] = {}
        self._grouping = Grouping.ROLE
        self._reader = EntryReader()
        self._groups_of: Mapping[str, tuple[str, ...]] | None = None
        self._branches: tuple[Branch, ...] | None = None
        self._folded: dict[str, str] = {}
        self._campaign = campaign
        self._entries = self._reader.read(campaign)
        self._seen = self._looked_at()

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All targets by id."""
        return self._entries

    @property
    def capacities(self) -> tuple[str, ...]:
        """The capacities that targets have."""
        every = (one for entry in self._entries.values() for one in entry.capacities)
        return tuple(dict.fromkeys(every))

    @property
    def grouping(self) -> Grouping:
        """What the headings stand for."""
        return self._grouping

    @property
    def groups_of(self) -> Mapping[str, tuple[str, ...]]:
        """The groups of the campaign that each target is in."""
        if self._groups_of is None:
            self._groups_of = memberships(self._campaign)
        return self._groups_of

    def group_by(self, grouping: Grouping) -> None:
        """Shows other headings."""
        self._grouping = grouping
        self._branches = None

    def read(self, campaign: Campaign) -> bool:
        """Takes the campaign as it is now; whether anything is to be shown that was not."""
        self._campaign, self._entries = campaign, self._reader.read(campaign)
        seen = self._looked_at()
        if _is_same(seen, self._seen):
            return False
        self._seen = seen
        self._folded = {}
        self._groups_of = self._branches = None
        return True

    def state(self, target: str) -> LetterState:
        """The state of a target's letter; one that has errors in the files has errors."""
        known = self.states.get(target)
        if known is None:
            entry = self._entries.get(target)
            is_sound = entry is None or entry.is_sound
            known = LetterState.UNKNOWN if is_sound else LetterState.ERROR
        return known

    def shown(self) -> tuple[Branch, ...]:
        """The headings with the targets that the filter lets through, where there are any."""
        if self._branches is None:
            self._branches = self._grouped()
        if self.filter.is_empty:
            return self._branches
        through = {one for one in self._entries if self._is_let_through(one)}
        left = (branch.of(through.__contains__) for branch in self._branches)
        return tuple(branch for branch in left if branch.targets)

    def _grouped(self) -> tuple[Branch, ...]:
        groups_of = self.groups_of if self._grouping is Grouping.GROUP else {}
        return branches(self._campaign, self._entries, groups_of, self._grouping)

    def _is_found(self, entry: Entry) -> bool:
        """Whether it has all words that are searched; its own are folded when first asked."""
        if not self.filter.words:
            return True
        own = self._folded.get(entry.words)
        if own is None:
            own = self._folded[entry.words] = folded(entry.words)
        return all(word in own for word in self.filter.words)

    def _is_let_through(self, target: str) -> bool:
        entry = self._entries[target]
        if not self._is_found(entry):
            return False
        groups = self.groups_of.get(target, ()) if self.filter.groups else ()
        return self.filter.lets_through(entry, groups, self.state(target))

    def _looked_at(self) -> tuple[object, ...]:
        settings = self._campaign.settings
        return self._entries, settings.roles, settings.groups


def _is_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    return all(one is other or one == other for one, other in zip(these, those, strict=True))
