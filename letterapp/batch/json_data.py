"""The data of a rendering: one JSON object in a file, read strictly.

What readers of JSON do differently (RFC 8259, 4, 6 and 8.2: a name that stands twice, numbers
beyond measure, halves of surrogate pairs) is refused with its line rather than guessed at.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from letterapp.errors import UsageError
from letterapp.limits import MIB, Limits, variable_of

_DEEPEST = 100
"""Objects and lists inside each other: data of people stays under ten, Python stops near 1,000."""

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")\s*(:)?|[{}\[\]]|[^\s,:"{}\[\]]+')
"""A text, and whether it is a name; a bracket; or a number or word."""

_NO_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef]")
"""Halves of surrogate pairs, and the Unicode noncharacters that are for use inside a program."""

_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
"""What Python's reader takes for numbers beyond JSON's own."""

_GRAMMAR = 'Names and texts stand in "…", commas between two of them, none before “}” or “]”'

_Fault = tuple[str, str]
"""What is wrong, and what to do."""


def read_data(file: Path, limits: Limits) -> dict[str, Any]:
    """The object in a JSON file; raises UsageError, with the line, where it holds none."""
    text = _text(file, limits)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as cause:
        raise _wrong(file, cause.lineno, f"not valid JSON: {cause.msg}", _GRAMMAR) from cause
    except (RecursionError, ValueError):
        value = None  # too deep, or a number too long: the check says which
    _check(file, text)
    if not isinstance(value, dict):
        line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
        hint = "Put all of it into one object whose keys are the names that the template uses"
        raise _wrong(file, line, "the data is not one object, {…}", hint)
    return value


def _text(file: Path, limits: Limits) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(limits.file + 1)
    except OSError as cause:
        hint = "Name a JSON file with the data"
        raise UsageError(f"the data {file} cannot be read: {cause.strerror}", hint) from cause
    if len(content) > limits.file:
        hint = f"Take out what the template does not use; {variable_of('file')} allows more"
        raise UsageError(f"the data {file} is larger than {limits.file / MIB:g} MB", hint)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = content.count(b"\n", 0, cause.start) + 1
        raise _wrong(file, line, "not UTF-8 text", "Save the file as UTF-8") from cause


def _check(file: Path, text: str) -> None:
    """Raises UsageError for the first thing in valid JSON that is not to be relied on."""
    levels: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        string, colon = token.groups()
        fault = _in_text(string, colon, levels) if string else _in_token(token[0], levels)
        if fault:
            raise _wrong(file, text.count("\n", 0, token.start()) + 1, *fault)


def _in_text(string: str, colon: str | None, levels: list[set[str]]) -> _Fault | None:
    """What is wrong with a text; `levels` has the names of each object that is open around it."""
    text = json.loads(string) if "\\" in string else string[1:-1]
    if found := _NO_TEXT.search(text):
        return f"U+{ord(found[0]):04X} is no character of a text", "Delete it"
    if not colon:
        return None
    if text in levels[-1]:
        return f"the name “{text}” stands twice in one object", "Delete one, or make a list"
    levels[-1].add(text)
    return None


def _in_token(token: str, levels: list[set[str]]) -> _Fault | None:
    """What is wrong with a bracket, a number or a word."""
    if token in ("{", "["):
        levels.append(set())
        if len(levels) > _DEEPEST:
            return f"the data nests deeper than {_DEEPEST} levels", "Make it flatter"
    elif token in ("}", "]"):
        levels.pop()
    elif token in _NO_NUMBERS:
        return f"“{token}” is no number of JSON", 'Write null, or a text in "…"'
    elif token[-1].isdigit() and math.isinf(float(token)):
        return "the number is too large", 'Write it as a text in "…"'
    return None


def _wrong(file: Path, line: int, message: str, hint: str) -> UsageError:
    return UsageError(f"{file}, line {line}: {message}", hint)
