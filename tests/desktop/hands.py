"""What a person does in the window and sees of it, by the names that a screen reader says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
    QTreeView,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from letterapp.desktop.letter.pages_view import PagesView

W = TypeVar("W", bound=QWidget)

LEFT = Qt.MouseButton.LeftButton


def named(within: QWidget, kind: type[W], name: str) -> W:
    """The control whose accessible name, or else text without mnemonic, begins so."""
    found = [one for one in within.findChildren(kind) if _name(one).startswith(name)]
    assert len(found) == 1, f"{name}: {[_name(one) for one in within.findChildren(kind)]}"
    return found[0]


def is_level(one: QWidget, other: QWidget) -> bool:
    """Whether two widgets of a window stand on one line."""
    middles = [each.mapTo(each.window(), each.rect().center()).y() for each in (one, other)]
    return abs(middles[0] - middles[1]) <= 1


def click(within: QWidget, name: str) -> None:
    """Clicks a button."""
    QTest.mouseClick(named(within, QAbstractButton, name), LEFT)


def choose(qtbot: QtBot, window: QMainWindow, *words: str) -> None:
    """Clicks through the menus of a window: “File”, “Open recent”, “1 Our campaign”."""
    menu: QMenuBar | QMenu = window.menuBar()
    for word in words:
        actions = [one for one in menu.actions() if one.text().replace("&", "").startswith(word)]
        assert len(actions) == 1, f"{word}: {[one.text() for one in menu.actions()]}"
        assert actions[0].isEnabled(), f"{word} is greyed"
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(actions[0]).center())
        inner = actions[0].menu()
        if isinstance(inner, QMenu):
            qtbot.waitUntil(inner.isVisible)
            menu = inner


def retype(within: QWidget, name: str, text: str) -> QWidget:
    """Types other words over what is in a field; gives the field."""
    controls = [*within.findChildren(QLineEdit), *within.findChildren(QPlainTextEdit)]
    found = [one for one in controls if one.accessibleName().startswith(name)]
    assert len(found) == 1, f"{name}: {[one.accessibleName() for one in controls]}"
    found[0].setFocus()
    QTest.keyClick(found[0], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(found[0], text)
    return found[0]


def pick(within: QWidget, name: str, text: str) -> None:
    """Chooses an entry of a box with the keyboard."""
    box_ = named(within, QComboBox, name)
    box_.setFocus()
    QTest.keyClicks(box_, text)


def take_up(qtbot: QtBot, window: QWidget) -> None:
    """Takes a window or a dialog up, which not every platform does by itself."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def choose_of_button(qtbot: QtBot, within: QWidget, button: str, text: str) -> None:
    """Opens the menu of a button, and clicks the entry whose text begins so."""
    menu = named(within, QPushButton, button).menu()
    click(within, button)
    qtbot.waitUntil(menu.isVisible)
    (action,) = (one for one in menu.actions() if one.text().replace("&", "").startswith(text))
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def show_tab(within: QWidget, text: str) -> None:
    """Shows a page of whatever tabs have one of that name."""
    for tabs in within.findChildren(QTabWidget):
        for index in range(tabs.count()):
            if tabs.tabText(index).replace("&", "").startswith(text):
                tabs.setCurrentIndex(index)


def targets(within: QWidget) -> QTreeView:
    """The list of targets."""
    return named(within, QTreeView, "Targets")


def row(tree: QTreeView, text: str) -> QModelIndex:
    """The row whose text begins so."""
    found = [text_ for text_ in rows(tree) if text_.startswith(text)]
    assert len(found) == 1, f"{text}: {found}"
    return _indexes(tree)[rows(tree).index(found[0])]


def rows(tree: QTreeView) -> list[str]:
    """The texts of all rows."""
    return [str(index.data()) for index in _indexes(tree)]


def box(tree: QTreeView, text: str) -> Qt.CheckState:
    """How the box of a row is ticked."""
    return Qt.CheckState(row(tree, text).data(Qt.ItemDataRole.CheckStateRole))


def is_ticked(tree: QTreeView, text: str) -> bool:
    """Whether the box of a row is ticked, and not only half."""
    return box(tree, text) is Qt.CheckState.Checked


def click_row(tree: QTreeView, text: str) -> None:
    """Clicks the words of a row."""
    _click(tree, row(tree, text), QStyle.SubElement.SE_ItemViewItemText)


def click_box(tree: QTreeView, text: str) -> None:
    """Clicks the box of a row."""
    _click(tree, row(tree, text), QStyle.SubElement.SE_ItemViewItemCheckIndicator)


def cells(table: QAbstractItemView) -> list[list[str]]:
    """The texts of a table, row by row."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def letter_text(within: QWidget) -> str:
    """The text of the letter in hand, a line a paragraph, as one copies it."""
    view = within.findChild(PagesView)
    assert view is not None
    view.select_all()
    return view.selected_text


def says(within: QWidget, text: str) -> bool:
    """Whether a visible label says so, word for word."""
    return any(one.text() == text and one.isVisible() for one in within.findChildren(QLabel))


def problems(within: QWidget) -> str:
    """The problems of the letter in hand, a row each."""
    return "\n".join(rows(named(within, QTreeWidget, "Problems of this letter")))


def wait_for_text(qtbot: QtBot, within: QWidget, text: str) -> None:
    """Waits until the letter in hand says so."""
    qtbot.waitUntil(lambda: text in letter_text(within))


def _indexes(tree: QTreeView) -> list[QModelIndex]:
    """All rows of a list, from the top."""
    model = tree.model()

    def below(parent: QModelIndex) -> Iterator[QModelIndex]:
        for at in range(model.rowCount(parent)):
            index = model.index(at, 0, parent)
            yield index
            yield from below(index)

    return list(below(QModelIndex()))


def _click(tree: QTreeView, index: QModelIndex, part: QStyle.SubElement) -> None:
    tree.scrollTo(index)
    option = QStyleOptionViewItem()
    delegate = tree.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    option.rect = tree.visualRect(index)
    spot = tree.style().subElementRect(part, option, tree).center()
    QTest.mouseClick(tree.viewport(), LEFT, pos=spot)


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    return _name(widget)


def labelled(within: QWidget) -> list[str]:
    """The texts of all buttons and labels, with their mnemonics."""
    labels = [label.text() for label in within.findChildren(QLabel)]
    return [button.text() for button in within.findChildren(QAbstractButton)] + labels


def focusable(within: QWidget) -> list[QWidget]:
    """All that the Tab key can reach, whether it is to be seen or not."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [one for one in within.findChildren(QWidget) if one.focusPolicy().value & tab]
