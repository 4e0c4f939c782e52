"""A TOML text cut into its tables, so that one can be read and changed without the others.

A block is a table of the first level with all that belongs to it: `[sender]` with `[sender.x]`, one
`[[targets]]` item with its cases; the keys above the first header are a block too. Comments right
above a header belong to it. What this module is given, the standard reader has accepted as a whole.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from letterapp.campaign.toml_lines import KeyPath, key_lines

TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}]",
    re.DOTALL,
)
"""Brackets, and what may hold some that are none: strings and comments."""

_HEADER = re.compile(r"""\[\[?(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\]"'\n])+\]\]?""")


class _Header(Struct, frozen=True):
    """`[a.b]`, or `[[a.b]]` for an item; `floor` is where the last string before it ends."""

    start: int
    floor: int
    path: tuple[str, ...]
    is_item: bool


class Block(Struct, frozen=True, dict=True):
    """One table of the first level; `name` is its key, None for the keys above all headers."""

    name: str | None
    is_item: bool
    text: str

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """What the block says, as the standard reader gives it."""
        return tomllib.loads(self.text)

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """The line of each key, counted from the block's first; an item has the index 0."""
        return key_lines(self.text)

    @cached_property
    def height(self) -> int:
        """How many line ends it has."""
        return self.text.count("\n")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a valid TOML text, in order; together they are the text.

    Where the tables of one name are scattered, the whole text is one block without a name.
    """
    cuts = list(_cuts(text))
    starts = [0, *(start for start, _, _ in cuts), len(text)]
    names: list[tuple[str | None, bool]] = [
        (None, False),
        *((name, is_item) for _, name, is_item in cuts),
    ]
    pieces = [
        Block(name, is_item, text[start:end])
        for (name, is_item), start, end in zip(names, starts, starts[1:], strict=False)
        if start < end
    ]
    return tuple(pieces) if _is_tidy(pieces) else (Block(None, False, text),)


def share(values: Mapping[str, Any], blocks: tuple[Block, ...]) -> None:
    """Gives each block its share of the values of the whole text, so that none is read again."""
    left = dict(values)
    items: dict[str, Iterator[Any]] = {}
    for block in reversed(blocks):
        name = block.name
        if name is None:
            block.__dict__["values"] = left
        elif block.is_item:
            items.setdefault(name, reversed(left.pop(name, ())))
            block.__dict__["values"] = {name: [next(items[name])]}
        else:
            block.__dict__["values"] = {name: left.pop(name)}


def joined(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """The values of all blocks, as if the text had been read as a whole."""
    values: dict[str, Any] = {}
    for block in blocks:
        if block.is_item:
            values.setdefault(str(block.name), []).extend(block.values[str(block.name)])
        else:
            values.update(block.values)
    return values


def _is_tidy(blocks: list[Block]) -> bool:
    """Whether each table stands in one place, and is nothing but a table or a list of items."""
    kinds: dict[str, bool] = {}
    keys: set[str] = set(blocks[0].values) if blocks and blocks[0].name is None else set()
    for block in blocks:
        if block.name is None:
            continue
        is_new = block.name not in kinds
        if block.name in keys or not (is_new or (block.is_item and kinds[block.name])):
            return False
        kinds[block.name] = block.is_item
    return True


def _cuts(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where a block begins, with its name, and whether it is an item of a list."""
    before: str | None = None
    for header in _headers(text):
        begins_item = header.is_item and len(header.path) == 1
        if begins_item or header.path[0] != before:
            before = header.path[0]
            yield above(text, header.start, header.floor), before, begins_item


def above(text: str, start: int, floor: int) -> int:
    """The start of a header's line, or of the comments right above it.

    `floor` is where the last value before it ends, of which a line may look like a comment.
    """
    line = text.rfind("\n", 0, start) + 1
    while line:
        before = text.rfind("\n", 0, line - 1) + 1
        if before < floor or not text[before:line].lstrip(" \t").startswith("#"):
            break
        line = before
    return line


def _headers(text: str) -> Iterator[_Header]:
    """The headers of a valid text, found without looking at its keys: texts may be long."""
    depth = 0
    after = floor = 0
    for token in TOKEN.finditer(text):
        mark, at = token.group(), token.start()
        if at < after or mark[0] == "#":
            continue
        if mark[0] in "\"'":
            floor = token.end()
            continue
        if mark in "]}":
            depth -= 1
            continue
        if depth == 0 and mark == "[" and not text[text.rfind("\n", 0, at) + 1 : at].strip():
            found = _HEADER.match(text, at)
            assert found
            after = found.end()
            yield _Header(at, floor, *_path(found.group()))
            continue
        depth += 1


@lru_cache(256)
def _path(header: str) -> tuple[tuple[str, ...], bool]:
    """The names in a header, and whether it is one of a list."""
    table: Any = tomllib.loads(header)
    names: list[str] = []
    while table:
        ((name, table),) = table.items()
        names.append(name)
        if isinstance(table, list):
            return tuple(names), True
    return tuple(names), False
