"""The right column: the letter in hand as it reads, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from letterapp.batch.drafts import Draft
from letterapp.desktop.draft_in_hand import DraftInHand
from letterapp.desktop.letter_text import show_letter
from letterapp.desktop.plain import as_rich, plain_label
from letterapp.desktop.problem_list import ProblemList, counted
from letterapp.desktop.session.session import Session
from letterapp.desktop.targets import shown_name, shown_office

_UNSOUND = "This letter cannot be made as it is. The errors below say what to mend."


class LetterPanel(QWidget):
    """Shows the draft in hand, and goes from one selected letter to the next."""

    def __init__(self, session: Session, draft: DraftInHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft = draft
        self._name = plain_label()
        self._position = QLabel()
        self._text = QTextBrowser()
        self._problems = ProblemList("Problems of this letter")
        self._tabs = QTabWidget()
        self._lay_out()
        draft.changed.connect(self._on_draft_changed)
        session.in_hand_changed.connect(self._on_position_changed)
        session.changed.connect(self._on_position_changed)
        self._on_position_changed()

    def _on_draft_changed(self) -> None:
        draft = self._draft.draft
        problems = draft.problems if draft else ()
        self._problems.show_problems(problems)
        self._tabs.setTabText(0, f"This letter: {counted(problems) or 'no problems'}")
        notice = _notice(draft)
        if notice or draft is None or draft.composed is None:
            self._text.setPlainText(notice)
        else:
            show_letter(self._text.document(), draft.composed.blocks)

    def _on_position_changed(self) -> None:
        in_hand, targets = self._session.in_hand, self._session.targets
        if in_hand is None:
            return
        campaign = self._session.campaign
        self._name.setText(shown_name(campaign, in_hand))
        self._name.setToolTip(as_rich(shown_office(campaign, in_hand)))
        where = f"{targets.index(in_hand) + 1} of {len(targets)}" if in_hand in targets else ""
        self._position.setText(where or "not selected")

    def _lay_out(self) -> None:
        font = self._name.font()
        font.setBold(True)
        font.setPointSizeF(1.2 * font.pointSizeF())
        self._name.setFont(font)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._text.setAccessibleName("Text of the letter")
        self._text.setOpenLinks(False)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(16)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._labelled_text())
        split.addWidget(self._problem_tabs())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(self._head())
        layout.addWidget(split)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._position)
        head.addWidget(self._step_button("Previo&us", "Ctrl+PgUp", -1))
        head.addWidget(self._step_button("&Next", "Ctrl+PgDown", 1))
        return head

    def _step_button(self, text: str, keys: str, count: int) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(f"{text.replace('&', '')} selected letter")
        button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(lambda: self._session.step(count))
        return button

    def _labelled_text(self) -> QWidget:
        label = QLabel("Letter te&xt; the Word file adds the letterhead")
        label.setBuddy(self._text)
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self._text)
        return part

    def _problem_tabs(self) -> QTabWidget:
        """The letter's problems, and beside them the campaign's where it has any."""
        self._tabs.addTab(self._problems, "This letter")
        if problems := self._session.campaign.problems:
            of_campaign = ProblemList("Problems of the campaign folder")
            of_campaign.show_problems(problems)
            self._tabs.addTab(of_campaign, f"Campaign: {counted(problems)}")
            self._tabs.setCurrentWidget(of_campaign)
        return self._tabs


def _notice(draft: Draft | None) -> str:
    """What stands in the place of a text that there is not; empty where there is one."""
    if draft is None:
        return "This campaign has no targets."
    if draft.skip_reason:
        return draft.skip_reason
    composed = draft.composed
    if composed is None or any(problem.is_error for problem in composed.problems):
        return _UNSOUND
    return ""
