"""The outcomes of a run as a table, quick with thousands: nothing is made before it is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from letterapp.batch.outcomes import Outcome, State
from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import as_rich
from letterapp.desktop.writing.results import details, what

_MARKS = {
    State.WRITTEN: Mark.WRITTEN,
    State.UNCHANGED: Mark.READY,
    State.KEPT: Mark.EDITED,
    State.SKIPPED: Mark.SKIPPED,
    State.FAILED: Mark.ERROR,
}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """What a row tells."""

    LETTER = 0
    OUTCOME = 1
    WHAT = 2


_HEADERS = {
    Column.LETTER: "Letter to",
    Column.OUTCOME: "Outcome",
    Column.WHAT: "File, and what to know",
}


class OutcomeModel(QAbstractTableModel):
    """Shows outcomes, a row each; `names` are those of the targets, by id."""

    def __init__(self, names: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._outcomes: Sequence[Outcome] = ()
        self._icons: dict[State, QIcon] = {}

    def show(self, outcomes: Sequence[Outcome]) -> None:
        """Shows these and no others."""
        self.beginResetModel()
        self._outcomes = outcomes
        self.endResetModel()

    def outcome(self, index: _Index) -> Outcome | None:
        """The outcome that a row shows."""
        return self._outcomes[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many outcomes there are."""
        return 0 if parent.isValid() else len(self._outcomes)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[Column(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        outcome, column = self.outcome(index), Column(index.column())
        if outcome is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(outcome, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.OUTCOME:
            return self._icon(outcome.state)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.WHAT:
            return as_rich(details(outcome))
        return None

    def _text(self, outcome: Outcome, column: Column) -> str:
        match column:
            case Column.LETTER:
                return self._names.get(outcome.target, outcome.target)
            case Column.OUTCOME:
                return str(outcome.state).capitalize()
            case Column.WHAT:
                return what(outcome)

    def _icon(self, state: State) -> QIcon:
        if state not in self._icons:
            self._icons[state] = icon(_MARKS[state], QApplication.palette())
        return self._icons[state]
