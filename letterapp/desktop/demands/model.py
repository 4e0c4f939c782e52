"""The demands and their cases as Qt's model of a tree: one column, two levels, boxes, moves.

It holds only what `rows` say. A tick and a move are commands of the session, whose change then
brings the new rows here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from letterapp.desktop.demands.editing import move_case
from letterapp.desktop.demands.rows import DemandRow, Row, rows_of
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session

DETAIL = Qt.ItemDataRole.UserRole + 1
"""The role of what stands in small letters below a row's title."""
GREYED = Qt.ItemDataRole.UserRole + 2
"""The role that says a row is drawn as not to be had, though the keyboard reaches it."""
MIME_TYPE = "application/x-letterapp-demand"
"""What is dragged: only within the list that it comes from."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Roles = Qt.ItemDataRole


class DemandsModel(QAbstractItemModel):
    """The rows of one session. `refused` says why a box cannot be ticked, as a person reads it."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = rows_of(session)
        self._dragged: Row | None = None
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_changed)

    @property
    def rows(self) -> tuple[DemandRow, ...]:
        """What the rows say."""
        return self._rows

    def row_of(self, index: Index) -> Row | None:
        """The row of an index."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._rows[above - 1].cases[index.row()] if above else self._rows[index.row()]

    def index_of(self, demand: str, case: str = "") -> QModelIndex:
        """The index of a demand, or of one of its cases; invalid where there is none."""
        for number, row in enumerate(self._rows):
            if row.demand == demand:
                parent = self.index(number, 0)
                ids = [one.case for one in row.cases]
                if not case:
                    return parent
                return self.index(ids.index(case), 0, parent) if case in ids else QModelIndex()
        return QModelIndex()

    def step_from(self, index: Index, by: int) -> int | None:
        """Where a row stands among its likes after a step up (-1) or down (1); None where it stays.

        A demand steps over those that have no place of their own in the order.
        """
        row = self.row_of(index)
        if row is None or not self._is_movable(row):
            return None
        to = index.row() + by
        while 0 <= to < self.rowCount(index.parent()):
            is_case = not isinstance(row, DemandRow)
            if is_case or choosing.moves_demand(self._session, row.demand, to):
                return to
            to += by
        return None

    def move(self, index: Index, to: int) -> None:
        """Moves a demand, or a case within its demand, so that it has another row afterwards."""
        row = self.row_of(index)
        if row is None or to == index.row():
            return
        if isinstance(row, DemandRow):
            choosing.move_demand(self._session, row.demand, to)
        else:
            move_case(self._session, row.demand, row.case, to)

    def end_drag(self) -> None:
        """Nothing is dragged any more."""
        self._dragged = None

    def _on_changed(self) -> None:
        rows = rows_of(self._session)
        if rows == self._rows:
            return
        if _ids(rows) != _ids(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self._tell(number, len(new.cases))

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, child: Index) -> QModelIndex: ...

    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        """The demand of a case; without an index, what the model belongs to."""
        if child is None:
            return super().parent()
        above = child.internalId() if child.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are below another, or at the top."""
        if not parent.isValid():
            return len(self._rows)
        row = self.row_of(parent)
        return len(row.cases) if isinstance(row, DemandRow) else 0

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = _Roles.DisplayRole) -> Any:
        """What a row says, shows and is."""
        row, say = self.row_of(index), _SAYS.get(role)
        return say(row) if row and say else None

    def setData(self, index: Index, value: Any, role: int = _Roles.EditRole) -> bool:
        """Ticks a box, or takes its tick away; says why not where it is greyed."""
        row = self.row_of(index)
        if row is None or role != _Roles.CheckStateRole:
            return False
        if row.is_greyed:
            self.refused.emit(_refusal(row))
            return False
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        if isinstance(row, DemandRow):
            choosing.tick_demand(self._session, row.demand, is_ticked=is_ticked)
        else:
            choosing.tick_case(self._session, row.demand, row.case, is_ticked=is_ticked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a row; only the list of what is dragged takes it."""
        flag = Qt.ItemFlag
        row = self.row_of(index)
        if row is None:
            is_mine = isinstance(self._dragged, DemandRow)
            return flag.ItemIsDropEnabled if is_mine else flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
        if self._is_movable(row):
            flags |= flag.ItemIsDragEnabled
        dragged = self._dragged
        is_drop = isinstance(row, DemandRow) and not isinstance(dragged, DemandRow)
        if is_drop and dragged is not None and dragged.demand == row.demand:
            flags |= flag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """The one kind of thing that is dragged here."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged, of which the model itself remembers the row."""
        self._dragged = self.row_of(indexes[0]) if indexes else None
        data = QMimeData()
        data.setData(MIME_TYPE, b"row")
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether a row may fall between these: among its likes, and not upon one."""
        is_between = row >= 0 and self._dragged is not None
        return is_between and super().canDropMimeData(data, action, row, column, parent)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Moves what was dragged to before a row."""
        dragged = self._dragged
        if dragged is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        case = "" if isinstance(dragged, DemandRow) else dragged.case
        index = self.index_of(dragged.demand, case)
        if index.parent() != parent:
            return False
        self.end_drag()
        self.move(index, row - 1 if row > index.row() else row)
        return True

    def _is_movable(self, row: Row) -> bool:
        """A demand that a letter with its own ticks does not ask has no place in its order."""
        if not isinstance(row, DemandRow):
            return True
        has_place = not self._session.has_own_ticks or row.demand in self._session.ticks.demands
        return row.is_sound and has_place

    def _tell(self, number: int, cases: int) -> None:
        parent = self.index(number, 0)
        self.dataChanged.emit(parent, parent)
        if cases:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(cases - 1, 0, parent))


def _ids(rows: Sequence[DemandRow]) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.demand, tuple(case.case for case in row.cases)) for row in rows]


def _check_state(row: Row) -> Qt.CheckState:
    return Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked


def _spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    return ". ".join(filter(None, (row.title, *row.detail.split("\n"))))


_SAYS: Mapping[int, Callable[[Row], Any]] = {
    _Roles.DisplayRole: lambda row: row.title,
    _Roles.CheckStateRole: _check_state,
    _Roles.AccessibleTextRole: _spoken,
    DETAIL: lambda row: row.detail,
    GREYED: lambda row: row.is_greyed,
}


def _refusal(row: Row) -> str:
    if isinstance(row, DemandRow):
        return row.detail.rpartition("\n")[2]
    return f"Tick the demand before its case “{row.title}”."
