"""The report of a bug: what happened in plain words, what is safe, and the details to copy.

The messages of the error are shown on this screen only: copying leaves them out unless the person
wants them in, because they may hold words of a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.bugs.report import BugReport
from letterapp.desktop.fitting import fit_to_words
from letterapp.desktop.plain import plain_label

_CHARACTERS = 84
"""The width of the dialog, in characters."""
_ROLE = QDialogButtonBox.ButtonRole


class BugDialog(QDialog):
    """Shows one report; accepted means “Go on”, rejected by its button “Quit”.

    `told` are the sentences above the details, a paragraph each; without `can_quit` there is only
    a button to close it.
    """

    def __init__(
        self,
        report: BugReport,
        told: Sequence[str],
        log: Path | None,
        parent: QWidget | None = None,
        *,
        can_quit: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("An error in letterapp")
        self._report = report
        self._log = log
        self._others = 0
        self.wants_to_quit = False
        self._count = plain_label()
        self._count.setWordWrap(True)
        self._count.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(self._head(told))
        layout.addWidget(self._count)
        details = _text("Details of the error", report.details, 10)
        layout.addWidget(_buddy("&Details, without anything of your letters:", details))
        layout.addWidget(details, stretch=3)
        self._with_messages = QCheckBox("Copy &this too")
        if report.messages:
            self._add_messages(layout)
        layout.addWidget(self._buttons(can_quit=can_quit))
        fit_to_words(self, _CHARACTERS)

    @property
    def report(self) -> BugReport:
        """What is shown."""
        return self._report

    def count_another(self) -> None:
        """Tells that one more error has come up since."""
        self._others += 1
        errors = "1 more error has" if self._others == 1 else f"{self._others} more errors have"
        self._count.setText(f"{errors} come up since; the log has them.")
        self._count.show()
        fit_to_words(self, _CHARACTERS)

    def _on_copy(self) -> None:
        text = self._report.text(with_messages=self._with_messages.isChecked())
        QGuiApplication.clipboard().setText(text)

    def _on_open_log(self) -> None:
        if self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def _on_quit(self) -> None:
        self.wants_to_quit = True
        self.reject()

    def _head(self, told: Sequence[str]) -> QHBoxLayout:
        icon = QLabel()
        standard = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_MessageBoxIconSize)
        icon.setAccessibleName("Error")
        icon.setPixmap(standard.pixmap(size))
        column = QVBoxLayout()
        for number, sentence in enumerate(told):
            label = plain_label(sentence)
            label.setWordWrap(True)
            if number == 0:
                font = label.font()
                font.setBold(True)
                label.setFont(font)
            column.addWidget(label)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, stretch=1)
        return row

    def _add_messages(self, layout: QVBoxLayout) -> None:
        said = _text("What the error itself said", self._report.messages, 3)
        layout.addWidget(
            _buddy("What the &error itself said; this may hold words of a letter:", said)
        )
        layout.addWidget(said, stretch=1)
        self._with_messages.setToolTip("Without it, nothing of your letters is copied.")
        layout.addWidget(self._with_messages)

    def _buttons(self, *, can_quit: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go_on = buttons.addButton("&Go on" if can_quit else "Clo&se", _ROLE.AcceptRole)
        go_on.setDefault(True)
        go_on.setFocus()
        if can_quit:
            buttons.addButton("&Quit", _ROLE.DestructiveRole).clicked.connect(self._on_quit)
        buttons.addButton("&Copy details", _ROLE.ActionRole).clicked.connect(self._on_copy)
        log = buttons.addButton("Open &log folder", _ROLE.ActionRole)
        log.clicked.connect(self._on_open_log)
        log.setEnabled(self._log is not None)
        buttons.accepted.connect(self.accept)
        return buttons


def _text(name: str, text: str, lines: int) -> QPlainTextEdit:
    shown = QPlainTextEdit(text)
    shown.setReadOnly(True)
    shown.setTabChangesFocus(True)
    shown.setAccessibleName(name)
    shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    shown.setMinimumHeight(shown.fontMetrics().lineSpacing() * lines)
    return shown


def _buddy(text: str, of: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(of)
    return label
