"""The table of letters and checks: read by rows, with the keyboard as with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.preflight.letters_model import LettersModel

_NAME = 24
"""Characters of the first column, so that the checks stay in sight; the rest is in the details."""
_ROOM = 10
"""Pixels around words."""
_ABOVE = 6
"""Pixels that a row is higher than its words."""


class LettersTable(QTableView):
    """Shows a `LettersModel`; columns are as wide as their words need."""

    def __init__(self, model: LettersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = model
        self.setModel(model)
        self.setAccessibleName("Letters and checks")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        model.modelReset.connect(self._fit)
        model.words_changed.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns fit another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row in hand on every platform."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Widths for the words there are, so that as many checks as can be are in sight."""
        fit_icons(self)
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ABOVE)
        self.setColumnWidth(0, metrics.averageCharWidth() * _NAME)
        mark = self.iconSize().width() + 2 * _ROOM
        for column in range(1, self._letters.columnCount()):
            words = map(metrics.horizontalAdvance, self._letters.words(column))
            needed = mark + max(words, default=0)
            title = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(needed, title + _ROOM))
