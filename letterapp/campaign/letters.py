"""From the campaign and a call's choices to letters: one target, its demands, its language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.asking import (
    MEND_FIRST,
    Asking,
    ChosenDemand,
    DemandChoice,
    asking_of,
    check_demands,
    merged,
    selected_demands,
)
from letterapp.campaign.campaign import ANY_LETTER, Campaign
from letterapp.campaign.groups import UnknownMemberError, resolve
from letterapp.campaign.model import (
    Edit,
    LetterChanges,
    LetterSettings,
    Sender,
    Target,
)
from letterapp.errors import UsageError
from letterapp.problems import NOWHERE, Problem, Topic, error


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


class Unwritable(Struct, frozen=True):
    """A letter that was wanted and whose data cannot carry it."""

    target: str
    language: str
    problems: tuple[Problem, ...]


def letters_of(campaign: Campaign, choices: Choices) -> tuple[Letter | Unwritable, ...]:
    """The letters that the choices ask for, in the order of targets.toml.

    Raises UsageError where the choices name a target, group, demand or case that is not there.
    """
    check_demands(campaign, choices.demands or ())
    call = _Call(campaign, choices)
    return tuple(call.letter(target) for target in _targets(campaign, choices))


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
        self._asked: dict[tuple[str, str, str], Asking] = {}

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

    def _what_is_asked(self, target: Target, language: str, own: LetterChanges | None) -> Asking:
        """What a target is asked; those of a role are asked the same, but for exceptions."""
        is_own = target.id in self._singled_out or (own and (own.demands is not None or own.cases))
        key = (target.role, language, target.id if is_own else "")
        if key not in self._asked:
            chosen = self._choices.demands
            campaign = self._campaign
            wanted = selected_demands(campaign, target.id) if chosen is None else merged(chosen)
            asked = asking_of(campaign, target, language, wanted)
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
        yield error(message, MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    if campaign.has_unsound_selection and choices.demands is None:
        where = campaign.settings_place("selection")
        message = "the section [selection] has errors"
        yield error(message, MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    if target is None:
        places = (one.where for one in campaign.unsound_targets if one.id == target_id)
        where = next(places, NOWHERE)
        message = f"the target “{target_id}” has errors"
        yield error(message, MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)
    for section in ("sender", "letter"):
        if getattr(campaign.settings, section) is None:
            where = campaign.settings_place(section)
            message = f"the section [{section}] is missing or has errors"
            yield error(message, MEND_FIRST, where, Topic.CAMPAIGN).for_letter(target_id)


def _settings(settings: LetterSettings, choices: Choices) -> LetterSettings:
    changed = {
        "date": choices.date,
        "wording": choices.wording,
        "word_template": choices.word_template,
    }
    update = {key: value for key, value in changed.items() if value}
    return settings.model_copy(update=update) if update else settings
