"""The filters that wording has beyond Jinja's own, and Jinja's own kept off prose."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Literal, TypeVar

from babel.lists import format_list
from jinja2 import Environment, pass_context, pass_environment
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from letterapp.campaign.documents import unprintable_character
from letterapp.wording.locales import locale_of, long_date
from letterapp.wording.printing import as_text
from letterapp.wording.prose import NOTHING, Prose, as_prose, inline, pieces, wrap
from letterapp.wording.records import Record
from letterapp.wording.standins import StandIn, all_known, known
from letterapp.wording.undefined import field_of
from letterapp.wording.unfit import filtering

T = TypeVar("T")

_COUNTING = ("count", "length")


def of_data(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A Jinja filter of text, refused for prose, whose wrapped values it would cut or count.

    A null has no text: it is reported.
    """
    told = filtering(name, function)

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(arg, Markup) for arg in args):
            raise FilterArgumentError(f"“{name}” works on values, not on prose")
        if any(arg is None for arg in args):
            return as_text(None)
        if any(isinstance(arg, list | tuple | dict) for arg in args) and name not in _COUNTING:
            all_known()  # it looks at what the list prints as
        return told(*args, **kwargs)

    return filtered


def of_known(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A Jinja filter that compares values, wherever they are in what it is given."""
    told = filtering(name, function)

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        all_known()
        return told(*args, **kwargs)

    return filtered


@pass_environment
def join(
    environment: Environment,
    values: Iterable[Any],
    separator: str = "",
    attribute: str | None = None,
) -> str:
    """The values in one, with a separator; prose stays prose."""
    if attribute is not None:
        values = map(make_attrgetter(environment, attribute), values)
    parts = [_text(value) for value in _known_text(values)]
    if any(isinstance(part, Markup) for part in (separator, *parts)):
        return Prose(as_prose(separator).join(as_prose(part) for part in parts))
    return separator.join(parts)


def _known_text(values: T) -> T:
    """The values; a text, whose characters they are, is to be looked at."""
    return known(values) if isinstance(values, str) else values


@pass_context
def and_join(context: Context, values: Iterable[Any]) -> str:
    """The values as a list in the letter's language: “a, b and c”. Empty ones are left out."""
    return _listed(context, values, "standard")


@pass_context
def or_join(context: Context, values: Iterable[Any]) -> str:
    """The values as a list in the letter's language: “a, b or c”. Empty ones are left out."""
    return _listed(context, values, "or")


def upfirst(value: Any) -> str | StandIn:
    """The text with its first letter in upper case and the rest as it is."""
    if isinstance(value, StandIn):
        return value.upfirst()
    text = as_text(value)
    if not isinstance(text, Markup):
        return text[:1].upper() + text[1:]
    parts, is_done = [], False
    for part, is_data in pieces(text):
        raised = part if is_done else part[:1].upper() + part[1:]
        is_done = is_done or bool(part.strip())
        parts.append((str(wrap(raised)) or NOTHING) if is_data else raised)
    return Prose("".join(parts))


def prose(value: Any) -> str:
    """The text as prose of one paragraph: its mark-up is read. Prose stays as it is."""
    if value is None or isinstance(value, Undefined):
        return as_text(value)
    text = known(value)  # joined with a stand-in, data looks like prose
    if isinstance(text, Markup):
        return text
    if not isinstance(text, str):
        raise FilterArgumentError("“prose” works on texts")
    if found := unprintable_character(text):
        character = f"U+{ord(found[0]):04X}"
        raise FilterArgumentError(f"the text holds the character {character}, which Word cannot")
    return inline(text)


@pass_context
def date(context: Context, value: Any, pattern: str = "long") -> str:
    """The day in the letter's language, by a CLDR pattern or one of full, long, medium, short."""
    if value is None or isinstance(value, Undefined):
        return as_text(value)
    if not isinstance(value, datetime.date):
        raise FilterArgumentError("“date” works on days")
    return long_date(value, _language(context), known(pattern))


def _listed(context: Context, values: Iterable[Any], style: Literal["standard", "or"]) -> str:
    parts = [str(as_prose(text)) for text in map(_text, _known_text(values)) if text]
    if not parts:
        return ""
    return Prose(format_list(parts, style=style, locale=locale_of(_language(context))))


def _text(value: Any) -> str:
    """What a thing is in a list: a record counts by its `text`."""
    return as_text(field_of(value, "text") if isinstance(value, Record) else value)


def _language(context: Context) -> str:
    """The letter's language; plain data may say it too, as {"letter": {"language": "de"}}."""
    letter = context.get("letter")
    fields = letter.fields if isinstance(letter, Record) else letter
    return str((fields.get("language") if isinstance(fields, Mapping) else None) or "en")


OURS: dict[str, Callable[..., Any]] = {
    "join": join,
    "and_join": and_join,
    "or_join": or_join,
    "upfirst": upfirst,
    "prose": prose,
    "date": date,
}
