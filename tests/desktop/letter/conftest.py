"""A window with a view of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.letter.pages_view import PagesView
from tests.desktop.letter.showing import Host


@pytest.fixture
def host(qtbot: QtBot, _nothing_left_behind: None) -> Iterator[Host]:
    """A window that is shown and has the focus."""
    made = Host()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.close()


@pytest.fixture
def view(host: Host) -> PagesView:
    """The view of that window."""
    return host.view


@pytest.fixture
def bar(host: Host) -> FindBar:
    """The bar of that window."""
    return host.bar
