"""A campaign folder -> a `Campaign`, with every problem of its files at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from letterapp.campaign.campaign import (
    ANY_LETTER,
    DEMANDS,
    SETTINGS,
    TARGETS,
    Campaign,
    Origin,
    Unsound,
)
from letterapp.campaign.documents import Document, Places, read_document
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
    Table,
    Target,
)
from letterapp.campaign.references import check_references
from letterapp.campaign.tables import read_table, unknown_key
from letterapp.errors import CampaignError
from letterapp.paths import shipped_campaigns
from letterapp.problems import Place, Problem, error
from letterapp.worker import unlimited_memory

T = TypeVar("T", bound=Table)

_SECTIONS = ("targets", "historical", "demands", "sources", "quotations", "changes")


def load_campaign(folder: Path) -> Campaign:
    """Reads a campaign folder.

    Raises CampaignError only where campaign.toml cannot be read; everything else that is wrong
    stands in the campaign's `problems`, and its sound parts are usable.
    """
    settings_file, problems = read_document(folder / SETTINGS)
    if not settings_file.values:
        hint = "Copy campaign.toml from a shipped campaign and change it."
        empty = error("the file is empty", hint, settings_file.place(()))
        raise CampaignError(problems or [empty])
    reader = _Reader()
    reader.problems += problems
    campaign = reader.campaign(folder, settings_file)
    if not campaign.is_shipped and (folder / "templates").is_dir():
        reader.problems += unlimited_memory(Place(folder / "templates"))
    return check_references(replace(campaign, problems=tuple(reader.problems)))


class _Reader:
    """Collects what is sound, where it was read, and what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.origins: dict[tuple[str, str], Origin] = {}
        self._ids: dict[tuple[str, str], Origin] = {}  # without case, as calls name things

    def campaign(self, folder: Path, settings_file: Document) -> Campaign:
        self.origins["settings", ""] = Origin(settings_file.places, ())
        targets_file = self._document(folder / TARGETS)
        demands_file = self._document(folder / DEMANDS)
        settings = self._settings(settings_file)
        targets = self._items(Target, targets_file, "targets")
        demands = self._items(Demand, demands_file, "demands")
        return Campaign(
            folder=folder,
            settings=settings,
            targets=targets,
            historical=self._items(HistoricalParty, targets_file, "historical"),
            demands=demands,
            sources=self._items(Source, demands_file, "sources"),
            quotations=self._items(Quotation, demands_file, "quotations"),
            changes=self._items(Change, demands_file, "changes"),
            unsound_targets=tuple(_unsound(targets_file, targets)),
            unsound_demands=frozenset(_ids(demands_file, "demands")) - {d.id for d in demands},
            unsound_letters=frozenset(_unsound_letters(settings_file, settings)),
            has_unsound_selection="selection" in settings_file.values
            and "selection" not in settings.model_fields_set,
            is_shipped=folder.resolve().parent == shipped_campaigns(),
            origins=self.origins,
        )

    def _document(self, file: Path) -> Document:
        document, problems = read_document(file)
        self.problems += problems
        self.problems += [
            unknown_key(document, (key,), _SECTIONS)
            for key in document.values
            if key not in _SECTIONS
        ]
        return document

    def _settings(self, document: Document) -> Settings:
        """campaign.toml section by section, so that one bad section spoils no other."""
        raw = dict(document.values)
        sound: dict[str, object] = {
            "roles": self._mapping(Role, document, "roles", raw.pop("roles", {})),
            "letters": self._tables(LetterChanges, document, "letters", raw.pop("letters", [])),
        }
        sections: tuple[tuple[str, type[Table]], ...] = (
            ("sender", Sender),
            ("letter", LetterSettings),
            ("selection", Selection),
        )
        for key, model in sections:
            if key in raw and (table := self._table(model, document, (key,), raw.pop(key))):
                sound[key] = table
        rest = self._table(Settings, document, (), raw) or self._salvaged(raw)
        return rest.model_copy(update=sound)

    def _salvaged(self, raw: dict[str, Any]) -> Settings:
        """The top-level keys, and the parts of tables, that are sound by themselves."""
        scrap = Document(Places(Path()))
        kept: dict[str, Any] = {"title": {}}

        def is_sound(key: str, value: object) -> bool:
            return read_table(Settings, scrap, (), {**kept, key: value})[0] is not None

        for key, value in raw.items():
            if is_sound(key, value):
                kept[key] = value
            elif isinstance(value, dict):
                sound = {name: part for name, part in value.items() if is_sound(key, {name: part})}
                kept[key] = sound
        return Settings.model_validate(kept)

    def _mapping(
        self, model: type[T], document: Document, key: str, raw: object
    ) -> Mapping[str, T]:
        if not isinstance(raw, dict):
            hint = f"Write [{key}.NAME] above each."
            self.problems.append(error("must be a table", hint, document.place((key,))))
            return {}
        read = {name: self._table(model, document, (key, name), raw[name]) for name in raw}
        return {name: table for name, table in read.items() if table is not None}

    def _items(self, model: type[T], document: Document, section: str) -> tuple[T, ...]:
        return self._tables(model, document, section, document.values.get(section, []))

    def _tables(
        self, model: type[T], document: Document, section: str, raw: object
    ) -> tuple[T, ...]:
        """The sound, first-named items of an array of tables."""
        if not isinstance(raw, list):
            hint = f"Write [[{section}]] above each item."
            where = document.place((section,))
            self.problems.append(error("must be a list of tables", hint, where))
            return ()
        items: list[T] = []
        for index, value in enumerate(raw):
            item = self._table(model, document, (section, index), value)
            if item is None:
                continue
            key = _key(item)
            if key is None:
                self.origins[section, str(len(items))] = Origin(document.places, (section, index))
            elif not self._is_new(key, getattr(item, key), document, (section, index)):
                continue
            items.append(item)
        return tuple(items)

    def _table(
        self, model: type[T], document: Document, path: tuple[str | int, ...], raw: object
    ) -> T | None:
        table, problems = read_table(model, document, path, raw)
        self.problems += problems
        return table

    def _is_new(self, key: str, item_id: str, document: Document, path: tuple[str, int]) -> bool:
        """Whether the id is met for the first time; a second one is a problem and left out."""
        section = path[0]
        folded = (section, item_id.casefold())
        if earlier := self._ids.get(folded):
            message = f"the {key} “{item_id}” is taken"
            hint = f"Line {earlier.place(key).line} has it already; give each its own."
            self.problems.append(error(message, hint, document.place((*path, key))))
            return False
        self.origins[section, item_id] = self._ids[folded] = Origin(document.places, path)
        return True


def _key(item: Table) -> str | None:
    """The key that tells one item of a section from another; changes have none."""
    return next((key for key in ("id", "target") if key in type(item).model_fields), None)


def _ids(document: Document, section: str) -> Iterator[str]:
    return (str(item["id"]) for item in _named(document, section))


def _unsound(document: Document, sound: tuple[Target, ...]) -> Iterator[Unsound]:
    """What can still be told of the targets that have errors."""
    seen = {target.id for target in sound}
    for item in _named(document, "targets"):
        if item["id"] not in seen:
            seen.add(item["id"])
            capacities = item.get("capacities", [])
            tags = tuple(map(str, capacities)) if isinstance(capacities, list) else ()
            yield Unsound(item["id"], str(item.get("role", "")), tags)


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
