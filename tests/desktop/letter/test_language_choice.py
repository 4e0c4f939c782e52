"""The letter in hand is written in a language of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from letterapp.campaign.asking import changes_of
from letterapp.campaign.changes import index_of
from letterapp.campaign.files import SETTINGS, TARGETS
from letterapp.desktop.fields.choice_box import ChoiceBox
from letterapp.desktop.letter.language_choice import LanguageChoice
from letterapp.desktop.session.session import Session
from letterapp.desktop.text_size import scaled
from tests.desktop import hands
from tests.desktop.accessibility import faults


@pytest.fixture
def choice(session: Session, qtbot: QtBot) -> LanguageChoice:
    """The choice for the letter to France, the wording being written in French as well."""
    write_wording(session, "fr")
    session.set_in_hand("FR")
    shown = LanguageChoice(session)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def write_wording(session: Session, language: str) -> None:
    folder = session.files.folder / "templates" / "letter" / language
    folder.mkdir(parents=True)
    (folder / "default.md.j2").write_text("Monsieur le Ministre,", "utf-8")


def box(choice: LanguageChoice) -> ChoiceBox:
    return hands.named(choice, ChoiceBox, "Language of this letter")


def own(session: Session) -> str | None:
    """The language that the letter to France has of its own."""
    found = changes_of(session.campaign, "FR")
    return found.language if found else None


def set_french(session: Session, key: str, value: object) -> None:
    path = ("targets", index_of(session.files, "targets", "FR") or 0, key)
    session.set_value("Change it", TARGETS, path, value)


def test_a_letter_gets_a_language_of_its_own_and_loses_it(
    choice: LanguageChoice, session: Session
) -> None:
    assert box(choice).currentText() == "English, as the target says"
    QTest.keyClicks(box(choice), "Fr")
    assert own(session) == "fr"
    assert session.stack.undoText() == "Write to France in French"
    QTest.keyClick(box(choice), Qt.Key.Key_Home)
    assert session.stack.undoText() == "Write to France in its usual language"
    assert own(session) is None


def test_the_choice_follows_the_letter_in_hand_and_undo(
    choice: LanguageChoice, session: Session
) -> None:
    QTest.keyClicks(box(choice), "Fr")
    session.set_in_hand("CN")
    assert box(choice).currentText().endswith("as the target says")
    session.set_in_hand("FR")
    assert box(choice).currentText() == "French"
    session.stack.undo()
    assert box(choice).currentText().endswith("as the target says")


def test_the_usual_language_is_the_campaigns_where_the_target_has_none(
    choice: LanguageChoice, session: Session
) -> None:
    set_french(session, "language", None)
    assert box(choice).currentText() == "English, as the campaign says"


def test_there_is_none_where_the_target_has_a_name_in_one_language_only(
    choice: LanguageChoice, session: Session
) -> None:
    index = index_of(session.files, "targets", "FR") or 0
    names = session.value(TARGETS, ("targets", index, "name"))
    set_french(session, "name", {"en": names["en"]})
    assert not choice.isVisible()
    session.stack.undo()
    assert choice.isVisible()


def test_there_is_none_where_the_wording_is_written_in_one_language_only(
    choice: LanguageChoice, session: Session
) -> None:
    session.set_value("Word it", SETTINGS, ("letter", "wording"), "none")
    assert not choice.isVisible()


def test_a_language_that_a_letter_has_can_be_taken_from_it_in_any_case(
    choice: LanguageChoice, session: Session
) -> None:
    QTest.keyClicks(box(choice), "Fr")
    session.set_value("Word it", SETTINGS, ("letter", "wording"), "none")
    assert box(choice).currentText() == "French"


def test_it_can_be_named_reached_and_narrow(choice: LanguageChoice) -> None:
    assert faults(choice) == []
    choice.setFont(scaled(choice.font(), 2.5))
    assert choice.minimumSizeHint().width() <= 240
