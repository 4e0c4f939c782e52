"""The last step of writing: what became of each letter, and how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import plain_label
from letterapp.desktop.writing.outcome_model import OutcomeModel
from letterapp.desktop.writing.outcome_view import OutcomeView
from letterapp.desktop.writing.remedy import Remedy
from letterapp.desktop.writing.results import PROBLEMS_FIRST, in_order, report, targets_of


class TallyPage(QWidget):
    """Shows the outcomes of the runs so far; asks for another for those that can be mended."""

    try_again = Signal()
    write_beside = Signal()
    closed = Signal()

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._outcomes: list[Outcome] = []
        self._folder = Path()
        self._end = Notice()
        self._tally = plain_label()
        self._where = plain_label()
        self._again = Remedy("Try a&gain", Mark.ERROR)
        self._beside = Remedy("Write t&hem beside", Mark.EDITED)
        self._filter = QComboBox()
        self._model = OutcomeModel(names, self)
        self._table = OutcomeView(self._model)
        self._open_folder = QPushButton("&Open folder")
        self._open_letter = QPushButton("Open &letter")
        self._copy = QPushButton("Cop&y report")
        self._close = QPushButton("&Close")
        self._lay_out()
        self._connect()

    def show_outcomes(
        self, outcomes: Sequence[Outcome], targets: Sequence[str], folder: Path, end: str
    ) -> None:
        """Shows what became of letters, `targets` being all in their order.

        `end` says why a run ended before its end.
        """
        self._outcomes, self._folder = in_order(outcomes, targets), folder
        self._end.say(end)
        self._tally.setText(f"{tally(self._outcomes).capitalize()}.")
        self._where.setText(f"Folder: {folder}")
        failed, kept = (len(targets_of(outcomes, state)) for state in (State.FAILED, State.KEPT))
        self._again.offer(_how_to_go_on(failed))
        it = "i&t" if kept == 1 else "t&hem"
        self._beside.offer(_what_was_kept(kept), f"Write {it} beside")
        self._open_folder.setEnabled(folder.is_dir())
        self._show_filters()
        self._show_rows()

    def begin(self) -> None:
        """Puts the keyboard where the person most likely wants to go on."""
        self._close.setDefault(True)
        self._table.setFocus()

    def _on_filter_changed(self) -> None:
        self._show_rows()

    def _on_current_changed(self) -> None:
        outcome = self._table.current
        self._open_letter.setEnabled(bool(outcome and outcome.file))

    def _on_open_folder_clicked(self) -> None:
        _open(self._folder)

    def _on_open_letter_clicked(self) -> None:
        if outcome := self._table.current:
            self._on_letter_opened(outcome)

    def _on_letter_opened(self, outcome: Outcome) -> None:
        if outcome.file:
            _open(outcome.file)

    def _on_copy_clicked(self) -> None:
        text = report(self._outcomes, self._names, self._folder, self._end.text)
        QGuiApplication.clipboard().setText(text)

    def _show_filters(self) -> None:
        """Offers the ends that there are; the one that is chosen stays, if it is still there."""
        counted, chosen = Counter(one.state for one in self._outcomes), self._filter.currentData()
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.addItem(f"All ({len(self._outcomes):,})", None)
        for state in PROBLEMS_FIRST:
            if counted[state]:
                self._filter.addItem(f"{str(state).capitalize()} ({counted[state]:,})", state)
        self._filter.setCurrentIndex(max(0, self._filter.findData(chosen)))
        self._filter.blockSignals(False)

    def _show_rows(self) -> None:
        state = self._filter.currentData()
        self._model.show([one for one in self._outcomes if state in (None, one.state)])
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._on_current_changed()

    def _connect(self) -> None:
        self._filter.currentIndexChanged.connect(self._on_filter_changed)
        self._table.selectionModel().currentChanged.connect(self._on_current_changed)
        self._table.opened.connect(self._on_letter_opened)
        self._open_folder.clicked.connect(self._on_open_folder_clicked)
        self._open_letter.clicked.connect(self._on_open_letter_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._close.clicked.connect(self.closed)
        self._again.taken.connect(self.try_again)
        self._beside.taken.connect(self.write_beside)

    def _lay_out(self) -> None:
        for label in (self._tally, self._where):
            label.setWordWrap(True)
        self._filter.setAccessibleName("Show letters by outcome")
        self._filter.view().setAccessibleName("Outcomes to show")
        show = QLabel("&Show:")
        show.setBuddy(self._filter)
        row = QHBoxLayout()
        row.addWidget(self._tally, 1)
        row.addWidget(show)
        row.addWidget(self._filter)
        buttons, roles = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        for button in (self._open_folder, self._open_letter, self._copy):
            button.setAutoDefault(False)
            buttons.addButton(button, roles.ActionRole)
        buttons.addButton(self._close, roles.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self._end)
        layout.addLayout(row)
        for part in (self._where, self._again, self._beside):
            layout.addWidget(part)
        layout.addWidget(self._table, 1)
        layout.addWidget(buttons)


def _how_to_go_on(failed: int) -> str:
    if not failed:
        return ""
    begun = "1 letter failed" if failed == 1 else f"{failed:,} letters failed"
    return f"{begun}. Mend what the list says (a letter may be open in Word), then try again."


def _what_was_kept(kept: int) -> str:
    if not kept:
        return ""
    if kept == 1:
        return "1 letter was kept as a person left it. The new one can be written beside it."
    return f"{kept:,} letters were kept as people left them. The new ones can be written beside."


def _open(file: Path) -> None:
    """Opens a file or a folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))
