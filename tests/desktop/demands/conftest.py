"""The column of demands by itself, on the person’s own campaign, France’s letter in hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from letterapp.desktop.demands.demands_panel import DemandsPanel
from letterapp.desktop.session.session import Session

ShowPanel = Callable[[], DemandsPanel]


@pytest.fixture
def show_panel(session: Session, qtbot: QtBot) -> ShowPanel:
    """Shows a panel of the session."""

    def show() -> DemandsPanel:
        panel = DemandsPanel(session)
        qtbot.addWidget(panel)
        panel.resize(320, 800)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return show


@pytest.fixture
def panel(session: Session, show_panel: ShowPanel) -> DemandsPanel:
    """The panel, shown."""
    session.set_in_hand("FR")
    return show_panel()
