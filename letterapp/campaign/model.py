"""The shapes of a campaign's data, as its files hold them.

Each class is one table of campaign.toml, targets.toml or demands.toml; what its values must be,
`checks` knows, and what one table says of another, `references`. All are frozen. Keys that the
format does not know are kept and warned about by the loader.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from letterapp.campaign.table import Table
from letterapp.campaign.texts import RoleTexts, Texts

NOTHING: Mapping[str, Any] = {}

Forms = Mapping[str, str]
"""Form -> text: what one word looks like in the places of running text that need it."""

Name = Forms
"""The forms of a name: `short` (lists, file names), `formal`, `in_text`, and any others."""

Day = datetime.date
NonEmpty = str
Id = str
"""Letters, digits, “-” and “_”."""


class Kind(StrEnum):
    """What a demand is: how strongly, and in which grammatical mood, it is put."""

    DEMAND = "demand"
    QUESTION = "question"
    ENCOURAGEMENT = "encouragement"
    ENDORSEMENT = "endorsement"
    STATED_NEED = "stated need"


class Asked(StrEnum):
    """Whether the source itself names this addressee, or the sender derives the demand."""

    NAMED = "named"
    DERIVED = "derived"


class Address(Table):
    """A postal address, and where and when it was found."""

    lines: tuple[NonEmpty, ...] = ()
    source: str | None = None
    as_of: Day | None = None


class Holder(Table):
    """Who holds an office, as of a day."""

    honorific: str | None = None
    name: str | None = None
    as_of: Day | None = None


class Target(Table):
    """An addressee: an office of a state or body, in one capacity.

    `continuity` says how the target stands for the party that signed, `successor_of` names the
    historical party it succeeded, `you` holds the forms of address in running text, `basis` says
    on what office, salutation and close rest, `note` is never printed.
    """

    id: Id
    role: NonEmpty
    code: str | None = None
    capacities: tuple[NonEmpty, ...] = ()
    language: str | None = None
    name: Mapping[str, Name]
    signed_as: Texts = NOTHING
    continuity: Texts = NOTHING
    successor_of: str | None = None
    office: Texts
    salutation: Texts
    close: Texts
    you: Mapping[str, Forms] = NOTHING
    basis: Mapping[str, str] = NOTHING
    holder: Holder | None = None
    address: Address | None = None
    note: str | None = None


class HistoricalParty(Table):
    """A party that signed and has no addressee today."""

    id: Id
    code: str | None = None
    name: Mapping[str, Name]
    signed_as: Texts = NOTHING
    note: str | None = None


class Change(Table):
    """A fact that has moved since the campaign's facts were taken.

    `touches` lists demand ids, `demand:case` pairs or `target:ID`; empty, it touches all letters.
    """

    on: Day
    what: Texts
    source: str
    touches: tuple[NonEmpty, ...] = ()


class Case(Table):
    """A person, group or part that a demand names, ticked on its own."""

    id: Id
    title: Texts
    text: RoleTexts
    since: tuple[Change, ...] = ()


class Demand(Table):
    """Something a letter can ask.

    `asked_of` lists the roles that may be asked; `not_for` gives a role's (or target's) reason
    why not. With `needs_case` the demand asks nothing without one of its cases.
    """

    id: Id
    kind: Kind
    title: Texts
    subject: Texts = NOTHING
    sources: tuple[NonEmpty, ...] = ()
    asked_of: Mapping[str, Asked]
    not_for: Mapping[str, Texts] = NOTHING
    text: RoleTexts
    cases: tuple[Case, ...] = ()
    needs_case: bool = False


class Source(Table):
    """A document that facts come from; `citation` is what a footnote prints.

    `matter` says what a call is for ("urgent action"), `occasion` where it was made.
    """

    id: Id
    citation: Texts
    name: Texts = NOTHING
    short: Texts = NOTHING
    author: str | None = None
    matter: Texts = NOTHING
    occasion: Texts = NOTHING
    date: Day | None = None
    place: Texts = NOTHING
    url: str | None = None


class Quotation(Table):
    """Exact words of a source. Only a verified wording is ever handed to a letter.

    `gist` says the same in indirect speech, for letters that do not quote.
    """

    id: Id
    source: str
    article: Texts = NOTHING
    text: Texts
    gist: Texts = NOTHING
    verified: bool


class Role(Table):
    """What a target can be in this campaign.

    `undertaking` is the quotation of what targets of this role have undertaken, `provision` one
    that concerns them without binding them.
    """

    label: Texts
    undertaking: str | None = None
    provision: str | None = None


class Signer(Table):
    """Who signs, with title."""

    name: NonEmpty
    title: str | None = None


class Sender(Table):
    """The organisation that writes; `sample` marks the shipped, invented one."""

    organisation: NonEmpty
    address: tuple[NonEmpty, ...] = ()
    contacts: tuple[NonEmpty, ...] = ()
    about: Texts = NOTHING
    signers: tuple[Signer, ...] = ()
    cosigners: tuple[NonEmpty, ...] = ()
    sample: bool = False


class LetterSettings(Table):
    """What all letters of the campaign share."""

    date: Day
    place: str | None = None
    reference: str | None = None
    delivery: str | None = None
    subject: RoleTexts = NOTHING
    language: NonEmpty = "en"
    wording: NonEmpty = "letter"
    word_template: NonEmpty = "letterhead"
    file_name: NonEmpty = "{target.short} {letter.date} {letter.language}"
    copies: tuple[NonEmpty, ...] = ()
    enclosures: tuple[NonEmpty, ...] = ()


class Selection(Table):
    """What is written unless the call says otherwise.

    Without `demands` every demand is selected; a demand without an entry in `cases` has all.
    """

    targets: tuple[NonEmpty, ...] = ()
    demands: tuple[NonEmpty, ...] | None = None
    cases: Mapping[str, tuple[NonEmpty, ...]] = NOTHING


class Edit(Table):
    """Own words for one letter: where `was` stands exactly once, `now` replaces it (Markdown)."""

    was: NonEmpty
    now: str


class LetterChanges(Table):
    """What one letter has of its own."""

    target: str
    demands: tuple[NonEmpty, ...] | None = None
    cases: Mapping[str, tuple[NonEmpty, ...]] = NOTHING
    language: NonEmpty | None = None
    edits: tuple[Edit, ...] = ()


class Settings(Table):
    """campaign.toml as a whole; a section that could not be read is None or left out."""

    title: Texts
    facts_as_of: Day | None = None
    state_concerned: str | None = None
    instrument: str | None = None
    call: str | None = None
    roles: Mapping[str, Role] = NOTHING
    groups: Mapping[str, tuple[NonEmpty, ...]] = NOTHING
    sender: Sender | None = None
    letter: LetterSettings | None = None
    styles: Mapping[str, str] = NOTHING
    selection: Selection = Selection()
    letters: tuple[LetterChanges, ...] = ()


def shown_name(target: Target) -> str:
    """The short name of a target for lists: in English where there is one."""
    forms = target.name.get("en") or next(iter(target.name.values()), {})
    return forms.get("short", target.id)
