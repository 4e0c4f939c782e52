"""From raw TOML tables to the frozen shapes of `model`, every problem named with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from letterapp.campaign.documents import Document
from letterapp.campaign.model import Table
from letterapp.campaign.toml_lines import KeyPath
from letterapp.problems import Problem, error, near, warning

T = TypeVar("T", bound=Table)

_MESSAGES = {
    "missing": "the key is missing",
    "string_type": "must be a text in quotes",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "mapping_type": "must be a table",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "date_type": "must be a date such as 2016-09-28",
    "date_from_datetime_parsing": "must be a date such as 2016-09-28",
    "date_from_datetime_inexact": "must be a day without a time",
    "string_pattern_mismatch": "may hold letters, digits, “-” and “_” only",
}


def read_table(
    model: type[T], document: Document, path: KeyPath, raw: object
) -> tuple[T | None, list[Problem]]:
    """One table checked: the object (None where it is unsound), and all its problems."""
    try:
        table = model.model_validate(raw)
    except ValidationError as cause:
        return None, [_problem(document, path, details) for details in cause.errors()]
    return table, list(_unknown_keys(document, path, table))


def unknown_key(document: Document, path: KeyPath, known: Iterable[str]) -> Problem:
    """The warning for a key that the format does not know."""
    hint = near(str(path[-1]), known) or "It is kept, and not used."
    return warning("the format does not know this key", hint, document.place(path))


def _problem(document: Document, path: KeyPath, details: ErrorDetails) -> Problem:
    spot = (*path, *(key for key in details["loc"] if key != "[key]"))
    message = _MESSAGES.get(details["type"])
    if message is None:
        message = str(details.get("ctx", {}).get("error", details["msg"]))
    return error(message, where=document.place(spot))


def _unknown_keys(document: Document, path: KeyPath, value: Any) -> Iterator[Problem]:
    """Warnings for keys that the format does not know; they are kept."""
    if isinstance(value, Table):
        known = set(type(value).model_fields)
        for key in value.model_extra or {}:
            yield unknown_key(document, (*path, key), known)
        for key in known:
            yield from _unknown_keys(document, (*path, key), getattr(value, key))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _unknown_keys(document, (*path, key), child)
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _unknown_keys(document, (*path, index), child)
