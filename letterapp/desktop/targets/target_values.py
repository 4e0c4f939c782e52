"""The values of one target while a form changes them: a copy, nothing of the campaign itself.

Imports nothing of Qt. Values are those of the TOML file, sound or not; texts that a file gives for
every language stand under an empty language here.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from letterapp.campaign.texts import ANY_LANGUAGE
from letterapp.campaign.toml_lines import KeyPath

TEXTS = ("office", "salutation", "close", "signed_as", "continuity")
"""The keys whose texts are keyed by language."""
_TABLES = ("name", "you", "holder", "address")
_SHARED = ("role", "language", "name", "office", "salutation", "close", "you")
"""What a target like another has of it, but for the names themselves."""
_ORDER = (
    *("id", "role", "code", "capacities", "successor_of", "language"),
    *("name", "signed_as", "continuity", "office", "salutation", "close", "you", "basis"),
    *("holder", "address", "note"),
)


def opened(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a target as a form works on them.

    What should be a table and is none goes, but for a text that has its place in the table.
    """
    values = copy.deepcopy(dict(raw))
    if isinstance(holder := values.get("holder"), str):
        values["holder"] = {"name": holder}
    if isinstance(address := values.get("address"), str | list):
        values["address"] = {"lines": [address] if isinstance(address, str) else address}
    for key in TEXTS:
        if isinstance(values.get(key), str):
            values[key] = {ANY_LANGUAGE: values[key]}
    for key in (*TEXTS, *_TABLES):
        if key in values and not isinstance(values[key], dict):
            del values[key]
    return values


def closed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the file has them, in its order, without tables that say nothing."""
    written = {key: values[key] for key in (*_ORDER, *values) if key in values}
    for key in TEXTS:
        if isinstance(written.get(key), Mapping) and list(written[key]) == [ANY_LANGUAGE]:
            written[key] = written[key][ANY_LANGUAGE]
    return {key: left for key, value in written.items() if (left := _pruned(value)) != {}}


def like(values: Mapping[str, Any]) -> dict[str, Any]:
    """The start of another target of the same kind: how one addresses it, nothing of who it is.

    What is a fact about the one (its names, code, capacities, address …) is none about the other,
    and on what its forms of address rest (`basis`) neither.
    """
    shared = {key: copy.deepcopy(values[key]) for key in _SHARED if key in values}
    names = shared.get("name")
    if isinstance(names, dict):
        shared["name"] = {language: {} for language in names}
    return shared


def put(values: dict[str, Any], path: KeyPath, value: Any) -> None:
    """Sets a value, or removes it where it is None; what stands in its way makes place."""
    *tables, last = path
    inner = values
    for key in tables:
        below = inner.get(str(key))
        if not isinstance(below, dict):
            if value is None:
                return
            inner[str(key)] = below = {}
        inner = below
    if value is None:
        inner.pop(str(last), None)
    else:
        inner[str(last)] = value


def _pruned(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    inner = {key: _pruned(one) for key, one in value.items()}
    return {key: one for key, one in inner.items() if one != {}}
