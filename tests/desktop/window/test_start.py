"""The start: the first campaign is read while the window is there, and need not be waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.files import Files, UnreadableFileError
from letterapp.campaign.folders import own_copy
from letterapp.campaign.loading import loaded
from letterapp.desktop.first_campaign import FirstCampaign
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import Settings
from letterapp.desktop.turns import TURN
from letterapp.desktop.window.workspace import Workspace
from letterapp.paths import shipped_campaigns
from tests.desktop import hands
from tests.desktop.conftest import Dialogs

Tell = Callable[[tuple[Files, Campaign] | Exception], None]


class Held(FirstCampaign):
    """A first campaign that comes when the test says so, even if nobody wants it any more."""

    told: Tell | None = None

    def tell(self, tell: Tell) -> None:
        self.told = tell

    def come(self) -> None:
        assert self.told
        self.told(loaded(self.folder))
        QCoreApplication.sendPostedEvents()

    def come_too_late(self) -> None:
        self.come()
        QTest.qWait(10 * TURN)  # nothing tells that nothing comes of it
        QCoreApplication.processEvents()

    def come_half(self, window: MainWindow) -> None:
        """Its lists are there, and nothing else yet."""
        self.come()
        while not window.findChildren(Workspace):
            QCoreApplication.processEvents()
        assert window.is_opening

    def _start(self) -> None:
        """Nothing is read before."""


@pytest.fixture
def first(own_folder: Path) -> Held:
    return Held(own_folder)


@pytest.fixture
def window(
    qtbot: QtBot, _nothing_left_behind: None, home: Path, first: Held
) -> Iterator[MainWindow]:
    """A window that waits for its first campaign."""
    made = MainWindow(home, first=first)
    made.painted.connect(made.open_first)
    made.show()
    qtbot.waitUntil(lambda: first.told is not None)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return own_copy(shipped_campaigns() / "cambodia", tmp_path, "Other")


def edit_menu(window: MainWindow) -> list[str]:
    menus = window.menuBar().findChildren(QMenu)
    [edit] = [menu for menu in menus if menu.title() == "&Edit"]
    return [action.text().split(" ")[0] for action in edit.actions() if action.text()]


def test_the_first_campaign_does_not_replace_one_that_was_opened_meanwhile(
    window: MainWindow, first: Held, other: Path
) -> None:
    window.open_folder(other)
    assert not window.is_opening
    first.come_too_late()
    assert window.session.files.folder == other


def test_a_window_that_was_closed_meanwhile_shows_nothing_more(
    window: MainWindow, first: Held
) -> None:
    window.close()
    first.come_too_late()
    with pytest.raises(AssertionError):
        _ = window.workspace


def test_a_window_that_is_closed_before_it_is_filled_stays_closed(home: Path, first: Held) -> None:
    window = MainWindow(home, first=first)
    window.open_first()
    window.close()
    window.open_first()
    QTest.qWait(10 * TURN)  # nothing tells that nothing comes of it
    QCoreApplication.processEvents()
    assert first.told is None
    window.deleteLater()


def test_another_campaign_can_be_opened_while_the_first_is_half_there(
    window: MainWindow, first: Held, other: Path, qtbot: QtBot
) -> None:
    first.come_half(window)
    window.open_folder(other)
    before = edit_menu(window)
    window.open_folder(first.folder)
    qtbot.waitUntil(lambda: len(window.findChildren(type(window.workspace))) == 1)
    window.open_folder(other)
    assert edit_menu(window) == before
    assert before.count("&Undo") == 1


def test_closed_half_way_it_keeps_zoom_and_sections_as_they_were(
    window: MainWindow, first: Held
) -> None:
    Settings().page_zoom = 1.5
    Settings().set_folded("Campaign, Sender", is_folded=True)
    Settings().set_folded("Demands", is_folded=True)
    first.come_half(window)
    window.workspace.demands_column.set_folded(is_folded=False)
    assert window.is_opening
    window.close()
    assert Settings().page_zoom == 1.5
    assert Settings().is_folded("Campaign, Sender")
    assert Settings().is_folded("Demands")


def test_where_no_campaign_could_be_opened_others_can(
    window: MainWindow, first: Held, other: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    Settings().add_recent(other)
    assert first.told
    first.told(UnreadableFileError("campaign.toml cannot be read"))
    qtbot.waitUntil(lambda: bool(dialogs.messages))
    assert "campaign.toml cannot be read" in dialogs.take()
    dialogs.folders = [None]
    hands.click(window, "Open campaign folder")
    qtbot.waitUntil(lambda: hands.says(window, "No campaign is open"))
    [recent] = [one for one in window.findChildren(QMenu) if one.title() == "Open &recent"]
    recent.actions()[0].trigger()
    assert window.session.files.folder == other


def test_a_folder_can_be_dropped_while_no_campaign_is_open(
    window: MainWindow, first: Held, other: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window.windowHandle(), event)
    assert window.session.files.folder == other


def test_forgetting_the_recent_campaigns_forgets_also_what_was_read_of_the_last(
    window: MainWindow, first: Held, other: Path, qtbot: QtBot
) -> None:
    first.last.keep(*loaded(first.folder))
    assert first.last.look(first.folder)
    window.open_folder(other)
    [recent] = [one for one in window.findChildren(QMenu) if one.title() == "Open &recent"]
    qtbot.waitUntil(lambda: bool(recent.actions()))
    recent.actions()[-1].trigger()
    assert Settings().recent_campaigns == ()
    assert first.last.look(first.folder) is None
    window.close()
    assert first.last.look(other) is None


def test_a_letter_that_fails_before_all_is_there_is_told(
    window: MainWindow, first: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, bug, _traceback: told.append(bug))
    first.come_half(window)
    bug = RuntimeError("no process")
    window.workspace.letter.crashed.emit(bug)
    assert told == [bug]


def test_a_campaign_that_moves_before_all_is_there_is_among_the_recent_ones(
    window: MainWindow, first: Held, other: Path
) -> None:
    first.come_half(window)
    window.session.moved.emit(other)
    assert Settings().recent_campaigns[0] == other


def test_the_target_that_was_in_hand_is_in_hand_again(window: MainWindow, first: Held) -> None:
    first.target = "FR"
    first.come_half(window)
    assert window.session.in_hand == "FR"
