"""The dialog in which a target is added or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from letterapp.desktop.entry_dialog import EntryDialog
from letterapp.desktop.fitting import room_for
from letterapp.desktop.meanwhile import Meanwhile
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name
from letterapp.desktop.targets.editing import add_target, change_target, target_values
from letterapp.desktop.targets.letter_trial import LetterTrial
from letterapp.desktop.targets.target_form import TargetForm
from letterapp.desktop.targets.target_values import closed, like, opened

if TYPE_CHECKING:
    from letterapp.desktop.letter.letter_in_hand import LetterInHand

_CHARACTERS = 72
_LINES = 30
"""The size of the dialog in characters of its font, where the screen has room for it."""


class TargetDialog(EntryDialog):
    """One target's form; OK makes one command of it, and tells with `said` what it did.

    Without a target it adds one, like another whose forms of address it starts from. Where there
    is something to make letters with, it tells what the target's letter lacks.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        target: str | None = None,
        parent: QWidget | None = None,
        letter: LetterInHand | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._target = target
        self._like = QComboBox()
        self._form = TargetForm(session.campaign, self._start())
        if target is None:
            self._be_for_adding()
        else:
            self._meanwhile = Meanwhile(lambda: target_values(session, target), self._form.label)
            self._be_for_changing(target)
        self._lay_out()
        if letter is not None:
            self._trial = LetterTrial(session.campaign, letter, self)
            self._trial.found.connect(self._form.show_lacks)
            self._form.changed.connect(self._on_changed)
            self._on_changed()

    def accept(self) -> None:
        """Makes the change, where nothing is wrong; else shows what is."""
        if self._is_sound():
            super().accept()

    def _is_sound(self) -> bool:
        if self._form.problems:
            self._form.show_all()
        return not self._form.problems

    def _on_changed(self) -> None:
        self._trial.ask(self._form.values, self._form.problems)

    def _on_like(self) -> None:
        self._form.start_from(like(self._values_of(self._like.currentData())))

    def _be_for_adding(self) -> None:
        """Chooses whom the new one is like."""
        self.setWindowTitle("Add a target")
        self._ok.setText("&Add")
        for target in self._session.campaign.targets:
            self._like.addItem(shown_name(self._session.campaign, target.id), target.id)
        self._like.setCurrentIndex(self._likely())
        self._like.setAccessibleName("Like")
        self._like.setAccessibleDescription("Whose role and forms of address it starts from")
        self._like.currentIndexChanged.connect(self._on_like)
        if self._like.count():
            self._on_like()

    def _likely(self) -> int:
        """The one in hand; but a campaign is about one State only, so none is like that."""
        concerned, in_hand = self._session.campaign.settings.state_concerned, self._session.in_hand
        if in_hand != concerned:
            return max(0, self._like.findData(in_hand))
        others = (at for at in range(self._like.count()) if self._like.itemData(at) != concerned)
        return next(others, 0)

    def _be_for_changing(self, target: str) -> None:
        self.setWindowTitle(f"Change {shown_name(self._session.campaign, target)}")
        self._ok.setText("C&hange")
        if self._form.problems:
            self._form.show_all()

    def _start(self) -> Mapping[str, Any]:
        """The values to begin with."""
        return {} if self._target is None else self._values_of(self._target)

    def _values_of(self, target: str) -> Mapping[str, Any]:
        """The values of a target in the file, sound or not."""
        return opened(target_values(self._session, target))

    def _values(self) -> Mapping[str, Any]:
        return closed(self._form.values)

    def _typed(self) -> Sequence[str]:
        return [self._form.label(path) for path in self._form.typed]

    def _keep(self, values: Mapping[str, Any]) -> str:
        if self._target is None or (self._meanwhile and self._meanwhile.is_gone):
            said = add_target(self._session, values)
        else:
            said = change_target(self._session, self._target, values)
        self.said.emit(said)
        return ""

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        if self._like.count():
            row = QFormLayout()
            row.addRow("&Like:", self._like)
            layout.addLayout(row)
        layout.addWidget(self._form, 1)
        layout.addWidget(self._news)
        layout.addWidget(self._buttons)
        self.resize(room_for(self, _CHARACTERS, _LINES))
