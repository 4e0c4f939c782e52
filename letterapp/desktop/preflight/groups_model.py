"""The same problem over many letters, as one line: “12 letters: no postal address is known”."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.preflight.checks import check_of
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.problem_list import shown_place
from letterapp.problems import Problem, Severity, Topic

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
Key = tuple[Severity, Topic | None, str]


class Group(Struct, frozen=True):
    """Problems that say the same, one a letter or more; `letters` are targets' ids, each once."""

    problems: tuple[Problem, ...]
    letters: tuple[str, ...]

    @property
    def sample(self) -> Problem:
        """One of them."""
        return self.problems[0]

    @property
    def key(self) -> Key:
        """What tells one group from another, in which letters come and go."""
        return _key(self.sample)

    @property
    def text(self) -> str:
        """How many letters have it, where it stands if it is one of the files, and what it is."""
        count = len(self.letters)
        whose = f"{count:,} letter{'s' if count > 1 else ''}" if count else ""
        where = self._where if self.is_of_files else ""
        said = [part for part in (whose, where) if part] or ["The campaign"]
        return ": ".join((*said, self.sample.message))

    @property
    def is_of_files(self) -> bool:
        """Whether the campaign's files have it, of which its message need not tell the place."""
        return check_of(self.sample) is Topic.CAMPAIGN

    @property
    def places(self) -> tuple[str, ...]:
        """Where it stands, each place once, as the window words it."""
        found = (shown_place(problem.where) for problem in self.problems)
        return tuple(dict.fromkeys(place for place in found if place))

    @property
    def _where(self) -> str:
        first, *more = self.places or ("",)
        others = f"{len(more):,} other place{'s' if len(more) > 1 else ''}"
        return f"{first} and {others}" if more else first


def groups_of(preflight: Preflight) -> list[Group]:
    """All problems in groups: errors first, then what most letters have."""
    found: dict[Key, list[Problem]] = {}
    of_letters = (problem for one in preflight.letters.values() for problem in one.problems)
    for problem in (*preflight.problems, *of_letters):
        found.setdefault(_key(problem), []).append(problem)
    groups = [
        Group(tuple(each), tuple(dict.fromkeys(p.letter for p in each if p.letter)))
        for each in found.values()
    ]
    return sorted(groups, key=lambda group: (not group.sample.is_error, -len(group.letters)))


def _key(problem: Problem) -> Key:
    return problem.severity, problem.topic, problem.message


class GroupsModel(QAbstractListModel):
    """The groups of pre-flight's problems, as they were when it last settled."""

    def __init__(self, preflight: Preflight, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preflight = preflight
        self._groups: list[Group] = []
        self._icons: dict[Severity, QIcon] = {}
        preflight.settled.connect(self._on_settled)
        self._on_settled()

    def set_palette(self, palette: QPalette) -> None:
        """Draws the marks for a ground of this palette."""
        marks = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING}
        self._icons = {severity: icon(mark, palette) for severity, mark in marks.items()}
        if self._groups:
            last = self.index(len(self._groups) - 1)
            self.dataChanged.emit(self.index(0), last, [_Role.DecorationRole])

    def group(self, row: int) -> Group:
        """The group in a row."""
        return self._groups[row]

    def place_of(self, key: Key | None) -> int | None:
        """The row of a group, None where it is gone."""
        places = (place for place, group in enumerate(self._groups) if group.key == key)
        return next(places, None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many groups there are."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """A group in words, with its mark."""
        group = self._groups[index.row()]
        match role:
            case _Role.DisplayRole:
                return group.text
            case _Role.AccessibleTextRole:
                return f"{group.sample.severity.capitalize()}, {group.text}"
            case _Role.DecorationRole:
                return self._icons.get(group.sample.severity)
        return None

    def _on_settled(self) -> None:
        groups = groups_of(self._preflight)
        if groups != self._groups:
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()
