"""The welcome is there until it was closed once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from letterapp.desktop.settings import Settings
from letterapp.desktop.welcome import Welcome
from tests.desktop import hands


def test_it_is_shown_until_it_is_closed_and_never_again(qtbot: QtBot) -> None:
    welcome = Welcome(Settings())
    qtbot.addWidget(welcome)
    assert not welcome.isHidden()
    hands.click(welcome, "Got it")
    assert welcome.isHidden()
    later = Welcome(Settings())
    qtbot.addWidget(later)
    assert later.isHidden()


def test_it_leads_to_the_guide(qtbot: QtBot) -> None:
    welcome = Welcome(Settings())
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(welcome.guide_wanted):
        hands.click(welcome, "Read the guide")
    assert not welcome.isHidden()
