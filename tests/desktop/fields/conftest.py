"""What tests of fields share: fields that follow the session, alone in a bare parent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.fields.field import Field
from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.desktop.session.session import Session


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Iterator[Callable[[Field], QLineEdit]]:
    """Shows a field above a line to go to; gives that line."""
    parents: list[QWidget] = []

    def shown(field: Field) -> QLineEdit:
        parent = QWidget()
        parents.append(parent)
        elsewhere = QLineEdit()
        layout = QVBoxLayout(parent)
        layout.addWidget(field)
        layout.addWidget(elsewhere)
        session.changed.connect(lambda: field.refresh(ProblemsAt(session.campaign.problems)))
        field.refresh(ProblemsAt(session.campaign.problems))
        with qtbot.waitExposed(parent):
            parent.show()
        parent.activateWindow()
        elsewhere.setFocus()
        qtbot.waitUntil(elsewhere.hasFocus)
        return elsewhere

    yield shown
    for parent in parents:
        parent.close()
