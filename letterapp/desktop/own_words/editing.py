"""Which passage of which letter is being changed, and what its edits become."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Unwritable, letters_of
from letterapp.campaign.model import Edit
from letterapp.campaign.texts import role_text
from letterapp.wording.misfits import nearest
from letterapp.wording.passages import Passage, Passages, changed, changed_since

_TEMPLATE = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)


class Editing(Struct, frozen=True):
    """A passage in hand, by its index; what is typed in one `step` is undone together."""

    target: str
    passages: Passages
    index: int
    step: int = 0

    @property
    def passage(self) -> Passage:
        """The passage as it was found."""
        return self.passages.passages[self.index]

    @property
    def kind(self) -> str:
        """What makes changes one change."""
        return f"own words {self.target} {self.step}"

    def edits(self, source: str) -> tuple[Edit, ...]:
        """The letter's edits when the passage is to read as a source; raises ValueError."""
        return changed(self.passages.edits, self.passage, source)

    def edits_since(self, now: tuple[Edit, ...], source: str) -> tuple[Edit, ...]:
        """As `edits`, where the letter's edits have changed since the passages were found."""
        return changed_since(now, self.passages, self.passage, source)

    def among(self, passages: Passages) -> Editing | None:
        """The same passage among those that were found anew; None where it is gone."""
        original = self.passage.original
        found = [at for at, one in enumerate(passages.passages) if one.original == original]
        if not found:
            return None
        index = min(found, key=lambda at: abs(at - self.index))
        return replace(self, passages=passages, index=index)


def index_reading(passages: Passages, text: str) -> int | None:
    """The index of the passage with a paragraph that reads so; None where there is none."""
    passage = passages.reading(text)
    return None if passage is None else passages.passages.index(passage)


def index_of_demand(passages: Passages, campaign: Campaign, target: str, demand: str) -> int | None:
    """The index of the passage that most likely asks a demand, by the words of its text.

    What its text takes from the data is not counted. None where the letter does not ask it.
    """
    [letter] = letters_of(campaign, Choices(targets=(target,), tells_left_out=False))
    if isinstance(letter, Unwritable):
        return None
    asked = (chosen.demand for chosen in letter.demands if chosen.demand.id == demand)
    texts = (role_text(one.text, letter.language, letter.target.role) for one in asked)
    words = _TEMPLATE.sub(" ", next(texts, None) or "").split()
    return nearest(words, passages.passages)
