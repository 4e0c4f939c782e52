"""The list of a letter's passages, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from letterapp.desktop.claiming import claims
from letterapp.desktop.fitting import fit_icons
from letterapp.desktop.own_words.passage_model import PassageModel
from letterapp.desktop.own_words.passage_rows import Row

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_TAKING_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PassageView(QListView):
    """`opened` brings the row that is to be changed, `taken_back` the one that is to be undone."""

    opened = Signal(object)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages = PassageModel(self.palette(), self)
        self.setModel(self._passages)
        self.setAccessibleName("Passages of the letter")
        self.setAccessibleDescription("Return changes a passage, Delete takes own words back.")
        self.setUniformItemSizes(True)
        fit_icons(self)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def passages(self) -> PassageModel:
        """The rows."""
        return self._passages

    @property
    def current(self) -> Row | None:
        """The current row."""
        return self._passages.row(self.currentIndex())

    def go_to(self, number: int) -> None:
        """Makes a row, from 0, the current one; the last where there are fewer."""
        last = self._passages.rowCount() - 1
        self.setCurrentIndex(self._passages.index(min(max(number, 0), last)))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if row := self._passages.row(index):
            self.opened.emit(row)

    def event(self, event: QEvent) -> bool:
        """F2 is for the passage here."""
        return claims(event, _OPENING) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens, takes back, or moves on."""
        row = self.current
        if row and event.key() in _OPENING:
            self.opened.emit(row)
        elif row and event.key() in _TAKING_BACK:
            self.taken_back.emit(row)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._passages.use(self.palette())
