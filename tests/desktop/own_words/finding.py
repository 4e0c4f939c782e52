"""What whoever makes the letter does for the panel, and what a person does in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp.batch.drafter import Drafter
from letterapp.batch.templates import Templates
from letterapp.campaign.letters import Choices
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.own_words.passage_view import PassageView
from letterapp.desktop.session.session import Session
from letterapp.wording.passages import Passages
from tests.desktop.hands import named

CLOSING = "We would be grateful for a reply, and are at your disposal for any further information."


def passages_of(session: Session, templates: Templates | None = None) -> Passages:
    """The passages of the letter in hand."""
    assert session.in_hand
    drafter = Drafter(session.campaign, templates=templates)
    return drafter.passages(Choices(targets=(session.in_hand,)))


def find(panel: OwnWordsPanel, session: Session, templates: Templates) -> None:
    """Brings the panel what it has asked for; templates stay compiled."""
    panel.show_passages(str(session.in_hand), passages_of(session, templates))


def field(panel: OwnWordsPanel, name: str = "Your words") -> QPlainTextEdit:
    """A field by its label."""
    return named(panel, QPlainTextEdit, name)


def listed(panel: OwnWordsPanel) -> list[str]:
    """The rows of the list."""
    model = named(panel, PassageView, "Passages").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def select(panel: OwnWordsPanel, text: str) -> PassageView:
    """Goes to the row whose text begins so."""
    view = named(panel, PassageView, "Passages")
    number = next(at for at, row in enumerate(listed(panel)) if row.startswith(text))
    view.setFocus()
    view.go_to(number)
    return view


def retype(panel: OwnWordsPanel, text: str) -> None:
    """Types other words over all that is in the field."""
    QTest.keyClick(field(panel), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field(panel), text)


def change(qtbot: QtBot, panel: OwnWordsPanel, before: str, after: str) -> None:
    """Puts a passage into own words, and waits until the list says so."""
    QTest.keyClick(select(panel, before), Qt.Key.Key_Return)
    retype(panel, after)
    QTest.keyClick(field(panel), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: f"Own words: {after}" in listed(panel))
