"""All passages of the letter in hand: which are in own words, which own words no longer fit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.flow_layout import FlowLayout
from letterapp.desktop.own_words.passage_rows import rows
from letterapp.desktop.own_words.passage_view import PassageView
from letterapp.desktop.plain import plain_label
from letterapp.wording.passages import Passages

_NONE_YET = "The passages of this letter are being found…"
_UNREADABLE = "This letter cannot be made as it is: mend its problems first."
_NO_OWN = "No passage of this letter is in own words."


class PassagesPage(QWidget):
    """`opened` and `taken_back` bring a `Row`; `pointed_at` the row that was gone to."""

    opened = Signal(object)
    taken_back = Signal(object)
    all_taken_back = Signal()
    pointed_at = Signal(object)
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: Passages | None = None
        self._tally = plain_label()
        self._tally.setWordWrap(True)
        self.view = PassageView()
        self._only_own = QCheckBox("Only own words")
        self._change = QPushButton("Change…")
        self._take_back = QPushButton("Take back")
        self._close = QPushButton("Close")
        self._take_all_back = QPushButton("Take back all")
        self._lay_out()
        self._connect()
        self._show_buttons()

    def show_passages(self, passages: Passages | None) -> None:
        """Shows these; None says that they are not yet known."""
        self._passages = passages
        self._show()

    def _on_current_changed(self) -> None:
        self._show_buttons()
        if self.view.hasFocus() and (row := self.view.current):
            self.pointed_at.emit(row)

    def _on_change_clicked(self) -> None:
        if row := self.view.current:
            self.opened.emit(row)

    def _on_take_back_clicked(self) -> None:
        if row := self.view.current:
            self.taken_back.emit(row)

    def _show(self) -> None:
        found = self._passages or Passages()
        current = self.view.currentIndex().row()
        self.view.passages.show(rows(found, only_own=self._only_own.isChecked()))
        if self.view.passages.rowCount() and not self.view.currentIndex().isValid():
            self.view.go_to(current)
        self._tally.setText(_tally(self._passages))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row, found = self.view.current, self._passages or Passages()
        self._change.setEnabled(row is not None)
        self._take_back.setEnabled(row is not None and row.mark is not None)
        is_changed = any(one.is_changed for one in found.passages)
        self._take_all_back.setEnabled(is_changed or bool(found.misfits))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tally)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._only_own, 0, Qt.AlignmentFlag.AlignLeft)
        self._close.setAccessibleName("Close own words")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._change, self._take_back, self._take_all_back, self._close):
            flow.addWidget(button)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.view.opened.connect(self.opened)
        self.view.taken_back.connect(self.taken_back)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self._only_own.toggled.connect(self._show)
        self._change.clicked.connect(self._on_change_clicked)
        self._take_back.clicked.connect(self._on_take_back_clicked)
        self._take_all_back.clicked.connect(self.all_taken_back)
        self._close.clicked.connect(self.close_wanted)


def _tally(passages: Passages | None) -> str:
    if passages is None:
        return _NONE_YET
    if not passages.passages and not passages.misfits:
        return _UNREADABLE
    changed = sum(one.is_changed for one in passages.passages)
    said = f"{_counted(changed)} in own words." if changed else _NO_OWN
    unfit = len(passages.misfits)
    return f"{said} {_unfit(unfit)}" if unfit else said


def _counted(count: int) -> str:
    return "One passage is" if count == 1 else f"{count} passages are"


def _unfit(count: int) -> str:
    if count == 1:
        return "One change no longer fits the letter and waits for you."
    return f"{count} changes no longer fit the letter and wait for you."
