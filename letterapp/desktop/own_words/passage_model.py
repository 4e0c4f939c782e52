"""The rows of passages as a model: only what differs is told to have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.own_words.passage_rows import Row
from letterapp.desktop.plain import as_rich

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class PassageModel(QAbstractListModel):
    """Shows rows."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._icons: dict[Mark, QIcon] = {}
        self.use(palette)

    def use(self, palette: QPalette) -> None:
        """Takes icons for a ground of this palette."""
        self._icons = {mark: icon(mark, palette) for mark in (Mark.OWN_WORDS, Mark.ATTENTION)}
        self._tell_changed(0, len(self._rows) - 1)

    def show(self, rows: Sequence[Row]) -> None:
        """Shows these and no others; as many as before are the same ones, changed or not."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self._tell_changed(at, at)

    def row(self, index: _Index) -> Row | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        """What a row shows."""
        row = self.row(index)
        if row is None:
            return None
        if role == _ROLE.DisplayRole:
            return row.text
        if role == _ROLE.ToolTipRole:
            return as_rich(row.tip)
        return self._icons[row.mark] if role == _ROLE.DecorationRole and row.mark else None

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))
