"""What the program is, under which licence, and the versions of what runs here, to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from letterapp import paths
from letterapp.desktop.fitting import fit_to_words
from letterapp.desktop.plain import plain_label
from letterapp.desktop.versions import versions

_CHARACTERS = 72
"""The width of the dialog, in characters."""
_WHAT = (
    "Advocacy letters to governments and UN bodies, each true for its addressee, as Word files. "
    "It works offline and never opens a network connection."
)
_LICENCE = (
    "Copyright the letterapp contributors. Free software under the MIT licence: use it, change "
    "it and pass it on, without any warranty."
)


class AboutDialog(QDialog):
    """Shows it until it is closed; `shown` are the versions, a line each."""

    def __init__(self, parent: QWidget | None = None, shown: str | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About letterapp")
        name = plain_label("letterapp")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        name.setFont(font)
        self._versions = QPlainTextEdit(shown or versions(), readOnly=True, tabChangesFocus=True)
        self._versions.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._versions.setMinimumHeight(self._versions.fontMetrics().lineSpacing() * 8)
        heading = QLabel("&Versions:")
        heading.setBuddy(self._versions)
        self._versions.setAccessibleName("Versions")
        layout = QVBoxLayout(self)
        layout.addWidget(name)
        for text in (_WHAT, _LICENCE):
            layout.addWidget(_paragraph(text))
        layout.addWidget(heading)
        layout.addWidget(self._versions, stretch=1)
        layout.addWidget(_paragraph(f"Errors of the program are logged in {paths.log_file()}"))
        layout.addWidget(self._buttons())
        fit_to_words(self, _CHARACTERS)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._versions.toPlainText())

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        close = buttons.addButton("C&lose", role.RejectRole)
        close.setDefault(True)
        close.setFocus()
        buttons.addButton("&Copy versions", role.ActionRole).clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        return buttons


def _paragraph(text: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    return label
