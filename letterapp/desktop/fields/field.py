"""What all fields share: a label, a control that shows one place of the campaign, its problems.

A field shows the raw value, sound or not, and sets it as one types: what is typed in one visit is
one change. It is only set where its value differs from what it means, so that nobody who types is
disturbed. Subclasses have the control.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterapp.campaign.changes import value_in
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.claiming import is_undoing
from letterapp.desktop.fields.problems_at import ProblemsAt
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.icons import Mark
from letterapp.desktop.notice import Notice
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.session.session import Session
from letterapp.errors import LetterappError
from letterapp.problems import Problem


class Words(Struct, frozen=True):
    """What a field says: its label, the name of its changes as a menu has it, and what it is for.

    A field that is `needed` keeps its key when it is empty, which then is a problem.
    """

    label: str
    change: str
    hint: str = ""
    is_needed: bool = False


class Field(QWidget):
    """A place of the campaign, shown and set; `refresh` is called after each change."""

    def __init__(
        self,
        session: Session,
        spot: Spot,
        words: Words,
        control: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._spot = spot
        self._words = words
        self._control = control
        self._visits = 0
        self._problems_at = ProblemsAt(())
        self._label = plain_label(words.label)
        self._label.setWordWrap(True)
        self._label.setBuddy(control)
        self._problems = Notice()
        self._lay_out()
        control.setAccessibleName(words.label.replace("&", ""))
        control.setAccessibleDescription(words.hint)
        control.setToolTip(as_rich(words.hint))
        control.installEventFilter(self)
        self.setFocusProxy(control)

    @property
    def control(self) -> QWidget:
        """What one types into."""
        return self._control

    @property
    def spot(self) -> Spot:
        """The place that is shown."""
        return self._spot

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return self._problems.text

    def set_spot(self, spot: Spot) -> None:
        """Another place is shown from the next refresh on."""
        if spot != self._spot:
            self._spot = spot
            self._visits += 1

    def refresh(self, problems: ProblemsAt) -> None:
        """Shows what the campaign says now."""
        self._problems_at = problems
        value = self._value()
        if not self._means(value):
            self._display(value)
        self._control.setEnabled(self._spot.is_settable(self._session))
        self._show_problems()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells when the control is entered and left; undo is the campaign's, not the control's."""
        if watched is not self._control:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self._visits += 1
            self._on_entered()
        elif event.type() == QEvent.Type.FocusOut:
            self._on_left()
        elif is_undoing(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_entered(self) -> None:
        """The control has the focus now."""

    def _on_left(self) -> None:
        """The control has the focus no more."""

    def _means(self, value: Any) -> bool:
        """Whether the control shows this value, or what is being typed comes to it."""
        raise NotImplementedError

    def _display(self, value: Any) -> None:
        """Shows a value, and tells nobody."""
        raise NotImplementedError

    def _path(self) -> KeyPath:
        return self._spot.path_in(self._session)

    def _value(self) -> Any:
        return self._session.value(self._spot.file, self._path())

    def _set(self, value: Any) -> None:
        """Sets the value; an empty one removes the key unless it is needed."""
        if not self._words.is_needed and value in ("", []):
            value = None
        path, spot = self._path(), self._spot
        kind = f"{spot.file} {path} {id(self)} {self._visits}"
        if self._session.take_back(
            kind, lambda before: (value_in(before, spot.file, path) or None) == (value or None)
        ):
            return
        try:
            self._session.change(
                self._words.change, lambda files: spot.put(files, path, value), kind=kind
            )
        except LetterappError:
            self._display(self._value())
            raise

    def _complaint(self) -> str:
        """What is wrong with what is being typed, so that it cannot be set."""
        return ""

    def _found(self) -> Sequence[Problem]:
        """What is wrong with what the campaign says."""
        return self._problems_at.of(self._spot.file, self._spot.path)

    def _show_problems(self) -> None:
        if complaint := self._complaint():
            self._problems.say(complaint, Mark.ERROR)
        else:
            self._problems.show_problems(self._found())
        parts = (self._words.hint, self._problems.text)
        description = "\n".join(filter(None, parts))
        if description != self._control.accessibleDescription():
            self._control.setAccessibleDescription(description)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._label)
        self._add_controls(layout)
        layout.addWidget(self._problems)

    def _add_controls(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self._control)
