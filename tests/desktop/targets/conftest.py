"""The panel of the targets, alone in a window of the width of a narrow column."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from letterapp.desktop.session.session import Session
from letterapp.desktop.targets.targets_panel import TargetsPanel


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> TargetsPanel:
    """The panel on the person's own campaign, shown."""
    made = TargetsPanel(session)
    session.setParent(made)
    qtbot.addWidget(made)
    made.resize(260, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made
