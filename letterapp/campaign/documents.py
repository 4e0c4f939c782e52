"""A TOML file of a campaign as it stands: its values, and where they stand."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from letterapp.campaign.toml_lines import Key, KeyPath
from letterapp.campaign.toml_text import EMPTY, TomlText, plain_text
from letterapp.problems import Place, Problem, error

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML 1.0 cannot carry (https://www.w3.org/TR/xml/#charsets), and the Unicode
noncharacters U+FDD0 to U+FDEF, which are for use inside a program and never in text.

Listed rather than excluded, which takes Python a tenth of the time to compile.
"""


class Document(Struct, frozen=True):
    """One file: its text, and `values` as the TOML reader gives them.

    A file that is there and cannot be read has no text here, which must never replace it.
    """

    file: Path
    toml: TomlText = EMPTY
    is_readable: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether this says what the file holds, which was there and could be read, or was made."""
        return self.is_readable and not self.problems

    @property
    def values(self) -> Mapping[str, Any]:
        """What the file says."""
        return self.toml.values

    def place(self, path: KeyPath) -> Place:
        """Where a key stands; where the key is missing, the table it should be in."""
        return Place(self.file, self.toml.line_near(path), spell(path))

    def origin(self) -> Origin:
        """Where all keys of the file stand."""
        return Origin(self.file, self.toml)

    def origins(self, section: str) -> list[Origin]:
        """Where the items of a list stand, each by itself where it is a block of its own."""
        counted = len(self.values.get(section, ()))
        above = 0
        found: list[Origin] = []
        for block in self.toml.blocks:
            if block.is_item and block.name == section:
                path = (section, len(found))
                found.append(Origin(self.file, TomlText((block,)), above, path, (section, 0)))
            above += block.height
        if len(found) == counted:
            return found
        paths = [(section, index) for index in range(counted)]
        return [Origin(self.file, self.toml, 0, path, path) for path in paths]


class Origin(Struct, frozen=True):
    """Where one table of a campaign was read.

    It is `inner` of a text that begins below so many lines of the file, and `path` of the file.
    """

    file: Path
    toml: TomlText
    above: int = 0
    path: KeyPath = ()
    inner: KeyPath = ()

    def place(self, *keys: Key) -> Place:
        """Where a key of the table stands; where it is missing, the table it should be in."""
        line = self.toml.line_near((*self.inner, *keys))
        return Place(self.file, line and self.above + line, spell((*self.path, *keys)))


def spell(path: KeyPath) -> str:
    """A key path as a person reads it: `targets[2].name.en`."""
    named = (key for key in path if key != "")  # the key for “every language” is empty
    words = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in named)
    return words.removeprefix(".")


def read_document(file: Path) -> Document:
    """Reads a TOML file; a file that cannot be read gives an empty document and a problem."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        problem = error("the file is missing", "A campaign folder needs it.", Place(file))
        return Document(file, problems=(problem,))
    except OSError as cause:
        return _damaged(_unreadable(file, cause), file)
    return decoded(file, content)


def unprintable_character(text: str) -> re.Match[str] | None:
    """The first character of a text that no Word file can carry."""
    return _UNPRINTABLE.search(text)


def _unreadable(file: Path, cause: OSError) -> Problem:
    if file.is_dir():
        hint = "Move the folder away; a campaign has a file of this name."
        return error("this is a folder, not a file", hint, Place(file))
    hint = "Close other programs that have it open, and see that you may read it."
    return error(f"the file cannot be read: {cause.strerror}", hint, Place(file))


def decoded(file: Path, content: bytes) -> Document:
    """A file of this content, as `read_document` reads it."""
    try:
        toml = TomlText.of(content)
    except UnicodeDecodeError as cause:
        hint = "Save the file as UTF-8 in your text editor."
        place = Place(file, content.count(b"\n", 0, cause.start) + 1)
        return _damaged(error("not UTF-8 text", hint, place), file)
    except tomllib.TOMLDecodeError as cause:
        hint = "Compare the line with the same kind of line in a shipped campaign."
        place = Place(file, _line_of_error(plain_text(content), str(cause)))
        return _damaged(error(f"not valid TOML: {cause}", hint, place), file)
    return Document(file, toml)


def _damaged(problem: Problem, file: Path) -> Document:
    return Document(file, is_readable=False, problems=(problem,))


def _line_of_error(text: str, message: str) -> int:
    """The line of a grammar error, which the standard reader says in words only.

    It reads from the top, so the line is the first that makes the text up to it fail the same way.
    """
    lines = [f"{line}\n" for line in text.split("\n")]

    def is_reached(count: int) -> bool:
        try:
            tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError as cause:
            return str(cause) == message
        return False

    return bisect_left(range(1, len(lines)), True, key=is_reached) + 1


def unprintable(document: Document, value: Any, path: KeyPath) -> Iterator[Problem]:
    """Problems with texts that hold characters no Word file can carry."""
    if isinstance(value, str):
        if found := unprintable_character(value):
            message = f"the text holds the character U+{ord(found.group()):04X}, which Word cannot"
            yield error(message, "Delete it.", document.place(path))
        return
    children: Iterator[tuple[Key, Any]] = iter(())
    if isinstance(value, dict):
        children = iter(value.items())
    elif isinstance(value, list):
        children = iter(enumerate(value))
    for key, child in children:
        yield from unprintable(document, child, (*path, key))
