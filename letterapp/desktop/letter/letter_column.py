"""The letter in hand: its name, its place among the ticked ones, its pages, what is found there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from letterapp.desktop.empty_state import EmptyState
from letterapp.desktop.letter.find_bar import FindBar
from letterapp.desktop.letter.language_choice import LanguageChoice
from letterapp.desktop.letter.letter_in_hand import LetterInHand
from letterapp.desktop.letter.pages_view import PagesView
from letterapp.desktop.letter.preview import Shown
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.session.session import Session
from letterapp.desktop.target_names import shown_name, shown_office
from letterapp.desktop.text_size import scaled

_NAME = 1.2
"""How much larger the name is than other text."""


class LetterColumn(QWidget):
    """Shows the letter that the session has in hand, as soon as it is made.

    Below the pages there is room for more about the same letter (`add_below`).
    """

    letter_shown = Signal()

    def __init__(
        self, session: Session, letter: LetterInHand, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._letter = letter
        self._name = plain_label()
        self._position = QLabel()
        self._notice = EmptyState("", "")
        self.view = PagesView()
        self.find_bar = FindBar(self.view)
        self._stack = QStackedWidget()
        self._layout = QVBoxLayout(self)
        self._lay_out()
        letter.changed.connect(self._on_letter_changed)
        session.in_hand_changed.connect(self._on_position_changed)
        session.changed.connect(self._on_position_changed)
        self._on_position_changed()

    def add_below(self, widget: QWidget) -> None:
        """Puts something below the pages."""
        self._layout.addWidget(widget)

    def _on_letter_changed(self) -> None:
        shown = self._letter.shown
        if shown is not None and shown.pages:
            self.view.show_pages(shown.pages, is_whole=shown.is_whole)
            self._stack.setCurrentWidget(self.view)
        else:
            self._notice.say(*_why_none(shown))
            self._stack.setCurrentWidget(self._notice)
        self.letter_shown.emit()

    def _on_position_changed(self) -> None:
        in_hand, targets = self._session.in_hand, self._session.targets
        campaign = self._session.campaign
        self._name.setText(shown_name(campaign, in_hand) if in_hand else "No letter")
        self._name.setToolTip(as_rich(shown_office(campaign, in_hand)) if in_hand else "")
        if in_hand is None:
            self._position.setText("")
        elif in_hand in targets:
            self._position.setText(f"letter {targets.index(in_hand) + 1} of {len(targets)}")
        else:
            self._position.setText("not ticked")

    def changeEvent(self, event: QEvent) -> None:
        """The name follows the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._enlarge_name()

    def _enlarge_name(self) -> None:
        font = scaled(self.font(), _NAME)
        font.setBold(True)
        self._name.setFont(font)

    def _lay_out(self) -> None:
        self._enlarge_name()
        self._name.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._position)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._notice)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(head)
        self._layout.addWidget(LanguageChoice(self._session))
        self._layout.addWidget(self.find_bar)
        self._layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)


def _why_none(shown: Shown | None) -> tuple[str, str]:
    """What stands in the place of pages that there are not: why, and what to do."""
    if shown is None:
        return "No letter yet", "Choose whom to write to under “To”, or add a target there."
    if reason := shown.draft.skip_reason:
        return "Nothing to ask", reason
    return (
        "This letter cannot be made as it is",
        "The errors below say what to mend; the other letters are not affected.",
    )
