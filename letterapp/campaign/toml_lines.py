"""Where each key of a TOML text stands: on which line, and from which character to which.

The standard library's reader gives values without places. This walks a text that it has already
accepted, so grammar errors need no care here (TOML 1.0, https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
import tomllib

from msgspec import Struct

Key = str | int
KeyPath = tuple[Key, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SKIP_INLINE = re.compile(r"[ \t]*")
_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SCALAR = re.compile(r"[^,\]}\r\n#]*")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


class Statement(Struct, frozen=True):
    """`key = value` in a table; offsets are of the key's first character and around the value.

    `path` is that of the key in the whole text, `table` that of the header it stands under.
    """

    path: KeyPath
    table: KeyPath
    start: int
    value_start: int
    value_end: int


class Header(Struct, frozen=True):
    """`[a]` or `[[a]]`; `path` ends with the index where it begins an item of a list.

    `floor` is where what stands before it ends, comments apart.
    """

    path: KeyPath
    start: int
    end: int
    floor: int


class Places(Struct, frozen=True):
    """The headers and statements of a text, in order."""

    headers: tuple[Header, ...]
    statements: tuple[Statement, ...]


def key_places(text: str) -> Places:
    """Where the headers and statements of a valid TOML text stand."""
    walk = _Walk(text)
    return Places(tuple(walk.headers), tuple(walk.statements))


def key_lines(text: str) -> dict[KeyPath, int]:
    """Maps every key path of a valid TOML text to its line (from 1).

    Elements of arrays are keyed by their index. A path to a multi-line string gives the line
    on which its content begins.
    """
    return _Walk(text).lines


class _Walk:
    """One pass over the text; `lines` grows as keys are met."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.headers: list[Header] = []
        self.statements: list[Statement] = []
        self._text = text
        self._at = 0
        self._counted = (0, 1)  # the offset up to which lines were counted, and its line
        self._floor = 0
        self._tables: dict[KeyPath, int] = {}
        self._document()

    def _document(self) -> None:
        table: KeyPath = ()
        self._skip(_SKIP)
        while self._at < len(self._text):
            if self._peek() == "[":
                table = self._header()
            else:
                self._statement(table)
            self._floor = self._at
            self._skip(_SKIP)

    def _statement(self, table: KeyPath) -> None:
        start = self._at
        path, value_start = self._pair(table)
        text = self._text[value_start : self._at]
        end = value_start + len(text.rstrip(" \t"))
        self.statements.append(Statement(path, table, start, value_start, end))

    def _header(self) -> KeyPath:
        start = self._at
        is_array = self._text.startswith("[[", self._at)
        brackets = 2 if is_array else 1
        line = self._line()
        self._at += brackets
        path = self._current(self._key(), line)
        self._at += brackets
        if is_array:
            index = self._tables.get(path, -1) + 1
            self._tables[path] = index
            self.lines.setdefault(path, line)
            path = (*path, index)
        self.lines[path] = line
        self.headers.append(Header(path, start, self._at, self._floor))
        return path

    def _current(self, key: tuple[str, ...], line: int) -> KeyPath:
        """The path of a header, with the index of the array elements it stands in."""
        path: KeyPath = ()
        for part in key[:-1]:
            path = (*path, part)
            self.lines.setdefault(path, line)
            if path in self._tables:
                path = (*path, self._tables[path])
        return (*path, key[-1])

    def _pair(self, table: KeyPath) -> tuple[KeyPath, int]:
        """A key and its value: the key's path, and where the value begins."""
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_SKIP_INLINE)
        value_start = self._at
        self._value(path)
        return path, value_start

    def _key(self) -> tuple[str, ...]:
        parts = []
        while True:
            self._skip(_SKIP_INLINE)
            parts.append(self._key_part())
            self._skip(_SKIP_INLINE)
            if self._peek() != ".":
                return tuple(parts)
            self._at += 1

    def _key_part(self) -> str:
        if self._peek() in "\"'":
            quoted = self._string()
            return next(iter(tomllib.loads(f"{quoted} = 0")))  # its escapes are TOML's
        return self._take(_BARE)

    def _value(self, path: KeyPath) -> None:
        match self._peek():
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case '"' | "'":
                self.lines[path] = self._line() + self._first_line_of_string()
                self._string()
            case _:
                self._take(_SCALAR)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        self._skip(_SKIP)
        while self._peek() != "]":
            element = (*path, index)
            self.lines[element] = self._line()
            self._value(element)
            index += 1
            self._skip(_SKIP)
            if self._peek() == ",":
                self._at += 1
                self._skip(_SKIP)
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_SKIP)
        while self._peek() != "}":
            self._pair(path)
            self._skip(_SKIP)
            if self._peek() == ",":
                self._at += 1
                self._skip(_SKIP)
        self._at += 1

    def _first_line_of_string(self) -> int:
        """1 where a line break right after the opening quotes is not part of the string."""
        opens = self._text[self._at : self._at + 5]
        return int(re.match(r"(\"\"\"|''')\r?\n", opens) is not None)

    def _string(self) -> str:
        for pattern in _STRINGS:
            if found := pattern.match(self._text, self._at):
                self._at = found.end()
                return found.group()
        raise ValueError(f"not a TOML string at offset {self._at}")

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if not found:
            raise ValueError(f"not TOML at offset {self._at}")
        self._at = found.end()
        return found.group()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _line(self) -> int:
        offset, line = self._counted
        self._counted = (self._at, line + self._text.count("\n", offset, self._at))
        return self._counted[1]
