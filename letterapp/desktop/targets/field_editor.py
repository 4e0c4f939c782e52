"""One field of a form: what is typed, and what is wrong with it right below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import as_rich
from letterapp.desktop.targets.target_fields import Field, Kind

_LINES = 5
_PARAGRAPHS = (Kind.PARAGRAPH, Kind.LINES)


class FieldEditor(QWidget):
    """Holds the field's value as a text; `changed` comes only from the person."""

    changed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._problem = Notice()
        self._edit = self._made()
        self._edit.setAccessibleName(field.label)
        self._edit.setToolTip(as_rich(field.hint))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self._edit)
        self.set_problem("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._edit)
        layout.addWidget(self._problem)

    @property
    def buddy(self) -> QWidget:
        """The control itself, for its label."""
        return self._edit

    @property
    def line_height(self) -> int:
        """Pixels of its first line, which its label is to be level with."""
        if isinstance(self._edit, QPlainTextEdit):
            return _height_of(self._edit, 1)
        return self._edit.sizeHint().height()

    @property
    def text(self) -> str:
        """What stands in it."""
        if isinstance(self._edit, QComboBox):
            return str(self._edit.currentData() or "")
        if isinstance(self._edit, QPlainTextEdit):
            return self._edit.toPlainText()
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Shows another text; an unknown choice stands among the known ones."""
        was_blocked = self._edit.blockSignals(True)
        if isinstance(self._edit, QComboBox):
            self._choose(text)
        elif isinstance(self._edit, QPlainTextEdit):
            self._edit.setPlainText(text)
        else:
            self._edit.setText(text)
            self._edit.setCursorPosition(0)
        self._edit.blockSignals(was_blocked)

    def set_problem(self, words: str, mark: Mark = Mark.ERROR) -> None:
        """Says what is wrong, or only worth knowing; nothing where the words are empty."""
        self._problem.say(words, mark)
        said: Iterable[str] = (part for part in (words, self.field.hint) if part)
        self._edit.setAccessibleDescription(" ".join(said))

    def _made(self) -> QComboBox | QPlainTextEdit | QLineEdit:
        """The control for the field's kind."""
        if self.field.kind is Kind.CHOICE:
            combo = QComboBox()
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.setMinimumContentsLength(12)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            for value, words in self.field.choices:
                combo.addItem(words, value)
            combo.currentIndexChanged.connect(self._on_changed)
            return combo
        if self.field.kind in _PARAGRAPHS:
            paragraph = QPlainTextEdit()
            paragraph.setTabChangesFocus(True)
            paragraph.setPlaceholderText(self.field.hint)
            paragraph.setFixedHeight(_height_of(paragraph, _LINES))
            paragraph.textChanged.connect(self._on_changed)
            return paragraph
        line = QLineEdit()
        line.setPlaceholderText(self.field.hint)
        line.textEdited.connect(self._on_changed)
        return line

    def _on_changed(self) -> None:
        self.changed.emit()

    def _choose(self, value: str) -> None:
        assert isinstance(self._edit, QComboBox)
        at = self._edit.findData(value)
        if at < 0 and value:
            self._edit.addItem(value, value)
            at = self._edit.count() - 1
        self._edit.setCurrentIndex(at)


def _height_of(paragraph: QPlainTextEdit, lines: int) -> int:
    """How high it is when so many lines are seen, none of them in part."""
    around = 2 * (paragraph.frameWidth() + round(paragraph.document().documentMargin()))
    return lines * paragraph.fontMetrics().lineSpacing() + around
