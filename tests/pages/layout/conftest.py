"""What tests of layout share: Qt's application, without which there are no fonts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """The one application, with its warnings watched."""
