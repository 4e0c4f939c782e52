"""The fields of a target's form, as data: what each is called, where its value stands."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Target
from letterapp.campaign.texts import ANY_LANGUAGE
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.target_names import role_label
from letterapp.desktop.targets.language_names import language_name
from letterapp.desktop.targets.target_values import TEXTS

NAME_FORMS = {
    "short": ("Short name", "Without article: for lists and file names"),
    "formal": ("Formal name", "The full name, with its article"),
    "in_text": ("Name in a sentence", "As a sentence needs it, with its article where it has one"),
}
_TEXTS = {
    "signed_as": ("Signed as", "The name in the document that it signed"),
    "continuity": ("Continuity", "A clause after the name, where it now goes by another one"),
    "office": ("Office", "Whom the letter is addressed to, without article"),
    "salutation": ("Salutation", "The first line of the letter"),
    "close": ("Close", "The line above the signature"),
}
_YOU = {"name": "You", "possessive": "Your"}
ALWAYS = ("office", "salutation", "close")
"""The texts that every letter needs."""


class Kind(Enum):
    """How a field's value is written as a text, and in what it is typed."""

    LINE = "a line"
    PARAGRAPH = "several lines"
    LINES = "a list, an item a line"
    TAGS = "a list, with commas"
    DAY = "a date"
    CHOICE = "one of several"


class Field(Struct, frozen=True):
    """One value of a target; `choices` are values with their words."""

    path: KeyPath
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Page(Struct, frozen=True):
    """Fields that stand together; those of a language under its tag."""

    title: str
    fields: tuple[Field, ...]
    language: str | None = None


def pages(campaign: Campaign, values: Mapping[str, Any]) -> tuple[Page, ...]:
    """The form for a target: for its names and texts a page for each language in use."""
    languages = languages_in_use(campaign, values)
    texts = [Page(language, _texts(campaign, values, language), language) for language in languages]
    general, address = _general(campaign, values, languages), _address()
    return (Page("&Target", general), *texts, Page("A&ddress", address))


def text_of(kind: Kind, value: Any) -> str:
    """A value as its field shows it, sound or not."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ("\n" if kind is Kind.LINES else ", ").join(map(str, value))
    return str(value)


def value_of(kind: Kind, text: str) -> Any:
    """What a field's text means; None where there is none. A text that is no date stays a text."""
    if kind in (Kind.LINES, Kind.TAGS):
        items = text.split("\n" if kind is Kind.LINES else ",")
        return [item.strip() for item in items if item.strip()] or None
    text = text.strip()
    if kind is Kind.DAY:
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(text)
    return text or None


def languages_in_use(campaign: Campaign, values: Mapping[str, Any]) -> list[str]:
    """The languages of letters, targets and texts, that of the letters first.

    An empty one, for texts that count in every language, only where the target has such texts.
    """
    letter = campaign.settings.letter
    found = dict.fromkeys([letter.language if letter else "en"])
    found |= dict.fromkeys(language for one in campaign.targets for language in one.name)
    found |= dict.fromkeys(one.language for one in campaign.targets if one.language)
    found |= dict.fromkeys(own.language for own in campaign.settings.letters if own.language)
    for key in ("name", *TEXTS):
        found |= dict.fromkeys(values[key] if isinstance(values.get(key), dict) else ())
    return sorted(found, key=lambda language: language == ANY_LANGUAGE)


def _general(
    campaign: Campaign, values: Mapping[str, Any], languages: Iterable[str]
) -> tuple[Field, ...]:
    roles = tuple((role, role_label(campaign, role)) for role in campaign.settings.roles)
    known = tuple(
        (language, language_name(language)) for language in languages if language != ANY_LANGUAGE
    )
    as_letters = ("", "As the letters of the campaign")
    return (
        Field(("role",), "Role", Kind.CHOICE, "What it is in this campaign", roles),
        Field(("code",), "Code", hint="Of a state: three letters, as in ISO 3166-1"),
        Field(("capacities",), "Capacities", Kind.TAGS, "With commas: P-5, ASEAN"),
        Field(("language",), "Language", Kind.CHOICE, "Of its letter", (as_letters, *known)),
        *(_successor(campaign) if campaign.historical or "successor_of" in values else ()),
        Field(("note",), "Note", Kind.PARAGRAPH, "For you; it is never printed"),
    )


def _successor(campaign: Campaign) -> Iterator[Field]:
    parties = ((one.id, next(iter(one.name.values()))["short"]) for one in campaign.historical)
    choices = (("", "Of none"), *parties)
    yield Field(("successor_of",), "Successor of", Kind.CHOICE, "A party that has signed", choices)


def _texts(campaign: Campaign, values: Mapping[str, Any], language: str) -> tuple[Field, ...]:
    return (
        *(_names(campaign.targets, language) if language != ANY_LANGUAGE else ()),
        *(
            Field((key, language), label, hint=hint)
            for key, (label, hint) in _TEXTS.items()
            if key in ALWAYS or key in values or _is_used(campaign.targets, key, language)
        ),
        *(
            Field(("you", language, form), _YOU.get(form, f"You, “{form}”"), hint="In a sentence")
            for form in _forms(one.you.get(language, {}) for one in campaign.targets)
        ),
    )


def _names(targets: Iterable[Target], language: str) -> Iterator[Field]:
    """The forms of the name that targets have in a language."""
    for form in dict.fromkeys(
        (*NAME_FORMS, *_forms(one.name.get(language, {}) for one in targets))
    ):
        label, hint = NAME_FORMS.get(form, (f"Name with “{form}”", "As a sentence needs it"))
        yield Field(("name", language, form), label, hint=hint)


def _address() -> tuple[Field, ...]:
    return (
        Field(("holder", "honorific"), "Holder’s honorific", hint="Before the name: Dr, H.E. …"),
        Field(("holder", "name"), "Holder’s name", hint="Empty: the letter goes to the office"),
        Field(("holder", "as_of"), "Holds it as of", Kind.DAY, "Such as 2016-09-28"),
        Field(("address", "lines"), "Address", Kind.LINES, "The lines below the office"),
        Field(("address", "source"), "Found in", hint="Where you have read the address"),
        Field(("address", "as_of"), "Address as of", Kind.DAY, "Such as 2016-09-28"),
    )


def _is_used(targets: Iterable[Target], key: str, language: str) -> bool:
    return any(language in getattr(one, key) for one in targets)


def _forms(tables: Iterable[Mapping[str, str]]) -> dict[str, None]:
    return dict.fromkeys(form for table in tables for form in table)


def is_sound(kind: Kind, value: Any) -> bool:
    """Whether a value is of the type that the file wants for such a field."""
    if kind in (Kind.LINES, Kind.TAGS):
        return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    return isinstance(value, datetime.date if kind is Kind.DAY else str)
