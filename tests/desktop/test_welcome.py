"""The welcome is there until it was closed once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.settings import Settings
from letterapp.desktop.welcome import Welcome
from tests.desktop import hands


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window to be welcomed in."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.show()
    return made


def welcome_in(host: QWidget) -> Welcome:
    welcome = Welcome(Settings(), host)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(welcome)
    QApplication.processEvents()  # what is put into a window that is shown is shown soon
    return welcome


def test_it_is_shown_until_it_is_closed_and_never_again(host: QWidget) -> None:
    welcome = welcome_in(host)
    assert welcome.isVisible()
    hands.click(welcome, "Got it")
    assert welcome.isHidden()
    assert welcome_in(host).isHidden()


def test_it_leads_to_the_guide(host: QWidget, qtbot: QtBot) -> None:
    welcome = welcome_in(host)
    with qtbot.waitSignal(welcome.guide_wanted):
        hands.click(welcome, "Read the guide")
    assert welcome.isVisible()


def test_it_is_never_a_window_by_itself(qtbot: QtBot) -> None:
    welcome = Welcome(Settings())
    qtbot.addWidget(welcome)
    assert not welcome.isVisible()
