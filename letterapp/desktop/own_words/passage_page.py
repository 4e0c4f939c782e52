"""One passage of the letter in hand, to be put into own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.notice import Notice
from letterapp.desktop.own_words.words_field import WordsField
from letterapp.desktop.plain import plain_label
from letterapp.desktop.turning_box import TurningBox
from letterapp.wording.passages import Passage

_HELP = (
    "**bold**, *italic*, [^name] a footnote. An empty line begins a new paragraph; without any "
    "words the passage is left out."
)
_SIDE = 260
"""Pixels a field must have to stand beside the other."""


class PassagePage(QWidget):
    """The words of a passage beside those of the campaign.

    `typed` comes with every change, `taken_back` when the campaign's words are to count again.
    """

    typed = Signal()
    done = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsField("&Your words, for this letter only")
        self.original = WordsField("The campaign’s words", is_to_read=True)
        self.words.edit.setAccessibleDescription(_HELP)
        self._why_not = Notice()
        self._help = plain_label(_HELP)
        self._help.setWordWrap(True)
        self._done = QPushButton("Done")
        self._done.setToolTip("Ctrl+Enter")
        self._take_back = QPushButton("Take back the campaign’s words")
        self._lay_out()
        self._connect()

    def show_passage(self, passage: Passage, source: str) -> None:
        """Shows a passage, its words as they are being typed."""
        self.words.show_text(source)
        self.original.show_text(passage.original)
        self.words.edit.setReadOnly(passage.anchor is None)
        self._why_not.say(passage.why_not)
        self._help.setVisible(passage.anchor is not None)
        self._take_back.setEnabled(passage.is_changed)

    def begin(self) -> None:
        """Takes the keyboard, at the end of the words."""
        self.words.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.words.edit.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TurningBox([self.words, self.original], _SIDE), 1)
        layout.addWidget(self._why_not)
        layout.addWidget(self._help)
        layout.addWidget(TurningBox([self._done, self._take_back]))

    def _connect(self) -> None:
        self.words.typed.connect(self.typed)
        self.words.finished.connect(self.done)
        self._done.clicked.connect(self.done)
        self._take_back.clicked.connect(self.taken_back)
