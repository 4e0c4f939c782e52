"""A line that says what is in the way or worth knowing, with an icon; it vanishes when empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import plain_label
from letterapp.desktop.problem_list import described
from letterapp.problems import Problem

_MOST = 3
"""So many problems are told in one; the list of problems tells them all."""


class Notice(QWidget):
    """Shows a plain text beside a mark, which says how bad it is."""

    def __init__(self, mark: Mark = Mark.WARNING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._icon = QLabel()
        self._words = plain_label()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it is not there."""
        return self._words.text()

    def say(self, text: str, mark: Mark | None = None) -> None:
        """Says something, beside another mark where one is given; nothing to say hides it."""
        mark = mark or self._mark
        if (text, mark) == (self.text, self._mark):
            return
        self._mark = mark
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self._show_mark()
        self.setVisible(bool(text))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows the first lines of problems, which come the worst first."""
        said = dict.fromkeys(described(problem).partition("\n")[0] for problem in problems)
        is_error = any(problem.is_error for problem in problems)
        self.say("\n".join(list(said)[:_MOST]), Mark.ERROR if is_error else Mark.WARNING)

    def changeEvent(self, event: QEvent) -> None:
        """The mark follows the colours and the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_mark()

    def _show_mark(self) -> None:
        """Paints the mark, unless there is nothing that it stands beside."""
        if not self.text:
            return
        size = self.fontMetrics().height()
        self._icon.setAccessibleName(self._mark.label)
        self._icon.setPixmap(icon(self._mark, self.palette()).pixmap(QSize(size, size)))
