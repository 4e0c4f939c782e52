"""Targets as the list shows and searches them; imports nothing of Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import filterfalse

from msgspec import Struct

from letterapp.campaign.campaign import Campaign, Unsound
from letterapp.campaign.model import Target, shown_name
from letterapp.campaign.texts import shown_in
from letterapp.desktop.target_names import unsound_name


class Entry(Struct, frozen=True):
    """One target; `words` are all that it can be found by."""

    id: str
    name: str
    office: str
    role: str
    capacities: tuple[str, ...]
    words: str
    is_sound: bool = True


class EntryReader:
    """Makes entries of a campaign's targets, anew only of those that have changed."""

    def __init__(self) -> None:
        self._read_from: tuple[object, object] = (None, None)
        self._known: dict[str, tuple[Target, Entry]] = {}
        self._entries: dict[str, Entry] = {}

    def read(self, campaign: Campaign) -> dict[str, Entry]:
        """The entries by id, as letters are written in order; the same object where all is."""
        targets, unsound = self._read_from
        if campaign.targets is not targets or campaign.unsound_targets != unsound:
            self._read_from = (campaign.targets, campaign.unsound_targets)
            self._entries = {entry.id: entry for entry in self._made(campaign)}
        return self._entries

    def _made(self, campaign: Campaign) -> Iterator[Entry]:
        known, self._known = self._known, {}
        for target in campaign.targets:
            was, entry = known.get(target.id, (None, None))
            if entry is None or was != target:
                entry = _entry(target)
            self._known[target.id] = (target, entry)
            yield entry
        yield from map(_unsound_entry, campaign.unsound_targets)


def folded(text: str) -> str:
    """A text without case and accents: “Île” is found by “ile”."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, parts))


def _entry(target: Target) -> Entry:
    names = (form for forms in target.name.values() for form in forms.values())
    words = (target.id, target.code or "", *names, *target.office.values(), *target.capacities)
    return Entry(
        target.id,
        shown_name(target),
        shown_in(target.office),
        target.role,
        target.capacities,
        "\n".join(words),
    )


def _unsound_entry(target: Unsound) -> Entry:
    words = "\n".join((target.id, *target.names, *target.capacities))
    name = unsound_name(target)
    return Entry(target.id, name, "", target.role, target.capacities, words, is_sound=False)
