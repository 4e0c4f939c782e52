"""Lists of tables, such as `[[targets]]`: read item by item, and again only what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct, field

from letterapp.campaign.documents import Document, Origin
from letterapp.campaign.table import Table
from letterapp.campaign.tables import read_table
from letterapp.problems import Problem, error

T = TypeVar("T", bound=Table)


class Section(Struct, Generic[T], frozen=True):
    """The sound, first-named items of a list, where each was read, and what is wrong."""

    items: tuple[T, ...] = ()
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class SectionReader(Generic[T]):
    """Reads one section again and again, as its file changes.

    A document, and a table's values, are known by being the same object, which is kept alive here.
    """

    def __init__(self, model: type[T], name: str) -> None:
        self._model = model
        self._name = name
        self._document: Document | None = None
        self._section: Section[T] = Section()
        self._sound: dict[int, tuple[object, T]] = {}

    def read(self, document: Document) -> Section[T]:
        """The section as it stands in a document."""
        if document is not self._document:
            self._document = document
            self._section = self._read(document)
        return self._section

    def _read(self, document: Document) -> Section[T]:
        raw = document.values.get(self._name, [])
        if not isinstance(raw, list):
            hint = f"Write [[{self._name}]] above each item."
            where = document.place((self._name,))
            return Section(problems=(error("must be a list of tables", hint, where),))
        problems: list[Problem] = []
        tables = self._tables(document, raw, problems)
        items: dict[str, T] = {}
        origins: dict[str, Origin] = {}
        for item, origin in zip(tables, document.origins(self._name), strict=True):
            if item is None:
                continue
            key = _key(item)
            name = getattr(item, key) if key else str(len(items))
            if earlier := origins.get(name.casefold()):
                problems.append(_taken(key or "", name, earlier, origin))
            else:
                items[name], origins[name.casefold()] = item, origin
        places = {(self._name, name): origins[name.casefold()] for name in items}
        return Section(tuple(items.values()), places, tuple(problems))

    def _tables(
        self, document: Document, raw: list[object], problems: list[Problem]
    ) -> list[T | None]:
        """Every item, None for what is unsound; ids are compared without case, as calls do."""
        known, self._sound = self._sound, {}
        tables: list[T | None] = []
        for index, value in enumerate(raw):
            _, table = known.get(id(value), (None, None))
            found: list[Problem] = []
            if table is None:
                table, found = read_table(self._model, document, (self._name, index), value)
            if table is not None and not found:
                self._sound[id(value)] = (value, table)
            problems += found
            tables.append(table)
        return tables


def _key(item: Table) -> str | None:
    """The key that tells one item of a section from another; changes have none."""
    return next((key for key in ("id", "target") if key in item.fields), None)


def _taken(key: str, name: str, earlier: Origin, origin: Origin) -> Problem:
    """The problem with a second item of one id, which is left out."""
    hint = f"Line {earlier.place(key).line} has it already; give each its own."
    return error(f"the {key} “{name}” is taken", hint, origin.place(key))
