"""The field for the pattern of file names, with the real names that it makes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.notice import Notice
from letterapp.desktop.writing.field_words import field_entry
from letterapp.desktop.writing.naming import Naming

_LINES = 5
"""Names that are shown at once; the others can be scrolled to."""


class NamePattern(QWidget):
    """Shows a pattern, what is wrong with it, and what comes of it."""

    changed = Signal()

    def __init__(self, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(pattern)
        self.line.setAccessibleName("Pattern of file names")
        self._menu = QMenu(self)
        self._insert = QPushButton("&Insert field")
        self._insert.setAutoDefault(False)
        self._insert.setMenu(self._menu)
        self._notice = Notice()
        self._model = QStringListModel(self)
        self._names = QListView()
        self._set_up_names()
        self._lay_out()
        self.line.textChanged.connect(self.changed)

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        return self._insert.sizeHint().height()

    @property
    def pattern(self) -> str:
        """The pattern as it is typed."""
        return self.line.text()

    def show_naming(self, naming: Naming) -> None:
        """Shows what has come of the pattern."""
        self._notice.say(naming.problem)
        self.line.setAccessibleDescription(naming.problem)
        if list(naming.names) != self._model.stringList():
            with QSignalBlocker(self._names):
                self._model.setStringList(list(naming.names))

    def show_fields(self, fields: Mapping[str, str | None]) -> None:
        """Offers these fields, with their values in a letter."""
        self._menu.clear()
        for field, value in fields.items():
            entry = self._menu.addAction(field_entry(field, value))
            entry.triggered.connect(lambda _=False, name=field: self._on_field_chosen(name))
        self._insert.setEnabled(bool(fields))

    def _on_field_chosen(self, field: str) -> None:
        self.line.insert(f"{{{field}}}")
        self.line.setFocus()

    def _set_up_names(self) -> None:
        names = self._names
        names.setAccessibleName("The names that the files will have")
        names.setModel(self._model)
        names.setUniformItemSizes(True)
        names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        names.setTabKeyNavigation(False)
        height = _LINES * (names.fontMetrics().lineSpacing() + 2) + 2 * names.frameWidth()
        names.setMinimumHeight(height)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._insert)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._notice)
        layout.addWidget(self._names, 1)
