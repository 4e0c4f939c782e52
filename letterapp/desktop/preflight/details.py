"""What is behind a row of pre-flight: the problems of a letter, or the letters with a problem."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.plain import plain_label
from letterapp.desktop.preflight.fixes import Fix, fix_for
from letterapp.desktop.preflight.groups_model import Group
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.preflight.rows import Row
from letterapp.desktop.problem_list import ProblemList
from letterapp.desktop.target_names import shown_name
from letterapp.problems import Problem

_MOST = 200
"""So many problems are listed; a campaign's files can have thousands."""


class Details(QWidget):
    """A list, and what can be done about the problem in hand.

    `place_wanted` brings a problem whose place is to be shown, `letter_wanted` a target's id.
    """

    place_wanted = Signal(object)
    letter_wanted = Signal(str)

    def __init__(self, preflight: Preflight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preflight = preflight
        self._shown: tuple[Problem, ...] = ()
        self._listed: tuple[Problem, ...] = ()
        self._letters: tuple[str, ...] = ()
        self._caption = plain_label()
        self._problems = ProblemList("Problems")
        self._names = QListView()
        self._lists = QStackedWidget()
        self._go = QPushButton("Go to the place")
        self._fix_button = QPushButton()
        self._fix: Fix | None = None
        self._lay_out()
        self._problems.place_wanted.connect(self.place_wanted)
        self._problems.currentItemChanged.connect(self._on_problem_changed)
        self._names.activated.connect(self._on_name_activated)
        self._go.clicked.connect(self._on_go_clicked)
        self._fix_button.clicked.connect(self._on_fix_clicked)
        preflight.progress.connect(self._update_fix)
        preflight.settled.connect(self._update_fix)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is in hand."""
        self._show("Choose a row to see what was found.", (), ())

    def show_row(self, row: Row) -> None:
        """The problems of a letter, or of the campaign."""
        letters = (row.target,) if row.target else ()
        self._show(f"{row.name}: {row.state.words}", row.problems, letters)

    def show_group(self, group: Group) -> None:
        """The letters that have a problem; the problem itself where it is none of letters."""
        if not group.letters:
            self._show("In the campaign’s files", group.problems, ())
            return
        hint = f" {group.sample.hint}" if group.sample.hint else ""
        is_new = len(group.places) == 1 and not group.is_of_files
        where = f"\n{group.places[0]}" if is_new else ""
        self._show(f"{group.text}.{hint}{where}", group.problems, group.letters, has_names=True)

    def _show(
        self,
        caption: str,
        problems: tuple[Problem, ...],
        letters: tuple[str, ...],
        *,
        has_names: bool = False,
    ) -> None:
        self._caption.setText(caption + _of(len(letters if has_names else problems)))
        self._letters = letters
        self._lists.setCurrentWidget(self._names if has_names else self._problems)
        self._shown = problems
        if has_names:
            names = [shown_name(self._preflight.session.campaign, one) for one in letters[:_MOST]]
            model = self._names.model()
            assert isinstance(model, QStringListModel)
            model.setStringList(names)
        elif problems != self._listed or not problems:
            self._listed = problems
            self._problems.show_problems(_bounded(problems))
            first = self._problems.topLevelItem(0)
            if first is not None:
                self._problems.setCurrentItem(first)
        self._update_fix()

    def _on_problem_changed(self) -> None:
        self._update_fix()

    def _on_name_activated(self) -> None:
        row = self._names.currentIndex().row()
        if 0 <= row < min(len(self._letters), _MOST):
            self.letter_wanted.emit(self._letters[row])

    def _on_go_clicked(self) -> None:
        if problem := self._in_hand():
            self.place_wanted.emit(problem)

    def _on_fix_clicked(self) -> None:
        if self._fix:
            self._fix.apply()

    def _in_hand(self) -> Problem | None:
        """The problem that the buttons are about."""
        if self._lists.currentWidget() is self._problems:
            return self._problems.problem
        row = self._names.currentIndex().row()
        letter = self._letters[row] if 0 <= row < min(len(self._letters), _MOST) else None
        of_letter = (one for one in self._shown if one.letter == letter)
        return next(of_letter, self._shown[0] if self._shown else None)

    def _update_fix(self) -> None:
        """Offers what is right for the letters as they are now, and nothing while they change."""
        problem = self._in_hand()
        self._go.setEnabled(problem is not None)
        self._fix = None
        if problem and self._preflight.is_current:
            self._fix = fix_for(self._preflight.session, problem, self._letters)
        self._fix_button.setVisible(self._fix is not None)
        if self._fix:
            self._fix_button.setText(f"Fi&x: {self._fix.name.replace('&', '&&')}")

    def _lay_out(self) -> None:
        self._caption.setWordWrap(True)
        self._caption.setBuddy(self._problems)
        names = QStringListModel(self._names)
        self._names.setModel(names)
        self._names.setAccessibleName("Letters with this problem")
        self._names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._names.setUniformItemSizes(True)
        self._names.selectionModel().currentChanged.connect(self._update_fix)
        self._lists.addWidget(self._problems)
        self._lists.addWidget(self._names)
        self._fix_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._go)
        buttons.addWidget(self._fix_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._caption)
        layout.addWidget(self._lists, 1)
        layout.addLayout(buttons)
        for button in (self._go, self._fix_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _bounded(problems: tuple[Problem, ...]) -> list[Problem]:
    """As many as a list can show at once, the worst first."""
    return sorted(problems, key=lambda problem: not problem.is_error)[:_MOST]


def _of(count: int) -> str:
    """How many of so many are listed, where that is not all."""
    return f"\nThe first {_MOST} of {count:,} are listed; the copied text has all." * (
        count > _MOST
    )
