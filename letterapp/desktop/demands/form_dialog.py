"""The dialog around a form: it can be closed with OK as soon as nothing is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterapp.desktop.demands.soundness import ELSEWHERE
from letterapp.desktop.demands.tall_area import TallArea
from letterapp.desktop.demands.texts_form import TextsForm
from letterapp.desktop.entry_dialog import EntryDialog
from letterapp.desktop.fitting import room_for
from letterapp.desktop.meanwhile import Meanwhile
from letterapp.desktop.plain import plain_label

_CHARACTERS = 72
_LINES = 35
"""Its size in characters of its font; with less to show it is less high."""

Values = Mapping[str, Any]
Keep = Callable[[Values], str]


class FormDialog(EntryDialog):
    """Says below the form what is still to be done. It is deleted when it is closed.

    `keep` keeps values, and gives nothing when that is done, or why not: then the dialog stays.
    """

    def __init__(
        self,
        title: str,
        form: TextsForm,
        keep: Keep,
        parent: QWidget,
        meanwhile: Meanwhile | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._keep_values = keep
        self._meanwhile = meanwhile
        self._left = plain_label()
        self._lay_out()
        form.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        problems = self.form.problems
        self._ok.setEnabled(not problems)
        self._theirs.setEnabled(not problems)
        count = len(problems)
        noun = "field needs" if count == 1 else "fields need"
        told = problems.get(ELSEWHERE) or f"{count} {noun} something before this can be kept."
        self._left.setText(told if problems else "Nothing is missing.")

    def _is_sound(self) -> bool:
        return not self.form.problems

    def _values(self) -> Values:
        return self.form.values

    def _typed(self) -> Sequence[str]:
        return [self.form.label(path) for path in self.form.typed]

    def _keep(self, values: Values) -> str:
        return self._keep_values(values)

    def _lay_out(self) -> None:
        self._left.setWordWrap(True)
        layout = QVBoxLayout(self)
        area = TallArea(self.form)
        for part in (area, self._news, self._left, self._buttons):
            layout.addWidget(part)
        around = self.sizeHint().height() - area.sizeHint().height()
        room = room_for(self, _CHARACTERS, _LINES)
        self.resize(room.width(), min(room.height(), self.form.sizeHint().height() + around))
