"""Own words that no longer fit are kept, shown beside the letter, put right or dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from letterapp.campaign.model import Edit
from letterapp.desktop.own_words import commands
from letterapp.desktop.own_words.panel import OwnWordsPanel
from letterapp.desktop.session.session import Session
from tests.desktop.accessibility import faults
from tests.desktop.hands import click, named
from tests.desktop.own_words.finding import CLOSING, change, field, listed, select

WAS = "We should be most grateful for a reply, and are at your disposal for any information."
OLD = Edit(was=WAS, now="Please reply.")
PART = Edit(was="would be most grateful for any reply", now="await a reply")
LOST = Edit(was="No ferry runs at night.", now="Let ferries run.")


def given(panel: OwnWordsPanel, session: Session, qtbot: QtBot, *edits: Edit) -> None:
    """The letter to France with own words, and the first that do not fit are opened."""
    commands.put(session, "FR", edits)
    qtbot.waitUntil(lambda: any(row.startswith("No longer fits") for row in listed(panel)))
    QTest.keyClick(select(panel, "No longer fits"), Qt.Key.Key_Return)


def test_they_are_shown_beside_what_the_letter_says_now(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    assert field(panel, "What they were for").toPlainText() == WAS
    assert field(panel, "Now in the letter").toPlainText() == CLOSING
    assert field(panel, "Your own words").toPlainText() == "Please reply."
    assert faults(panel) == []


def test_it_is_told_how_many_there_are(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD, LOST)
    told = "2 changes no longer fit the letter and wait for you."
    assert any(told in one.text() for one in panel.findChildren(QLabel))


def test_they_are_used_in_the_place_of_that(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    click(panel, "Use them here")
    assert commands.edits_of(session, "FR") == (Edit(was=CLOSING, now="Please reply."),)
    qtbot.waitUntil(lambda: "Own words: Please reply." in listed(panel))
    session.stack.undo()
    assert commands.edits_of(session, "FR") == (OLD,)


def test_they_are_changed_before_they_are_used(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    QTest.keyClicks(field(panel, "Your own words"), "Sire! ")
    QTest.keyClick(
        field(panel, "Your own words"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert commands.edits_of(session, "FR")[0].now == "Sire! Please reply."


def test_they_are_dropped_and_others_stay(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    other = Edit(was=CLOSING, now="Reply.")
    given(panel, session, qtbot, LOST, other)
    click(panel, "Drop them")
    assert commands.edits_of(session, "FR") == (other,)


def test_where_nothing_is_like_it_they_can_only_be_read_or_dropped(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, LOST)
    assert field(panel, "Your own words").isReadOnly()
    assert not named(panel, QPushButton, "Use them").isVisible()
    assert not field(panel, "Now in the letter").isVisible()


def test_words_that_were_changed_stay_while_passages_are_found(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    QTest.keyClicks(field(panel, "Your own words"), "Sire! ")
    with qtbot.waitSignal(panel.passages_wanted):
        session.changed.emit()
    assert field(panel, "Your own words").toPlainText() == "Sire! Please reply."


def test_one_that_is_gone_leads_back_to_the_list(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    session.stack.undo()
    qtbot.waitUntil(lambda: select(panel, "").isVisible())
    change(qtbot, panel, "We would be grateful", "Reply.")
    assert commands.edits_of(session, "FR") == (Edit(was=CLOSING, now="Reply."),)


def test_what_is_typed_is_kept_when_they_are_left(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, OLD)
    QTest.keyClicks(field(panel, "Your own words"), "Sire! ")
    QTest.keyClick(field(panel, "Your own words"), Qt.Key.Key_Escape)
    assert commands.edits_of(session, "FR") == (Edit(was=WAS, now="Sire! Please reply."),)
    qtbot.waitUntil(lambda: "No longer fits: Sire! Please reply." in listed(panel))
    QTest.keyClick(select(panel, "No longer fits"), Qt.Key.Key_Return)
    assert field(panel, "Your own words").toPlainText() == "Sire! Please reply."


def test_what_is_typed_is_one_step_and_an_undo_is_seen_in_the_field(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    given(panel, session, qtbot, PART)
    words = field(panel, "Your own words")
    suggested = words.toPlainText()
    with qtbot.waitSignal(panel.passages_wanted):
        QTest.keyClicks(words, "Sire! ")
    assert words.toPlainText() == f"Sire! {suggested}"
    QTest.keyClicks(words, "Sire! ")
    session.stack.undo()
    assert commands.edits_of(session, "FR") == (PART,)
    qtbot.waitUntil(lambda: words.toPlainText() == suggested)
    QTest.keyClicks(words, "Reply! ")
    assert [edit.now for edit in commands.edits_of(session, "FR")] == [words.toPlainText()]


def test_words_typed_after_theirs_were_taken_away_are_kept(
    panel: OwnWordsPanel, session: Session, qtbot: QtBot
) -> None:
    other = Edit(was=CLOSING, now="Reply.")
    given(panel, session, qtbot, OLD)
    commands.put(session, "FR", [other])
    QTest.keyClicks(field(panel, "Your own words"), "Sire! ")
    assert commands.edits_of(session, "FR") == (other, Edit(was=WAS, now="Sire! Please reply."))
