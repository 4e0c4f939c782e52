"""A row of widgets turns into a column where there is no room for it, and cuts nothing off."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from letterapp.desktop.turning_box import TurningBox


def test_it_turns_with_the_room_there_is(qtbot: QtBot) -> None:
    one, other = QPushButton("Take back the words"), QPushButton("Take back all the words")
    box = TurningBox([one, other])
    qtbot.addWidget(box)
    box.resize(800, 100)
    with qtbot.waitExposed(box):
        box.show()
    assert one.y() == other.y()
    box.resize(box.minimumSizeHint().width(), 200)
    qtbot.waitUntil(lambda: other.y() > one.y())
    assert other.width() >= other.sizeHint().width()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    fields = [QPushButton(text) for text in ("a", "b", "c")]
    box = TurningBox(fields, 200)
    qtbot.addWidget(box)
    box.resize(450, 100)
    with qtbot.waitExposed(box):
        box.show()
    assert fields[1].y() > fields[0].y()
    fields[1].hide()
    qtbot.waitUntil(lambda: fields[2].y() == fields[0].y())
    assert fields[2].width() > 200
