"""The field for a demand's wording, changed for all letters that it stands for as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from letterapp.campaign.paragraphs import wrapped
from letterapp.desktop.claiming import is_undoing
from letterapp.desktop.demands.tag_highlighter import TAG
from letterapp.desktop.demands.wording import (
    Wording,
    drop_own_wording,
    give_own_wording,
    set_wording,
    wording_of,
)
from letterapp.desktop.demands.wording_field import WordingField
from letterapp.desktop.flow_layout import FlowLayout
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.session.session import Session
from letterapp.desktop.showing_anew import show_anew
from letterapp.desktop.target_names import role_label

_TAG_HINT = (
    "What is between {{ and }} is filled in for each letter, what is between {% and %} decides "
    "what stands there. The letter shows the result, and what is wrong with it."
)
_LINES = 7


class WordingEditor(QWidget):
    """Shows the text that stands for the target in hand, and says whose it is.

    `own_words_wanted` asks for the demand to be worded in the letter in hand alone.
    """

    own_words_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._demand = ""
        self._wording: Wording | None = None
        self._visits = 0
        self._whose = QLabel()
        self._field = WordingField(_LINES)
        self._hint = plain_label(_TAG_HINT)
        self._own = QPushButton()
        self._letter = QPushButton("In this letter only…")
        self._lay_out()
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_text_changed)
        self._own.clicked.connect(self._on_own_clicked)
        self._letter.clicked.connect(self._on_letter_clicked)

    def show_demand(self, demand: str, *, is_asked: bool) -> None:
        """Shows the wording of a demand, which the letter in hand asks or not.

        Whoever is typing it is not disturbed.
        """
        self._demand = demand
        self._wording = wording = wording_of(self._session, demand)
        if wording is None:
            return
        shown = self._field.toPlainText()
        if shown != wording.text and wrapped(shown) != wording.kept:
            with QSignalBlocker(self._field):
                show_anew(self._field, wording.text)
        self._whose.setText(self._said(wording))
        self._hint.setVisible(bool(TAG.search(wording.kept)))
        self._show_own(wording)
        self._letter.setEnabled(is_asked)

    def _on_text_changed(self) -> None:
        text = self._field.toPlainText()
        if self._wording and wrapped(text) != self._wording.kept:
            set_wording(self._session, self._demand, self._wording, text, visit=self._visits)

    def _on_own_clicked(self) -> None:
        if self._wording and self._wording.is_own:
            drop_own_wording(self._session, self._demand, self._wording)
        elif self._wording:
            give_own_wording(self._session, self._demand, self._wording)

    def _on_letter_clicked(self) -> None:
        self.own_words_wanted.emit(self._demand)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells when one comes to the field: what is typed from then on is a change of its own.

        Undo is the campaign's, not the field's.
        """
        if watched is self._field and event.type() == QEvent.Type.FocusIn:
            self._visits += 1
        elif watched is self._field and is_undoing(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _said(self, wording: Wording) -> str:
        label = role_label(self._session.campaign, wording.role).replace("&", "&&")
        if wording.is_own:
            return f"Wording, for all letters to: {label}"
        ours = f". This one is to: {label}" if wording.role else ""
        return f"Wording, for all letters whose role has none of its own{ours}"

    def _show_own(self, wording: Wording) -> None:
        """The button between a wording for all and one for a role."""
        label = role_label(self._session.campaign, wording.role)
        self._own.setText("Use the common wording" if wording.is_own else "Only for this role")
        self._own.setToolTip(as_rich(label))
        self._own.setVisible(bool(wording.role) and (not wording.is_own or wording.has_common))

    def _lay_out(self) -> None:
        self._whose.setBuddy(self._field)
        self._letter.setToolTip("Changes it in the letter itself, for this addressee alone")
        for label in (self._whose, self._hint):
            label.setWordWrap(True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._own)
        flow.addWidget(self._letter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._whose, self._field, self._hint, buttons):
            layout.addWidget(part)
