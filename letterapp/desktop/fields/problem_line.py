"""What is wrong with a field, below it: an icon and words for how bad it is, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStyle, QWidget

from letterapp.desktop.plain import plain_label
from letterapp.desktop.problem_list import described
from letterapp.problems import Problem

_MOST = 3
"""So many problems are told beside a field; the list of problems tells them all."""


class ProblemLine(QWidget):
    """Hidden where nothing is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        marks = QStyle.StandardPixmap
        mark = marks.SP_MessageBoxCritical if is_error else marks.SP_MessageBoxWarning
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self._icon.setPixmap(self.style().standardIcon(mark).pixmap(size))
        self._words.setText(text)
        self.setVisible(bool(text))
