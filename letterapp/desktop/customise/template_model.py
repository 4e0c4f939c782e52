"""The templates of a campaign as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette

from letterapp.batch.customising import TemplateKind
from letterapp.desktop.customise.entries import Entry
from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import as_rich

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    """What a row tells."""

    NAME = 0
    STATE = 1
    USE = 2


_HEADERS = {Column.NAME: "Template", Column.STATE: "Whose", Column.USE: "This letter"}


class TemplateModel(QAbstractTableModel):
    """Shows entries; rows that stay keep what is selected."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._used = QIcon()
        self.use(palette)

    def use(self, palette: QPalette) -> None:
        """Takes icons for a ground of this palette."""
        self._used = icon(Mark.READY, palette)

    def show(self, entries: Sequence[Entry]) -> None:
        """Shows these and no others."""
        before, now = [one.name for one in self._entries], [one.name for one in entries]
        if before != now:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        elif entries and entries != self._entries:
            self._entries = entries
            last = self.index(len(entries) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def entry(self, index: _Index) -> Entry | None:
        """The entry of a row."""
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many templates there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return _HEADERS[Column(section)]
        return None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        """What a cell shows."""
        entry, column = self.entry(index), Column(index.column())
        if entry is None:
            return None
        if role == _ROLE.DisplayRole:
            return _text(entry, column)
        if role == _ROLE.ToolTipRole:
            return as_rich(str(entry.file))
        is_mark = role == _ROLE.DecorationRole and column is Column.USE and entry.is_used
        return self._used if is_mark else None


def _text(entry: Entry, column: Column) -> str:
    match column:
        case Column.NAME:
            is_word = entry.kind is TemplateKind.WORD_TEMPLATE
            return f"{entry.name} (Word template)" if is_word else entry.name
        case Column.STATE:
            return str(entry.state)
        case Column.USE:
            return "used" if entry.is_used else ""
