"""The column of demands as one widget."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterapp.desktop.demands.list_page import ListPage
from letterapp.desktop.demands.model import DemandsModel
from letterapp.desktop.session.session import Session


class DemandsPanel(QWidget):
    """The list of the session's demands. `said` is a message for the person."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = ListPage(session, DemandsModel(session, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        self._list.said.connect(self.said)
