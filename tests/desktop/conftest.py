"""What window tests share: windows that are closed again, and dialogs that never open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from letterapp import bugs, paths
from letterapp.campaign.files import read_files
from letterapp.campaign.folders import own_copy
from letterapp.desktop import first_campaign
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.session.session import Session
from letterapp.desktop.window.workspace import Workspace
from letterapp.paths import shipped_campaigns

_OFFSCREEN_NOISE = (
    r"This plugin does not support ((propagateSizeHints|raise)\(\)|grabbing the keyboard)"
)
"""What Qt's offscreen platform warns of for windows and menus, whoever shows them."""

Open = Callable[[Path], MainWindow]


@dataclass
class Dialogs:
    """What the dialogs answer, and what they said.

    Each answer serves one question; a question without an answer, and a message that the test
    does not take, fail it.
    """

    folders: list[Path | None] = field(default_factory=list)
    asked: list[Path] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    """What is clicked in the next messages; they are closed when there is none left."""

    def take(self) -> str:
        """The oldest message, which is then no surprise any more."""
        return self.messages.pop(0)

    def say(self, text: str) -> int:
        """A dialog shows a text, and is closed."""
        self.messages.append(text)
        return 0

    def press(self, box: QMessageBox) -> None:
        """Clicks the button that the test has said, if any."""
        if self.buttons:
            texts = {button.text().replace("&", ""): button for button in box.buttons()}
            texts[self.buttons.pop(0)].click()

    def ask(self, _parent: object, _title: str, start: str) -> str:
        """A folder is asked for."""
        self.asked.append(Path(start))
        assert self.folders, "a folder was asked for that the test does not expect"
        return str(self.folders.pop(0) or "")

    def open(self, url: QUrl) -> bool:
        """A folder is shown in the system's own window."""
        self.opened.append(Path(url.toLocalFile()))
        return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning fails a test, but for the one that says nothing of the window."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN_NOISE, extend=True))


@pytest.fixture(autouse=True)
def dialogs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Stubs every dialog that would wait for a person."""
    stub = Dialogs()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", stub.ask)

    def show(box: QMessageBox) -> int:
        stub.press(box)
        return stub.say(f"{box.text()}\n{box.informativeText()}")

    monkeypatch.setattr(QMessageBox, "exec", show)
    monkeypatch.setattr(QMessageBox, "about", lambda _parent, _title, text: stub.say(text))
    monkeypatch.setattr(QDialog, "exec", lambda dialog: stub.say(dialog.windowTitle()))
    monkeypatch.setattr(QDesktopServices, "openUrl", stub.open)
    yield stub
    assert not stub.folders, "a folder that the test chose was never asked for"
    assert not stub.buttons, "a message that the test answers was never shown"
    assert not stub.messages, "a message was shown that the test does not expect"


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches what a person’s window remembers, nor the person’s log."""
    place = tmp_path / "places of the program"
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(place))
    for module in (paths, bugs):
        monkeypatch.setattr(module, "log_file", lambda: place / "log" / "letterapp.log")
    monkeypatch.setattr(first_campaign, "cache_folder", lambda: place / "cache")


@pytest.fixture
def _started(monkeypatch: pytest.MonkeyPatch) -> WeakSet[QThread]:
    """The threads that the test starts, as far as anybody still has them."""
    started: WeakSet[QThread] = WeakSet()
    start = QThread.start

    def start_and_note(thread: QThread) -> None:
        started.add(thread)
        start(thread)

    monkeypatch.setattr(QThread, "start", start_and_note)
    return started


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication, _started: WeakSet[QThread]) -> Iterator[None]:
    """No window and no thread outlives its test."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not [thread for thread in _started if isValid(thread) and thread.isRunning()]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the person's own campaigns are made."""
    return tmp_path / "Documents" / "letterapp"


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A campaign folder of the person's own, made from the shipped one."""
    return own_copy(shipped_campaigns() / "cambodia", tmp_path, "Our campaign")


@pytest.fixture
def session(qapp: QApplication, own_folder: Path, home: Path) -> Iterator[Session]:
    """A session on the person's own campaign, without a window, which saves nothing.

    It ends with its test: the garbage collector might run in another thread.
    """
    made = Session(read_files(own_folder), home)
    yield made
    if isValid(made):
        made.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, _nothing_left_behind: None, home: Path) -> Iterator[Open]:
    """Opens windows on campaign folders, each with the keyboard’s focus, and closes them."""
    windows: list[MainWindow] = []

    def open_window(folder: Path) -> MainWindow:
        window = MainWindow(home)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_folder(folder)
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(Workspace)))
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(opened: Open, own_folder: Path) -> MainWindow:
    """A window on the person's own campaign."""
    return opened(own_folder)
