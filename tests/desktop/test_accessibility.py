"""The walk finds what was done wrong on purpose, and nothing in the windows of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from letterapp import paths
from letterapp.desktop.bugs.bug_dialog import BugDialog
from letterapp.desktop.bugs.report import BugReport
from letterapp.desktop.empty_state import EmptyState
from letterapp.desktop.help.about_dialog import AboutDialog
from letterapp.desktop.help.guide import read_guide
from letterapp.desktop.help.help_window import HelpWindow
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.settings import Settings
from letterapp.desktop.welcome import Welcome
from tests.desktop.accessibility import controls, faults

MAKERS: dict[str, Callable[[], QWidget]] = {
    "bug": lambda: BugDialog(BugReport("ValueError", "x"), ["It went wrong."], Path()),
    "crash": lambda: BugDialog(BugReport("x"), ["It went wrong."], None, can_quit=False),
    "about": AboutDialog,
    "guide": lambda: HelpWindow(read_guide(paths.shipped_guide()), Settings()),
    "welcome": lambda: Welcome(Settings()),
    "empty": lambda: EmptyState("No letter", "Choose a target.", [QAction("&Open…")]),
}


@pytest.fixture
def page(qtbot: QtBot) -> Callable[..., QWidget]:
    """A window with these widgets in a column, shown."""

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return shown


def labelled(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    return label


def test_a_well_made_window_has_no_faults(page: Callable[..., QWidget]) -> None:
    name, names = QLineEdit(clearButtonEnabled=True), QListWidget()
    window = page(labelled("&Name", name), name, labelled("N&ames", names), names)
    assert len(list(controls(window))) >= 4
    assert faults(window) == []


def test_controls_without_a_name_are_found(page: Callable[..., QWidget]) -> None:
    hidden, off = QLineEdit(), QLineEdit()
    off.setEnabled(False)
    window = page(QLineEdit(), QListWidget(), QPushButton(), hidden, off)
    hidden.hide()
    assert faults(window) == [
        "QLineEdit has no accessible name",
        "QListWidget has no accessible name",
        "QPushButton has no accessible name",
    ]


def test_a_mnemonic_that_leads_nowhere_is_found(page: Callable[..., QWidget]) -> None:
    assert faults(page(QLabel("&Name"))) == ["the label “&Name” has a mnemonic and no buddy"]


def test_a_mnemonic_that_leads_to_two_things_is_found(page: Callable[..., QWidget]) -> None:
    field, tabs = QLineEdit(), QTabWidget()
    tabs.setAccessibleName("Pages")
    tabs.addTab(QWidget(), "&Oaks && elms")
    window = page(
        labelled("&Open", field),
        field,
        QPushButton("&open"),
        tabs,
        QPushButton("Bo&x"),
        QGroupBox("Ma&x"),
    )
    assert faults(window) == [
        "Alt+O leads to more than one: &Open, &open, &Oaks && elms",
        "Alt+X leads to more than one: Bo&x, Ma&x",
    ]


@pytest.mark.parametrize("policy", [Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus])
def test_a_control_that_tab_does_not_come_to_is_found(
    page: Callable[..., QWidget], policy: Qt.FocusPolicy
) -> None:
    button = QPushButton("Go")
    button.setFocusPolicy(policy)
    assert faults(page(button)) == ["QPushButton “Go” is not reached with Tab"]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_the_dialogs_and_small_parts_have_no_faults(
    qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    assert list(controls(widget))
    assert faults(widget) == []


def test_the_window_has_no_faults(window: MainWindow) -> None:
    assert len(list(controls(window))) > 20
    assert faults(window) == []
