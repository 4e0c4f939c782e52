"""What an empty place says, and what it offers."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from letterapp.desktop.empty_state import EmptyState
from letterapp.desktop.text_size import scaled
from tests.desktop import hands


def texts(state: EmptyState) -> list[str]:
    return [label.text() for label in state.findChildren(QLabel)]


def test_its_button_does_what_the_action_does(qtbot: QtBot) -> None:
    action = QAction("&Open campaign folder…")
    state = EmptyState("No campaign", "Open one.", [action])
    qtbot.addWidget(state)
    assert texts(state) == ["No campaign", "Open one."]
    with qtbot.waitSignal(action.triggered):
        hands.click(state, "Open campaign folder")


def test_it_can_have_another_reason(qtbot: QtBot) -> None:
    state = EmptyState("No letter", "Choose a target.")
    qtbot.addWidget(state)
    state.say("Nothing found", "Search for <less> & more.")
    assert texts(state) == ["Nothing found", "Search for <less> & more."]


def test_its_title_follows_the_applications_font(qtbot: QtBot) -> None:
    state = EmptyState("No letter", "Choose a target.")
    qtbot.addWidget(state)
    title = state.findChildren(QLabel)[0]
    size = title.font().pointSizeF()
    font = QApplication.font()
    QApplication.setFont(scaled(font, 1.5))
    qtbot.waitUntil(lambda: title.font().pointSizeF() > size)
    QApplication.setFont(font)


def test_no_sentence_is_cut_off(qtbot: QtBot) -> None:
    state = EmptyState("No letter", "Choose a target, and its letter appears here. " * 4)
    qtbot.addWidget(state)
    state.resize(300, 400)
    with qtbot.waitExposed(state):
        state.show()
    for label in state.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
