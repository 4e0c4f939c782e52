"""The targets under their headings as Qt's views want them; it shows, and only asks to tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from letterapp.desktop.icons import Icons, Mark
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.plain import as_rich
from letterapp.desktop.targets.entries import Entry
from letterapp.desktop.targets.grouping import Branch

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag

SECOND_LINE = _Role.UserRole + 1
"""The role of what a target's row says below the name."""
IS_IN_HAND = _Role.UserRole + 2
"""The role that tells whether a row's letter is the one in hand."""

_TOP = 0
"""The internal id of headings and of targets without one; below a heading, its row from 1."""

# Worked out once: a view asks for those of every row, several times.
_HEADING = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsUserCheckable
_TARGET = _HEADING | _Flag.ItemNeverHasChildren


class TargetsModel(QAbstractItemModel):
    """Two levels of one column; `tick_wanted` says which targets, and whether to tick them."""

    tick_wanted = Signal(tuple, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Mapping[str, Entry] = {}
        self._branches: tuple[Branch, ...] = ()
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._ticked: frozenset[str] = frozenset()
        self._states: dict[str, LetterState] = {}
        self._in_hand: str | None = None
        self._icons: Icons | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """The targets that are shown, each once."""
        return tuple(self._places)

    def show(self, entries: Mapping[str, Entry], branches: tuple[Branch, ...]) -> bool:
        """Shows these targets; whether headings or rows are others than before."""
        before, self._entries = self._entries, entries
        if branches == self._branches:
            self._tell({one for one in self._places if entries[one] != before.get(one)})
            return False
        self.beginResetModel()
        self._branches, self._places = branches, {}
        for at, branch in enumerate(branches):
            for row, target in enumerate(branch.targets):
                self._places.setdefault(target, []).append((at, row))
        self.endResetModel()
        return True

    def set_ticked(self, ticked: Iterable[str]) -> None:
        """Shows which targets are ticked."""
        before, self._ticked = self._ticked, frozenset(ticked)
        self._tell(before ^ self._ticked, with_headings=True)

    def set_states(self, states: Mapping[str, LetterState]) -> None:
        """Shows what is known of the letters."""
        before, self._states = self._states, dict(states)
        self._tell({one for one in states if states[one] is not before.get(one)})

    def set_in_hand(self, target: str | None) -> None:
        """Shows whose letter is in hand."""
        before, self._in_hand = self._in_hand, target
        self._tell({one for one in (before, target) if one is not None and before != target})

    def set_icons(self, icons: Icons) -> None:
        """Marks the states with other icons."""
        self._icons = icons
        self._tell(self._places)

    def target_at(self, index: Index) -> str | None:
        """The target of a row; None for a heading."""
        if not index.isValid() or self._heading(index):
            return None
        return self.targets_at(index)[0]

    def targets_at(self, index: Index) -> tuple[str, ...]:
        """The target of a row, or all that are shown below a heading."""
        if index.internalId() == _TOP:
            return self._branches[index.row()].targets
        return (self._branches[index.internalId() - 1].targets[index.row()],)

    def indexes_of(self, target: str) -> list[QModelIndex]:
        """Where a target is shown."""
        return [self._index(at, row) for at, row in self._places.get(target, ())]

    def branch_key(self, index: Index) -> str:
        """What a heading is known by, whatever is shown below it."""
        return self._branches[index.row()].key

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a row."""
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        above = _TOP if parent is None or not parent.isValid() else parent.row() + 1
        return self.createIndex(row, 0, above)

    def parent(self, index: Index | None = None) -> Any:
        """The heading of a row; without an index, the object's own parent, as Qt has both."""
        if index is None:
            return super().parent()
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many headings there are, or how many targets below one."""
        if parent is None or not parent.isValid():
            return len(self._branches)
        branch = self._heading(parent)
        return len(branch.targets) if branch else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row has a box."""
        if not index.isValid():
            return _Flag.NoItemFlags
        return _HEADING if self._heading(index) else _TARGET

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What a row shows, and what it says to who cannot see it."""
        if not index.isValid():
            return None
        if role == _Role.CheckStateRole:
            return self._check_state(self.targets_at(index))
        if branch := self._heading(index):
            return _heading_data(branch, role)
        return self._target_data(self.targets_at(index)[0], role)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """A box that is clicked asks for the tick; it shows it once it is so."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick_wanted.emit(self.targets_at(index), is_ticked)
        return True

    def _target_data(self, target: str, role: int) -> Any:
        entry = self._entries[target]
        if role == _Role.DisplayRole:
            return entry.name
        if role == SECOND_LINE:
            return entry.office
        if role == IS_IN_HAND:
            return target == self._in_hand
        if role == _Role.DecorationRole:
            return self._icons.of(Mark[self._state(target).name]) if self._icons else None
        if role == _Role.ToolTipRole:
            return as_rich("\n".join(self._said(entry)))
        return ", ".join(self._said(entry)) if role == _Role.AccessibleTextRole else None

    def _said(self, entry: Entry) -> list[str]:
        """All there is to know of a row."""
        capacities = ", ".join(entry.capacities)
        parts = (entry.name, f"Letter: {self._state(entry.id).words}", entry.office, capacities)
        in_hand = ("Its letter is in hand.",) if entry.id == self._in_hand else ()
        return [part for part in (*parts, *in_hand) if part]

    def _state(self, target: str) -> LetterState:
        return self._states.get(target, LetterState.UNKNOWN)

    def _check_state(self, targets: tuple[str, ...]) -> Qt.CheckState:
        count = sum(target in self._ticked for target in targets)
        if count == len(targets):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked

    def _heading(self, index: Index) -> Branch | None:
        """The branch whose heading a row is; None for a target."""
        if index.internalId() != _TOP:
            return None
        branch = self._branches[index.row()]
        return branch if branch.title else None

    def _index(self, at: int, row: int) -> QModelIndex:
        is_below = bool(self._branches[at].title)
        return self.createIndex(row, 0, at + 1) if is_below else self.createIndex(at, 0, _TOP)

    def _tell(self, changed: Iterable[str], *, with_headings: bool = False) -> None:
        """Tells the views, once a heading, which rows look different now."""
        rows: dict[int, list[int]] = {}
        for target in changed:
            for at, row in self._places.get(target, ()):
                rows.setdefault(at, []).append(row)
        for at, below in rows.items():
            self.dataChanged.emit(self._index(at, min(below)), self._index(at, max(below)))
            if with_headings and self._branches[at].title:
                heading = self.createIndex(at, 0, _TOP)
                self.dataChanged.emit(heading, heading)


def _heading_data(branch: Branch, role: int) -> Any:
    if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
        return f"{branch.title} ({len(branch.targets)})"
    return as_rich(branch.title) if role == _Role.ToolTipRole else None
