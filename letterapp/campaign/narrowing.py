"""A campaign cut down to what the letter to one target can see of it.

So a letter can be asked for elsewhere, again and again, at the same cost however many targets the
campaign has. Which letters there are, and what they say, is left to `letters` and to wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from letterapp.campaign.campaign import ANY_LETTER, Campaign
from letterapp.campaign.documents import Origin
from letterapp.campaign.model import Settings

_OF_TARGETS = ("targets", "letters")
"""The sections with an item for each target."""


def narrowed(campaign: Campaign, target: str) -> Campaign:
    """The campaign as the letter to a target sees it; its letter there is the same.

    All that is of other targets is left out, but for the state concerned, which letters name; so
    are groups, the selection of targets, and the problems of the files.
    """
    kept = {target, campaign.settings.state_concerned}
    return replace(
        campaign,
        settings=_settings(campaign.settings, target),
        targets=tuple([found for found in campaign.targets if found.id in kept]),
        unsound_targets=tuple([one for one in campaign.unsound_targets if one.id in kept]),
        unsound_letters=campaign.unsound_letters & {target, ANY_LETTER},
        problems=(),
        origins={
            (section, item): _bare(origin)
            for (section, item), origin in campaign.origins.items()
            if section not in _OF_TARGETS or item in kept
        },
    )


def parts_of(campaign: Campaign) -> Iterator[object]:
    """The parts that stay the same objects while others of the campaign change."""
    settings = campaign.settings
    yield from campaign.targets
    yield from campaign.historical
    yield from campaign.demands
    yield from campaign.sources
    yield from campaign.quotations
    yield from campaign.changes
    yield from settings.roles.values()
    yield from (part for part in (settings.sender, settings.letter) if part is not None)
    for origin in campaign.origins.values():
        yield from origin.toml.blocks
        yield origin


def _bare(origin: Origin) -> Origin:
    """An origin without the values of its whole file, which places do not need."""
    return replace(origin, toml=replace(origin.toml)) if len(origin.toml.blocks) > 1 else origin


def _settings(settings: Settings, target: str) -> Settings:
    """The settings with the changes of one letter, without what only says whom one writes to."""
    own = tuple([found for found in settings.letters if found.target == target])
    selection = settings.selection.model_copy(update={"targets": ()})
    return settings.model_copy(update={"letters": own, "selection": selection, "groups": {}})
