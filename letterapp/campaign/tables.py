"""From raw TOML tables to the frozen shapes of `model`, every problem named with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from letterapp.campaign.checks import checked
from letterapp.campaign.documents import Document, unprintable
from letterapp.campaign.table import Table
from letterapp.campaign.toml_lines import KeyPath
from letterapp.problems import Problem, error, near, warning

T = TypeVar("T", bound=Table)

_TRUTH = ("must be true or false", "Write true or false, without quotes.")
_TABLE = ("must be a table", "Write its keys with its name before them: “{key}.… = …”.")
_DATE = ("must be a date such as 2016-09-28", "Write year-month-day, without quotes.")

_MESSAGES = {
    "missing": ("the key is missing", "Add “{key} = …”."),
    "string_type": ("must be a text in quotes", 'Write it as {key} = "…".'),
    "string_too_short": ("must not be empty", "Fill it in, or delete it."),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": ("must be a list in square brackets", 'Write it as {key} = ["…", "…"].'),
    "mapping_type": _TABLE,
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": ("must be a day without a time", "Write year-month-day alone."),
    "string_pattern_mismatch": (
        "may hold letters, digits, “-” and “_” only",
        "Begin with a letter or a digit; no spaces and no accents.",
    ),
}
"""Pydantic's type of an error -> what is wrong, and what to do about it."""


def read_table(
    model: type[T], document: Document, path: KeyPath, raw: object
) -> tuple[T | None, list[Problem]]:
    """One table checked: the object (None where it is unsound), and all its problems."""
    try:
        table = checked(model, raw)
    except ValidationError as cause:
        problems = [_problem(document, path, details) for details in cause.errors()]
        return None, [*problems, *_unknown_raw_keys(document, path, model, raw)]
    unknown = list(_unknown_keys(document, path, table))
    if damaged := list(unprintable(document, raw, path)):
        return None, [*damaged, *unknown]
    return table, unknown


def unknown_key(document: Document, path: KeyPath, known: Iterable[str]) -> Problem:
    """The warning for a key that the format does not know."""
    hint = near(str(path[-1]), known) or "It is kept, and not used."
    return warning("the format does not know this key", hint, document.place(path))


def _problem(document: Document, path: KeyPath, details: ErrorDetails) -> Problem:
    spot = (*path, *(key for key in details["loc"] if key != "[key]"))
    named = next((key for key in reversed(spot) if isinstance(key, str) and key), "")
    message, hint = _MESSAGES.get(details["type"]) or _own_words(details)
    return error(message, hint.format(key=named), document.place(spot))


def _own_words(details: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what to do, where the error itself knows."""
    context = details.get("ctx", {})
    if details["type"] == "enum":
        expected = str(context["expected"])
        return f"must be {expected}", near(str(details["input"]), expected.split("'")[1::2])
    return str(context.get("error", details["msg"])), "Compare it with a shipped campaign."


def _unknown_raw_keys(
    document: Document, path: KeyPath, model: type[Table], raw: object
) -> Iterator[Problem]:
    """Warnings for unknown keys of a table that has errors besides."""
    known = model.fields
    for key in raw if isinstance(raw, dict) else ():
        if key not in known:
            yield unknown_key(document, (*path, key), known)


def _unknown_keys(document: Document, path: KeyPath, value: Any) -> Iterator[Problem]:
    """Warnings for keys that the format does not know; they are kept."""
    if isinstance(value, Table):
        known = value.fields
        for key in value.extra:
            yield unknown_key(document, (*path, key), known)
        for key in known:
            yield from _unknown_keys(document, (*path, key), getattr(value, key))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _unknown_keys(document, (*path, key), child)
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _unknown_keys(document, (*path, index), child)
