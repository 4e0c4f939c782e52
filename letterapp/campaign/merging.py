"""One table of a file that two have changed: what both did, and where they clash.

Pure functions on raw values, sound or not; reading and asking is for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from letterapp.campaign.changes import with_key
from letterapp.campaign.files import Files
from letterapp.campaign.toml_lines import KeyPath


class Merged(Struct, frozen=True):
    """The table with both changes; at the `clashes` it has ours, and those say theirs.

    What they have removed is None there.
    """

    values: Mapping[str, Any]
    clashes: Mapping[KeyPath, Any]


def merged(start: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """What becomes of a table that we and others have changed from one start, key by key."""
    values: dict[str, Any] = {}
    clashes: dict[KeyPath, Any] = {}
    for key in dict.fromkeys((*theirs, *ours)):
        was, our, their = start.get(key), ours.get(key), theirs.get(key)
        value = their if our == was else our
        if isinstance(our, Mapping) and isinstance(their, Mapping):
            inner = merged(was if isinstance(was, Mapping) else {}, our, their)
            value = inner.values
            clashes |= {(key, *path): one for path, one in inner.clashes.items()}
        elif was != our != their != was:
            clashes[(key,)] = their
        if value is not None:
            values[key] = value
    return Merged(values, clashes)


def with_differences(
    files: Files, file: str, path: KeyPath, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Files:
    """A table of a file with other values, given what it has.

    Only keys that differ are written, so that comments and the order of what stays stay too.
    """
    for inner, value in differences(before, after):
        files = with_key(files, file, (*path, *inner), value)
    return files


def differences(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[KeyPath, Any]]:
    """What makes one table of another, as deep as both have tables.

    The keys that are to be set, or to be removed (None).
    """
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from (((key, *inner), value) for inner, value in differences(old, new))
        elif old != new:
            yield (key,), new
