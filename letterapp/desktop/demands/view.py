"""The list of demands on the screen: ticked, folded, moved and opened by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget
from typing_extensions import override

from letterapp.desktop.claiming import claims
from letterapp.desktop.demands.delegate import DemandDelegate, line_height
from letterapp.desktop.demands.model import DemandsModel, Index
from letterapp.desktop.demands.rows import DemandRow, Row
from letterapp.desktop.own_viewport import give_own_viewport

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHANGE = (Qt.Key.Key_F2,)


class DemandsView(QTreeView):
    """Keeps its place, and what is folded, whatever changes. `opened` is a wish to see a row."""

    opened = Signal()
    change_wanted = Signal()
    row_changed = Signal()

    def __init__(self, model: DemandsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_own_viewport(self)
        self._model = model
        self._current: tuple[str, str] | None = None
        self._number = 0
        self._place = 0
        self._folded: set[str] = set()
        self.setAccessibleName(name)
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(DemandDelegate(self))
        self._unfold()
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)

    @property
    def row(self) -> Row | None:
        """The row that keys and buttons are for."""
        return self._model.row_of(self.currentIndex())

    def show_row(self, demand: str, case: str = "") -> None:
        """Makes a row the current one, and brings it into sight."""
        index = self._model.index_of(demand, case)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def can_step(self, by: int) -> bool:
        """Whether the current row can be moved so far."""
        return self._model.step_from(self.currentIndex(), by) is not None

    def step(self, by: int) -> None:
        """Moves the current row up (-1) or down (1) among its likes."""
        to = self._model.step_from(self.currentIndex(), by)
        if to is not None:
            self._model.move(self.currentIndex(), to)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _on_collapsed(self, index: QModelIndex) -> None:
        """A row that is not seen any more is not the current one: the view would unfold it."""
        if row := self._model.row_of(index):
            self._folded.add(row.demand)
        if self.currentIndex().parent() == index:
            self.setCurrentIndex(index)

    def _on_expanded(self, index: QModelIndex) -> None:
        if row := self._model.row_of(index):
            self._folded.discard(row.demand)

    def _on_about_to_be_reset(self) -> None:
        row = self.row
        self._current = (row.demand, _case(row)) if row else None
        self._number = self.currentIndex().row()
        self._place = self.verticalScrollBar().value()

    def _unfold(self) -> None:
        """Unfolds what is not folded by the person; rows are measured when they are laid out."""
        for number, row in enumerate(self._model.rows):
            self.setExpanded(self._model.index(number, 0), row.demand not in self._folded)

    def _on_reset(self) -> None:
        self._unfold()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self._place)
        if self._current and not self._model.index_of(*self._current).isValid():
            self.setCurrentIndex(self._neighbour(*self._current))
        elif self._current:
            self.show_row(*self._current)

    def _neighbour(self, demand: str, case: str) -> QModelIndex:
        """What stands where a row has been that is gone; of the last case, its demand."""
        parent = self._model.index_of(demand) if case else QModelIndex()
        last = self._model.rowCount(parent) - 1
        return self._model.index(min(self._number, last), 0, parent) if last >= 0 else parent

    def event(self, event: QEvent) -> bool:
        """F2 is for the row here, and not for the letter."""
        return claims(event, _CHANGE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a row, F2 changes it; Alt with an arrow is an action's, or nobody's."""
        is_moving = Qt.KeyboardModifier.AltModifier in event.modifiers()
        key = Qt.Key(event.key())
        if is_moving and key in _ARROWS:
            event.accept()
        elif key in _ENTER and not is_moving:
            self.opened.emit()
        elif key in _CHANGE:
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another row is the current one."""
        super().currentChanged(current, previous)
        self.row_changed.emit()

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The arrow stands beside the first line, as the box does."""
        first = QRect(rect)
        first.setHeight(min(rect.height(), line_height(self.fontMetrics())))
        super().drawBranches(painter, first, index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drags the current row."""
        super().startDrag(actions)
        self._model.end_drag()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)


def _case(row: Row) -> str:
    return "" if isinstance(row, DemandRow) else row.case
