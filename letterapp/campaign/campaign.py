"""The campaign as the rest of the program sees it: sound data, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.campaign.documents import Origin
from letterapp.campaign.model import (
    Change,
    Demand,
    HistoricalParty,
    Quotation,
    Settings,
    Source,
    Target,
)
from letterapp.problems import NOWHERE, Place, Problem

ANY_LETTER = "*"


class Unsound(Struct, frozen=True):
    """A target as groups look at it; of one that could not be read, as far as it can be told.

    `names` are other words for it than its id: its short names, that for lists first; its code.
    """

    id: str
    role: str
    capacities: tuple[str, ...]
    names: tuple[str, ...] = ()
    where: Place = NOWHERE


class Campaign(Struct, frozen=True):
    """A campaign folder, read.

    `unsound_targets` and `unsound_demands` stand in the files but have errors: a letter that
    wants one of them fails. So does a letter whose own [[letters]] entry has errors
    (`unsound_letters`, by target; ANY_LETTER where a target cannot be read), and one that would
    follow a [selection] with errors. `problems` are all problems of the files.
    """

    folder: Path
    settings: Settings
    targets: tuple[Target, ...] = ()
    historical: tuple[HistoricalParty, ...] = ()
    demands: tuple[Demand, ...] = ()
    sources: tuple[Source, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    changes: tuple[Change, ...] = ()
    unsound_targets: tuple[Unsound, ...] = ()
    unsound_demands: frozenset[str] = frozenset()
    unsound_letters: frozenset[str] = frozenset()
    has_unsound_selection: bool = False
    problems: tuple[Problem, ...] = ()
    is_shipped: bool = False
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)

    def target(self, target_id: str) -> Target | None:
        """The target of that id."""
        return next((target for target in self.targets if target.id == target_id), None)

    def demand(self, demand_id: str) -> Demand | None:
        """The demand of that id."""
        return next((demand for demand in self.demands if demand.id == demand_id), None)

    def source(self, source_id: str) -> Source | None:
        """The source of that id."""
        return next((source for source in self.sources if source.id == source_id), None)

    def quotation(self, quotation_id: str) -> Quotation | None:
        """The quotation of that id."""
        return next((found for found in self.quotations if found.id == quotation_id), None)

    def historical_party(self, party_id: str) -> HistoricalParty | None:
        """The historical party of that id."""
        return next((party for party in self.historical if party.id == party_id), None)

    def place(self, section: str, item: str, *keys: str | int) -> Place:
        """Where a key of an item stands: `place("demands", "act", "text", "en")`."""
        origin = self.origins.get((section, item))
        return origin.place(*keys) if origin else NOWHERE

    def settings_place(self, *keys: str | int) -> Place:
        """Where a key of campaign.toml stands; a letter of its own is keyed by its target."""
        if keys[0] == "letters" and (origin := self.origins.get(("letters", str(keys[1])))):
            return origin.place(*keys[2:])
        origin = self.origins.get(("settings", ""))
        return origin.place(*keys) if origin else NOWHERE

    def with_settings(self, **changed: object) -> Campaign:
        """The same campaign with other values for top-level keys of campaign.toml."""
        return replace(self, settings=self.settings.model_copy(update=changed))
