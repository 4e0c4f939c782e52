"""Campaigns in the window: any country, with errors or without, one after the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session import choosing
from letterapp.desktop.session.saving import State
from letterapp.desktop.targets.targets_panel import TargetsPanel
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.accessibility import faults
from tests.desktop.conftest import Dialogs, Open
from tests.desktop.demands import lists
from tests.desktop.preflight import seen

FILES = {
    "campaign.toml": """
title = "Clean water for Ruritania"
[sender]
organisation = "River Friends"
signers = [{name = "R. Friend"}]
[letter]
date = 2020-05-01
[selection]
targets = ["ministry"]
[roles.ministry]
label = "the ministry"
[roles.embassy]
label = "an embassy"
""",
    "targets.toml": """
[[targets]]
id = "ministry"
role = "ministry"
name.en = {short = "Ruritania", formal = "the Kingdom of Ruritania", in_text = "Ruritania"}
office = "Minister of Water"
salutation = "Dear Minister,"
close = "Yours faithfully,"
[[targets]]
id = "embassy"
role = "embassy"
name.en = {short = "Embassy", formal = "the Embassy of Ruritania", in_text = "the Embassy"}
office = "Ambassador"
salutation = "Dear Ambassador,"
close = "Yours faithfully,"
""",
    "demands.toml": """
[[demands]]
id = "wells"
kind = "demand"
title = "Open the wells"
asked_of = {ministry = "derived"}
not_for.embassy = "Embassies have no wells."
text = "open the wells of the capital"
""",
}


@pytest.fixture
def ruritania(tmp_path: Path) -> Path:
    folder = tmp_path / "ruritania"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def menu_action(window: MainWindow, text: str) -> QAction:
    actions = {action.text().replace("&", ""): action for action in window.findChildren(QAction)}
    return actions[text]


def test_a_campaign_on_another_country_is_only_a_folder(
    opened: Open, ruritania: Path, qtbot: QtBot
) -> None:
    window = opened(ruritania)
    assert window.windowTitle() == "Clean water for Ruritania – letterapp"
    assert hands.rows(hands.targets(window)) == ["Ruritania", "Embassy"]
    hands.wait_for_text(qtbot, window, "open the wells of the capital")
    hands.click_row(hands.targets(window), "Embassy")
    assert "Embassies have no wells." in lists.detail(window, "wells")


def test_another_campaign_takes_the_place_of_the_one_that_is_open(
    window: MainWindow, dialogs: Dialogs, ruritania: Path, qtbot: QtBot
) -> None:
    dialogs.folders = [ruritania]
    menu_action(window, "Open campaign folder…").trigger()
    qtbot.waitUntil(lambda: len(window.findChildren(TargetsPanel)) == 1)
    assert hands.rows(hands.targets(window)) == ["Ruritania", "Embassy"]
    choosing.set_targets(window.session, [])
    hands.named(window, QAbstractButton, "Write all ticked (0)")


def test_a_folder_that_is_no_campaign_is_told_and_the_open_one_stays(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.folders = [tmp_path]
    session = window.session
    menu_action(window, "Open campaign folder…").trigger()
    assert "The campaign cannot be opened" in dialogs.take()
    assert window.session is session


def test_a_campaign_with_errors_opens_and_shows_them(
    opened: Open, ruritania: Path, qtbot: QtBot
) -> None:
    targets = ruritania / "targets.toml"
    targets.write_text(targets.read_text().replace('"embassy"\nname', '"embasy"\nname'), "utf-8")
    window = opened(ruritania)
    checks = window.workspace.checks
    qtbot.waitUntil(checks.isVisible)
    qtbot.waitUntil(lambda: "Campaign files" in seen.letters(checks))
    seen.choose(checks, "Campaign files")
    (shown,) = seen.details(checks)
    assert shown.startswith("Error: There is no role “embasy”. Did you mean “embassy”?")
    assert "targets.toml, line 11" in shown
    hands.click_row(hands.targets(window), "Embassy (has errors)")
    qtbot.waitUntil(lambda: hands.says(window, "This letter cannot be made as it is"))
    told = hands.problems(window).replace("The", "the")
    assert "the target “embassy” has errors" in told
    assert "no role “embasy”" in told
    hands.click_row(hands.targets(window), "Ruritania")
    hands.wait_for_text(qtbot, window, "open the wells")


def test_a_campaign_without_targets_and_demands_opens(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "campaign.toml").write_text('title = "Empty"\n', "utf-8")
    (tmp_path / "targets.toml").write_text("", "utf-8")
    (tmp_path / "demands.toml").write_text("", "utf-8")
    window = opened(tmp_path)
    assert not hands.named(window, QAbstractButton, "Write this letter").isEnabled()


def test_wording_that_is_changed_on_disk_shows_with_the_next_change(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(shipped_campaigns() / "cambodia", folder)
    window = opened(folder)
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")
    background = folder / "templates" / "letter" / "en" / "background.md.j2"
    background.write_text("Quite another background.\n", "utf-8")
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "Quite another background.")


def test_every_control_can_be_reached_and_says_what_it_is(window: MainWindow) -> None:
    assert faults(window) == []


def test_the_campaign_that_is_open_is_not_opened_once_more(
    window: MainWindow, own_folder: Path
) -> None:
    session = window.session
    session.set_value("Change the place", "campaign.toml", ("letter", "place"), "Rome")
    window.open_folder(own_folder / ".." / own_folder.name)
    assert window.session is session
    assert window.statusBar().currentMessage() == "That campaign is open already."


def test_another_campaign_is_read_after_the_open_one_is_saved(
    window: MainWindow, own_folder: Path, ruritania: Path
) -> None:
    window.open_folder(ruritania)
    window.session.set_value("Change the place", "campaign.toml", ("letter", "place"), "Rome")
    window.open_folder(own_folder)
    assert 'place = "Rome"' in (ruritania / "campaign.toml").read_text("utf-8")
    assert window.workspace.saving.state is State.SAVED


def test_an_error_that_was_told_leaves_no_box_behind(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    window.open_folder(tmp_path / "nowhere")
    assert dialogs.take()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(QMessageBox)
