"""What an officer should know of a letter's facts before it goes: age, gaps, the sample sender."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.model import Change
from letterapp.campaign.samples import left_of_samples
from letterapp.campaign.texts import shown_in
from letterapp.problems import Place, Problem, Topic, warning

_UNVERIFIED = "unverified"
_A_YEAR = datetime.timedelta(days=366)
_MOST = 256


class LetterWarnings:
    """Warnings about the facts of a campaign's letters; what letters share is worked out once."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._touched = {spot for change in campaign.changes for spot in change.touches}
        self._moved: dict[Hashable, tuple[Problem, ...]] = {}

    def of(self, letter: Letter) -> tuple[Problem, ...]:
        """All warnings about the facts of one letter."""
        campaign = self._campaign
        found = (*_sender(campaign, letter), *_target(campaign, letter), *self._moved_in(letter))
        return tuple([problem.for_letter(letter.target.id) for problem in found])

    def _moved_in(self, letter: Letter) -> tuple[Problem, ...]:
        """What moved before the letter's day, which is the same for all of one day that ask it."""
        target = _target_spot(letter)
        demands = [(x.demand.id, *[case.id for case in x.cases]) for x in letter.demands]
        is_touched = target in self._touched
        key = (letter.settings.date, letter.language, is_touched and target, *demands)
        if key not in self._moved:
            if len(self._moved) >= _MOST:
                self._moved.clear()
            self._moved[key] = tuple(_moved(self._campaign, letter))
        return self._moved[key]


def letter_warnings(campaign: Campaign, letter: Letter) -> tuple[Problem, ...]:
    """All warnings about the facts of one letter alone."""
    return LetterWarnings(campaign).of(letter)


def _sender(campaign: Campaign, letter: Letter) -> Iterator[Problem]:
    if letter.sender.sample:
        where = campaign.settings_place("sender")
        hint = "Fill in [sender] with your own organisation and delete “sample = true”."
        yield warning("the sender is the invented example organisation", hint, where, Topic.SENDER)
    elif left := left_of_samples(letter.sender):
        where = campaign.settings_place("sender", next(iter(left)))
        hint = "Put your own in its place under [sender], or take it out."
        message = f"still the invented example’s: {', '.join(left.values())}"
        yield warning(message, hint, where, Topic.SENDER)
    if not letter.sender.signers:
        where = campaign.settings_place("sender")
        hint = "Add a signer under [sender]."
        yield warning("nobody signs the letter", hint, where, Topic.SENDER)


def _target(campaign: Campaign, letter: Letter) -> Iterator[Problem]:
    target = letter.target
    if target.address is None or not target.address.lines:
        hint = "Add address.lines with source and as_of, or send it through the mission."
        where = campaign.place("targets", target.id, "address")
        yield warning("no verified postal address is known", hint, where, Topic.ADDRESS)
    elif _is_old(target.address.as_of, letter.settings.date):
        where = campaign.place("targets", target.id, "address")
        as_of = target.address.as_of or "no known day"
        hint = f"Check it. Source: {target.address.source or 'none is given'}"
        yield warning(f"the postal address is as of {as_of}", hint, where, Topic.ADDRESS)
    for part, basis in target.basis.items():
        if basis == _UNVERIFIED:
            where = campaign.place("targets", target.id, part)
            topic = Topic.ADDRESS if part == "office" else Topic.SALUTATION
            yield warning(f"the {part} is not verified", "Check it before sending.", where, topic)


def _moved(campaign: Campaign, letter: Letter) -> Iterator[Problem]:
    """A warning for every fact of this letter that moved on or before its day."""
    date = letter.settings.date
    as_of = campaign.settings.facts_as_of
    if as_of and date > as_of:
        hint = "Check offices, names and facts against the date of the letter."
        where = campaign.settings_place("facts_as_of")
        message = f"the facts are as of {as_of}, the letter is dated {date}"
        yield warning(message, hint, where, Topic.FACTS)
    for change, where in sorted(_changes(campaign, letter), key=lambda found: found[0].on):
        source = campaign.source(change.source)
        cited = shown_in(source.citation, letter.language) if source else change.source
        what = shown_in(change.what, letter.language)
        yield warning(f"since {change.on}: {what}", f"Source: {cited}", where, Topic.FACTS)


def _changes(campaign: Campaign, letter: Letter) -> Iterator[tuple[Change, Place]]:
    """The changes that concern what the letter says, or whom it goes to, up to its day."""
    date, spots = letter.settings.date, _spots(letter)
    for index, change in enumerate(campaign.changes):
        if change.on <= date and not (change.touches and spots.isdisjoint(change.touches)):
            yield change, campaign.place("changes", str(index))
    for chosen in letter.demands:
        ids = {case.id for case in chosen.cases}
        for index, case in enumerate(chosen.demand.cases):
            for since in case.since if case.id in ids else ():
                if since.on <= date:
                    where = campaign.place("demands", chosen.demand.id, "cases", index, "since")
                    yield since, where


def _spots(letter: Letter) -> set[str]:
    """All that a change can touch in a letter."""
    spots = {_target_spot(letter)}
    for chosen in letter.demands:
        spots.add(chosen.demand.id)
        spots.update([f"{chosen.demand.id}:{case.id}" for case in chosen.cases])
    return spots


def _target_spot(letter: Letter) -> str:
    return f"target:{letter.target.id}"


def _is_old(as_of: datetime.date | None, date: datetime.date) -> bool:
    """Whether something known as of a day is over a year old, or of no known age."""
    return as_of is None or date - as_of > _A_YEAR
