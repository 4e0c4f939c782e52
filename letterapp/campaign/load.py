"""A campaign folder -> a `Campaign`, with every problem of its files at once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from letterapp.campaign.campaign import ANY_LETTER, Campaign, Unsound
from letterapp.campaign.checks import checked
from letterapp.campaign.documents import Document, Origin
from letterapp.campaign.files import DEMANDS, SETTINGS, TARGETS, Files, read_files
from letterapp.campaign.model import (
    Change,
    Demand,
    HistoricalParty,
    LetterChanges,
    LetterSettings,
    Quotation,
    Role,
    Selection,
    Sender,
    Settings,
    Source,
    Target,
)
from letterapp.campaign.references import References
from letterapp.campaign.sections import SectionReader
from letterapp.campaign.table import Table
from letterapp.campaign.tables import read_table, unknown_key
from letterapp.paths import shipped_campaigns
from letterapp.problems import Place, Problem, error
from letterapp.worker.warning import unlimited_memory

T = TypeVar("T", bound=Table)

_SECTIONS = ("targets", "historical", "demands", "sources", "quotations", "changes")


def load_campaign(folder: Path) -> Campaign:
    """Reads a campaign folder.

    Raises CampaignError only where campaign.toml cannot be read; everything else that is wrong
    stands in the campaign's `problems`, and its sound parts are usable.
    """
    return CampaignReader().read(read_files(folder))


class CampaignReader:
    """Makes campaigns of files; what has not changed since the last time is not checked again."""

    def __init__(self) -> None:
        self._sections = _Sections()
        self._references = References()

    def read(self, files: Files) -> Campaign:
        """The campaign that the files make, with every problem of them."""
        reader = _Reader(self._sections)
        reader.problems += files.problems
        campaign = reader.campaign(files)
        folder = files.folder
        templates = folder / "templates"
        has_own = os.path.isdir(templates)  # noqa: PTH112  false where it cannot be looked at
        if not campaign.is_shipped and has_own:
            reader.problems += unlimited_memory(Place(templates))
        read = replace(campaign, problems=tuple(dict.fromkeys(reader.problems)))
        return self._references.check(read)


class _Sections:
    """What reads the lists of a campaign."""

    def __init__(self) -> None:
        self.targets = SectionReader(Target, "targets")
        self.historical = SectionReader(HistoricalParty, "historical")
        self.demands = SectionReader(Demand, "demands")
        self.sources = SectionReader(Source, "sources")
        self.quotations = SectionReader(Quotation, "quotations")
        self.changes = SectionReader(Change, "changes")
        self.letters = SectionReader(LetterChanges, "letters")


class _Reader:
    """Collects what is sound, where it was read, and what is wrong."""

    def __init__(self, sections: _Sections) -> None:
        self.problems: list[Problem] = []
        self.origins: dict[tuple[str, str], Origin] = {}
        self._sections = sections
        self._has_unsound_selection = False

    def campaign(self, files: Files) -> Campaign:
        settings_file = files.documents[SETTINGS]
        self.origins["settings", ""] = settings_file.origin()
        targets_file = self._known(files.documents[TARGETS])
        demands_file = self._known(files.documents[DEMANDS])
        settings = self._settings(settings_file)
        targets = self._items(self._sections.targets, targets_file)
        demands = self._items(self._sections.demands, demands_file)
        return Campaign(
            folder=files.folder,
            settings=settings,
            targets=targets,
            historical=self._items(self._sections.historical, targets_file),
            demands=demands,
            sources=self._items(self._sections.sources, demands_file),
            quotations=self._items(self._sections.quotations, demands_file),
            changes=self._items(self._sections.changes, demands_file),
            unsound_targets=tuple(_unsound(targets_file, targets)),
            unsound_demands=frozenset(_ids(demands_file, "demands")) - {d.id for d in demands},
            unsound_letters=frozenset(_unsound_letters(settings_file, settings)),
            has_unsound_selection=self._has_unsound_selection,
            is_shipped=files.folder.resolve().parent == shipped_campaigns(),
            origins=self.origins,
        )

    def _known(self, document: Document) -> Document:
        """A document, its unknown sections told."""
        self.problems += [
            unknown_key(document, (key,), _SECTIONS)
            for key in document.values
            if key not in _SECTIONS
        ]
        return document

    def _settings(self, document: Document) -> Settings:
        """campaign.toml section by section, so that one bad section spoils no other."""
        raw = {key: value for key, value in document.values.items() if key != "letters"}
        sound: dict[str, object] = {
            "roles": self._mapping(Role, document, "roles", raw.pop("roles", {})),
            "letters": self._items(self._sections.letters, document),
        }
        sections: tuple[tuple[str, type[Table]], ...] = (
            ("sender", Sender),
            ("letter", LetterSettings),
            ("selection", Selection),
        )
        for key, model in sections:
            if key in raw and (table := self._table(model, document, (key,), raw.pop(key))):
                sound[key] = table
        self._has_unsound_selection = "selection" in document.values and "selection" not in sound
        rest = self._table(Settings, document, (), raw) or self._salvaged(raw)
        return rest.model_copy(update=sound)

    def _salvaged(self, raw: dict[str, Any]) -> Settings:
        """The top-level keys, and the parts of tables, that are sound by themselves."""
        scrap = Document(Path())
        kept: dict[str, Any] = {"title": {}}

        def is_sound(key: str, value: object) -> bool:
            return read_table(Settings, scrap, (), {**kept, key: value})[0] is not None

        for key, value in raw.items():
            if is_sound(key, value):
                kept[key] = value
            elif isinstance(value, dict):
                sound = {name: part for name, part in value.items() if is_sound(key, {name: part})}
                kept[key] = sound
        return checked(Settings, kept)

    def _mapping(
        self, model: type[T], document: Document, key: str, raw: object
    ) -> Mapping[str, T]:
        if not isinstance(raw, dict):
            hint = f"Write [{key}.NAME] above each."
            self.problems.append(error("must be a table", hint, document.place((key,))))
            return {}
        read = {name: self._table(model, document, (key, name), raw[name]) for name in raw}
        return {name: table for name, table in read.items() if table is not None}

    def _items(self, section: SectionReader[T], document: Document) -> tuple[T, ...]:
        found = section.read(document)
        self.problems += found.problems
        self.origins.update(found.origins)
        return found.items

    def _table(
        self, model: type[T], document: Document, path: tuple[str | int, ...], raw: object
    ) -> T | None:
        table, problems = read_table(model, document, path, raw)
        self.problems += problems
        return table


def _ids(document: Document, section: str) -> Iterator[str]:
    return (str(item["id"]) for item in _named(document, section))


def _unsound(document: Document, sound: tuple[Target, ...]) -> Iterator[Unsound]:
    """What can still be told of the targets that have errors."""
    named = {id(item): item for item in _named(document, "targets")}
    seen = {target.id for target in sound}
    if seen >= {item["id"] for item in named.values()}:
        return
    origins = document.origins("targets")
    for index, item in enumerate(document.values["targets"]):
        if id(item) in named and item["id"] not in seen:
            seen.add(item["id"])
            capacities = item.get("capacities", [])
            tags = tuple(map(str, capacities)) if isinstance(capacities, list) else ()
            role, where = str(item.get("role", "")), origins[index].place()
            yield Unsound(item["id"], role, tags, tuple(_names(item)), where)


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    """What a target with errors can be called, as `entry_of` has it of a sound one."""
    names = item.get("name")
    forms = dict(names) if isinstance(names, dict) else {}
    shown_first = ({"en": forms.pop("en")} if "en" in forms else {}) | forms
    short = [one.get("short") for one in shown_first.values() if isinstance(one, dict)]
    found = [name for name in (*short, item.get("code")) if isinstance(name, str) and name]
    yield from dict.fromkeys(found)


def _unsound_letters(document: Document, settings: Settings) -> Iterator[str]:
    """The targets whose own letter has errors, or two entries."""
    items = document.values.get("letters", [])
    if not isinstance(items, list):
        items = [None]
    named = [item.get("target") if isinstance(item, dict) else None for item in items]
    left = Counter(named) - Counter(letter.target for letter in settings.letters)
    yield from (name if isinstance(name, str) else ANY_LETTER for name in left)


def _named(document: Document, section: str) -> Iterator[Mapping[str, Any]]:
    """The items of a section that have an id, whatever else is wrong with them."""
    items = document.values.get(section, [])
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item
