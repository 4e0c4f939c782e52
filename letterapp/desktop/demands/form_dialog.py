"""The dialog around a form: it can be closed with OK as soon as nothing is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.demands.soundness import ELSEWHERE
from letterapp.desktop.demands.tall_area import TallArea
from letterapp.desktop.demands.texts_form import TextsForm
from letterapp.desktop.plain import plain_label
from letterapp.desktop.writing.notice import Notice

_SIZE = (560, 640)
_Button = QDialogButtonBox.StandardButton


class FormDialog(QDialog):
    """Says below the form what is still to be done. It is deleted when it is closed.

    OK asks `keep` to keep what is in the form, which gives nothing when that is done, or what is
    to be told first; then the dialog stays.
    """

    def __init__(
        self, title: str, form: TextsForm, keep: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._keep = keep
        self._news = Notice()
        self._left = plain_label()
        self._buttons = QDialogButtonBox(_Button.Ok | _Button.Cancel)
        self._lay_out()
        form.changed.connect(self._on_changed)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._on_changed()

    def accept(self) -> None:
        """Closes it, where what is in the form is kept."""
        if news := self._keep():
            self._news.say(news)
        else:
            super().accept()

    def _on_changed(self) -> None:
        problems = self.form.problems
        self._buttons.button(_Button.Ok).setEnabled(not problems)
        count = len(problems)
        noun = "field needs" if count == 1 else "fields need"
        told = problems.get(ELSEWHERE) or f"{count} {noun} something before this can be kept."
        self._left.setText(told if problems else "Nothing is missing.")

    def _lay_out(self) -> None:
        self._left.setWordWrap(True)
        layout = QVBoxLayout(self)
        for part in (TallArea(self.form), self._news, self._left, self._buttons):
            layout.addWidget(part)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
