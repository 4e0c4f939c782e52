"""Days: typed in words or numbers, chosen from a calendar, or none."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPushButton

from letterapp.campaign.files import SETTINGS
from letterapp.desktop.fields.date_field import DateField
from letterapp.desktop.fields.days import day_text, read_day
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.session.session import Session
from tests.desktop.fields.test_text_fields import retype, text_of

Show = Callable[[Field], QLineEdit]
DATE = Spot(SETTINGS, ("letter", "date"))
SEEN = Spot(SETTINGS, ("facts_as_of",))


@pytest.fixture
def date(session: Session) -> DateField:
    return DateField(session, DATE, Words("Date", "Change the date", is_needed=True))


@pytest.fixture
def seen(session: Session) -> DateField:
    return DateField(session, SEEN, Words("Seen", "Change the day"))


def day_of(session: Session, spot: Spot = DATE) -> object:
    return session.value(spot.file, spot.path)


def choose(field: DateField, text: str) -> None:
    """Opens the menu and chooses what begins so."""
    field.menu.aboutToShow.emit()
    next(one for one in field.menu.actions() if one.text().startswith(text)).trigger()


@pytest.mark.parametrize(
    "text", ["28 September 2016", "28 Sep 2016", "2016-09-28", "28.9.2016", " 28  september 2016"]
)
def test_a_day_can_be_written_in_many_ways(text: str) -> None:
    assert read_day(text) == datetime.date(2016, 9, 28)


@pytest.mark.parametrize("text", ["", "tomorrow", "31 June 2016", "9/28/2016", "28 September"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_a_day_is_shown_in_words_and_typed(session: Session, date: DateField, show: Show) -> None:
    elsewhere = show(date)
    assert text_of(date) == "28 September 2016"
    retype(date, "2016-12-1")
    assert day_of(session) == datetime.date(2016, 12, 1)
    assert text_of(date) == "2016-12-1"
    elsewhere.setFocus()
    assert text_of(date) == "1 December 2016"


def test_what_is_no_day_yet_is_told_and_not_set(
    session: Session, date: DateField, show: Show
) -> None:
    elsewhere = show(date)
    retype(date, "5 Octo")
    assert date.problem.startswith("This is no day")
    assert day_of(session) == datetime.date(2016, 9, 28)
    elsewhere.setFocus()
    assert (text_of(date), date.problem) == ("28 September 2016", "")


def test_today_and_a_day_of_the_calendar_are_chosen(
    session: Session, date: DateField, show: Show
) -> None:
    show(date)
    choose(date, "&Today")
    today = datetime.datetime.now().astimezone().date()
    assert (day_of(session), text_of(date)) == (today, day_text(today))
    date.menu.aboutToShow.emit()
    calendar = date.menu.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    calendar.clicked.emit(QDate(2016, 10, 23))
    assert day_of(session) == datetime.date(2016, 10, 23)
    assert session.stack.undoText() == "Change the date"


def test_no_day_is_chosen_where_the_format_allows_it(
    session: Session, seen: DateField, show: Show
) -> None:
    show(seen)
    choose(seen, "&No date")
    assert (day_of(session, SEEN), text_of(seen)) == (None, "")
    retype(seen, "1.2.2017")
    assert day_of(session, SEEN) == datetime.date(2017, 2, 1)
    QTest.keyClick(seen.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(seen.control, Qt.Key.Key_Delete)
    assert day_of(session, SEEN) is None


def test_a_day_that_is_needed_cannot_be_taken_away(
    session: Session, date: DateField, show: Show
) -> None:
    show(date)
    date.menu.aboutToShow.emit()
    assert not [one for one in date.menu.actions() if "No date" in one.text()]
    date.control.setFocus()
    QTest.keyClick(date.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(date.control, Qt.Key.Key_Delete)
    assert date.problem.startswith("This is no day")
    assert day_of(session) == datetime.date(2016, 9, 28)


def test_the_calendar_is_named_and_reached_by_keyboard(date: DateField) -> None:
    button = date.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "Choose: Date"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_day_that_is_not_sound_is_shown_as_it_is(
    session: Session, date: DateField, show: Show
) -> None:
    session.set_value("Set", SETTINGS, DATE.path, "tomorrow")
    show(date)
    assert text_of(date) == "tomorrow"
    assert date.problem.startswith("Error: Must be a date")
