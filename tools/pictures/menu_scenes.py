"""The menus: those of the window, and those that buttons and rows open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.date_field import DateField
from letterapp.desktop.main_window import MainWindow
from letterapp.desktop.targets.filter_button import FilterButton
from letterapp.desktop.targets.select_button import SelectButton
from letterapp.desktop.writing.name_pattern import NamePattern
from tools.pictures.over_window import over
from tools.pictures.scene import BOTH, Look, Scene
from tools.pictures.window_scenes import remember

_LOOKS = (*BOTH, Look.LARGE)
_SIZE = (1024, 700)
_RECENT = ("Water for all", "Letters to the Human Rights Council", "ព្រះរាជាណាចក្រកម្ពុជា")


def _of_bar(title: str, *then: Qt.Key) -> Callable[[MainWindow], QWidget]:
    """Opens a menu of the menu bar with the mouse, and goes on with keys."""

    def act(window: MainWindow) -> QWidget:
        bar = window.menuBar()
        action = next(one for one in bar.actions() if one.text().replace("&", "") == title)
        place = bar.actionGeometry(action).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
        menu = action.menu()
        assert isinstance(menu, QMenu)
        for key in then:
            QTest.keyClick(menu, key)
        return menu

    return act


def _recent(window: MainWindow) -> QWidget:
    home = window.session.files.folder.parent
    for name in _RECENT:
        (home / name).mkdir()
        (home / name / SETTINGS).touch()
    remember(home, *(home / name for name in _RECENT))
    return _of_bar("File", *3 * [Qt.Key.Key_Down], Qt.Key.Key_Right)(window)


def _edit(window: MainWindow) -> QWidget:
    """The Edit menu while something can be undone, and words are selected."""
    window.session.set_value("Change the place", SETTINGS, ("letter", "place"), "Rome")
    search = window.workspace.targets.findChildren(QLineEdit)[0]
    search.setFocus()
    search.setText("France")
    search.selectAll()
    return _of_bar("Edit")(window)


def _of(kind: type[QPushButton], name: str = "") -> Callable[[MainWindow], QWidget]:
    """Opens the menu of a button."""

    def act(window: MainWindow) -> QWidget:
        [button] = [
            one
            for one in window.findChildren(kind)
            if one.menu() is not None and one.accessibleName().startswith(name)
        ]
        return _opened(button.menu(), button)

    return act


def _opened(menu: QMenu, below: QWidget) -> QMenu:
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
    return menu


def _of_date(window: MainWindow) -> QWidget:
    window.workspace.show_settings("letter.date")
    field = window.workspace.form.findChildren(DateField)[0]
    menu = _opened(field.menu, field)
    menu.actions()[0].setText("&Today (28 September 2016)")  # the same each time
    return menu


def _of_pages(window: MainWindow) -> QWidget:
    view = window.workspace.pages.view
    menu = view.context_menu(QPoint(200, 200))
    menu.popup(view.viewport().mapToGlobal(QPoint(200, 200)))
    return menu


def _of_pattern(window: MainWindow) -> QWidget:
    window.actions_.write_all.trigger()
    [pattern] = window.findChildren(NamePattern)
    [button] = pattern.findChildren(QPushButton)
    return _opened(button.menu(), button)


SCENES: tuple[Scene, ...] = tuple(
    over(name, act, looks, size=_SIZE)
    for name, act, looks in (
        ("menu-file", _recent, _LOOKS),
        ("menu-edit", _edit, _LOOKS),
        ("menu-letter", _of_bar("Letter"), BOTH),
        ("menu-view", _of_bar("View"), BOTH),
        ("menu-help", _of_bar("Help"), BOTH),
        ("menu-select", _of(SelectButton), BOTH),
        ("menu-filter", _of(FilterButton), BOTH),
        ("menu-demand-new", _of(QPushButton, "New demand"), BOTH),
        ("menu-demand-more", _of(QPushButton, "More for"), BOTH),
        ("menu-date", _of_date, _LOOKS),
        ("menu-pages", _of_pages, BOTH),
        ("menu-name-fields", _of_pattern, BOTH),
    )
)
