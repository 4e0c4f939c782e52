"""What tests of writing share: a small campaign, and dialogs that are closed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.load import load_campaign
from letterapp.desktop.writing.offer import Offer, Order
from letterapp.desktop.writing.write_dialog import Begin
from letterapp.paths import shipped_campaigns
from tests.batch.batches import small_campaign
from tests.desktop.writing.steps import Opened, Steps, offer_of


@pytest.fixture
def campaign(tmp_path: Path) -> Campaign:
    """Three letters: to France, Britain and States."""
    return small_campaign(tmp_path / "campaign")


@pytest.fixture
def shipped() -> Campaign:
    """The shipped campaign."""
    return load_campaign(shipped_campaigns() / "cambodia")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of which nothing is known yet."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def opened_steps(
    qtbot: QtBot, campaign: Campaign, settings: QSettings, _nothing_left_behind: None
) -> Iterator[Opened]:
    """Opens dialogs, and closes them."""
    opened: list[Steps] = []

    def open_dialog(offer: Offer | None = None, begin: Begin = Order.begin) -> Steps:
        steps = Steps(qtbot, offer or offer_of(campaign), settings, begin)
        opened.append(steps)
        return steps

    yield open_dialog
    for steps in opened:
        steps.dialog.wait()
        steps.dialog.done(0)


@pytest.fixture
def steps(opened_steps: Opened) -> Steps:
    """A dialog on the small campaign."""
    return opened_steps()
