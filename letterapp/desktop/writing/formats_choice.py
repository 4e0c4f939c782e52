"""What letters are written as: Word files, PDFs, or both."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from letterapp.batch.plan import Format
from letterapp.desktop.notice import Notice

_WORDS = {Format.DOCX: "&Word (.docx)", Format.PDF: "&PDF"}


class FormatsChoice(QWidget):
    """A box a format; at least one is needed."""

    changed = Signal()

    def __init__(self, formats: AbstractSet[Format], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Formats")
        self._boxes = {one: QCheckBox(words) for one, words in _WORDS.items()}
        self._notice = Notice()
        row = QHBoxLayout()
        for one, box in self._boxes.items():
            box.setChecked(one in formats)
            box.toggled.connect(self._on_toggled)
            row.addWidget(box)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._notice)

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        return self._boxes[Format.DOCX].sizeHint().height()

    @property
    def formats(self) -> AbstractSet[Format]:
        """The formats that are ticked."""
        return frozenset(one for one, box in self._boxes.items() if box.isChecked())

    def _on_toggled(self) -> None:
        self._notice.say("" if self.formats else "Tick at least one format.")
        self.changed.emit()
