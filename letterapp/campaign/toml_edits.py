"""Changes to a TOML text as a person would make them: only what is meant changes.

Each takes a text and gives another, whose values are those of the first with that one change;
comments, order and the looks of everything else stay (TOML 1.0, https://toml.io/en/v1.0.0). A path
leads to a key as in `values`: `("demands", 2, "text", "en")`.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from letterapp.campaign.toml_blocks import Block
from letterapp.campaign.toml_items import (
    apart,
    ended_as,
    inserted,
    item_text,
    items_of,
    moved,
    permuted,
    removed,
)
from letterapp.campaign.toml_lines import KeyPath
from letterapp.campaign.toml_statements import put, put_at
from letterapp.campaign.toml_text import TomlText
from letterapp.campaign.toml_writing import table_text

_Edit = Callable[[str, KeyPath], str]
_Effect = Callable[[Any, KeyPath], None]


def value_at(values: Any, path: KeyPath) -> Any:
    """What stands at a path; None where nothing does."""
    for key in path:
        try:
            values = values[key]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def with_value(toml: TomlText, path: KeyPath, value: Any) -> TomlText:
    """Sets a key, or removes it where the value is None; tables on the way are made.

    Raises TypeError where a plain value stands on the way.
    """
    value = _plain(value)
    if value_at(toml.values, path) == value:
        return toml
    if path[0] not in toml.values and len(path) > 1:
        return _with_table(toml, path, value)
    if len(path) == 1:
        toml = _without_blocks(toml, str(path[0]))

    def edit(text: str, at: KeyPath) -> str:
        return put(text, at, value)

    return _edited(toml, path, edit, lambda values, at: put_at(values, at, value))


def with_item(toml: TomlText, path: KeyPath, index: int, values: Mapping[str, Any]) -> TomlText:
    """Puts a table into a list, before the item of that index, or at the end."""
    known = value_at(toml.values, path) or []
    if len(path) == 1 and (not known or _item_blocks(toml, path)):
        return _with_block(toml, path, index, values)

    def edit(text: str, at: KeyPath) -> str:
        if known and not items_of(text, at):
            return put(text, at, [*known[:index], values, *known[index:]])
        return inserted(text, at, index, values)

    def effect(all_: Any, at: KeyPath) -> None:
        put_at(all_, at, [*known[:index], dict(values), *known[index:]])

    return _edited(toml, path, edit, effect)


def without_item(toml: TomlText, path: KeyPath, index: int) -> TomlText:
    """Takes an item out of a list, with the comments right above it."""
    known = value_at(toml.values, path)
    left = [*known[:index], *known[index + 1 :]]
    if len(path) == 1 and (blocks := _item_blocks(toml, path)):
        return _without_block(toml, blocks[index])

    def edit(text: str, at: KeyPath) -> str:
        return removed(text, at, index) if items_of(text, at) else put(text, at, left)

    return _edited(toml, path, edit, lambda all_, at: put_at(all_, at, left))


def with_moved(toml: TomlText, path: KeyPath, index: int, to: int) -> TomlText:
    """Moves an item of a list, so that it has the other index afterwards."""
    order = list(value_at(toml.values, path))
    order.insert(to, order.pop(index))
    if len(path) == 1 and (blocks := _item_blocks(toml, path)):
        return _with_moved_block(toml, blocks, index, to)

    def edit(text: str, at: KeyPath) -> str:
        return moved(text, at, index, to) if items_of(text, at) else put(text, at, order)

    return _edited(toml, path, edit, lambda all_, at: put_at(all_, at, order))


# --- In one block


def _edited(toml: TomlText, path: KeyPath, edit: _Edit, effect: _Effect) -> TomlText:
    """The text with an edit of the block that holds the path, whose effect is made sure of."""
    index, inner = _block_of(toml, path)
    block = toml.blocks[index] if index >= 0 else Block(None, False, "")
    wanted = copy.deepcopy(dict(block.values))
    effect(wanted, inner)
    text = edit(block.text, inner)
    if _pruned(tomllib.loads(text)) != _pruned(wanted):
        raise ValueError(f"the edit of {path} has not come out as it was meant")
    return toml.with_blocks(max(index, 0), index + 1, text if index >= 0 else f"{text}\n")


def _block_of(toml: TomlText, path: KeyPath) -> tuple[int, KeyPath]:
    """The block that a path leads into, -1 where none is there yet, and the path within it."""
    if items := _item_blocks(toml, path):
        return items[int(path[1])], (path[0], 0, *path[2:])
    for index, block in enumerate(toml.blocks):
        if path[0] in block.values:
            return index, path
    return (0 if toml.blocks and toml.blocks[0].name is None else -1), path


def _item_blocks(toml: TomlText, path: KeyPath) -> list[int]:
    """The blocks that are the items of a list."""
    return [i for i, one in enumerate(toml.blocks) if one.is_item and one.name == path[0]]


def _plain(value: Any) -> Any:
    """A value as a reader gives it: lists, not tuples."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _pruned(value: Any) -> Any:
    """Values without empty tables and lists, of which a text may or may not keep the name."""
    if isinstance(value, Mapping):
        inner = {key: _pruned(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ({}, [])}
    return [_pruned(one) for one in value] if isinstance(value, list) else value


# --- Whole blocks


def _with_table(toml: TomlText, path: KeyPath, value: Any) -> TomlText:
    """A new table at the end of the text."""
    for key in reversed(path[1:]):
        value = {key: value}
    return _appended(toml, table_text(f"[{path[0]}]", value))


def _without_blocks(toml: TomlText, name: str) -> TomlText:
    """The text without a table, or a list of them, as a whole."""
    for index in reversed(range(len(toml.blocks))):
        if toml.blocks[index].name == name:
            toml = _without_block(toml, index)
    return toml


def _without_block(toml: TomlText, at: int) -> TomlText:
    """The text without a block, nor the blank lines that kept the last one apart."""
    left = _replaced(toml, at, at + 1, "")
    if 0 < at == len(left.blocks):
        before, text = toml.blocks[at - 1].text, toml.blocks[at].text
        return _replaced(left, at - 1, at, ended_as(before, text))
    return left


def _appended(toml: TomlText, text: str) -> TomlText:
    """A block more at the end, after a blank line."""
    count = len(toml.blocks)
    if not count:
        return _replaced(toml, 0, 0, text)
    return _replaced(_apart(toml, count), count, count, text)


def _with_block(toml: TomlText, path: KeyPath, index: int, values: Mapping[str, Any]) -> TomlText:
    text, blocks = item_text(path, values), _item_blocks(toml, path)
    at = blocks[index] if index < len(blocks) else blocks[-1] + 1 if blocks else len(toml.blocks)
    if at == len(toml.blocks):
        return _appended(toml, text)
    return _replaced(_apart(toml, at) if at > 0 else toml, at, at, f"{text}\n")


def _with_moved_block(toml: TomlText, blocks: Sequence[int], index: int, to: int) -> TomlText:
    texts = permuted([toml.blocks[at].text for at in blocks], index, to)
    _check_beside(toml, blocks[min(index, to)], blocks[max(index, to)] + 1)
    for at, text in zip(blocks, texts, strict=True):
        if text != toml.blocks[at].text:
            toml = toml.with_blocks(at, at + 1, text)
            _ = toml.blocks[at].values  # raises where it cannot be read
    return toml


def _apart(toml: TomlText, at: int) -> TomlText:
    """The text with a blank line before the block of that index."""
    return _replaced(toml, at - 1, at, apart(toml.blocks[at - 1].text))


def _replaced(toml: TomlText, start: int, end: int, text: str) -> TomlText:
    """Another text in the place of some blocks."""
    _check_beside(toml, start, end)
    return toml.with_blocks(start, end, text)


def _check_beside(toml: TomlText, start: int, end: int) -> None:
    """Raises ValueError where the blocks before and after some do not stand for themselves.

    Then a cut between blocks is wrong, and a text without one must never reach the file.
    """
    for block in (*toml.blocks[max(start - 1, 0) : start], *toml.blocks[end : end + 1]):
        if tomllib.loads(block.text) != block.values:
            raise ValueError(f"the edit beside {block.name} has not come out as it was meant")
