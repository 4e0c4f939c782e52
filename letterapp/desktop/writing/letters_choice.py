"""Which letters are to be written: the one in hand, the ticked ones, or all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from letterapp.desktop.target_names import shown_names
from letterapp.desktop.writing.offer import Offer, Scope


class LettersChoice(QWidget):
    """A button a scope, with its count; scopes without letters cannot be chosen."""

    changed = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Which letters")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._buttons: dict[Scope, QRadioButton] = {}
        for scope in Scope:
            button = QRadioButton(_words(offer, scope))
            button.setEnabled(bool(offer.targets(scope)))
            layout.addWidget(button)
            self._buttons[scope] = button
        self._choose(offer.scope)
        for button in self._buttons.values():
            button.toggled.connect(self._on_toggled)

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        return self._buttons[Scope.THIS].sizeHint().height()

    @property
    def scope(self) -> Scope | None:
        """What is chosen; None where there is nothing to choose."""
        chosen = (scope for scope, button in self._buttons.items() if button.isChecked())
        return next(chosen, None)

    def _on_toggled(self, is_checked: bool) -> None:
        if is_checked:
            self.changed.emit()

    def _choose(self, wanted: Scope) -> None:
        for scope in (wanted, *Scope):
            if self._buttons[scope].isEnabled():
                self._buttons[scope].setChecked(True)
                return


def _words(offer: Offer, scope: Scope) -> str:
    count, in_hand = len(offer.targets(scope)), offer.in_hand
    match scope:
        case Scope.THIS if in_hand is None:
            return "&This letter (none is in hand)"
        case Scope.THIS:
            name = shown_names(offer.campaign).get(in_hand or "", in_hand or "")
            return f"&This letter: {name.replace('&', '&&')}"
        case Scope.TICKED if not count:
            return "The tick&ed letters (none is ticked)"
        case Scope.TICKED:
            return "The one tick&ed letter" if count == 1 else f"The {count:,} tick&ed letters"
        case Scope.ALL:
            return f"&All {count:,} letters of the campaign"
