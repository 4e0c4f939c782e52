"""From the campaign and a call's choices to letters: one target, its demands, its language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.campaign import ANY_LETTER, Campaign
from letterapp.campaign.groups import UnknownMemberError, resolve
from letterapp.campaign.model import (
    Asked,
    Case,
    Demand,
    Edit,
    LetterChanges,
    LetterSettings,
    Sender,
    Target,
)
from letterapp.campaign.texts import DEFAULT_ROLE, shown_in
from letterapp.errors import UsageError
from letterapp.problems import NOWHERE, Problem, Topic, error, near, warning

_MEND_FIRST = "Mend the problems that are named for it first."


class DemandChoice(Struct, frozen=True):
    """A demand that is wanted, with the ids of its cases; None takes them all."""

    demand: str
    cases: tuple[str, ...] | None = None


class Choices(Struct, frozen=True):
    """What a call wants otherwise than campaign.toml says; None leaves it as it is there.

    Where the person sees it as she chooses, letters need no warning of each demand that does not
    fit them (`tells_left_out`).
    """

    targets: tuple[str, ...] | None = None
    demands: tuple[DemandChoice, ...] | None = None
    language: str | None = None
    date: datetime.date | None = None
    wording: str | None = None
    word_template: str | None = None
    tells_left_out: bool = True


class ChosenDemand(Struct, frozen=True):
    """A demand as one letter asks it."""

    demand: Demand
    cases: tuple[Case, ...]
    asked: Asked


class Letter(Struct, frozen=True):
    """One letter to be: everything it is made of but the templates' texts.

    `problems` are those of its data; `skip_reason` is set where nothing is left to ask.
    """

    target: Target
    demands: tuple[ChosenDemand, ...]
    language: str
    settings: LetterSettings
    sender: Sender
    edits: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()
    skip_reason: str = ""


class _Asked(Struct, frozen=True):
    """What a letter asks, what is to be said of that, and why there is nothing, if so."""

    demands: tuple[ChosenDemand, ...]
    problems: tuple[Problem, ...]
    skip_reason: str


class Unwritable(Struct, frozen=True):
    """A letter that was wanted and whose data cannot carry it."""

    target: str
    language: str
    problems: tuple[Problem, ...]


def letters_of(campaign: Campaign, choices: Choices) -> tuple[Letter | Unwritable, ...]:
    """The letters that the choices ask for, in the order of targets.toml.

    Raises UsageError where the choices name a target, group, demand or case that is not there.
    """
    _check_demands(campaign, choices.demands or ())
    call = _Call(campaign, choices)
    return tuple(call.letter(target) for target in _targets(campaign, choices))


def why_not(campaign: Campaign, demand: Demand, target: Target, language: str) -> str | None:
    """The reason why a demand is not for a target, as the person reads it; None where it is."""
    is_asked = target.role in demand.asked_of
    for key in (target.id,) if is_asked else (target.id, target.role, DEFAULT_ROLE):
        if key in demand.not_for:
            return shown_in(demand.not_for[key], language)
    if is_asked:
        return None
    label = shown_in(campaign.settings.roles[target.role].label, language)
    return f"“{shown_in(demand.title, language)}” is not asked of a target that is: {label}."


def changes_of(campaign: Campaign, target: str) -> LetterChanges | None:
    """What the letter to a target has of its own."""
    return next((own for own in campaign.settings.letters if own.target == target), None)


def selected_demands(campaign: Campaign, target: str) -> tuple[DemandChoice, ...] | None:
    """The demands that campaign.toml selects for a target; None for every one that fits."""
    own = changes_of(campaign, target)
    selection = campaign.settings.selection
    ids = own.demands if own and own.demands is not None else selection.demands
    return None if ids is None else _with_selected_cases(campaign, target, ids)


def _with_selected_cases(
    campaign: Campaign, target: str, demands: Iterable[str]
) -> tuple[DemandChoice, ...]:
    """The demands, each once, with the cases that campaign.toml selects for a target."""
    own = changes_of(campaign, target)
    cases = {**campaign.settings.selection.cases, **(own.cases if own else {})}
    return tuple(DemandChoice(demand, cases.get(demand)) for demand in dict.fromkeys(demands))


def _merged(choices: Sequence[DemandChoice]) -> tuple[DemandChoice, ...]:
    """Each demand once, with all the cases that any of the choices wants of it."""
    merged: dict[str, tuple[str, ...] | None] = {}
    for choice in choices:
        earlier = merged.get(choice.demand, ())
        wants_all = earlier is None or choice.cases is None
        merged[choice.demand] = None if wants_all else (*(earlier or ()), *(choice.cases or ()))
    return tuple(DemandChoice(demand, cases) for demand, cases in merged.items())


def _targets(campaign: Campaign, choices: Choices) -> tuple[str, ...]:
    if choices.targets is None:
        return selected_targets(campaign)
    try:
        return resolve(campaign, choices.targets)
    except UnknownMemberError as cause:
        raise UsageError(cause.message, cause.hint) from cause


def selected_targets(campaign: Campaign) -> tuple[str, ...]:
    """The ids of the selected targets; words that name nothing are problems of the campaign."""
    words = campaign.settings.selection.targets
    try:
        return resolve(campaign, words)
    except UnknownMemberError:
        return resolve(campaign, [word for word in words if _is_known(campaign, word)])


def _is_known(campaign: Campaign, word: str) -> bool:
    try:
        resolve(campaign, (word,))
    except UnknownMemberError:
        return False
    return True


def _check_demands(campaign: Campaign, wanted: Sequence[DemandChoice]) -> None:
    known = [*(demand.id for demand in campaign.demands), *sorted(campaign.unsound_demands)]
    for choice in wanted:
        if choice.demand not in known:
            hint = near(choice.demand, known) or "There are: " + ", ".join(known) + "."
            raise UsageError(f"there is no demand “{choice.demand}”", hint)
        demand = campaign.demand(choice.demand)
        cases = [case.id for case in demand.cases] if demand else list(choice.cases or ())
        for case in choice.cases or ():
            if case not in cases:
                hint = near(case, cases) or "It has: " + (", ".join(cases) or "none") + "."
                raise UsageError(f"the demand “{choice.demand}” has no case “{case}”", hint)


class _Call:
    """One call for letters: what they share is worked out once."""

    def __init__(self, campaign: Campaign, choices: Choices) -> None:
        self._campaign = campaign
        self._choices = choices
        self._targets = {target.id: target for target in reversed(campaign.targets)}
        self._own = {own.target: own for own in reversed(campaign.settings.letters)}
        settings = campaign.settings.letter
        self._settings = settings and _settings(settings, choices)
        # Of roles and targets in `not_for`, of which some are asked less than others of their role.
        self._singled_out = {key for demand in campaign.demands for key in demand.not_for}
        self._asked: dict[tuple[str, str, str], _Asked] = {}

    def letter(self, target_id: str) -> Letter | Unwritable:
        """The letter to a target."""
        campaign, settings, sender = self._campaign, self._settings, self._campaign.settings.sender
        own, target = self._own.get(target_id), self._targets.get(target_id)
        language = (
            self._choices.language
            or (own and own.language)
            or (target and target.language)
            or (settings.language if settings else "")
        )
        faults = tuple(_missing(campaign, target_id, target, self._choices))
        if faults or target is None or sender is None or settings is None:
            return Unwritable(target_id, language, faults)
        asked = self._what_is_asked(target, language, own)
        return Letter(
            target=target,
            demands=asked.demands,
            language=language,
            settings=settings,
            sender=sender,
            edits=own.edits if own else (),
            problems=tuple(problem.for_letter(target_id) for problem in asked.problems),
            skip_reason=asked.skip_reason,
        )

    def _what_is_asked(self, target: Target, language: str, own: LetterChanges | None) -> _Asked:
        """What a target is asked; those of a role are asked the same, but for exceptions."""
        is_own = target.id in self._singled_out or (own and (own.demands is not None or own.cases))
        key = (target.role, language, target.id if is_own else "")
        if key not in self._asked:
            chosen = self._choices.demands
            campaign = self._campaign
            wanted = selected_demands(campaign, target.id) if chosen is None else _merged(chosen)
            asked = _asked(campaign, target, language, wanted)
            if not self._choices.tells_left_out:
                problems = tuple(problem for problem in asked.problems if problem.is_error)
                asked = replace(asked, problems=problems)
            self._asked[key] = asked
        return self._asked[key]


def _missing(
    campaign: Campaign, target_id: str, target: Target | None, choices: Choices
) -> Iterator[Problem]:
    """What the letter needs of the campaign and has errors: it is never written without it."""
    if campaign.unsound_letters & {target_id, ANY_LETTER}:
        where = campaign.settings_place("letters", target_id)
        message = "what the letter has of its own in [[letters]] has errors"
        yield error(message, _MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    if campaign.has_unsound_selection and choices.demands is None:
        where = campaign.settings_place("selection")
        message = "the section [selection] has errors"
        yield error(message, _MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    if target is None:
        places = (one.where for one in campaign.unsound_targets if one.id == target_id)
        where = next(places, NOWHERE)
        message = f"the target “{target_id}” has errors"
        yield error(message, _MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    for section in ("sender", "letter"):
        if getattr(campaign.settings, section) is None:
            where = campaign.settings_place(section)
            message = f"the section [{section}] is missing or has errors"
            yield error(message, _MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)


def _settings(settings: LetterSettings, choices: Choices) -> LetterSettings:
    changed = {
        "date": choices.date,
        "wording": choices.wording,
        "word_template": choices.word_template,
    }
    update = {key: value for key, value in changed.items() if value}
    return settings.model_copy(update=update) if update else settings


def _asked(
    campaign: Campaign, target: Target, language: str, wanted: Sequence[DemandChoice] | None
) -> _Asked:
    """The wanted demands that fit a target; None wants every one that fits."""
    chosen: list[ChosenDemand] = []
    problems: list[Problem] = []
    if wanted is None:
        problems += [_has_errors(campaign, demand) for demand in sorted(campaign.unsound_demands)]
        fitting = _fitting(campaign, target, language)
        wanted = _with_selected_cases(campaign, target.id, fitting)
    for choice in wanted:
        found = _chosen(campaign, choice, target, language)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            chosen.append(found)
    reason = "" if chosen or any(p.is_error for p in problems) else _nothing_left(problems)
    return _Asked(tuple(chosen), tuple(problems), reason)


def _fitting(campaign: Campaign, target: Target, language: str) -> Iterator[str]:
    """The ids of the demands that may be asked of a target."""
    for demand in campaign.demands:
        if why_not(campaign, demand, target, language) is None:
            yield demand.id


def _nothing_left(problems: Sequence[Problem]) -> str:
    reasons = " ".join(problem.message for problem in problems)
    return f"No demand is left for this letter. {reasons}".strip()


def _has_errors(campaign: Campaign, demand_id: str) -> Problem:
    """The problem with a demand that is not among the sound ones."""
    if demand_id not in campaign.unsound_demands:
        hint = near(demand_id, (demand.id for demand in campaign.demands))
        return error(f"there is no demand “{demand_id}”", hint, topic=Topic.DEMANDS)
    where = campaign.place("demands", demand_id)
    return error(f"the demand “{demand_id}” has errors", _MEND_FIRST, where, Topic.DEMANDS)


def _chosen(
    campaign: Campaign, choice: DemandChoice, target: Target, language: str
) -> ChosenDemand | Problem:
    """The demand with its cases, or why it is not in the letter."""
    demand = campaign.demand(choice.demand)
    if demand is None:
        return _has_errors(campaign, choice.demand)
    title = shown_in(demand.title, language)
    if reason := why_not(campaign, demand, target, language):
        return warning(f"“{title}” is left out: {reason}", topic=Topic.DEMANDS)
    known = [case.id for case in demand.cases]
    if unknown := [case for case in choice.cases or () if case not in known]:
        hint = near(unknown[0], known)
        message = f"the demand “{demand.id}” has no case “{unknown[0]}”"
        return error(message, hint, topic=Topic.DEMANDS)
    cases = tuple(c for c in demand.cases if choice.cases is None or c.id in choice.cases)
    if demand.needs_case and not cases:
        message = f"“{title}” is left out: none of its parts is ticked."
        return warning(message, topic=Topic.DEMANDS)
    return ChosenDemand(demand, cases, demand.asked_of[target.role])
