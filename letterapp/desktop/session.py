"""What one window works on: the campaign as it was read, and the choices made since.

The only thing that changes in the window; panels show it and set it. Choices last as long as the
session: writing them back to the campaign folder is for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of
from letterapp.campaign.model import LetterSettings, Sender
from letterapp.desktop.sender import (
    sender_problems,
    tidied_letter,
    tidied_sender,
    typed_sender,
)
from letterapp.desktop.ticks import Ticks, has_own_demands, letter_of, selected
from letterapp.problems import Problem


class Session(QObject):
    """The campaign and the choices; each signal says which of them changed."""

    targets_changed = Signal()
    in_hand_changed = Signal()
    demands_changed = Signal()
    settings_changed = Signal()

    def __init__(self, campaign: Campaign, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = campaign
        self._sender = campaign.settings.sender
        self._letter = campaign.settings.letter
        self._ticks = selected(campaign)
        self._own_ticks = {
            own.target: selected(campaign, own)
            for own in campaign.settings.letters
            if has_own_demands(campaign, own.target)
        }
        self._targets = frozenset(_selected_targets(campaign))
        self._in_hand = next(iter(self.targets or self.all_targets), None)

    @property
    def read(self) -> Campaign:
        """The campaign as its folder has it."""
        return self._read

    @property
    def campaign(self) -> Campaign:
        """The campaign with the choices of this window in it: what letters are made from."""
        return self._read.with_settings(
            sender=self._sender and tidied_sender(self._sender),
            letter=self._letter and tidied_letter(self._letter),
            letters=tuple(
                letter_of(self._read, target, self.ticks_for(target.id))
                for target in self._read.targets
            ),
        )

    @property
    def all_targets(self) -> tuple[str, ...]:
        """The ids of all targets, with errors or without, as letters are written in order."""
        unsound = (target.id for target in self._read.unsound_targets)
        return (*(target.id for target in self._read.targets), *unsound)

    @property
    def all_demands(self) -> tuple[str, ...]:
        """The ids of all demands, in the order of demands.toml; those with errors come last."""
        known = (demand.id for demand in self._read.demands)
        named = (order for ticks in self._own_ticks.values() for order in ticks.order)
        return tuple(dict.fromkeys((*known, *self._ticks.order, *named)))

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the ticked targets, in order."""
        return tuple(target for target in self.all_targets if target in self._targets)

    @property
    def in_hand(self) -> str | None:
        """The id of the target whose letter is shown; None where there are no targets."""
        return self._in_hand

    @property
    def ticks(self) -> Ticks:
        """The ticked demands and cases of the letter in hand."""
        return self.ticks_for(self._in_hand)

    @property
    def has_own_ticks(self) -> bool:
        """Whether the ticks shown are those of the letter in hand alone."""
        return self._in_hand in self._own_ticks

    @property
    def sender_as_typed(self) -> Sender | None:
        """The sender as typed; None where the campaign has no sound one."""
        return self._sender

    @property
    def letter_as_typed(self) -> LetterSettings | None:
        """What all letters share, as typed; None where the campaign has no sound one."""
        return self._letter

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the choices themselves; an error stops all letters."""
        read = self._read.settings.sender
        return tuple(sender_problems(self._sender, read)) if self._sender and read else ()

    def ticks_for(self, target: str | None) -> Ticks:
        """The ticked demands and cases of one letter."""
        return self._own_ticks.get(target or "", self._ticks)

    def set_in_hand(self, target: str) -> None:
        """Takes the letter to another target in hand."""
        if target != self._in_hand:
            self._in_hand = target
            self.in_hand_changed.emit()

    def step(self, count: int) -> None:
        """Goes on by so many letters of the selected ones, round and round."""
        stops = [t for t in self.all_targets if t in self._targets or t == self._in_hand]
        if self._in_hand in stops:
            self.set_in_hand(stops[(stops.index(self._in_hand) + count) % len(stops)])

    def set_targets(self, targets: Iterable[str]) -> None:
        """Ticks these targets and no others."""
        ticked = frozenset(targets)
        if ticked != self._targets:
            self._targets = ticked
            self.targets_changed.emit()

    def tick_targets(self, targets: Iterable[str], *, is_ticked: bool) -> None:
        """Ticks targets, or takes their ticks away."""
        ids = frozenset(targets)
        self.set_targets(self._targets | ids if is_ticked else self._targets - ids)

    def tick_demand(self, demand: str, *, is_ticked: bool) -> None:
        """Ticks a demand for all letters, or for the one in hand where it has its own."""
        self._set_ticks(self.ticks.with_demand(demand, is_ticked=is_ticked))

    def tick_case(self, demand: str, case: str, *, is_ticked: bool) -> None:
        """Ticks a case of a demand, for the same letters."""
        self._set_ticks(self.ticks.with_case(demand, case, is_ticked=is_ticked))

    def change_sender(self, **changed: object) -> None:
        """Sets fields of the sender, as typed."""
        read = self._read.settings.sender
        if self._sender is None or read is None:
            return
        sender = typed_sender(self._sender, read, changed)
        if sender != self._sender:
            self._sender = sender
            self.settings_changed.emit()

    def change_letter(self, **changed: object) -> None:
        """Sets fields of what all letters share, as typed."""
        letter = self._letter and self._letter.model_copy(update=changed)
        if letter != self._letter:
            self._letter = letter
            self.settings_changed.emit()

    def _set_ticks(self, ticks: Ticks) -> None:
        if ticks == self.ticks:
            return
        if self._in_hand is not None and self.has_own_ticks:
            self._own_ticks[self._in_hand] = ticks
        else:
            self._ticks = ticks
        self.demands_changed.emit()


def _selected_targets(campaign: Campaign) -> Iterator[str]:
    for letter in letters_of(campaign, Choices()):
        yield letter.target.id if isinstance(letter, Letter) else letter.target
