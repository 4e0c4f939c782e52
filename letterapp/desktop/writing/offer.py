"""What can be written, as whoever opens the dialog gives it, and what the person orders of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.batch.outcomes import Outcome, Outcomes
from letterapp.batch.plan import Edited
from letterapp.batch.write import Prepared, Writing, write_letters
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices


class Scope(Enum):
    """Which letters are meant."""

    THIS = auto()
    TICKED = auto()
    ALL = auto()


class Offer(Struct, frozen=True):
    """A campaign and the letters that can be chosen of it, by the ids of their targets.

    `choices` are what the letters are otherwise made of; `checked` is what pre-flight has found so
    far, by target; `scope` is what is chosen at first.
    """

    campaign: Campaign
    in_hand: str | None = None
    ticked: tuple[str, ...] = ()
    scope: Scope = Scope.TICKED
    choices: Choices = field(default_factory=Choices)
    checked: Mapping[str, Outcome] = field(default_factory=dict)

    def targets(self, scope: Scope) -> tuple[str, ...]:
        """The letters of a scope; none where there is nothing to choose."""
        match scope:
            case Scope.THIS:
                return () if self.in_hand is None else (self.in_hand,)
            case Scope.TICKED:
                return self.ticked
            case Scope.ALL:
                return all_targets(self.campaign)

    @property
    def pattern(self) -> str:
        """The file-name pattern of the campaign; empty where its [letter] has errors."""
        letter = self.campaign.settings.letter
        return letter.file_name if letter else ""


class Order(Struct, frozen=True):
    """What is to be written and how; `targets` are in the order in which they are dealt with."""

    campaign: Campaign
    choices: Choices
    writing: Writing
    targets: tuple[str, ...]

    def begin(self, prepared: Prepared) -> Outcomes:
        """Begins the batch."""
        return write_letters(self.campaign, self.choices, self.writing, prepared)

    def again(self, targets: tuple[str, ...], edited: Edited | None = None) -> Order:
        """The same for some of its letters, with another answer for those edited by hand."""
        writing = replace(self.writing, edited=edited or self.writing.edited)
        choices = replace(self.choices, targets=targets)
        return replace(self, choices=choices, writing=writing, targets=targets)


def with_pattern(campaign: Campaign, pattern: str) -> Campaign:
    """The campaign with another file-name pattern."""
    letter = campaign.settings.letter
    if letter is None or letter.file_name == pattern:
        return campaign
    return campaign.with_settings(letter=letter.model_copy(update={"file_name": pattern}))


def all_targets(campaign: Campaign) -> tuple[str, ...]:
    """The ids of all targets, sound or not, each once."""
    sound = (target.id for target in campaign.targets)
    return tuple(dict.fromkeys((*sound, *(one.id for one in campaign.unsound_targets))))
