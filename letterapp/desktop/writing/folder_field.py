"""The field for the folder that letters go into."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from letterapp.desktop.dialogs import ask_letters_folder
from letterapp.desktop.notice import Notice
from letterapp.desktop.writing.folders import folder_problem


class FolderField(QWidget):
    """A path that is typed or chosen, and what is wrong with it."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(str(folder))
        self.line.setAccessibleName("Folder for the letters")
        self.line.setCursorPosition(0)
        self._browse = QPushButton("&Browse…")
        self._browse.setAccessibleName("Browse for a folder")
        self._browse.setAutoDefault(False)
        self._notice = Notice()
        self._lay_out()
        self._browse.clicked.connect(self._on_browse_clicked)
        self.line.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        return self._browse.sizeHint().height()

    @property
    def folder(self) -> Path:
        """The folder as it is typed."""
        return Path(self.line.text().strip()).expanduser()

    @property
    def problem(self) -> str:
        """Why it cannot be used; empty where it can."""
        return folder_problem(self.line.text())

    def _on_browse_clicked(self) -> None:
        if chosen := ask_letters_folder(self, self.folder):
            self.line.setText(str(chosen))

    def _on_text_changed(self) -> None:
        problem = self.problem
        self._notice.say(problem)
        self.line.setAccessibleDescription(problem)
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._notice)
