"""What the Edit menu does to the text that has the focus: of a field, or of the pages.

Its keys are only shown: fields, lists and pages have these themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from letterapp.desktop.window.actions import Actions

if TYPE_CHECKING:
    from letterapp.desktop.letter.pages_view import PagesView

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
Field = QLineEdit | QPlainTextEdit | QTextEdit


class Editing(QObject):
    """Cut, Copy, Paste and Select all; their menu shows which of them can be done."""

    def __init__(self, actions: Actions, menu: QMenu) -> None:
        super().__init__(menu)
        self._actions = actions
        menu.aboutToShow.connect(self._on_shown)
        actions.cut.triggered.connect(self._on_cut)
        actions.copy.triggered.connect(self._on_copy)
        actions.paste.triggered.connect(self._on_paste)
        actions.select_all.triggered.connect(self._on_select_all)

    def _on_cut(self) -> None:
        if (field := _field()) is not None:
            field.cut()

    def _on_copy(self) -> None:
        if (text := _field() or _pages()) is not None:
            text.copy()

    def _on_paste(self) -> None:
        if (field := _field()) is not None:
            field.paste()

    def _on_select_all(self) -> None:
        if (field := _field()) is not None:
            field.selectAll()
        elif (pages := _pages()) is not None:
            pages.select_all()

    def _on_shown(self) -> None:
        field, pages, actions = _field(), _pages(), self._actions
        is_selected = _has_selection(field) or bool(pages and pages.selected_text)
        is_open = field is not None and field.isEnabled() and not field.isReadOnly()
        actions.cut.setEnabled(is_open and is_selected)
        actions.copy.setEnabled(is_selected)
        actions.paste.setEnabled(is_open and bool(QGuiApplication.clipboard().text()))
        actions.select_all.setEnabled(field is not None or pages is not None)


def _field() -> Field | None:
    """The field that has the focus."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QComboBox):  # has the focus for the field in it
        focused = focused.lineEdit()
    return focused if isinstance(focused, _FIELDS) else None


def _pages() -> PagesView | None:
    """The pages, where these have the focus."""
    from letterapp.desktop.letter.pages_view import PagesView

    focused = QApplication.focusWidget()
    return focused if isinstance(focused, PagesView) else None


def _has_selection(field: Field | None) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field is not None and field.textCursor().hasSelection()
