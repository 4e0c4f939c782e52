"""The report of a bug: what happened, where it is logged, and the details to copy."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from letterapp import __version__


class BugDialog(QDialog):
    """Shows one bug; the letters on disk are as they were."""

    def __init__(self, bug: BaseException, log: Path | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("An error in letterapp")
        logged = f"It is logged in {log}." if log else "It could not be logged."
        told = QLabel(f"This is an error in letterapp itself, sorry. {logged}")
        told.setWordWrap(True)
        self._details = QPlainTextEdit(details(bug))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("Details of the error")
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self._details)
        layout.addWidget(self._buttons())
        self.resize(640, 400)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        return buttons


def details(bug: BaseException) -> str:
    """The text to send to whoever can mend the bug."""
    versions = (
        f"letterapp {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return versions + "\n\n" + "".join(traceback.format_exception(bug))
