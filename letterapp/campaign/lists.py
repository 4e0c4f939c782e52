"""Lists of tables anywhere in a campaign's files, changed item by item.

What is no list counts as an empty one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterapp.campaign.changes import value_in, with_key
from letterapp.campaign.files import Files
from letterapp.campaign.toml_edits import with_item, with_moved, without_item
from letterapp.campaign.toml_lines import KeyPath


def listed(files: Files, file: str, path: KeyPath) -> list[Any]:
    """The items of a list, sound or not."""
    value = value_in(files, file, path)
    return value if isinstance(value, list) else []


def with_listed(files: Files, file: str, path: KeyPath, values: Mapping[str, Any]) -> Files:
    """A list with an item more at its end."""
    known = listed(files, file, path)
    if not known:
        return with_key(files, file, path, [dict(values)])
    return files.with_toml(file, with_item(files.toml(file), path, len(known), values))


def without_listed(files: Files, file: str, path: KeyPath, index: int) -> Files:
    """A list without one of its items."""
    return files.with_toml(file, without_item(files.toml(file), path, index))


def with_listed_moved(files: Files, file: str, path: KeyPath, index: int, to: int) -> Files:
    """A list with one of its items at another index."""
    return files.with_toml(file, with_moved(files.toml(file), path, index, to))
