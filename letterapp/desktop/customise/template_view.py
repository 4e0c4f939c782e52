"""The table of a campaign's templates, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from letterapp.desktop.customise.entries import Entry
from letterapp.desktop.customise.template_model import Column, TemplateModel
from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.writing.cell_delegate import CellDelegate

_NAME_WIDTH = 20
"""Letters that the column of names has room for at least."""


class TemplateView(QTreeView):
    """`opened` brings the entry of a row by Return or a double click."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = TemplateModel(self.palette(), self)
        self.setModel(self._templates)
        self.setAccessibleName("Templates")
        self.setItemDelegate(CellDelegate(self))
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit_icons(self)
        self._set_up_columns()
        self.header().sectionResized.connect(self._on_section_resized)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def templates(self) -> TemplateModel:
        """The rows."""
        return self._templates

    @property
    def current(self) -> Entry | None:
        """The entry of the current row."""
        return self._templates.entry(self.currentIndex())

    def _on_section_resized(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if entry := self._templates.entry(index):
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, and presses no button of the dialog."""
        entry = self.current
        if entry and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the palette and the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            fit_icons(self)
        if event.type() is QEvent.Type.PaletteChange:
            self._templates.use(self.palette())

    def _set_up_columns(self) -> None:
        header, metrics = self.header(), self.fontMetrics()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        around = 6 * metrics.averageCharWidth()
        state = metrics.horizontalAdvance("own copy, same as shipped")
        use = metrics.horizontalAdvance("This letter")
        header.resizeSection(Column.STATE, state + around)
        header.resizeSection(Column.USE, use + around)
        self.setMinimumWidth(state + use + _NAME_WIDTH * metrics.averageCharWidth() + 3 * around)
