"""Dialogs and icons are as large as the words beside them."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.fitting import room_for
from letterapp.desktop.preflight.problems_bar import ProblemsBar
from letterapp.desktop.problem_list import ProblemList


def enlarge(widget: QWidget) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(2 * font.pointSizeF())
    widget.setFont(font)


def test_icons_of_a_list_grow_with_its_text(qtbot: QtBot) -> None:
    problems = ProblemList("Problems")
    qtbot.addWidget(problems)
    before = problems.iconSize().height()
    enlarge(problems)
    assert problems.iconSize().height() == problems.fontMetrics().height() > 1.5 * before


def test_so_does_the_mark_of_a_line(qtbot: QtBot) -> None:
    bar = ProblemsBar()
    qtbot.addWidget(bar)
    enlarge(bar)
    assert bar.findChildren(QToolButton)[0].iconSize().height() == bar.fontMetrics().height()


def test_a_dialog_with_larger_text_asks_for_more_room_but_never_more_than_there_is(
    qtbot: QtBot,
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    before = room_for(dialog, characters=30, lines=8)
    enlarge(dialog)
    after = room_for(dialog, characters=30, lines=8)
    assert after.width() > before.width()
    assert after.height() > before.height()
    assert room_for(dialog, 10_000, 10_000) == dialog.screen().availableSize()
