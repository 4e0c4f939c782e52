"""Fields of text: typed, cleaned, kept as one change, and never disturbed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from letterapp.campaign.changes import with_key
from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.line_field import LineField
from letterapp.desktop.fields.lines_field import LinesField
from letterapp.desktop.fields.prose_field import ProseField
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session

Show = Callable[[Field], QLineEdit]
PLACE = Spot(SETTINGS, ("letter", "place"))
ADDRESS = Spot(SETTINGS, ("sender", "address"))
TITLE = Spot(SETTINGS, ("title",), is_text=True)


@pytest.fixture
def place(session: Session) -> LineField:
    return LineField(session, PLACE, Words("&Place", "Change the place", "Before the date"))


@pytest.fixture
def address(session: Session) -> LinesField:
    return LinesField(session, ADDRESS, Words("Address", "Change your address"))


def text_of(field: Field) -> str:
    control = field.control
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def enter(field: Field) -> None:
    """Goes to a field and selects what it has."""
    field.control.setFocus()
    assert field.control.hasFocus()
    QTest.keyClick(field.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def retype(field: Field, text: str) -> None:
    enter(field)
    for line, part in enumerate(text.split("\n")):
        if line:
            QTest.keyClick(field.control, Qt.Key.Key_Return)
        QTest.keyClicks(field.control, part)


def value(session: Session, spot: Spot) -> object:
    return session.value(spot.file, spot.path_in(session))


def set_to(session: Session, spot: Spot, to: object) -> None:
    session.change("Set", lambda files: with_key(files, spot.file, spot.path, to))


# --- One line


def test_what_one_types_is_one_change_with_a_name(
    session: Session, place: LineField, show: Show
) -> None:
    show(place)
    assert text_of(place) == "Geneva"
    retype(place, "Phnom Penh")
    assert value(session, PLACE) == "Phnom Penh"
    assert (session.stack.count(), session.stack.undoText()) == (1, "Change the place")
    session.stack.undo()
    assert text_of(place) == "Geneva"


def test_two_visits_are_two_changes(session: Session, place: LineField, show: Show) -> None:
    elsewhere = show(place)
    retype(place, "Paris")
    elsewhere.setFocus()
    retype(place, "Rome")
    assert session.stack.count() == 2
    session.stack.undo()
    assert value(session, PLACE) == "Paris"


def test_blanks_at_the_ends_are_typed_and_not_kept(
    session: Session, place: LineField, show: Show
) -> None:
    elsewhere = show(place)
    retype(place, "  New York ")
    assert (text_of(place), value(session, PLACE)) == ("  New York ", "New York")
    elsewhere.setFocus()
    assert text_of(place) == "New York"


def test_an_empty_field_removes_its_key(session: Session, place: LineField, show: Show) -> None:
    show(place)
    enter(place)
    QTest.keyClick(place.control, Qt.Key.Key_Delete)
    assert value(session, PLACE) is None
    assert "place" not in session.files.toml(SETTINGS).text.partition("[letter]")[2][:60]


def test_an_empty_field_that_is_needed_is_told(session: Session, show: Show) -> None:
    spot = Spot(SETTINGS, ("sender", "organisation"))
    field = LineField(session, spot, Words("Organisation", "Change it", is_needed=True))
    show(field)
    enter(field)
    QTest.keyClick(field.control, Qt.Key.Key_Delete)
    assert value(session, spot) == ""
    assert field.problem.startswith("Error: Must not be empty")
    assert "Must not be empty" in field.control.accessibleDescription()
    retype(field, "R")
    assert field.problem == ""


def test_what_no_word_file_can_carry_is_left_out(
    session: Session, place: LineField, show: Show
) -> None:
    show(place)
    enter(place)
    QGuiApplication.clipboard().setText("Gene\x0bva\ufdd0!")
    QTest.keyClick(place.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (text_of(place), value(session, PLACE)) == ("Geneva!", "Geneva!")


def test_a_value_that_is_not_sound_is_shown_with_what_is_wrong(
    session: Session, place: LineField, show: Show
) -> None:
    set_to(session, PLACE, 7)
    show(place)
    assert text_of(place) == "7"
    assert place.problem.startswith("Error: Must be a text in quotes")
    assert "campaign.toml" not in place.problem


def test_a_field_below_what_is_no_table_cannot_be_typed_into(
    session: Session, place: LineField, show: Show
) -> None:
    set_to(session, Spot(SETTINGS, ("letter",)), "none")
    show(place)
    assert (text_of(place), place.control.isEnabled()) == ("", False)


def test_who_types_is_not_disturbed_by_other_changes(
    session: Session, place: LineField, show: Show
) -> None:
    show(place)
    retype(place, "Phnom  ")
    line = place.control
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(2)
    set_to(session, Spot(SETTINGS, ("letter", "reference")), "A 1")
    assert (line.text(), line.cursorPosition()) == ("Phnom  ", 2)


def test_undoing_in_a_field_is_left_to_the_campaign(
    session: Session, place: LineField, show: Show, qtbot: QtBot
) -> None:
    elsewhere = show(place)
    undo = session.stack.createUndoAction(elsewhere)
    undo.setShortcut("Ctrl+Z")
    place.window().addAction(undo)
    retype(place, "Paris")
    QTest.keyClick(place.window().windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: text_of(place) == "Geneva")
    assert not session.stack.canUndo()


def test_the_label_leads_to_the_control(place: LineField) -> None:
    assert place.control.accessibleName() == "Place"
    assert place.control.accessibleDescription() == "Before the date"


# --- Several lines


def test_lines_are_the_items_of_a_list(session: Session, address: LinesField, show: Show) -> None:
    show(address)
    assert text_of(address) == "1 Example Street\n0000 Example City"
    retype(address, "1 Quay\n\n  Strelsau \n")
    assert value(session, ADDRESS) == ["1 Quay", "Strelsau"]
    assert session.stack.count() == 1


def test_blank_lines_stay_while_one_types(
    session: Session, address: LinesField, show: Show
) -> None:
    elsewhere = show(address)
    retype(address, "1 Quay\n\n")
    assert text_of(address) == "1 Quay\n\n"
    elsewhere.setFocus()
    assert text_of(address) == "1 Quay"


def test_no_lines_remove_the_key(session: Session, address: LinesField, show: Show) -> None:
    show(address)
    enter(address)
    QTest.keyClick(address.control, Qt.Key.Key_Delete)
    assert value(session, ADDRESS) is None


def test_a_list_that_is_none_is_shown_as_it_is(
    session: Session, address: LinesField, show: Show
) -> None:
    set_to(session, ADDRESS, "1 Quay")
    show(address)
    assert text_of(address) == "1 Quay"
    assert address.problem.startswith("Error:")


def test_a_text_is_shown_in_the_language_of_the_letters(session: Session, show: Show) -> None:
    field = ProseField(session, TITLE, Words("Name", "Change the name", is_needed=True))
    show(field)
    set_to(session, Spot(SETTINGS, ("letter", "language")), "fr")
    assert text_of(field) == ""
    retype(field, "Le Cambodge")
    assert session.value(SETTINGS, ("title", "fr")) == "Le Cambodge"
    set_to(session, Spot(SETTINGS, ("letter", "language")), "en")
    assert text_of(field).startswith("Cambodia and")


def test_a_text_for_every_language_stays_one(session: Session, show: Show) -> None:
    set_to(session, Spot(SETTINGS, ("title",)), "Rivers")
    field = ProseField(session, TITLE, Words("Name", "Change the name", is_needed=True))
    show(field)
    retype(field, "Lakes")
    assert session.value(SETTINGS, ("title",)) == "Lakes"


def test_of_texts_by_role_the_default_is_shown(session: Session, show: Show) -> None:
    spot = Spot(SETTINGS, ("letter", "subject"), is_text=True)
    set_to(session, Spot(SETTINGS, ("letter", "subject", "en")), {"office": "a", "default": "b"})
    field = ProseField(session, spot, Words("Subject", "Change the subject"))
    show(field)
    retype(field, "c")
    assert session.value(SETTINGS, ("letter", "subject", "en")) == {"office": "a", "default": "c"}


def test_where_there_are_no_breaks_enter_and_pasted_lines_make_none(
    session: Session, show: Show
) -> None:
    field = ProseField(session, TITLE, Words("Name", "Change the name"), has_breaks=False)
    elsewhere = show(field)
    retype(field, "The")
    QTest.keyClick(field.control, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText(" Zenda\nriver")
    QTest.keyClick(field.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    elsewhere.setFocus()
    assert session.value(SETTINGS, ("title", "en")) == "The Zenda river"
    assert text_of(field) == "The Zenda river"


def test_a_box_grows_with_its_text(session: Session, address: LinesField, show: Show) -> None:
    show(address)
    before = address.control.height()
    retype(address, "\n".join("12345"))
    assert address.control.height() > before
    retype(address, "\n".join("1234567890" * 3))
    most = address.control.height()
    assert most < 12 * address.control.fontMetrics().lineSpacing()
