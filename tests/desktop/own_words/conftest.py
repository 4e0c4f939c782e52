"""The panel for own words on the campaign of the tests, with the passages of its letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from letterapp.batch.templates import Templates
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.session.session import Session
from letterapp.limits import Limits
from tests.desktop.own_words.finding import find


@pytest.fixture
def panel(qtbot: QtBot, _nothing_left_behind: None, session: Session) -> Iterator[OwnWordsPanel]:
    """The panel, shown for the letter to France, which gets the passages that it asks for."""
    session.set_in_hand("FR")
    made = OwnWordsPanel(session)
    qtbot.addWidget(made)
    templates = Templates(session.files.folder, Limits())
    made.passages_wanted.connect(lambda: find(made, session, templates))
    made.resize(640, 420)
    with qtbot.waitExposed(made), qtbot.waitSignal(made.passages_wanted):
        made.show()
    made.activateWindow()
    yield made
    made.close()
