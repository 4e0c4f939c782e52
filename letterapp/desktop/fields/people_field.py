"""A list of people with name and title, in the order that they sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from letterapp.campaign.lists import listed, with_listed, with_listed_moved, without_listed
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.line_field import LineField
from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.fields.typed import as_text
from letterapp.desktop.session.session import Session
from letterapp.problems import Problem

_NAME = Words("Name", "Change the name of a signer", is_needed=True)
_TITLE = Words("Title", "Change the title of a signer")
_ROWS = 3
"""Rows that are shown at once."""


class PeopleField(Field):
    """A list, buttons for it, and two lines for whoever is chosen in it.

    Keys of the list: Insert adds, Delete removes, Alt with an arrow moves.
    """

    def __init__(
        self, session: Session, spot: Spot, words: Words, parent: QWidget | None = None
    ) -> None:
        self._list = QListWidget()
        self._name = LineField(session, _part(spot, 0, "name"), _NAME)
        self._title = LineField(session, _part(spot, 0, "title"), _TITLE)
        self._buttons = _buttons()
        super().__init__(session, spot, words, self._list, parent)
        self._list.currentRowChanged.connect(self._on_row_changed)
        for button, act in zip(self._buttons, self._acts(), strict=True):
            button.clicked.connect(act)

    @property
    def people(self) -> list[str]:
        """What the rows say."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def refresh(self, problems: ProblemsAt) -> None:
        """Shows who signs now, and whoever of them is chosen."""
        super().refresh(problems)
        self._show_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        is_key = watched is self._list and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._acted(event):
            return True
        return super().eventFilter(watched, event)

    def _on_row_changed(self, _row: int) -> None:
        self._show_chosen()

    def _on_add(self) -> None:
        """The new one has no name yet, which is a problem until it has."""
        spot = self._spot
        self._session.change(
            "Add a signer", lambda files: with_listed(files, spot.file, spot.path, {"name": ""})
        )
        self._list.setCurrentRow(self._list.count() - 1)
        self._name.setFocus()

    def _on_remove(self) -> None:
        row, spot = self._list.currentRow(), self._spot
        if row < 0:
            return
        self._session.change(
            f"Remove {self._named(row)}",
            lambda files: without_listed(files, spot.file, spot.path, row),
        )
        self._list.setCurrentRow(min(row, self._list.count() - 1))

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _means(self, value: Any) -> bool:
        return self.people == [_shown(one) for one in _items(value)]

    def _display(self, value: Any) -> None:
        """Shows the rows; the one that is chosen stays where it is."""
        row = self._list.currentRow()
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItems([_shown(one) for one in _items(value)])
            self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))

    def _show_chosen(self) -> None:
        row = self._list.currentRow()
        count = self._list.count()
        for line, key in ((self._name, "name"), (self._title, "title")):
            line.setEnabled(row >= 0)
            if row >= 0:
                line.set_spot(_part(self._spot, row, key))
            line.refresh(self._problems_at)
        add, remove, up, down = self._buttons
        self._show_problems()
        add.setEnabled(self._control.isEnabled())
        remove.setEnabled(row >= 0)
        up.setEnabled(row > 0)
        down.setEnabled(0 <= row < count - 1)

    def _found(self) -> Sequence[Problem]:
        """What is wrong with whoever is chosen is told there."""
        spot, row = self._spot, self._list.currentRow()
        chosen = self._problems_at.of(spot.file, (*spot.path, row)) if row >= 0 else ()
        return [problem for problem in super()._found() if problem not in chosen]

    def _move(self, by: int) -> None:
        row, spot = self._list.currentRow(), self._spot
        if row < 0 or not 0 <= row + by < self._list.count():
            return
        self._session.change(
            f"Move {self._named(row)}",
            lambda files: with_listed_moved(files, spot.file, spot.path, row, row + by),
        )
        self._list.setCurrentRow(row + by)

    def _named(self, row: int) -> str:
        items = listed(self._session.files, self._spot.file, self._spot.path)
        return _name_of(items[row]) or "a signer"

    def _acted(self, event: QKeyEvent) -> bool:
        alt = Qt.KeyboardModifier.AltModifier
        keys = {
            (Qt.Key.Key_Insert, False): self._on_add,
            (Qt.Key.Key_Delete, False): self._on_remove,
            (Qt.Key.Key_Up, True): self._on_up,
            (Qt.Key.Key_Down, True): self._on_down,
        }
        act = keys.get((Qt.Key(event.key()), bool(event.modifiers() & alt)))
        if act:
            act()
        return act is not None

    def _acts(self) -> Sequence[Callable[[], None]]:
        return self._on_add, self._on_remove, self._on_up, self._on_down

    def _add_controls(self, layout: QVBoxLayout) -> None:
        around = 2 * self._list.frameWidth()
        self._list.setFixedHeight(_ROWS * (self._list.fontMetrics().lineSpacing() + 4) + around)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._list)
        grid = QGridLayout()
        for count, button in enumerate(self._buttons):
            grid.addWidget(button, count // 2, count % 2)
        layout.addLayout(grid)
        layout.addWidget(self._name)
        layout.addWidget(self._title)


def _buttons() -> Sequence[QPushButton]:
    """Add, remove, up, down."""
    buttons = []
    for text, name, keys in (
        ("Add", "Add a signer", "Insert"),
        ("Remove", "Remove the signer", "Delete"),
        ("Up", "Move the signer up", "Alt+Up"),
        ("Down", "Move the signer down", "Alt+Down"),
    ):
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys} in the list)")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.append(button)
    return buttons


def _part(spot: Spot, row: int, key: str) -> Spot:
    return Spot(spot.file, (*spot.path, row, key))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name_of(item: Any) -> str:
    return as_text(item.get("name") if isinstance(item, dict) else item)


def _shown(item: Any) -> str:
    title = as_text(item.get("title")) if isinstance(item, dict) else ""
    return ", ".join(filter(None, (_name_of(item) or "(no name)", title)))
