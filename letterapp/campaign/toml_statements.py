"""Keys of a TOML text set and removed, each in its own place.

A key that is new stands below its nearest relatives, and is indented as they are.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Sequence
from typing import Any

from letterapp.campaign.toml_arrays import with_comments
from letterapp.campaign.toml_blocks import above
from letterapp.campaign.toml_lines import Header, KeyPath, Places, Statement, key_places
from letterapp.campaign.toml_writing import assignments, literal


def put(text: str, path: KeyPath, value: Any) -> str:
    """The text with a key set, or removed where the value is None.

    Raises TypeError where a plain value stands on the way to it.
    """
    text = _without_tables(text, path)
    places = key_places(text)
    holder = next((one for one in places.statements if path[: len(one.path)] == one.path), None)
    if holder is not None:
        return _in_holder(text, holder, path[len(holder.path) :], value)
    below = [one for one in places.statements if one.path[: len(path)] == path]
    if below:
        return _in_place_of(text, below, path, value)
    return text if value is None else _added(text, places, path, value)


def put_at(values: Any, path: KeyPath, value: Any) -> None:
    """The same for values: sets a key, or removes it; raises TypeError."""
    last: Any
    *way, last = path
    for key in way:
        if isinstance(values, dict):
            values.setdefault(key, {})
        values = values[key]
    if not isinstance(values, dict | list):
        raise TypeError(f"a plain value is on the way to {last}")
    if value is None and isinstance(values, dict):
        values.pop(last, None)
    elif value is None:
        del values[last]
    else:
        values[last] = copy.deepcopy(value)


def line_start(text: str, at: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line after that of an offset begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def ended(text: str) -> str:
    """A text that ends with a line end, unless it is empty."""
    return f"{text}\n" if text and not text.endswith("\n") else text


def indentation(text: str, at: int) -> str:
    """The blanks before what stands at an offset."""
    return text[line_start(text, at) : at]


def _in_holder(text: str, holder: Statement, inside: KeyPath, value: Any) -> str:
    """Changes the value of the statement that says the key, or a table above it."""
    if inside:
        read = tomllib.loads(f"held = {text[holder.value_start : holder.value_end]}")
        put_at(read, ("held", *inside), value)
        value = read["held"] or None
    if value is None:
        return _without(text, [holder])
    held = text[holder.value_start : holder.value_end]
    commented = with_comments(held, value) if isinstance(value, list) else None
    return text[: holder.value_start] + (commented or literal(value)) + text[holder.value_end :]


def _in_place_of(text: str, below: Sequence[Statement], path: KeyPath, value: Any) -> str:
    """Says in one place what several keys below the path have said."""
    first = below[0]
    at = line_start(text, first.start)
    rest = _without(text, below)
    if value is None:
        return rest
    lines = _lines(path[len(first.table) :], value, indentation(text, first.start))
    return rest[:at] + lines + rest[at:]


def _without_tables(text: str, path: KeyPath) -> str:
    """The text without the tables whose headers are at or below a path, and what they say."""
    headers = key_places(text).headers
    ends = [above(text, header.start, header.floor) for header in headers[1:]]
    ends.append(len(text))
    for header, end in reversed(list(zip(headers, ends, strict=False))):
        if header.path[: len(path)] == path:
            text = text[: above(text, header.start, header.floor)] + text[end:]
    return text


def _without(text: str, statements: Sequence[Statement]) -> str:
    for one in reversed(statements):
        text = text[: line_start(text, one.start)] + text[line_end(text, one.value_end) :]
    return text


def _added(text: str, places: Places, path: KeyPath, value: Any) -> str:
    table = _table_of(places, path)
    under = table.path if table else ()
    relatives = [one for one in places.statements if one.table == under]
    column = 0
    if relatives:
        nearest = max(relatives, key=lambda one: (_common(one.path, path), one.start))
        at, indent = line_end(text, nearest.value_end), indentation(text, nearest.start)
        column = max(_column(text, one) for one in relatives)
    elif table:
        at, indent = line_end(text, table.end), indentation(text, table.start)
    else:
        at, indent = len(text), ""
    lines = _lines(path[len(under) :], value, indent, column)
    return ended(text[:at]) + lines + text[at:]


def _column(text: str, statement: Statement) -> int:
    """How many characters a key takes up to its “=”, where a person has put those in a column."""
    key = text[statement.start : statement.value_start].rstrip(" \t=")
    at = text.index("=", statement.start + len(key)) - statement.start
    return at if at > len(key) + 1 else 0


def _table_of(places: Places, path: KeyPath) -> Header | None:
    """The header nearest to a key that it can stand under."""
    fitting = [one for one in places.headers if path[: len(one.path)] == one.path]
    return max(fitting, key=lambda one: len(one.path), default=None)


def _common(one: KeyPath, other: KeyPath) -> int:
    """How many keys two paths begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _lines(names: KeyPath, value: Any, indent: str, column: int = 0) -> str:
    *before, last = map(str, names)
    lines = assignments({last: value}, before)
    return "".join(f"{indent}{_aligned(line, column)}\n" for line in lines)


def _aligned(line: str, column: int) -> str:
    key, equals, value = line.partition(" = ")
    if '"' in key:  # where the sign may be part of the key
        return line
    return f"{key.ljust(max(column - 1, 0))}{equals}{value}"
