"""The switch above the list: whether ticks count for all letters, or for the one in hand alone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterapp.desktop.demands.eliding_radio import ElidingRadio
from letterapp.desktop.plain import plain_label
from letterapp.desktop.session import choosing
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name


class ScopeSwitch(QWidget):
    """Shows for which letters a tick counts, and says it in a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all = ElidingRadio(self)
        self._alone = ElidingRadio(self)
        self._said = plain_label()
        self._said.setWordWrap(True)
        self._all.set_whole("For &all letters")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._all, self._alone, self._said):
            layout.addWidget(part)
        self._all.clicked.connect(self._on_clicked)
        self._alone.clicked.connect(self._on_clicked)
        session.changed.connect(self._on_changed)
        session.in_hand_changed.connect(self._on_changed)
        self._on_changed()

    def _on_clicked(self) -> None:
        choosing.give_own_ticks(self._session, is_own=self._alone.isChecked())
        self._on_changed()

    def _on_changed(self) -> None:
        in_hand, is_own = self._session.in_hand, self._session.has_own_ticks
        name = shown_name(self._session.campaign, in_hand) if in_hand else ""
        escaped = name.replace("&", "&&")
        self._alone.set_whole(f"Fo&r {escaped} alone" if name else "Fo&r one letter alone")
        self._alone.setEnabled(bool(name))
        (self._alone if is_own else self._all).setChecked(True)
        self._said.setText(_said(name, is_own=is_own))


def _said(name: str, *, is_own: bool) -> str:
    if not name:
        return "Ticks and order count for all letters. There is no target yet to write to."
    if is_own:
        return f"Ticks and the order of demands count for the letter to {name}, and for no other."
    return "Ticks and order count for all letters that have none of their own."
