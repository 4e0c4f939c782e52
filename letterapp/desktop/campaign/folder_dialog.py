"""Asks for what a new campaign folder needs: what it is made from, its title, and where it goes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from letterapp.batch.names import safe_name
from letterapp.desktop.fields.typed import printable
from letterapp.desktop.fitting import fit_to_words
from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import plain_label

_CHARACTERS = 64


class Origin(Struct, frozen=True):
    """A campaign that another one can be made from."""

    folder: Path
    title: str


class FolderDialog(QDialog):
    """The folder is called as the title is; where there is one already, another title is needed."""

    def __init__(
        self,
        title: str,
        verb: str,
        origins: Sequence[Origin],
        home: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._origins = origins
        self._from = QComboBox()
        self._title = QLineEdit()
        self._where = QLineEdit(str(home))
        self._browse = QPushButton("&Browse…")
        self._result = plain_label()
        self._result.setWordWrap(True)
        self._problem = Notice(Mark.ERROR)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._buttons.button(buttons.Ok).setText(verb)
        self._lay_out()
        self._connect()
        self._on_origin_chosen(0)
        self.adjustSize()
        fit_to_words(self, _CHARACTERS)

    @property
    def origin(self) -> Origin:
        """What it is to be made from."""
        return self._origins[max(self._from.currentIndex(), 0)]

    @property
    def title(self) -> str:
        """The title of the new campaign."""
        return printable(self._title.text()).strip()

    @property
    def folder(self) -> Path:
        """Where it is to be."""
        return Path(self._where.text().strip()).expanduser() / safe_name(self.title)

    def _on_origin_chosen(self, index: int) -> None:
        self._title.setText(self._origins[index].title)
        self._title.selectAll()

    def _on_changed(self) -> None:
        problem = self._what_is_wrong()
        self._problem.say(problem)
        self._result.setText(f"The campaign will be in the folder {self.folder}")
        self._result.setVisible(not problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _on_browse(self) -> None:
        question = "Choose where the campaign’s folder goes"
        if chosen := QFileDialog.getExistingDirectory(self, question, self._where.text()):
            self._where.setText(chosen)

    def _what_is_wrong(self) -> str:
        if not safe_name(self.title).strip("- "):
            return "Give the campaign a title."
        if not Path(self._where.text().strip()).expanduser().is_absolute():
            return "Say in which folder it is to be."
        if os.path.lexists(self.folder):
            return f"There is a folder “{self.folder.name}” already. Give it another title."
        return ""

    def _connect(self) -> None:
        self._from.currentIndexChanged.connect(self._on_origin_chosen)
        self._title.textChanged.connect(self._on_changed)
        self._where.textChanged.connect(self._on_changed)
        self._browse.clicked.connect(self._on_browse)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self._from.addItems([origin.title for origin in self._origins])
        self._from.setAccessibleName("From which campaign")
        self._title.setAccessibleName("Title of the campaign")
        self._where.setAccessibleName("In which folder")
        where = QHBoxLayout()
        where.addWidget(self._where, 1)
        where.addWidget(self._browse)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if len(self._origins) > 1:
            form.addRow("&From:", self._from)
        form.addRow("&Title:", self._title)
        label = QLabel("&In:")
        label.setBuddy(self._where)
        form.addRow(label, where)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._result)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self._title.setFocus()
