"""What the tables of a campaign say of one another, checked once all are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from msgspec.structs import replace

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.groups import NOT, Resolver, UnknownMemberError, entry_of
from letterapp.campaign.model import Change, Demand, LetterChanges, Quotation, Target
from letterapp.campaign.texts import DEFAULT_ROLE, RoleTexts
from letterapp.problems import Place, Problem, error, near

Where = Callable[[], Place]
"""Gives the place of a reference, which is looked for only where something is wrong with it."""


class References:
    """Checks campaigns; what has not changed since the last time is not looked at again."""

    def __init__(self) -> None:
        self._sound: tuple[Target, ...] | None = None
        self._names: object = None

    def check(self, campaign: Campaign) -> Campaign:
        """The campaign with the items whose references lead nowhere taken for unsound."""
        check = _Check(campaign)
        quotations = {quote.id: list(check.quotation(quote)) for quote in campaign.quotations}
        targets = self._of_targets(campaign, check)
        demands = {demand.id: list(check.demand(demand)) for demand in campaign.demands}
        own = campaign.settings.letters
        letters = {letter.target: list(check.letter(letter)) for letter in own}
        selection = list(check.selection())
        items = chain(targets.values(), demands.values(), quotations.values(), letters.values())
        found = [*chain.from_iterable(items), *check.settings(), *selection, *check.changes()]
        bad_demands = {demand_id for demand_id, problems in demands.items() if problems}
        unsound = (
            replace(entry_of(target), where=campaign.place("targets", target.id))
            for target in campaign.targets
            if target.id in targets
        )
        return replace(
            campaign,
            targets=_without(campaign.targets, targets),
            demands=tuple(demand for demand in campaign.demands if not demands[demand.id]),
            quotations=tuple(quote for quote in campaign.quotations if not quotations[quote.id]),
            unsound_targets=(*campaign.unsound_targets, *unsound),
            unsound_demands=campaign.unsound_demands | bad_demands,
            unsound_letters=campaign.unsound_letters | {name for name in letters if letters[name]},
            has_unsound_selection=campaign.has_unsound_selection or bool(selection),
            problems=(*campaign.problems, *dict.fromkeys(found)),
        )

    def _of_targets(self, campaign: Campaign, check: _Check) -> dict[str, list[Problem]]:
        """The problems of the targets that have any, which may be very many targets."""
        names = check.names_for_targets()
        if self._sound is campaign.targets and self._names == names:
            return {}
        each = ((target.id, list(check.target(target))) for target in campaign.targets)
        found = {target_id: problems for target_id, problems in each if problems}
        self._sound, self._names = (None if found else campaign.targets), names
        return found


def _without(targets: tuple[Target, ...], bad: Collection[str]) -> tuple[Target, ...]:
    return tuple(target for target in targets if target.id not in bad) if bad else targets


class _Check:
    """The names that may be referred to, and the problems with those that are not there."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._resolver = Resolver(campaign)
        self._roles = set(campaign.settings.roles)
        self._sources = {source.id for source in campaign.sources}
        self._quotations = {
            quote.id for quote in campaign.quotations if quote.source in self._sources
        }
        self._historical = {party.id for party in campaign.historical}
        self._targets = {target.id for target in campaign.targets}
        self._targets |= {target.id for target in campaign.unsound_targets}
        self._demands = {demand.id: demand for demand in campaign.demands}

    def names_for_targets(self) -> object:
        """All that targets may refer to."""
        return dict(self._campaign.settings.roles), self._historical, self._quotations

    def target(self, target: Target) -> Iterator[Problem]:
        """A role that is declared and sound, and a historical party that is there."""
        here = partial(self._campaign.place, "targets", target.id)
        yield from _known("role", [target.role], self._roles, partial(here, "role"))
        if target.successor_of is not None:
            where = partial(here, "successor_of")
            yield from _known("historical party", [target.successor_of], self._historical, where)
        yield from self._role(target.role)

    def _role(self, name: str) -> Iterator[Problem]:
        """A role whose quotations are not there makes its targets unsound: never a silent gap."""
        role = self._campaign.settings.roles.get(name)
        for key in ("undertaking", "provision"):
            if role and (quotation := getattr(role, key)):
                where = partial(self._campaign.settings_place, "roles", name, key)
                yield from _known("quotation", [quotation], self._quotations, where)

    def quotation(self, quotation: Quotation) -> Iterator[Problem]:
        """A source that is there: words without their source are never quoted."""
        where = partial(self._campaign.place, "quotations", quotation.id, "source")
        yield from _known("source", [quotation.source], self._sources, where)

    def demand(self, demand: Demand) -> Iterator[Problem]:
        """Roles, sources and cases that are there, each once."""
        here = partial(self._campaign.place, "demands", demand.id)
        yield from _known("role", demand.asked_of, self._roles, partial(here, "asked_of"))
        refused = self._roles | self._targets | {DEFAULT_ROLE}
        yield from _known("role or target", demand.not_for, refused, partial(here, "not_for"))
        yield from _known("source", demand.sources, self._sources, partial(here, "sources"))
        yield from self._texts(demand)
        counted = Counter(case.id for case in demand.cases)
        for case_id in (case_id for case_id, count in counted.items() if count > 1):
            hint = "Give each case its own id."
            yield error(f"the case “{case_id}” stands twice", hint, here("cases"))
        for index, case in enumerate(demand.cases):
            for position, change in enumerate(case.since):
                where = partial(here, "cases", index, "since", position, "source")
                yield from _known("source", [change.source], self._sources, where)

    def _texts(self, demand: Demand) -> Iterator[Problem]:
        roles = self._roles | {DEFAULT_ROLE}
        texts: list[tuple[tuple[str | int, ...], RoleTexts]] = [(("text",), demand.text)]
        texts += [(("cases", i, "text"), case.text) for i, case in enumerate(demand.cases)]
        for keys, by_language in texts:
            for language, by_role in by_language.items():
                where = partial(self._campaign.place, "demands", demand.id, *keys, language)
                yield from _known("role", by_role, roles, where)

    def changes(self) -> Iterator[Problem]:
        """Changes that name sources, demands and targets that are there."""
        for index, change in enumerate(self._campaign.changes):
            here = partial(self._campaign.place, "changes", str(index))
            yield from _known("source", [change.source], self._sources, partial(here, "source"))
            yield from self._touches(change, partial(here, "touches"))

    def _touches(self, change: Change, where: Where) -> Iterator[Problem]:
        for touched in change.touches:
            prefix, _, rest = touched.partition(":")
            if prefix == "target":
                yield from _known("target", [rest], self._targets, where)
            else:
                yield from self._choice(prefix, [rest] if rest else [], where)

    def settings(self) -> Iterator[Problem]:
        """Roles and groups, the instrument, the call and the state that are there."""
        settings, here = self._campaign.settings, self._campaign.settings_place
        for key in ("instrument", "call"):
            if value := getattr(settings, key):
                yield from _known("source", [value], self._sources, partial(here, key))
        if settings.state_concerned is not None:
            where = partial(here, "state_concerned")
            yield from _known("target", [settings.state_concerned], self._targets, where)
        for name in settings.roles:
            yield from self._role(name)
        for name, members in settings.groups.items():
            yield from self._members(members, partial(here, "groups", name))
        where = partial(here, "selection", "targets")
        yield from self._members(settings.selection.targets, where)

    def selection(self) -> Iterator[Problem]:
        """Selected demands and cases, and targets taken out, that are there."""
        selection = self._campaign.settings.selection
        taken_out = tuple(word for word in selection.targets if word.startswith(NOT))
        where = partial(self._campaign.settings_place, "selection", "targets")
        yield from self._members(taken_out, where)
        yield from self._choices(selection.demands, selection.cases, "selection")

    def letter(self, letter: LetterChanges) -> Iterator[Problem]:
        """A letter's own target, demands and cases that are there."""
        here = ("letters", letter.target)
        where = partial(self._campaign.settings_place, *here, "target")
        yield from _known("target", [letter.target], self._targets, where)
        yield from self._choices(letter.demands, letter.cases, *here)

    def _members(self, words: tuple[str, ...], where: Where) -> Iterator[Problem]:
        """Every word that names nothing, each by itself."""
        for word in words:
            try:
                self._resolver.check(word)
            except UnknownMemberError as cause:
                yield error(cause.message, cause.hint, where())

    def _choices(
        self, demands: Iterable[str] | None, cases: Mapping[str, tuple[str, ...]], *here: str
    ) -> Iterator[Problem]:
        place = partial(self._campaign.settings_place, *here)
        for demand_id in demands or ():
            yield from self._choice(demand_id, (), partial(place, "demands"))
        for demand_id, case_ids in cases.items():
            yield from self._choice(demand_id, case_ids, partial(place, "cases", demand_id))

    def _choice(self, demand_id: str, case_ids: Iterable[str], where: Where) -> Iterator[Problem]:
        known = set(self._demands) | self._campaign.unsound_demands
        yield from _known("demand", [demand_id], known, where)
        if demand := self._demands.get(demand_id):
            yield from _known("case", case_ids, {case.id for case in demand.cases}, where)


def _known(
    what: str, names: Iterable[str], known: Collection[str], where: Where
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            known_names = sorted(known)
            hint = near(name, known_names) or f"There is: {', '.join(known_names) or 'none'}."
            yield error(f"there is no {what} “{name}”", hint, where())
