"""The table of what became of each letter, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from letterapp.batch.outcomes import Outcome, State
from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.writing.cell_delegate import CellDelegate
from letterapp.desktop.writing.outcome_model import Column, OutcomeModel

_NAME_WIDTH = 22
"""Letters that the column of names has room for before it wraps."""


class OutcomeView(QTreeView):
    """Rows of several lines; only those that are seen are measured."""

    opened = Signal(object)

    def __init__(self, model: OutcomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes = model
        self.setModel(model)
        self.setAccessibleName("What became of each letter")
        self.setItemDelegate(CellDelegate(self))
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        # Per pixel Qt would have to know the heights of all rows.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_icons(self)
        self._set_up_columns()
        self.header().sectionResized.connect(self._on_section_resized)
        self.doubleClicked.connect(self._on_opened)

    @property
    def current(self) -> Outcome | None:
        """The outcome of the current row."""
        return self._outcomes.outcome(self.currentIndex())

    def _on_section_resized(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _on_opened(self, index: QModelIndex) -> None:
        if outcome := self._outcomes.outcome(index):
            self.opened.emit(outcome)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the letter, and does not press the dialog's button as well."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_opened(self.currentIndex())
                event.accept()
            case Qt.Key.Key_Home:
                self._jump_to(0)
            case Qt.Key.Key_End:
                self._jump_to(self._outcomes.rowCount() - 1)
            case _:
                self.scrollTo(self.currentIndex())
                super().keyPressEvent(event)

    def _jump_to(self, row: int) -> None:
        """Makes a far row the current one: to leave another, Qt would measure all rows between."""
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().clear()
        self.viewport().update()
        index = self._outcomes.index(row, 0)
        self.scrollTo(index)
        self.setCurrentIndex(index)

    def _set_up_columns(self) -> None:
        header, metrics = self.header(), self.fontMetrics()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        states = max(metrics.horizontalAdvance(str(state).capitalize()) for state in State)
        around = 4 * metrics.averageCharWidth()
        header.resizeSection(Column.LETTER, _NAME_WIDTH * metrics.averageCharWidth() + around)
        header.resizeSection(Column.OUTCOME, states + self.iconSize().width() + 24 + around)
