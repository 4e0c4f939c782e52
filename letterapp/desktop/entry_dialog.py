"""The dialog for an entry of a list, such as a target: what is typed in it is never lost unasked.

What others have done meanwhile to the entry is told before OK counts. A form is for subclasses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from letterapp.desktop.dialogs import ask_drop
from letterapp.desktop.meanwhile import Meanwhile
from letterapp.desktop.notice import Notice

_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


class EntryDialog(QDialog):
    """Subclasses show `_news` above `_buttons`, and say what to keep and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meanwhile: Meanwhile | None = None
        self._news = Notice()
        self._buttons = QDialogButtonBox(_OK | _CANCEL)
        self._ok = self._buttons.button(_OK)
        self._theirs = self._buttons.addButton(
            "Take &theirs", QDialogButtonBox.ButtonRole.ActionRole
        )
        self._theirs.setToolTip("Leaves as it is what others have changed, and keeps the rest")
        self._theirs.hide()
        self._theirs.clicked.connect(self._on_theirs)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Closes it, where what is in the form is kept."""
        values, meanwhile = self._values(), self._meanwhile
        news = meanwhile.news(values) if meanwhile else ""
        self._theirs.setVisible(bool(news) and meanwhile is not None and not meanwhile.is_gone)
        if news:
            self._news.say(news)
        else:
            self._finish(meanwhile.with_theirs(values) if meanwhile else values)

    def reject(self) -> None:
        """Closes it; what has been typed only if the person drops it by name."""
        typed = self._typed()
        if not typed or ask_drop(self, typed):
            super().reject()

    def _on_theirs(self) -> None:
        if self._meanwhile and self._is_sound():
            self._finish(self._meanwhile.yielding(self._values()))

    def _finish(self, values: Mapping[str, Any]) -> None:
        if news := self._keep(values):
            self._news.say(news)
        else:
            super().accept()

    def _is_sound(self) -> bool:
        """Whether nothing is wrong with what is in the form; else it shows what is."""
        raise NotImplementedError

    def _values(self) -> Mapping[str, Any]:
        """What is in the form."""
        raise NotImplementedError

    def _typed(self) -> Sequence[str]:
        """What the form calls the values that the person has typed, and that are not kept yet."""
        raise NotImplementedError

    def _keep(self, values: Mapping[str, Any]) -> str:
        """Keeps values; gives nothing when that is done, or why not: then the dialog stays."""
        raise NotImplementedError
