"""Arrays changed value by value, where a person has written comments into them.

Comments on lines of their own stay; one that stands behind a value goes with it, but stays with a
table that is only changed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign.toml_blocks import TOKEN
from letterapp.campaign.toml_writing import literal

_HEAD = re.compile(r"\[(?:[ \t]*(?:#[^\n]*)?\n)?")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_VALUE = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|[^,\[\]{}#\"'\s](?:[^,\[\]{}#\"'\n]*[^,\[\]{}#\"'\s])?",
    re.DOTALL,
)
_AFTER = re.compile(r"[ \t]*,?(?:[ \t]*(?:#[^\n]*)?\n)?")
_INDENT = "    "


class _Element(Struct, frozen=True):
    """A value as it is written, what stands before it, and what behind it up to the line's end."""

    gap: str
    value: str
    after: str


class _Array(Struct, frozen=True):
    """An array as it is written: its opening bracket, its elements, and the rest."""

    head: str
    elements: tuple[_Element, ...]
    tail: str

    @property
    def has_comments(self) -> bool:
        """Whether there is any; outside of the values, only comments hold a `#`."""
        between = (text for one in self.elements for text in (one.gap, one.after))
        return any("#" in text for text in (self.head, *between, self.tail))


def with_comments(text: str, values: Sequence[Any]) -> str | None:
    """The text of an array with other values, and its comments.

    None where it has no comments, or is no array.
    """
    array = _parsed(text)
    if array is None or not array.has_comments:
        return None
    changed = _written(array, tomllib.loads(f"held = {text}")["held"], values)
    return changed if _says(changed, values) else None


def _says(text: str, values: Sequence[Any]) -> bool:
    try:
        return bool(tomllib.loads(f"held = {text}") == {"held": list(values)})
    except tomllib.TOMLDecodeError:
        return False


def _parsed(text: str) -> _Array | None:
    if not (found := _HEAD.match(text)):
        return None
    head, at = found.group(), found.end()
    elements: list[_Element] = []
    while True:
        gap = _taken(_GAP, text, at)
        at += len(gap)
        if text[at:] == "]":
            return _Array(head, tuple(elements), f"{gap}]")
        if not (value := _value_at(text, at)):
            return None
        after = _taken(_AFTER, text, at + len(value))
        at += len(value) + len(after)
        elements.append(_Element(gap, value, after))


def _taken(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found.group() if found else ""


def _value_at(text: str, at: int) -> str:
    """The value that begins there; of a table or an array up to its closing bracket."""
    if text[at] not in "[{":
        return _taken(_VALUE, text, at)
    depth = 0
    for token in TOKEN.finditer(text, at):
        depth += (token.group() in "[{") - (token.group() in "]}")
        if not depth:
            return text[at : token.end()]
    return ""


def _written(array: _Array, before: Sequence[Any], after: Sequence[Any]) -> str:
    writer = _Writer(array)
    steps = SequenceMatcher(None, [*map(literal, before)], [*map(literal, after)], autojunk=False)
    for kind, start, end, new_start, new_end in steps.get_opcodes():
        old, new = array.elements[start:end], after[new_start:new_end]
        if kind == "equal":
            for element in old:
                writer.keep(element)
            continue
        count = _changed_tables(before[start:end], new)
        for element, value in zip(old[:count], new[:count], strict=True):
            writer.keep(replace(element, value=literal(value)))
        for element in old[count:]:
            writer.drop(element)
        for value in new[count:]:
            writer.add(literal(value))
    return writer.text()


def _changed_tables(before: Sequence[Any], after: Sequence[Any]) -> int:
    """How many values at the start are tables, as what takes their place is too."""
    pairs = zip(before, after, strict=False)
    tables = takewhile(lambda pair: all(isinstance(one, Mapping) for one in pair), pairs)
    return len(list(tables))


class _Writer:
    """Writes an array anew, element by element."""

    def __init__(self, array: _Array) -> None:
        self._pieces = [array.head]
        self._tail = array.tail
        self._carried = ""
        self._bare = 0
        """Which piece stands behind a value without a comma; 0 for none."""
        self._indent = next(_indents(array), _INDENT)

    def keep(self, element: _Element) -> None:
        """The element as it was."""
        if self._carried:
            element = replace(element, gap=self._carried)
            self._carried = ""
        self._put(element)

    def drop(self, element: _Element) -> None:
        """Not the element, nor its line where nothing else stands there."""
        gap = self._carried or element.gap
        self._carried = ""
        begins_line = self._is_at_line() or "\n" in gap
        ends_line = element.after.endswith("\n")
        if begins_line and ends_line:
            self._pieces.append(gap[: gap.rfind("\n") + 1])
        elif begins_line:
            self._carried = gap
        elif ends_line:
            self._pieces.append(element.after.replace(",", "", 1))

    def add(self, value: str) -> None:
        """A new value, on a line of its own where the one before has ended its line."""
        if self._is_at_line():
            self._put(_Element(self._indent, value, ",\n"))
        else:
            self._put(_Element(" " if len(self._pieces) > 1 else "", value, ""))

    def text(self) -> str:
        """All of the array."""
        return "".join((*self._pieces, self._carried, self._tail))

    def _put(self, element: _Element) -> None:
        if self._bare:
            self._pieces[self._bare] = f",{self._pieces[self._bare]}"
        self._pieces += (element.gap, element.value, element.after)
        has_comma = element.after.lstrip(" \t").startswith(",")
        self._bare = 0 if has_comma else len(self._pieces) - 1

    def _is_at_line(self) -> bool:
        return "".join(self._pieces[-3:]).endswith("\n")


def _indents(array: _Array) -> Iterator[str]:
    """How the elements are indented that begin a line."""
    before = array.head
    for element in array.elements:
        if before.endswith("\n") or "\n" in element.gap:
            yield element.gap.rpartition("\n")[2]
        before = element.after
