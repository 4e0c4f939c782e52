"""Qt’s messages go to the log without what they quote, and to whoever heard them before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, QUrl, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from letterapp import bugs
from letterapp.bugs import BugLog
from letterapp.desktop.bugs.qt_messages import Handler, QtMessages, told


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bugs, "log_file", lambda: tmp_path / "letterapp.log")
    return tmp_path / "letterapp.log"


def test_a_warning_is_logged_by_its_function_and_heard_by_the_handler_of_before(
    log: Path, qtbot: QtBot
) -> None:
    heard: list[str] = []
    mine: Handler = lambda _kind, _context, text: heard.append(text)  # noqa: E731
    of_pytest = qInstallMessageHandler(mine)
    messages = QtMessages(BugLog())
    messages.install()
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setSource(QUrl("Dear Minister"))
    qWarning("Dear Minister")
    messages.uninstall()
    qInstallMessageHandler(of_pytest)
    assert any("Dear" in text for text in heard)
    assert "a warning of Qt (default) in QTextBrowser" in log.read_text("utf-8")
    assert "Dear" not in log.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("QFont::setPointSizeF: Point size <= 0", " in QFont::setPointSizeF"),
        ('QIODevice::read (QFile, "/home/a/b.docx"): closed', " in QIODevice::read"),
        ("Quiet diplomacy was tried", ""),
        ("Dear Minister", ""),
    ],
)
def test_only_the_function_of_qt_is_told(text: str, where: str) -> None:
    assert told(QtMsgType.QtFatalMsg, "qt.gui", text) == f"a fatal error of Qt (qt.gui){where}"
