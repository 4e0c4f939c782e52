"""The line of problems under the letter, which opens to all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QTreeWidget
from pytestqt.qtbot import QtBot

from letterapp.desktop.preflight.problems_bar import ProblemsBar
from letterapp.problems import Place, error, warning
from tests.desktop.accessibility import faults
from tests.desktop.hands import click, named, row, rows

WRONG = error("wrong", where=Place(Path("targets.toml"), 3))


@pytest.fixture
def bar(qtbot: QtBot) -> ProblemsBar:
    made = ProblemsBar()
    qtbot.addWidget(made)
    made.show()
    return made


def listed(bar: ProblemsBar) -> QTreeWidget:
    return named(bar, QTreeWidget, "Problems of this letter")


def test_a_letter_without_problems_has_nothing_to_open(bar: ProblemsBar) -> None:
    line = named(bar, QToolButton, "No problems in this letter")
    assert not line.isEnabled()
    assert not listed(bar).isVisible()


def test_the_line_counts_and_opens_to_the_problems_errors_first(bar: ProblemsBar) -> None:
    bar.show_problems([warning("old"), WRONG])
    assert not listed(bar).isVisible()
    click(bar, "1 error, 1 warning")
    assert listed(bar).isVisible()
    assert [text.split(".")[0] for text in rows(listed(bar))] == ["Error: Wrong", "Warning: Old"]


def test_it_stays_open_from_letter_to_letter(bar: ProblemsBar) -> None:
    bar.set_open(True)
    bar.show_problems([WRONG])
    bar.show_problems([])
    assert not listed(bar).isVisible()
    bar.show_problems([warning("old")])
    assert listed(bar).isVisible()


def test_a_screen_reader_and_the_keyboard_find_everything(bar: ProblemsBar) -> None:
    bar.show_problems([WRONG])
    bar.set_open(True)
    assert faults(bar) == []


def test_enter_goes_to_the_place_of_a_problem(qtbot: QtBot, bar: ProblemsBar) -> None:
    bar.show_problems([WRONG])
    bar.set_open(True)
    listed(bar).setCurrentIndex(row(listed(bar), "Error"))
    with qtbot.waitSignal(bar.place_wanted) as told:
        QTest.keyClick(listed(bar), Qt.Key.Key_Enter)
    assert told.args == [WRONG]
