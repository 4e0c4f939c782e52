"""What a demand rests on, and what has changed since, in sentences that a person reads."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Change, Demand
from letterapp.campaign.texts import shown_in


def sources_of(campaign: Campaign, demand: Demand) -> list[str]:
    """The citations of a demand's sources, each with its address where it has one."""
    return [_cited(campaign, source) for source in demand.sources]


def changes_since(campaign: Campaign, demand: Demand) -> list[str]:
    """The facts about a demand and its cases that have moved since, oldest first."""
    found = sorted(_changes(campaign, demand), key=lambda one: one[0].on)
    return [_told(campaign, change, about) for change, about in found]


def shown_day(day: datetime.date) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}"


def _changes(campaign: Campaign, demand: Demand) -> Iterator[tuple[Change, str]]:
    spots = {demand.id, *(f"{demand.id}:{case.id}" for case in demand.cases)}
    for change in campaign.changes:
        if not spots.isdisjoint(change.touches):
            yield change, ""
    for case in demand.cases:
        for change in case.since:
            yield change, shown_in(case.title)


def _told(campaign: Campaign, change: Change, about: str) -> str:
    when = ", ".join(filter(None, (shown_day(change.on), about)))
    source = campaign.source(change.source)
    cited = shown_in(source.citation) if source else change.source
    return f"{when}: {shown_in(change.what)} ({cited})"


def _cited(campaign: Campaign, source_id: str) -> str:
    source = campaign.source(source_id)
    if source is None:
        return source_id
    return "\n".join(filter(None, (shown_in(source.citation), source.url)))
