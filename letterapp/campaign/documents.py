"""A TOML file of a campaign as it stands: its values, and the line of every key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letterapp.campaign.toml_lines import Key, KeyPath, key_lines
from letterapp.problems import Place, Problem, error

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot carry (https://www.w3.org/TR/xml/#charsets)."""


@dataclass(frozen=True)
class Document:
    """One file: `values` as the TOML reader gives them, `lines` by key path."""

    file: Path
    values: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def place(self, path: KeyPath) -> Place:
        """Where a key stands; where the key is missing, the table it should be in."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Place(self.file, self.lines.get(known), spell(path))


def spell(path: KeyPath) -> str:
    """A key path as a person reads it: `targets[2].name.en`."""
    words = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path)
    return words.removeprefix(".")


def read_document(file: Path) -> tuple[Document, tuple[Problem, ...]]:
    """Reads a TOML file; a file that cannot be read gives an empty document and a problem."""
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        problem = error("the file is missing", "A campaign folder needs it.", Place(file))
    except IsADirectoryError:
        problem = error("this is a folder, not a file", where=Place(file))
    except UnicodeDecodeError as cause:
        hint = "Save the file as UTF-8 in your text editor."
        problem = error(f"not UTF-8 text (byte {cause.start})", hint, Place(file))
    except OSError as cause:
        problem = error(f"the file cannot be read: {cause.strerror}", where=Place(file))
    else:
        return _parse(file, text)
    return Document(file, {}, {}), (problem,)


def _parse(file: Path, text: str) -> tuple[Document, tuple[Problem, ...]]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        hint = "Compare the line with the same kind of line in a shipped campaign."
        place = Place(file, _line_of_error(text))
        return Document(file, {}, {}), (error(f"not valid TOML: {cause}", hint, place),)
    document = Document(file, values, key_lines(text))
    return document, tuple(_unprintable(document, values, ()))


def _line_of_error(text: str) -> int | None:
    """The line of a grammar error: the standard reader says it in words only, this one apart."""
    import tomlkit  # noqa: PLC0415  loaded only when a file is broken
    from tomlkit.exceptions import ParseError  # noqa: PLC0415

    try:
        tomlkit.parse(text)
    except ParseError as cause:
        return cause.line
    except tomlkit.exceptions.TOMLKitError:
        return None
    return None


def _unprintable(document: Document, value: Any, path: KeyPath) -> Iterator[Problem]:
    """Problems with texts that hold characters no Word file can carry."""
    if isinstance(value, str):
        if found := _NOT_XML.search(value):
            message = f"the text holds the character U+{ord(found.group()):04X}, which Word cannot"
            yield error(message, "Delete it.", document.place(path))
        return
    children: Iterator[tuple[Key, Any]] = iter(())
    if isinstance(value, dict):
        children = iter(value.items())
    elif isinstance(value, list):
        children = iter(enumerate(value))
    for key, child in children:
        yield from _unprintable(document, child, (*path, key))
