"""Campaigns as documents: new ones, recent ones, copies, and folders that are dropped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from letterapp.campaign.files import DEMANDS, SETTINGS
from letterapp.campaign.folders import NewCampaignError
from letterapp.campaign.load import load_campaign
from letterapp.campaign.texts import shown_in
from letterapp.desktop.campaign.documents import Documents, shipped_origins
from letterapp.desktop.campaign.folder_dialog import FolderDialog, Origin
from letterapp.desktop.campaign.folder_drop import FolderDrop, campaign_in
from letterapp.desktop.campaign.making import copy_campaign, make_campaign
from letterapp.desktop.session.session import Session
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.accessibility import faults
from tests.desktop.campaign.conftest import type_place
from tests.desktop.conftest import Dialogs

Fill = Callable[[FolderDialog], None]


class Recents:
    """Remembers what the test says."""

    def __init__(self, *folders: Path) -> None:
        self.recent_campaigns = folders

    def forget_recent(self) -> None:
        self.recent_campaigns = ()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QPlainTextEdit())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def documents(window: QMainWindow, home: Path, own_folder: Path) -> Documents:
    return Documents(window, home, Recents(own_folder))


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fill], None]:
    """Says what a person does in the next dialog."""

    def prepare(fill: Fill) -> None:
        def run(dialog: FolderDialog) -> int:
            fill(dialog)
            return dialog.result()

        monkeypatch.setattr(FolderDialog, "exec", run)

    return prepare


def title_of(folder: Path) -> str:
    return shown_in(load_campaign(folder).settings.title)


def retype(dialog: FolderDialog, name: str, text: str) -> None:
    line = hands.named(dialog, QLineEdit, name)
    line.selectAll()
    QTest.keyClicks(line, text)


# --- New, and copies


def test_a_new_campaign_is_made_in_the_documents_folder(
    documents: Documents, home: Path, filled: Callable[[Fill], None], qtbot: QtBot
) -> None:
    def fill(dialog: FolderDialog) -> None:
        retype(dialog, "Title of the campaign", "Zenda: the river")
        hands.click(dialog, "Make it")

    filled(fill)
    with qtbot.waitSignal(documents.chosen) as chosen:
        documents.new()
    assert chosen.args == [home / "Zenda- the river"]
    assert title_of(home / "Zenda- the river") == "Zenda: the river"


def test_thinking_better_of_it_makes_nothing(
    documents: Documents, home: Path, filled: Callable[[Fill], None]
) -> None:
    filled(lambda dialog: hands.click(dialog, "Cancel"))
    documents.chosen.connect(lambda: pytest.fail("nothing was chosen"))
    documents.new()
    assert not home.exists()


def test_what_cannot_be_made_is_told(
    documents: Documents, home: Path, filled: Callable[[Fill], None], dialogs: Dialogs
) -> None:
    home.parent.write_text("a file", "utf-8")
    filled(lambda dialog: hands.click(dialog, "Make it"))
    documents.new()
    assert "The campaign folder cannot be made" in dialogs.take()


def test_the_dialog_says_what_is_missing(
    home: Path, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path
) -> None:
    origins = [Origin(Path("a"), "Rivers"), Origin(Path("b"), "Lakes")]
    dialog = FolderDialog("New campaign", "Make it", origins, home)
    qtbot.addWidget(dialog)
    make = hands.named(dialog, QPushButton, "Make it")
    assert (dialog.folder, make.isEnabled()) == (home / "Rivers", True)
    hands.named(dialog, QComboBox, "From which campaign").setCurrentIndex(1)
    assert (dialog.origin.folder, dialog.title) == (Path("b"), "Lakes")
    retype(dialog, "Title of the campaign", "  ")
    assert not make.isEnabled()
    (tmp_path / "Seas").mkdir()
    dialogs.folders = [tmp_path]
    hands.click(dialog, "Browse")
    retype(dialog, "Title of the campaign", "Seas")
    assert not make.isEnabled()
    retype(dialog, "Title of the campaign", "Oceans")
    assert (dialog.folder, make.isEnabled()) == (tmp_path / "Oceans", True)


def test_every_shipped_campaign_is_offered_by_its_title() -> None:
    origins = {origin.folder.name: origin.title for origin in shipped_origins()}
    assert origins["cambodia"] == "Cambodia and the 1991 Paris Peace Agreements"


def test_a_copy_has_what_is_not_saved_yet_and_the_campaign_stays_open(
    documents: Documents,
    session: Session,
    home: Path,
    filled: Callable[[Fill], None],
    qtbot: QtBot,
) -> None:
    folder = session.files.folder
    type_place(session, "Rome")
    (folder / "letters").mkdir()
    (folder / "letters" / "France.docx").write_bytes(b"letter")
    filled(lambda dialog: hands.click(dialog, "Save it"))
    with qtbot.waitSignal(documents.copied) as copied:
        documents.save_copy(session)
    (copy,) = copied.args or []
    assert copy.parent == home
    letter = load_campaign(copy).settings.letter
    assert letter
    assert letter.place == "Rome"
    assert (copy / "letters" / "France.docx").read_bytes() == b"letter"
    assert session.files.folder == folder


def test_copying_under_its_own_title_changes_no_byte(session: Session, tmp_path: Path) -> None:
    title = shown_in(session.campaign.settings.title)
    copy = copy_campaign(session, tmp_path / "Copy", title)
    before = (session.files.folder / SETTINGS).read_bytes()
    assert (copy / SETTINGS).read_bytes() == before


def test_a_campaign_in_a_place_that_is_none_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(NewCampaignError):
        make_campaign(shipped_campaigns() / "cambodia", tmp_path / "file" / "New", "New")


# --- Open


def test_a_folder_is_asked_for_and_opened(
    documents: Documents, own_folder: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.folders = [own_folder]
    with qtbot.waitSignal(documents.chosen) as chosen:
        documents.open(own_folder.parent)
    assert (chosen.args, dialogs.asked) == ([own_folder], [own_folder.parent])


def test_recent_campaigns_are_opened_from_a_menu_and_forgotten(
    documents: Documents, own_folder: Path, window: QMainWindow, qtbot: QtBot
) -> None:
    menu = QMenu("Open recent", window)
    documents.fill_recent(menu)
    first = menu.actions()[0]
    assert (first.text(), first.toolTip()) == ("&1 Our campaign", str(own_folder))
    with qtbot.waitSignal(documents.chosen) as chosen:
        first.trigger()
    assert chosen.args == [own_folder]
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "&Forget these"
    ]
    assert not menu.actions()[-1].isEnabled()


# --- Dropped


def dragged(*places: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place)) for place in places])
    return data


def drag(window: QMainWindow, data: QMimeData) -> QDragEnterEvent:
    """Drags something onto the window, as the system tells it."""
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def drop(window: QMainWindow, data: QMimeData) -> None:
    """Drops it there."""
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.fixture
def dropping(window: QMainWindow) -> FolderDrop:
    made = FolderDrop(window)
    window.hide()
    window.show()
    return made


@pytest.mark.parametrize("inner", ["", SETTINGS])
def test_a_campaign_is_dropped_on_the_window_even_over_a_text(
    dropping: FolderDrop, window: QMainWindow, own_folder: Path, inner: str, qtbot: QtBot
) -> None:
    data = dragged(own_folder / inner)
    assert drag(window, data).isAccepted()
    assert dropping.text == "Drop it here to open the campaign “Our campaign”"
    with qtbot.waitSignal(dropping.dropped) as dropped:
        drop(window, data)
    assert (dropped.args, dropping.text) == ([own_folder], "")
    text = window.centralWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == ""


def test_other_files_are_refused_and_said_why(
    dropping: FolderDrop, window: QMainWindow, tmp_path: Path
) -> None:
    data = dragged(tmp_path)
    assert not drag(window, data).isAccepted()
    assert dropping.text.startswith("Only a campaign’s folder, or its campaign.toml")
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert dropping.text == ""


def test_text_that_is_dragged_is_left_to_the_controls(
    dropping: FolderDrop, window: QMainWindow
) -> None:
    data = QMimeData()
    data.setText("words")
    drag(window, data)
    assert dropping.text == ""


def test_one_campaign_is_dropped_at_a_time(own_folder: Path, tmp_path: Path) -> None:
    assert campaign_in(dragged(own_folder)) == own_folder
    assert campaign_in(dragged(own_folder, tmp_path)) is None
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/campaign.toml")])
    assert campaign_in(web) is None


def test_the_dialog_can_be_used_by_keyboard_and_screen_reader(home: Path, qtbot: QtBot) -> None:
    origins = [Origin(Path("a"), "Rivers"), Origin(Path("b"), "Lakes")]
    dialog = FolderDialog("New campaign", "Make it", origins, home)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert faults(dialog) == []


@pytest.mark.parametrize("is_all", [True, False])
def test_a_campaign_whose_files_are_gone_is_copied_from_what_is_known(
    session: Session, tmp_path: Path, *, is_all: bool
) -> None:
    session.set_value("Change the place", SETTINGS, ("letter", "place"), "Rome")
    shutil.rmtree(session.files.folder) if is_all else (session.files.folder / DEMANDS).unlink()
    copy = load_campaign(copy_campaign(session, tmp_path / "Copy", "Copy"))
    assert copy.settings.letter
    assert copy.settings.letter.place == "Rome"
    assert copy.demands == session.campaign.demands
    assert len(copy.targets) == len(session.campaign.targets)
