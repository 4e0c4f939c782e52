"""The first letter, from the start of the window to the file, with clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from letterapp.desktop.writing.write_dialog import WriteDialog
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.conftest import Dialogs, Open
from tests.desktop.demands import lists


@pytest.mark.real_window
def test_an_officer_writes_a_first_letter(
    opened: Open, home: Path, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(shipped_campaigns() / "cambodia")
    hands.click(window, "Got it")
    hands.click_row(hands.targets(window), "France")
    hands.wait_for_text(qtbot, window, "French Republic")
    lists.click_box(window, "kem-ley")
    own = home / "Cambodia and the 1991 Paris Peace Agreements"
    assert window.session.files.folder == own
    said = f"A copy of your own was made in {own}, because the shipped campaign stays as it is."
    assert hands.says(window, said)
    hands.click(window, "Open “Campaign”")
    organisation = hands.named(window, QLineEdit, "Organisation")
    organisation.setFocus()
    organisation.selectAll()
    QTest.keyClicks(organisation, "Asylum Watch")
    date = hands.named(window, QLineEdit, "Date")
    date.setFocus()
    date.selectAll()
    QTest.keyClicks(date, "29 September 2016")
    hands.wait_for_text(qtbot, window, "Asylum Watch,")
    assert "Kem Ley" not in hands.letter_text(window)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(WriteDialog)
    assert dialog is not None
    hands.take_up(qtbot, dialog)
    dialogs.folders = [tmp_path]
    hands.click(dialog, "Browse")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_running)
    file = tmp_path / "France 2016-09-29 en.docx"
    table = hands.named(dialog, QAbstractItemView, "What became")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    name, state, what = hands.cells(table)[0]
    assert (name, state) == ("France", "Written")
    assert file.name in what
    paragraphs = [paragraph.text for paragraph in Document(str(file)).paragraphs]
    assert "Geneva, 29 September 2016" in paragraphs
    assert any("Asylum Watch," in text for text in paragraphs)
    qtbot.waitUntil(lambda: "&Close" in [one.text() for one in dialog.findChildren(QPushButton)])
    hands.click(dialog, "Close")
    qtbot.waitUntil(lambda: "Asylum Watch" in (own / "campaign.toml").read_text("utf-8"))
