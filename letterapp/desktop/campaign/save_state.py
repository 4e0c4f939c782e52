"""One line on whether all changes are saved, with what to do where they are not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from letterapp.desktop.icons import Mark, icon
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.session.saving import Saving, State

_WORDS = {
    State.SAVED: "All changes saved",
    State.UNSAVED: "Saving…",
    State.FAILED: "Not saved: {}.",
    State.CONFLICT: "Changed by another program too",
}
_MARKS = {
    State.SAVED: Mark.READY,
    State.FAILED: Mark.ERROR,
    State.CONFLICT: Mark.ATTENTION,
}
_MOST = 60
"""Characters that are shown at most; the tool tip has all."""
_BESIDE = "What you change meanwhile is saved beside it."


class SaveState(QWidget):
    """Follows one campaign's saving; for the status bar."""

    def __init__(self, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._icon = QLabel()
        self._words = plain_label()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._again = QPushButton("Tr&y again")
        self._again.setAccessibleName("Try again to save")
        self._again.clicked.connect(saving.retry)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._again)
        saving.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the colours and the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit()
            self._show_mark()

    def _on_state_changed(self) -> None:
        state = self._saving.state
        said = _WORDS[state].format(self._saving.reason.rstrip("."))
        self._words.setText(said)
        self._fit()
        hint = _BESIDE if state is State.CONFLICT else ""
        self.setToolTip(as_rich("\n".join(filter(None, (said, hint)))))
        self._again.setVisible(state is State.FAILED)
        self._show_mark()

    def _fit(self) -> None:
        """As wide as its words, up to a limit, and as high as its button: so nothing moves."""
        self.setMinimumHeight(self._again.sizeHint().height())
        metrics = self.fontMetrics()
        usual = metrics.horizontalAdvance(_WORDS[State.SAVED])
        needed = min(metrics.horizontalAdvance(self.text), _MOST * metrics.averageCharWidth())
        self._words.setMinimumWidth(max(usual, needed) + 8)

    def _show_mark(self) -> None:
        mark = _MARKS.get(self._saving.state)
        self._icon.setVisible(mark is not None)
        if mark is not None:
            self._icon.setAccessibleName(mark.label)
            size = self.fontMetrics().height()
            self._icon.setPixmap(icon(mark, self.palette()).pixmap(QSize(size, size)))
