"""Own words that no longer fit, beside what stands in the letter now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.own_words.words_field import WordsField
from letterapp.desktop.plain import plain_label
from letterapp.desktop.turning_box import TurningBox
from letterapp.wording.passages import Misfit, Passages

_CHANGED = (
    "The letter no longer says what these words were for, so they are not in it. Put them in the "
    "place of what it says now, changed if need be, or drop them."
)
_GONE = (
    "The letter no longer says what these words were for, nor anything like it, so they are not in "
    "it. Copy what you still need into another passage, or drop them."
)
_SIDE = 200
"""Pixels a field must have to stand beside the others."""


class MisfitPage(QWidget):
    """`typed` comes with every change of `words`.

    `used` comes when these are to stand in the letter, `dropped` when not.
    """

    typed = Signal()
    used = Signal()
    dropped = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = plain_label()
        self._said.setWordWrap(True)
        self.was = WordsField("What they were for", is_to_read=True)
        self.now = WordsField("Now in the letter", is_to_read=True)
        self.words = WordsField("&Your own words")
        self._use = QPushButton("Use them here")
        self._use.setToolTip("Ctrl+Enter")
        self._drop = QPushButton("Drop them")
        self._back = QPushButton("All passages")
        self._lay_out()
        self._connect()

    def show_misfit(self, misfit: Misfit, passages: Passages, *, is_typed: bool = False) -> None:
        """Shows an edit beside the passage that is nearest to it, if one is; typing stays."""
        near = None if misfit.nearest is None else passages.passages[misfit.nearest]
        can_use = near is not None and near.anchor is not None
        self._said.setText(_CHANGED if can_use else (near and near.why_not) or _GONE)
        self.was.show_text(misfit.edit.was)
        self.now.show_text(near.source if near else "")
        self.now.setVisible(near is not None)
        self.words.edit.setReadOnly(not can_use)
        self._use.setVisible(can_use)
        if not is_typed:
            self.words.show_text(misfit.suggestion if can_use else misfit.edit.now)

    def begin(self) -> None:
        """Takes the keyboard."""
        self.words.edit.setFocus()

    def _on_finished(self) -> None:
        if not self._use.isHidden():
            self.used.emit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        fields = TurningBox([self.was, self.now, self.words], _SIDE)
        layout.addWidget(fields, 1)
        layout.addWidget(TurningBox([self._use, self._drop, self._back]))

    def _connect(self) -> None:
        self.words.typed.connect(self.typed)
        self.words.finished.connect(self._on_finished)
        self._use.clicked.connect(self.used)
        self._drop.clicked.connect(self.dropped)
        self._back.clicked.connect(self.back)
