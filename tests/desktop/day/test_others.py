"""Another program, or another window, changes the campaign that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.conftest import Open

pytestmark = pytest.mark.real_window


def on_disk(folder: Path) -> str:
    return (folder / "campaign.toml").read_text("utf-8")


def change_elsewhere(folder: Path) -> None:
    """Another program changes the place."""
    text = on_disk(folder)
    assert 'place = "Geneva"' in text
    (folder / "campaign.toml").write_text(text.replace("Geneva", "Berne"), "utf-8")


def conflict(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """The person types, and another program saves before that is on the disk."""
    hands.retype(window, "Place", "Rome")
    change_elsewhere(folder)
    mine = hands.named(window, QAbstractButton, "Keep mine")
    qtbot.waitUntil(mine.isVisible)


def test_what_another_program_changes_is_taken_over_and_undone(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    change_elsewhere(own_folder)
    said = "Changes by another program were taken over (campaign.toml)."
    qtbot.waitUntil(lambda: hands.says(window, said))
    assert hands.named(window, QLineEdit, "Place").text() == "Berne"
    hands.wait_for_text(qtbot, window, "Berne, ")
    hands.click(window.workspace, "Undo")
    hands.wait_for_text(qtbot, window, "Geneva, ")
    qtbot.waitUntil(lambda: 'place = "Geneva"' in on_disk(own_folder))


def test_where_both_have_changed_it_ones_own_is_kept(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, window, own_folder)
    hands.click(window, "Keep mine")
    qtbot.waitUntil(lambda: 'place = "Rome"' in on_disk(own_folder))
    (theirs,) = own_folder.glob("campaign (theirs*).toml")
    assert 'place = "Berne"' in theirs.read_text("utf-8")
    qtbot.waitUntil(lambda: hands.says(window, "All changes saved"))


def test_where_both_have_changed_it_the_others_is_taken(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, window, own_folder)
    hands.click(window, "Take theirs")
    hands.wait_for_text(qtbot, window, "Berne, ")
    assert 'place = "Berne"' in on_disk(own_folder)
    (mine,) = own_folder.glob("campaign (mine*).toml")
    assert 'place = "Rome"' in mine.read_text("utf-8")


def test_a_window_that_is_closed_in_a_conflict_loses_neither(
    window: MainWindow, own_folder: Path, qtbot: QtBot
) -> None:
    conflict(qtbot, window, own_folder)
    window.close()
    assert 'place = "Berne"' in on_disk(own_folder)
    (mine,) = own_folder.glob("campaign (mine*).toml")
    assert 'place = "Rome"' in mine.read_text("utf-8")


def test_two_windows_on_one_campaign_follow_each_other(
    opened: Open, own_folder: Path, qtbot: QtBot
) -> None:
    first, second = opened(own_folder), opened(own_folder)
    hands.retype(first, "Place", "Rome")
    place = hands.named(second, QLineEdit, "Place")
    qtbot.waitUntil(lambda: place.text() == "Rome")
    hands.retype(second, "Reference", "17/2016")
    reference = hands.named(first, QLineEdit, "Reference")
    qtbot.waitUntil(lambda: reference.text() == "17/2016")
    assert hands.named(first, QLineEdit, "Place").text() == "Rome"
