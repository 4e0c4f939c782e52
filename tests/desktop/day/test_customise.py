"""An own copy of a wording, changed by another program, and the shipped one again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from letterapp.desktop.customise.customise_dialog import CustomiseDialog
from letterapp.desktop.main_window import MainWindow
from tests.desktop import hands
from tests.desktop.conftest import Dialogs

BASE = Path("templates", "letter", "en", "base.md.j2")
CLOSING = "We would be grateful for a reply"


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> CustomiseDialog:
    """The dialog, opened from the menu, with the wording that all letters share in hand."""
    hands.wait_for_text(qtbot, window, CLOSING)
    hands.choose(qtbot, window, "Letter", "Customise")
    dialog = window.findChild(CustomiseDialog)
    assert dialog is not None
    names = [row[0] for row in hands.cells(dialog.view)]
    dialog.view.setCurrentIndex(dialog.view.templates.index(names.index("letter/en/base"), 0))
    return dialog


@pytest.mark.real_window
def test_the_pages_follow_an_own_copy_each_time_it_is_saved(
    window: MainWindow, dialog: CustomiseDialog, own_folder: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    hands.click(dialog, "Make an own copy")
    hands.click(dialog, "Open")
    file = own_folder / BASE
    assert dialogs.opened == [file]
    text = file.read_text("utf-8")
    for words in ("We hope for a reply", "Kindly reply"):
        file.write_text(text.replace(CLOSING, words), "utf-8")
        hands.wait_for_text(qtbot, window, words)
    hands.click(dialog, "Back to the shipped one")
    hands.wait_for_text(qtbot, window, CLOSING)
    dialog.close()


def test_a_mistake_in_a_template_is_told_and_the_letter_comes_back_when_it_is_mended(
    window: MainWindow, dialog: CustomiseDialog, own_folder: Path, qtbot: QtBot
) -> None:
    hands.click(dialog, "Make an own copy")
    dialog.close()
    file = own_folder / BASE
    text = file.read_text("utf-8")
    file.write_text(text.replace(CLOSING, "{{ target.nme }}"), "utf-8")
    qtbot.waitUntil(lambda: "nme" in hands.problems(window))
    file.write_text(text, "utf-8")
    hands.wait_for_text(qtbot, window, CLOSING)
    qtbot.waitUntil(lambda: "nme" not in hands.problems(window))
