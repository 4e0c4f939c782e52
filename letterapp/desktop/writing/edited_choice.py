"""What becomes of a letter that a person has changed since it was written."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from letterapp.batch.plan import Edited

_WORDS = {
    Edited.KEEP: "&Keep it, and do not write the new one",
    Edited.BESIDE: "Keep it, and write the new one besi&de it, with “(new)” in its name",
}


class EditedChoice(QWidget):
    """A button an answer; neither overwrites the person's work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Letters edited by hand")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._buttons = {edited: QRadioButton(words) for edited, words in _WORDS.items()}
        for button in self._buttons.values():
            layout.addWidget(button)
        self._buttons[Edited.KEEP].setChecked(True)

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        return self._buttons[Edited.KEEP].sizeHint().height()

    @property
    def edited(self) -> Edited:
        """The answer."""
        return next(edited for edited, button in self._buttons.items() if button.isChecked())
