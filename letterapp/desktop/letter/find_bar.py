"""The bar in which one types what is looked for on the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from letterapp.desktop.letter.pages_view import PagesView

_KEYS = QKeySequence.StandardKey
_WIDEST = 28
"""Characters of the field."""


class FindBar(QWidget):
    """Looks for words on the pages of a view; hidden until it is opened.

    Its actions work wherever the focus is in the view or the bar, and are there for a menu.
    """

    closed = Signal()

    def __init__(self, view: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._field = QLineEdit()
        self._tally = QLabel()
        self.find_action = self._action("&Find…", [QKeySequence(_KEYS.Find)], self.open)
        next_keys = [QKeySequence(Qt.Key.Key_F3), *QKeySequence.keyBindings(_KEYS.FindNext)]
        self.next_action = self._action("Find &next", next_keys, self._on_next)
        previous_keys = [
            QKeySequence("Shift+F3"),
            *QKeySequence.keyBindings(_KEYS.FindPrevious),
        ]
        self.previous_action = self._action("Find &previous", previous_keys, self._on_previous)
        self._steps = (
            self._step_button("Previous match", Qt.ArrowType.UpArrow, self.previous_action),
            self._step_button("Next match", Qt.ArrowType.DownArrow, self.next_action),
        )
        self._lay_out()
        self._field.textChanged.connect(self._on_words)
        view.matches_changed.connect(self._on_matches)
        self._on_matches(0, 0)
        self.hide()

    def open(self) -> None:
        """Shows the bar with what is selected, and takes the focus."""
        chosen = self._view.selected_text
        self.show()
        if chosen and "\n" not in chosen:
            self._field.setText(chosen)
        self._view.look_for(self._field.text())
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def close_bar(self) -> None:
        """Hides the bar; the match in hand is then selected, and keys go to the pages."""
        self._view.end_search()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def _on_words(self, words: str) -> None:
        self._view.look_for(words)

    def _on_next(self) -> None:
        self._step(self._view.next_match)

    def _on_previous(self) -> None:
        self._step(self._view.previous_match)

    def _on_matches(self, current: int, count: int) -> None:
        tally = f"{current} of {count}" if count else "Not found" if self._field.text() else ""
        self._tally.setText(tally)
        self._field.setAccessibleDescription(tally)
        for button in self._steps:
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes at Esc, steps at Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._on_previous if is_back else self._on_next)()
        else:
            super().keyPressEvent(event)

    def _step(self, step: Callable[[], None]) -> None:
        """Goes to another match; opens the bar where it is closed."""
        if self.isHidden():
            self.open()
        else:
            step()

    def _action(self, text: str, keys: Sequence[QKeySequence], act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([key for at, key in enumerate(keys) if key not in keys[:at]])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        self._view.addAction(action)
        return action

    def _lay_out(self) -> None:
        label = QLabel("Find:")
        label.setBuddy(self._field)
        self._field.setAccessibleName("Find in the letter")
        self._field.setClearButtonEnabled(True)
        for clear in self._field.findChildren(QToolButton):
            clear.setAccessibleName("Clear the search")
        self._field.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        close = QToolButton()
        close.setText("Close")
        close.setAutoRaise(True)
        close.setAccessibleName("Close the search")
        close.setToolTip("Esc")
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        for part in (label, self._field, *self._steps, self._tally):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(close)

    def _step_button(self, name: str, arrow: Qt.ArrowType, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setArrowType(arrow)
        button.setAccessibleName(name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name} ({keys})")
        button.clicked.connect(action.trigger)
        return button
