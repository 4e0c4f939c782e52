"""Values that are chosen: from a list, or as so or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.check_field import CheckField
from letterapp.desktop.fields.choice_field import Choice, ChoiceField
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session

Show = Callable[[Field], QLineEdit]
LANGUAGE = Spot(SETTINGS, ("letter", "language"))
WORDS = Words("Language", "Change the language")


def choices(_session: Session) -> Sequence[Choice]:
    return [Choice("en", "English"), Choice("fr", "French")]


@pytest.fixture
def language(session: Session) -> ChoiceField:
    return ChoiceField(session, LANGUAGE, WORDS, choices, default="en")


@pytest.fixture
def typed(session: Session) -> ChoiceField:
    return ChoiceField(session, LANGUAGE, WORDS, choices, is_editable=True)


def box_of(field: Field) -> QComboBox:
    assert isinstance(field.control, QComboBox)
    return field.control


def shown(field: Field) -> list[str]:
    box = box_of(field)
    return [box.itemText(index) for index in range(box.count())]


def test_a_choice_is_set_by_its_value(session: Session, language: ChoiceField, show: Show) -> None:
    show(language)
    assert (box_of(language).currentText(), shown(language)) == ("English", ["English", "French"])
    box_of(language).setFocus()
    QTest.keyClick(box_of(language), Qt.Key.Key_Down)
    assert session.value(SETTINGS, LANGUAGE.path) == "fr"
    assert session.stack.undoText() == "Change the language"
    session.stack.undo()
    assert box_of(language).currentText() == "English"


def test_a_value_that_is_none_of_the_choices_is_shown(
    session: Session, language: ChoiceField, show: Show
) -> None:
    session.set_value("Set", SETTINGS, LANGUAGE.path, "km")
    show(language)
    assert (box_of(language).currentText(), len(shown(language))) == ("km", 3)


def test_where_the_file_says_nothing_the_default_is_shown(
    session: Session, language: ChoiceField, show: Show
) -> None:
    session.set_value("Set", SETTINGS, LANGUAGE.path, None)
    show(language)
    assert box_of(language).currentText() == "English"


def test_choices_are_asked_for_when_one_chooses(session: Session, show: Show) -> None:
    known = [Choice("en", "English")]
    field = ChoiceField(session, LANGUAGE, WORDS, lambda _: known)
    show(field)
    known.append(Choice("km", "Khmer"))
    box_of(field).setFocus()
    assert shown(field) == ["English", "Khmer"]
    assert box_of(field).currentText() == "English"


def test_another_value_can_be_typed_where_it_may_be_one(
    session: Session, typed: ChoiceField, show: Show
) -> None:
    show(typed)
    line = box_of(typed).lineEdit()
    assert line is not None
    assert line.accessibleName() == "Language"
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "km")
    assert session.value(SETTINGS, LANGUAGE.path) == "km"
    line.selectAll()
    QTest.keyClicks(line, "French")
    assert session.value(SETTINGS, LANGUAGE.path) == "fr"
    assert session.stack.count() == 1


def test_the_wheel_chooses_nothing_by_the_way(
    session: Session, language: ChoiceField, show: Show
) -> None:
    show(language)
    box = box_of(language)
    centre = QPointF(box.rect().center())
    wheel = QWheelEvent(
        *(centre, box.mapToGlobal(centre), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(box, wheel)
    assert not session.stack.canUndo()


def test_a_box_is_ticked_and_unticked(session: Session, show: Show) -> None:
    spot = Spot(SETTINGS, ("sender", "sample"))
    field = CheckField(session, spot, Words("&Sample", "Change whether it is a sample"))
    show(field)
    assert isinstance(field.control, QCheckBox)
    assert (field.control.isChecked(), field.control.accessibleName()) == (True, "Sample")
    QTest.keyClick(field.control, Qt.Key.Key_Space)
    assert session.value(SETTINGS, spot.path) is None
    QTest.keyClick(field.control, Qt.Key.Key_Space)
    assert session.value(SETTINGS, spot.path) is True
