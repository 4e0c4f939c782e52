"""Campaigns opened, begun, copied and closed as a person does it; what is found again then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from letterapp.campaign.folders import own_copy
from letterapp.desktop.campaign.folder_dialog import FolderDialog
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.window.column import Column
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.conftest import Dialogs, Open

pytestmark = pytest.mark.real_window


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another campaign, told by its title."""
    folder = own_copy(shipped_campaigns() / "cambodia", tmp_path, "Other")
    file = folder / "campaign.toml"
    text = file.read_text("utf-8")
    assert "Cambodia and the 1991 Paris Peace Agreements" in text
    file.write_text(
        text.replace("Cambodia and the 1991 Paris Peace Agreements", "The Mekong"), "utf-8"
    )
    return folder


def answer(monkeypatch: pytest.MonkeyPatch, button: str, title: str) -> None:
    """What a person does in the next dialog for a folder."""

    def run(dialog: FolderDialog) -> int:
        hands.retype(dialog, "Title of the campaign", title)
        hands.click(dialog, button)
        return dialog.result()

    monkeypatch.setattr(FolderDialog, "exec", run)


def is_open(window: MainWindow, title: str) -> bool:
    return window.windowTitle() == f"{title} – letterapp"


def column(window: MainWindow, title: str) -> Column:
    (found,) = (one for one in window.findChildren(Column) if one.title == title)
    return found


def folded(window: MainWindow) -> list[str]:
    return [one.title for one in window.findChildren(Column) if one.is_folded]


def test_a_folder_is_opened_from_the_menu_and_the_one_before_from_the_recent_ones(
    window: MainWindow, dialogs: Dialogs, other: Path, own_folder: Path, qtbot: QtBot
) -> None:
    dialogs.folders = [other]
    hands.choose(qtbot, window, "File", "Open campaign folder")
    assert is_open(window, "The Mekong")
    hands.choose(qtbot, window, "File", "Open recent", "2 Our campaign")
    assert is_open(window, "Cambodia and the 1991 Paris Peace Agreements")
    assert window.session.files.folder == own_folder
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")


def test_a_folder_that_is_dropped_is_opened(window: MainWindow, other: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window.windowHandle(), event)
    assert is_open(window, "The Mekong")


def test_a_new_campaign_is_made_and_opened(
    window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer(monkeypatch, "Make it", "Rivers")
    hands.choose(qtbot, window, "File", "New campaign")
    assert is_open(window, "Rivers")
    assert (home / "Rivers" / "campaign.toml").is_file()
    hands.wait_for_text(qtbot, window, "Kingdom of Cambodia")


def test_a_copy_is_saved_and_the_campaign_stays_open(
    window: MainWindow, own_folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hands.retype(window, "Place", "Rome")
    answer(monkeypatch, "Save it", "A copy")
    hands.choose(qtbot, window, "File", "Save a copy")
    assert 'place = "Rome"' in (home / "A copy" / "campaign.toml").read_text("utf-8")
    assert window.statusBar().currentMessage() == f"A copy was saved in {home / 'A copy'}."
    assert window.session.files.folder == own_folder


def test_everything_is_found_again_after_closing(
    opened: Open, own_folder: Path, qtbot: QtBot
) -> None:
    first = opened(own_folder)
    hands.retype(first, "Reference", "17/2016")
    hands.click(column(first, "Demands"), "Fold “Demands” away")
    hands.click(first, "Templates")
    hands.choose(qtbot, first, "View", "Actual size")
    hands.choose(qtbot, first, "View", "Zoom in")
    first.workspace.columns.moveSplitter(300, 1)
    width, size = column(first, "To").width(), first.size()
    zoom = first.workspace.pages.view.zoom
    first.close()
    again = opened(own_folder)
    reference = hands.named(again, QLineEdit, "Reference")
    qtbot.waitUntil(lambda: reference.text() == "17/2016")
    assert folded(again) == ["Demands"]
    sections = again.workspace.form.sections
    assert [name for name, one in sections.items() if one.is_folded] == ["Templates"]
    assert again.workspace.pages.view.zoom == zoom == pytest.approx(1.1)
    again.resize(size)  # the screen of the tests is smaller
    qtbot.waitUntil(lambda: abs(column(again, "To").width() - width) <= 2)


def test_the_last_change_is_saved_when_the_window_is_closed_at_once(
    window: MainWindow, own_folder: Path
) -> None:
    hands.retype(window, "Place", "Rome")
    window.close()
    assert 'place = "Rome"' in (own_folder / "campaign.toml").read_text("utf-8")


def test_a_column_that_is_folded_is_opened_by_its_strip(window: MainWindow, qtbot: QtBot) -> None:
    hands.choose(qtbot, window, "View", "Sender and letter settings")
    assert folded(window) == ["Campaign"]
    hands.click(column(window, "Campaign"), "Open “Campaign”")
    assert folded(window) == []
    assert window.actions_.settings.isChecked()
