"""Every letter against every check, as a table."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPalette

from letterapp.batch.inspected import There
from letterapp.desktop.icons import Icons, Mark
from letterapp.desktop.letter_states import LetterState
from letterapp.desktop.plain import as_rich
from letterapp.desktop.preflight.checks import CHECKS, check_of
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.preflight.rows import Row, row_of, rows_of
from letterapp.problems import Severity, Topic

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FIRST = ("letter to", "state")
_FINE, _UNCHECKED = "nothing found", "not checked"
_MARKS = {
    LetterState.READY: Mark.READY,
    LetterState.ATTENTION: Mark.ATTENTION,
    LetterState.ERROR: Mark.ERROR,
    LetterState.SKIPPED: Mark.SKIPPED,
    LetterState.WRITTEN: Mark.WRITTEN,
    LetterState.EDITED: Mark.EDITED,
}
_MARK_OF = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING}
_Role = Qt.ItemDataRole


class LettersModel(QAbstractTableModel):
    """The letters as pre-flight knows them.

    While letters are being checked rows change in their places; they are put in order when that is
    done, so that nothing jumps under the hand. `words_changed`: columns have other words to show.
    """

    words_changed = Signal()

    def __init__(self, preflight: Preflight, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preflight = preflight
        self._has_problems_only = False
        self._rows: list[Row] = []
        self._places: dict[str | None, int] = {}
        self._telling: AbstractSet[Topic] = frozenset()
        self._icons: Icons | None = None
        preflight.changed.connect(self._on_changed)
        preflight.progress.connect(self._on_progress)
        preflight.settled.connect(self.put_in_order)
        self.put_in_order()

    def set_palette(self, palette: QPalette) -> None:
        """Draws the marks for a ground of this palette."""
        self._icons = Icons(palette)
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_Role.DecorationRole])

    def show_problems_only(self, is_only: bool) -> None:
        """Leaves out letters without problems."""
        self._has_problems_only = is_only
        self.put_in_order()

    def words(self, column: int) -> Collection[str]:
        """The words that stand in a column behind the first, or may soon; none in most checks."""
        if column < len(_FIRST):
            return [state.words for state in LetterState]
        check = CHECKS[column - len(_FIRST)]
        if check is Topic.FILE:
            return [there.value for there in There]
        return [str(severity) for severity in Severity] if check in self._telling else []

    def row(self, row: int) -> Row:
        """What stands in a row."""
        return self._rows[row]

    def place_of(self, target: str | None) -> int | None:
        """The row of a letter, None where it is not shown."""
        return self._places.get(target)

    def put_in_order(self) -> None:
        """Shows what there is now, problems first."""
        before = {row.target: row for row in self._rows}
        rows = rows_of(self._preflight, before, has_problems_only=self._has_problems_only)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self._telling = frozenset().union(*(row.worst for row in rows))
            self._places = {row.target: place for place, row in enumerate(rows)}
            self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many letters are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The letter, its state, and the checks."""
        return 0 if parent.isValid() else len(_FIRST) + len(CHECKS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The names of the checks."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (*_FIRST, *CHECKS)[section].capitalize()
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """A cell: a mark, a word where there is something to say, and all of it as its tool tip."""
        row, column = self._rows[index.row()], index.column()
        if column >= len(_FIRST):
            return self._of_check(row, CHECKS[column - len(_FIRST)], role)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return row.name if column == 0 else row.state.words
        if role == _Role.DecorationRole and column == 1 and row.state in _MARKS:
            return self._icon(_MARKS[row.state])
        return None

    def _of_check(self, row: Row, check: Topic, role: int) -> Any:
        severity = row.worst.get(check)
        told = row.file if check is Topic.FILE and row.file else str(severity or "")
        match role:
            case _Role.DisplayRole:
                return told
            case _Role.AccessibleTextRole:
                nothing = _UNCHECKED if check in row.unchecked else _FINE
                return f"{check.capitalize()}: {told or nothing}"
            case _Role.DecorationRole if mark := _mark(row, check):
                return self._icon(mark)
            case _Role.ToolTipRole:
                messages = [p.message for p in row.problems if check_of(p) is check]
                return as_rich("\n".join(dict.fromkeys(messages[:9])))
        return None

    def _icon(self, mark: Mark) -> QIcon | None:
        return self._icons.of(mark) if self._icons else None

    def _on_changed(self, targets: frozenset[str]) -> None:
        """Letters are not as they were: those that stand here change in their places."""
        places = [self._places[target] for target in targets if target in self._places]
        for place in places:
            row = self._rows[place]
            self._rows[place] = row_of(self._preflight, row.target or "", row.name)
        if places:
            last = self.index(max(places), self.columnCount() - 1)
            self.dataChanged.emit(self.index(min(places), 0), last)
            self._tell_words(
                self._telling | {one for place in places for one in self._rows[place].worst}
            )

    def _tell_words(self, telling: AbstractSet[Topic]) -> None:
        if telling != self._telling:
            self._telling = telling
            self.words_changed.emit()

    def _on_progress(self, done: int, _total: int) -> None:
        """A check begins, perhaps of other letters than before."""
        if not done and self._rows_are_others():
            self.put_in_order()

    def _rows_are_others(self) -> bool:
        if self._has_problems_only:
            return False
        shown = [row.target for row in self._rows if row.target is not None]
        return set(shown) != set(self._preflight.session.targets)


def _mark(row: Row, check: Topic) -> Mark | None:
    """The mark of a check; none where there is nothing to say, or it was not made."""
    if severity := row.worst.get(check):
        return _MARK_OF[severity]
    if check is Topic.FILE:
        return Mark.WRITTEN if row.file == There.SAME.value else None
    return None if check in row.unchecked else Mark.READY
