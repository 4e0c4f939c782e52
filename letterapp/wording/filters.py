"""The filters that wording has beyond Jinja's own, and Jinja's own kept off prose."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from babel.lists import format_list
from jinja2 import pass_context
from jinja2.exceptions import FilterArgumentError
from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from letterapp.wording.locales import locale_of, long_date
from letterapp.wording.prose import Prose, as_prose, pieces, wrap
from letterapp.wording.records import Record


def of_data(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A Jinja filter that changes text, refused for prose, whose wrapped values it would cut."""

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(arg, Markup) for arg in args):
            raise FilterArgumentError(f"“{name}” works on values, not on prose")
        return function(*args, **kwargs)

    return filtered


def join(values: Iterable[Any], separator: str = "", attribute: str | None = None) -> str:
    """The values in one, with a separator; prose stays prose."""
    parts = [_text(_pick(value, attribute)) for value in values]
    if any(isinstance(part, Markup) for part in parts):
        return Prose(as_prose(separator).join(as_prose(part) for part in parts))
    return str(separator).join(map(str, parts))


@pass_context
def and_join(context: Context, values: Iterable[Any]) -> str:
    """The values as a list in the letter's language: “a, b and c”. Empty ones are left out."""
    return _listed(context, values, "standard")


@pass_context
def or_join(context: Context, values: Iterable[Any]) -> str:
    """The values as a list in the letter's language: “a, b or c”. Empty ones are left out."""
    return _listed(context, values, "or")


def upfirst(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    if not isinstance(text, Markup):
        return text[:1].upper() + text[1:]
    parts, done = [], False
    for part, is_data in pieces(str(text)):
        raised = part if done or not part else part[:1].upper() + part[1:]
        done = done or bool(part.strip())
        parts.append(str(wrap(raised)) if is_data and raised else raised)
    return Prose("".join(parts))


@pass_context
def date(context: Context, value: datetime.date, pattern: str = "long") -> str:
    """The day in the letter's language, by a CLDR pattern or one of full, long, medium, short."""
    if not isinstance(value, datetime.date):
        raise FilterArgumentError("“date” works on days")
    return long_date(value, _language(context), pattern)


def _listed(context: Context, values: Iterable[Any], style: str) -> str:
    texts = [_text(value) for value in values]
    parts = [str(as_prose(text)) for text in texts if text]
    if not parts:
        return ""
    joined = format_list(parts, style=style, locale=locale_of(_language(context)))
    return Prose(joined)


def _text(value: Any) -> Any:
    """What a thing is in a list: a record counts by its `text`."""
    if isinstance(value, Record):
        return value.fields.get("text") or ""
    return "" if isinstance(value, Undefined) and not str(value) else value


def _pick(value: Any, attribute: str | None) -> Any:
    if attribute is None:
        return value
    if isinstance(value, Record):
        return value.fields.get(attribute) or ""
    raise FilterArgumentError("“join” with an attribute works on records")


def _language(context: Context) -> str:
    letter = context.get("letter")
    return str(letter.fields.get("language") or "en") if isinstance(letter, Record) else "en"


OURS: dict[str, Callable[..., Any]] = {
    "join": join,
    "and_join": and_join,
    "or_join": or_join,
    "upfirst": upfirst,
    "date": date,
}
