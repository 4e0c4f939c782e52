"""The session: what is chosen, told only when it really changes, and what letters get of it."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from letterapp.batch.drafter import Drafter
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices
from letterapp.desktop.session import Session


def test_setting_what_is_set_already_says_nothing(shipped: Campaign, qtbot: QtBot) -> None:
    session = Session(shipped)
    signals = (
        session.targets_changed,
        session.in_hand_changed,
        session.demands_changed,
        session.settings_changed,
    )
    heard: list[int] = []
    for signal in signals:
        signal.connect(lambda: heard.append(1))
    session.set_targets(session.targets)
    session.set_in_hand("KH")
    session.tick_demand("act", is_ticked=True)
    session.tick_case("drop-charges", "rainsy", is_ticked=True)
    assert session.sender_as_typed is not None
    session.change_sender(organisation=session.sender_as_typed.organisation)
    session.change_letter(date=datetime.date(2016, 9, 28))
    assert heard == []
    session.set_in_hand("FR")
    session.tick_demand("act", is_ticked=False)
    session.change_letter(date=datetime.date(2016, 9, 29))
    session.tick_targets(["FR"], is_ticked=False)
    assert len(heard) == 4


def test_unchanged_choices_make_the_very_letters_of_the_command_line(
    shipped: Campaign, qapp: QApplication
) -> None:
    session = Session(shipped)
    own = Drafter(session.campaign).drafts(Choices(targets=session.targets))
    assert [draft.data for draft in own] == [
        draft.data for draft in Drafter(shipped).drafts(Choices())
    ]


def test_the_campaign_that_was_read_stays_as_it_is(shipped: Campaign, qapp: QApplication) -> None:
    session = Session(shipped)
    session.change_sender(organisation="Asylum Watch")
    session.tick_demand("act", is_ticked=False)
    assert session.read is shipped
    assert session.campaign.settings.sender != shipped.settings.sender
