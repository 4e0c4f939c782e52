"""Writes letters and tells what becomes of each, as it goes and at the end."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from letterapp.batch.outcomes import Outcome, State, tally
from letterapp.desktop.job import Job
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.problem_list import counted
from letterapp.errors import LetterappError

_ICONS = {
    State.WRITTEN: QStyle.StandardPixmap.SP_DialogApplyButton,
    State.UNCHANGED: QStyle.StandardPixmap.SP_DialogApplyButton,
    State.KEPT: QStyle.StandardPixmap.SP_MessageBoxInformation,
    State.SKIPPED: QStyle.StandardPixmap.SP_MessageBoxWarning,
    State.FAILED: QStyle.StandardPixmap.SP_MessageBoxCritical,
}


class WriteDialog(QDialog):
    """Drives one job. `names` are the short names of the targets, in order, by id."""

    def __init__(
        self, job: Job, names: Mapping[str, str], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._names = names
        self._folder = folder
        self._outcomes: list[Outcome] = []
        self._end = ""
        self._told = plain_label(f"Writing into {folder} …")
        self._progress = QProgressBar(maximum=len(names))
        self._table = QTableWidget(0, 3)
        self._open = QPushButton("&Open folder")
        self._close = QPushButton("Cancel")
        self._lay_out()
        job.setParent(self)
        job.advanced.connect(self._on_advanced)
        job.failed.connect(self._on_failed)
        job.crashed.connect(self._on_crashed)
        job.finished.connect(self._on_finished)
        job.start()

    @property
    def is_running(self) -> bool:
        """Whether letters are still being written."""
        return not self._job.isFinished()

    def wait(self) -> None:
        """Stops after the letter that is being written."""
        self._job.stop()
        self._job.wait()

    def _on_advanced(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._progress.setValue(len(self._outcomes))
        self._add_row(outcome)

    def _on_failed(self, fault: LetterappError) -> None:
        self._end = " ".join(filter(None, (f"{fault.title}: {fault.message}.", fault.hint)))

    def _on_crashed(self, bug: BaseException) -> None:
        self._end = "Stopped by an error in letterapp itself."
        sys.excepthook(type(bug), bug, bug.__traceback__)

    def _on_finished(self) -> None:
        left = len(self._names) - len(self._outcomes)
        if left and not self._end:
            self._end = f"Stopped: {left} of {len(self._names)} letters were not begun."
        told = (self._end, f"{tally(self._outcomes).capitalize()}.", f"Folder: {self._folder}")
        self._told.setText("\n".join(filter(None, told)))
        self._progress.hide()
        self._open.setEnabled(self._folder.is_dir())
        self._close.setText("&Close")
        self._close.setEnabled(True)
        self._close.setFocus()
        self._table.resizeRowsToContents()
        self._scroll_to_first_failure()

    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder.absolute())))

    def reject(self) -> None:
        """Closes the dialog; while letters are being written it stops that first."""
        if self._job.isFinished():
            super().reject()
            return
        self._job.stop()
        self._close.setEnabled(False)
        self._told.setText("Stopping after this letter …")

    def _add_row(self, outcome: Outcome) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        state = QTableWidgetItem(str(outcome.state).capitalize())
        state.setIcon(self.style().standardIcon(_ICONS[outcome.state]))
        what = QTableWidgetItem(_what(outcome))
        messages = dict.fromkeys(problem.message for problem in outcome.problems)
        what.setToolTip(as_rich("\n".join(messages)))
        name = self._names.get(outcome.target, outcome.target)
        for column, item in enumerate((QTableWidgetItem(name), state, what)):
            self._table.setItem(row, column, item)
        self._table.resizeRowToContents(row)
        self._table.scrollToBottom()

    def _scroll_to_first_failure(self) -> None:
        failed = (outcome.state is State.FAILED for outcome in self._outcomes)
        row = next((row for row, has_failed in enumerate(failed) if has_failed), 0)
        self._table.scrollTo(self._table.model().index(row, 0))

    def _lay_out(self) -> None:
        self.setWindowTitle("Write letters")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setAccessibleName("Letters dealt with")
        self._open.setEnabled(False)
        self._open.clicked.connect(self._on_open_clicked)
        self._close.clicked.connect(self.reject)
        self._set_up_table()
        buttons = QDialogButtonBox()
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for part in (self._told, self._progress, self._table, buttons):
            layout.addWidget(part)
        self.resize(760, 480)

    def _set_up_table(self) -> None:
        table = self._table
        table.setAccessibleName("What became of each letter")
        table.setHorizontalHeaderLabels(["Letter to", "Outcome", "File, or why there is none"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)


def _what(outcome: Outcome) -> str:
    """The file and why it is as it is, then how many problems the letter has."""
    file = outcome.file.name if outcome.file else ""
    parts = (file, outcome.reason, counted(outcome.problems) if file else "")
    return "\n".join(filter(None, parts))
