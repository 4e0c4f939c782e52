"""A list of people: added, named, moved and removed, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.people_field import PeopleField
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session
from tests.desktop import hands

Show = Callable[[Field], QLineEdit]
SIGNERS = Spot(SETTINGS, ("sender", "signers"))
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def signers(session: Session, show: Show) -> PeopleField:
    field = PeopleField(session, SIGNERS, Words("Signers", "Change the signers"))
    show(field)
    return field


def list_of(field: PeopleField) -> QListWidget:
    assert isinstance(field.control, QListWidget)
    return field.control


def type_into(field: PeopleField, name: str, text: str) -> None:
    line = hands.named(field, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def add(field: PeopleField, name: str) -> None:
    hands.click(field, "Add")
    type_into(field, "Name", name)


def names(session: Session) -> list[object]:
    return [one.get("name") for one in session.value(SETTINGS, SIGNERS.path) or ()]


def test_whoever_is_chosen_is_named_below(session: Session, signers: PeopleField) -> None:
    assert signers.people == ["A. N. Example, Executive Director"]
    type_into(signers, "Name", "F. Tarlenheim")
    type_into(signers, "Title", "Warden")
    assert session.value(SETTINGS, SIGNERS.path) == [{"name": "F. Tarlenheim", "title": "Warden"}]
    assert signers.people == ["F. Tarlenheim, Warden"]
    assert session.stack.undoText() == "Change the title of a signer"


def test_one_more_signs_once_she_has_a_name(session: Session, signers: PeopleField) -> None:
    hands.click(signers, "Add")
    assert signers.people[1] == "(no name)"
    assert session.campaign.settings.sender is None
    type_into(signers, "Name", "Flavia")
    assert names(session) == ["A. N. Example", "Flavia"]
    assert session.campaign.settings.sender is not None


def test_keys_of_the_list_move_remove_and_add(session: Session, signers: PeopleField) -> None:
    add(signers, "Flavia")
    signers.control.setFocus()
    QTest.keyClick(signers.control, Qt.Key.Key_Up, ALT)
    assert names(session) == ["Flavia", "A. N. Example"]
    assert session.stack.undoText() == "Move Flavia"
    assert list_of(signers).currentRow() == 0
    QTest.keyClick(signers.control, Qt.Key.Key_Down, ALT)
    QTest.keyClick(signers.control, Qt.Key.Key_Down, ALT)
    assert names(session) == ["A. N. Example", "Flavia"]
    QTest.keyClick(signers.control, Qt.Key.Key_Delete)
    assert (names(session), session.stack.undoText()) == (["A. N. Example"], "Remove Flavia")
    QTest.keyClick(signers.control, Qt.Key.Key_Insert)
    assert names(session) == ["A. N. Example", ""]


def test_buttons_do_what_can_be_done(session: Session, signers: PeopleField) -> None:
    add(signers, "Flavia")
    enabled = {
        name: hands.named(signers, QPushButton, name).isEnabled()
        for name in ("Add", "Remove", "Move the signer up", "Move the signer down")
    }
    assert list(enabled.values()) == [True, True, True, False]
    hands.click(signers, "Move the signer up")
    hands.click(signers, "Remove")
    assert names(session) == ["A. N. Example"]


def test_the_last_one_goes_and_another_comes(session: Session, signers: PeopleField) -> None:
    hands.click(signers, "Remove")
    assert signers.people == []
    assert not hands.named(signers, QLineEdit, "Name").isEnabled()
    assert hands.named(signers, QLineEdit, "Name").text() == ""
    add(signers, "Flavia")
    assert names(session) == ["Flavia"]


def test_undoing_shows_who_signed_before(session: Session, signers: PeopleField) -> None:
    add(signers, "Flavia")
    hands.click(signers, "Move the signer up")
    while session.stack.canUndo():
        session.stack.undo()
    assert signers.people == ["A. N. Example, Executive Director"]
    assert hands.named(signers, QLineEdit, "Name").text() == "A. N. Example"


def test_what_is_wrong_stands_where_it_can_be_mended(
    session: Session, signers: PeopleField
) -> None:
    session.set_value("Set", SETTINGS, SIGNERS.path, [{"name": "Flavia"}, {"name": 7}, "Rudolf"])
    assert signers.people == ["Flavia", "7", "Rudolf"]
    assert signers.problem.startswith("Error:")
    list_of(signers).setCurrentRow(1)
    below = hands.named(signers, QLineEdit, "Name").accessibleDescription()
    assert "Must be a text in quotes" in below
    list_of(signers).setCurrentRow(2)
    assert not hands.named(signers, QLineEdit, "Name").isEnabled()
