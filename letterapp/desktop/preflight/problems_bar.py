"""The problems of the letter in hand in one line, which opens to all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from letterapp.desktop.icons import Icons, Mark
from letterapp.desktop.problem_list import ProblemList, counted
from letterapp.problems import Problem

_NONE = "No problems in this letter"


class ProblemsBar(QWidget):
    """A line to put under the letter; `place_wanted` brings a problem to go to."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(self.palette())
        self._problems: tuple[Problem, ...] = ()
        self._line = QToolButton()
        self._list = ProblemList("Problems of this letter")
        self._lay_out()
        self._line.toggled.connect(self._on_toggled)
        self._list.place_wanted.connect(self.place_wanted)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the problems are shown."""
        return self._line.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Shows the problems, or the line alone; without problems there is nothing to show."""
        self._line.setChecked(is_open)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows these problems and no others."""
        if tuple(problems) != self._problems:
            self._problems = tuple(problems)
            self._list.show_problems(self._problems)
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours and fonts need another mark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._icons = Icons(self.palette())
            self._show()

    def _on_toggled(self) -> None:
        self._show()

    def _show(self) -> None:
        is_open = self._line.isChecked() and bool(self._problems)
        self._line.setText(counted(self._problems) or _NONE)
        side = self.fontMetrics().height()
        self._line.setIconSize(QSize(side, side))
        self._line.setIcon(self._icons.of(self._mark()))
        self._line.setEnabled(bool(self._problems))
        self._line.setAccessibleDescription("Shown below" if is_open else "Folded away")
        self._list.setVisible(is_open)

    def _mark(self) -> Mark:
        if any(problem.is_error for problem in self._problems):
            return Mark.ERROR
        return Mark.WARNING if self._problems else Mark.READY

    def _lay_out(self) -> None:
        line = self._line
        line.setCheckable(True)
        line.setAutoRaise(True)
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line.setToolTip("Show or hide what was found in this letter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(line)
        layout.addWidget(self._list)
