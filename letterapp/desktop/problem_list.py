"""A list of problems: each with an icon and a word for how bad it is, what to do, and where."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from letterapp.desktop.icons import Icons, Mark
from letterapp.desktop.plain import as_rich
from letterapp.desktop.wrapping_tree import WrappingTree, children
from letterapp.problems import Place, Problem, Severity

_ENDS = (".", "!", "?", ".”", "?”")
_MARKS = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING}
_PROBLEM = Qt.ItemDataRole.UserRole
"""The role under which a row has its problem."""


class ProblemList(WrappingTree):
    """Shows problems, errors first; a row can be copied.

    `place_wanted` brings the problem whose row is clicked, or in hand when Enter is pressed.
    """

    place_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._icons = Icons(self.palette())
        self.setRootIsDecorated(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction("&Copy", self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._on_copy)
        self.addAction(copy)
        self.itemClicked.connect(self._on_wanted)

    @property
    def problem(self) -> Problem | None:
        """The problem in the row in hand."""
        item = self.currentItem()
        found: Problem | None = item.data(0, _PROBLEM) if item else None
        return found

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Shows these problems and no others."""
        self.clear()
        for problem in sorted(problems, key=lambda problem: not problem.is_error):
            item = QTreeWidgetItem(self, [described(problem)])
            item.setIcon(0, self._icons.of(_MARKS[problem.severity]))
            item.setToolTip(0, as_rich(str(problem.where)))
            item.setData(0, _PROBLEM, problem)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours need other marks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._icons = Icons(self.palette())
            for item in children(self.invisibleRootItem()):
                severity = item.data(0, _PROBLEM).severity
                item.setIcon(0, self._icons.of(_MARKS[severity]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the problem in hand."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_wanted()
        else:
            super().keyPressEvent(event)

    def _on_wanted(self) -> None:
        if problem := self.problem:
            self.place_wanted.emit(problem)

    def _on_copy(self) -> None:
        if item := self.currentItem():
            text = "\n".join(filter(None, (item.text(0), item.toolTip(0))))
            QGuiApplication.clipboard().setText(text)


def described(problem: Problem) -> str:
    """A problem as the window words it: its place in short, the whole of it in the tool tip."""
    sentences = (_sentence(text) for text in (problem.message, problem.hint) if text)
    said = f"{str(problem.severity).capitalize()}: {' '.join(sentences)}"
    return "\n".join(filter(None, (said, shown_place(problem.where))))


def shown_place(where: Place) -> str:
    """The file by its name, the line, and the place in it."""
    line = f"line {where.line}" if where.line else ""
    spot = ", ".join(part for part in (where.file and where.file.name, line) if part)
    return ": ".join(part for part in (spot, where.place) if part)


def counted(problems: Iterable[Problem]) -> str:
    """How many there are of each: “1 error, 2 warnings”; empty where there are none."""
    severities = [problem.severity for problem in problems]
    counts = ((severities.count(severity), severity) for severity in Severity)
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts if n)


def _sentence(text: str) -> str:
    ended = text if text.endswith(_ENDS) else f"{text}."
    return ended[:1].upper() + ended[1:]
