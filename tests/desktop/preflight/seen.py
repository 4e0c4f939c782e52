"""What a person sees of pre-flight's panel, and does in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTableView, QTreeWidget, QWidget

from letterapp.desktop.wrapping_tree import children
from tests.desktop.hands import named, row


def table(panel: QWidget) -> QTableView:
    """The table of letters."""
    return named(panel, QTableView, "Letters and checks")


def groups(panel: QWidget) -> QListView:
    """The list of problems that many letters have."""
    return named(panel, QListView, "Problems, and how many")


def letters(panel: QWidget) -> list[str]:
    """The first column."""
    model = table(panel).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def cell(panel: QWidget, letter: str, check: str) -> str:
    """What a screen reader says of a cell."""
    index = cell_index(panel, letter, check)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def cell_index(panel: QWidget, letter: str, check: str = "Letter to") -> QModelIndex:
    """Where a cell is."""
    model = table(panel).model()
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    return model.index(letters(panel).index(letter), titles.index(check))


def choose(panel: QWidget, letter: str) -> None:
    """Clicks a row."""
    view, index = table(panel), cell_index(panel, letter)
    view.scrollTo(index)
    spot = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def details(panel: QWidget) -> list[str]:
    """The problems that are listed below."""
    tree = named(panel, QTreeWidget, "Problems")
    return [item.text(0) for item in children(tree.invisibleRootItem())]


def choose_problem(panel: QWidget, text: str) -> None:
    """Takes a problem in hand with the keyboard's means."""
    tree = named(panel, QTreeWidget, "Problems")
    tree.setCurrentIndex(row(tree, text))


def group_texts(panel: QWidget) -> list[str]:
    """The problems, each with how many letters have it."""
    model = groups(panel).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def choose_group(panel: QWidget, ending: str) -> None:
    """Takes the problem in hand whose line ends so."""
    (at,) = [at for at, text in enumerate(group_texts(panel)) if text.endswith(ending)]
    groups(panel).setCurrentIndex(groups(panel).model().index(at, 0))


def names(panel: QWidget) -> list[str]:
    """The letters that have the problem in hand."""
    model = named(panel, QListView, "Letters with this problem").model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]
