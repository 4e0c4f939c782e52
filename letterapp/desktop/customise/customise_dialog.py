"""Customise: own copies of wordings and Word templates, opened with the system's own programs.

Files that are copied or set aside are on the disk at once, and are no changes that can be undone;
which wording and Word template the letters take is chosen elsewhere. Whoever watches the folder
tells of files that were changed (`refresh`).
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from letterapp.batch.customising import ASIDE, back_to_shipped, customise
from letterapp.desktop.customise.entries import Entry, entries
from letterapp.desktop.customise.opening import hint, open_template, show_folder
from letterapp.desktop.customise.template_view import TemplateView
from letterapp.desktop.plain import plain_label
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.turning_box import TurningBox

_ABOUT = (
    "Wordings (what letters say) and Word templates (what they look like) come with letterapp. "
    "Make an own copy of one for this campaign and change that: the letter follows each time you "
    "save it. {hint}"
)
_ON_DISK = "That is on the disk now; Undo does not change it."
_PAUSE = 300
"""Milliseconds after a change of the campaign until the files are looked at again."""


class CustomiseDialog(QDialog):
    """Stays open while one works in the other programs; `said` brings what was done."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._about = plain_label(_ABOUT.format(hint=hint()))
        self._for_letter = plain_label()
        self._done = plain_label()
        self._done.setAccessibleName("What was done")
        for label in (self._about, self._for_letter, self._done):
            label.setWordWrap(True)
        self.view = TemplateView()
        self._copy = QPushButton("&Make an own copy")
        self._open = QPushButton("&Open")
        self._show_folder = QPushButton("Show &folder")
        self._back = QPushButton("&Back to the shipped one")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Looks at the files again."""
        target = self._session.in_hand
        self.view.templates.show(entries(self._session.campaign, target))
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.templates.index(0, 0))
        name = shown_name(self._session.campaign, target) if target else ""
        self._for_letter.setText(f"Those marked “used” count for the letter to {name}.")
        self._for_letter.setVisible(bool(name))
        self._show_buttons()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._pausing.start()

    def _on_copy(self) -> None:
        if entry := self.view.current:
            self._session.make_own()
            [own] = customise(self._session.files.folder, entry.name).copied
            self._say(f"Copied to {own}. Letters are made with that file from now on. {_ON_DISK}")
            self.refresh()
            self._open.setFocus()

    def _on_open(self) -> None:
        entry = self.view.current
        if entry is None or entry.can_copy:
            return
        if open_template(entry.file, entry.kind):
            self._say(f"“{entry.name}” is being opened. Save it there, and the letter follows.")
        else:
            show_folder(entry.file)
            self._say(
                f"No program is set for {entry.file.name}. Open it from its folder, "
                f"{entry.file.parent}, with a program of your choice."
            )

    def _on_show_folder(self) -> None:
        if (entry := self.view.current) and not show_folder(entry.file):
            self._say(f"The folder cannot be shown. It is {entry.file.parent}")

    def _on_back(self) -> None:
        if entry := self.view.current:
            [place] = back_to_shipped(self._session.files.folder, entry.name)
            self._say(
                f"The shipped “{entry.name}” counts again. Your copy is kept in “{ASIDE}”: "
                f"{place}. {_ON_DISK}"
            )
            self.refresh()

    def _on_opened(self, entry: Entry) -> None:
        if entry.can_copy:
            self._on_copy()
        else:
            self._on_open()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks at the files."""
        super().showEvent(event)
        self.refresh()
        self.view.setFocus()

    def _show_buttons(self) -> None:
        entry = self.view.current
        self._copy.setEnabled(entry is not None and entry.can_copy)
        self._open.setEnabled(entry is not None and not entry.can_copy)
        self._show_folder.setEnabled(entry is not None)
        self._back.setEnabled(entry is not None and entry.can_go_back)

    def _say(self, text: str) -> None:
        self._done.setText(text)
        self.said.emit(text)

    def _lay_out(self) -> None:
        self.setWindowTitle("Customise")
        actions = [self._copy, self._open, self._show_folder, self._back]
        for button in actions:
            button.setAutoDefault(False)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._about)
        layout.addWidget(self._for_letter)
        layout.addWidget(self.view, 1)
        layout.addWidget(TurningBox(actions))
        layout.addWidget(self._done)
        layout.addWidget(ends)
        width = self.fontMetrics().averageCharWidth()
        self.resize(95 * width, 80 * width)

    def _connect(self) -> None:
        self._pausing.timeout.connect(self.refresh)
        for change in (self._session.changed, self._session.in_hand_changed):
            change.connect(self._on_changed)
        self.view.selectionModel().currentChanged.connect(self._show_buttons)
        self.view.opened.connect(self._on_opened)
        self._copy.clicked.connect(self._on_copy)
        self._open.clicked.connect(self._on_open)
        self._show_folder.clicked.connect(self._on_show_folder)
        self._back.clicked.connect(self._on_back)
