"""The letter in hand, made in the worker: one draft of a campaign that changes with every key.

What is here runs templates, so the doors do not call it: they ask `previewing`.
"""

from __future__ import annotations

from msgspec.structs import replace

from letterapp.batch.drafter import Drafter
from letterapp.batch.drafts import Draft
from letterapp.batch.templates import Templates
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.limits import Limits
from letterapp.wording.passages import Passages
from letterapp.worker.parcels import Parcel, Unpacker


class Previewer:
    """Makes drafts one by one, each of the campaign as it is then; templates are kept."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._unpacker = Unpacker()
        self._templates: Templates | None = None

    def draft(self, parcel: Parcel, choices: Choices) -> Draft | None:
        """The draft of the letter that is chosen, of the campaign in the parcel.

        Files are looked at anew. Raises Forgotten, and UsageError for an unknown target.
        """
        return self._drafter(parcel).first(choices)

    def letter(self, parcel: Parcel, choices: Choices) -> Draft | None:
        """The same draft without its blocks, which its receiver would load all of Jinja for."""
        draft = self.draft(parcel, choices)
        return draft and replace(draft, composed=None)

    def passages(self, parcel: Parcel, choices: Choices) -> Passages:
        """The passages of the letter that is chosen; raises as `draft` does."""
        return self._drafter(parcel).passages(choices)

    def _drafter(self, parcel: Parcel) -> Drafter:
        campaign: Campaign = self._unpacker.unpacked(parcel)
        return Drafter(campaign, self._limits, self._fresh(campaign))

    def _fresh(self, campaign: Campaign) -> Templates:
        """The templates as their files are now."""
        if self._templates is None or self._templates.folder != campaign.folder:
            self._templates = Templates(campaign.folder, self._limits)
        else:
            self._templates.refresh()
        return self._templates
