"""All letters checked before writing: what is wrong, where, and mended at a click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.preflight.panel import PreflightPanel
from letterapp.desktop.targets.target_dialog import TargetDialog
from tests.desktop import hands
from tests.desktop.preflight import seen

pytestmark = pytest.mark.real_window


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> PreflightPanel:
    """The panel, opened with its key, when all letters are checked."""
    QTest.keyClick(window, Qt.Key.Key_F7)
    panel = window.workspace.checks
    qtbot.waitUntil(panel.isVisible)
    wait(qtbot, window)
    return panel


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.workspace.preflight.is_current, timeout=20_000)


def summary(panel: PreflightPanel) -> str:
    return panel.findChildren(QLabel)[0].text()


def test_every_letter_is_checked_and_one_is_taken_in_hand(
    window: MainWindow, panel: PreflightPanel, qtbot: QtBot
) -> None:
    assert summary(panel) == "18 with warnings"
    seen.choose(panel, "France")
    QTest.keyClick(seen.table(panel), Qt.Key.Key_Return)
    hands.wait_for_text(qtbot, window, "French Republic")


def test_a_problem_leads_to_the_form_where_it_is_mended(
    window: MainWindow, panel: PreflightPanel, qtbot: QtBot
) -> None:
    seen.choose(panel, "France")
    seen.choose_problem(panel, "Warning: No verified postal address")
    hands.click(panel, "Go to the place")
    dialog = window.findChild(TargetDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Change France"
    hands.show_tab(dialog, "Address")
    hands.named(dialog, QPlainTextEdit, "Address").setPlainText("37 quai d’Orsay\n75007 Paris")
    hands.retype(dialog, "Found in", "the ministry")
    hands.retype(dialog, "Address as of", "2016-09-28")
    hands.click(dialog, "Change")
    wait(qtbot, window)
    assert "Address: nothing found" in seen.cell(panel, "France", "Address")
    hands.wait_for_text(qtbot, window, "37 quai d’Orsay")


def test_names_that_clash_are_mended_at_a_click(
    window: MainWindow, panel: PreflightPanel, qtbot: QtBot
) -> None:
    hands.retype(window, "File names", "letter")
    wait(qtbot, window)
    assert summary(panel) == "18 with errors"
    hands.show_tab(panel, "By problem")
    seen.choose_group(panel, "several letters would have the name “letter.docx”")
    hands.click(panel, "Fix: Add")
    wait(qtbot, window)
    assert summary(panel) == "18 with warnings"


def test_the_list_of_targets_shows_what_was_found(
    window: MainWindow, panel: PreflightPanel
) -> None:
    index = hands.row(hands.targets(window), "France")
    assert "Letter: needs attention" in index.data(Qt.ItemDataRole.AccessibleTextRole)
