"""Who writes, where and when: fields that change every letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.model import Signer
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.conftest import Open

ORGANISATION, ABOUT = "The organisation that writes", "Who you are"
SIGNER, TITLE, PLACE = "The name of who signs", "The title of who signs", "The place"


def retype(window: MainWindow, name: str, text: str) -> None:
    field = hands.named(window, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    if text:
        QTest.keyClicks(field, text)
    else:
        field.del_()


@pytest.fixture(autouse=True)
def _sender_in_front(window: MainWindow) -> None:
    hands.show_tab(window, "Sender")


@pytest.mark.parametrize(
    ("name", "text", "reads"),
    [
        (ORGANISATION, "Asylum Watch", "Asylum Watch, "),
        (ABOUT, "a network of lawyers", ", a network of lawyers"),
        (SIGNER, "Jo Field", "Jo Field\u2028Executive Director"),
        (TITLE, "Advocacy Officer", "A. N. Example\u2028Advocacy Officer"),
        (PLACE, "New York", "New York, 28 September 2016"),
    ],
)
def test_what_is_typed_stands_in_the_letter(
    window: MainWindow, qtbot: QtBot, name: str, text: str, reads: str
) -> None:
    retype(window, name, text)
    wanted = reads.replace("\u2028", "\n")
    hands.wait_for_text(qtbot, window, wanted)


def test_what_is_typed_is_data_and_no_mark_up(window: MainWindow, qtbot: QtBot) -> None:
    retype(window, ORGANISATION, "AT&T *Ltd* <b>x</b> {{ y }}")
    hands.wait_for_text(qtbot, window, "AT&T *Ltd* <b>x</b> {{ y }}")


def test_empty_fields_leave_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    for name in (ABOUT, PLACE, TITLE):
        retype(window, name, "")
    sender = window.session.read.settings.sender
    assert sender is not None
    hands.wait_for_text(qtbot, window, f"A. N. Example\n{sender.organisation}")
    text = hands.letter_text(window)
    assert text.startswith("28 September 2016")
    assert sender.about["en"] not in text


def test_a_letter_without_signer_warns(window: MainWindow, qtbot: QtBot) -> None:
    retype(window, SIGNER, "")
    qtbot.waitUntil(lambda: "Nobody signs the letter" in hands.problems(window))
    assert hands.named(window, QLineEdit, TITLE).text() == "Executive Director"


def test_a_sender_without_organisation_is_an_error_and_nothing_can_be_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    retype(window, ORGANISATION, "")
    qtbot.waitUntil(lambda: "Error: The sender has no organisation" in hands.problems(window))
    assert not hands.named(window, QPushButton, "Write this letter").isEnabled()
    assert not hands.named(window, QPushButton, "Write all").isEnabled()


def test_the_sample_warns_until_the_organisation_is_anothers(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "invented example organi" in hands.problems(window))
    retype(window, ORGANISATION, "Asylum Watch")
    qtbot.waitUntil(lambda: "invented example organi" not in hands.problems(window))
    left = "Still the invented example’s: who you are, address, contacts, signer."
    assert left in hands.problems(window)


def test_nothing_is_left_of_the_example_once_all_is_retyped(
    window: MainWindow, qtbot: QtBot
) -> None:
    for name in (ORGANISATION, ABOUT, SIGNER):
        retype(window, name, "Our own")
    for lines in ("Your address", "Telephone"):
        hands.named(window, QPlainTextEdit, lines).setPlainText("One\n\nTwo\n")
    hands.wait_for_text(qtbot, window, "Our own, Our own")
    assert "example" not in hands.problems(window)
    sender = window.session.campaign.settings.sender
    assert sender is not None
    assert sender.address == ("One", "Two")


def test_a_pasted_character_that_word_cannot_carry_is_left_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.change_sender(organisation="  Asylum\x0b Watch\ufffe ")
    hands.wait_for_text(qtbot, window, "Asylum Watch,")


def test_a_date_after_the_facts_warns_of_what_has_moved(window: MainWindow, qtbot: QtBot) -> None:
    hands.named(window, QDateEdit, "The date").setDate(QDate(2017, 1, 15))
    hands.wait_for_text(qtbot, window, "Geneva, 15 January 2017")
    assert "The facts are as of 2016-09-28" in hands.problems(window)
    assert "Kem Sokha received a royal pardon" in hands.problems(window)


def test_other_signers_stay_and_are_named(opened: Open, shipped: Campaign, qtbot: QtBot) -> None:
    sender = shipped.settings.sender
    assert sender is not None
    signers = (*sender.signers, Signer(name="B. Second"))
    window = opened(shipped.with_settings(sender=sender.model_copy(update={"signers": signers})))
    hands.show_tab(window, "Sender")
    retype(window, SIGNER, "Jo Field")
    hands.wait_for_text(qtbot, window, "Jo Field\nExecutive Director")
    assert f"B. Second\n{sender.organisation}" in hands.letter_text(window)
    assert any("Also signed by B. Second" in label.text() for label in window.findChildren(QLabel))


def test_a_campaign_without_sound_sender_says_so_and_locks_its_fields(
    opened: Open, shipped: Campaign
) -> None:
    window = opened(shipped.with_settings(sender=None))
    assert not hands.named(window, QLineEdit, ORGANISATION).isEnabled()
    assert any("[sender] of campaign.toml" in label.text() for label in window.findChildren(QLabel))
