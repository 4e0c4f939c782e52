"""What is wrong with a field, below it: an icon and words for how bad it is, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import plain_label
from letterapp.desktop.problem_list import described
from letterapp.problems import Problem

_MOST = 3
"""So many problems are told beside a field; the list of problems tells them all."""


class ProblemLine(QWidget):
    """Hidden where nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark.WARNING
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
        """What it says; empty where nothing is wrong."""
        return self._words.text()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows problems, the worst first."""
        said = dict.fromkeys(described(problem).partition("\n")[0] for problem in problems)
        is_error = any(problem.is_error for problem in problems)
        self.say("\n".join(list(said)[:_MOST]), is_error=is_error)

    def say(self, text: str, *, is_error: bool) -> None:
        """Shows a text, or hides for an empty one."""
        if text == self.text:
            return
        self._mark = Mark.ERROR if is_error else Mark.WARNING
        self._show_mark()
        self._words.setText(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the colours and the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._show_mark()

    def _show_mark(self) -> None:
        self._icon.setAccessibleName(self._mark.label)
        size = self.fontMetrics().height()
        self._icon.setPixmap(icon(self._mark, self.palette()).pixmap(QSize(size, size)))
