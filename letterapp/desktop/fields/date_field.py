"""A day, typed or chosen from a calendar; none, where the format allows that."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from letterapp.desktop.fields.days import day_text, read_day
from letterapp.desktop.fields.field import Field, Words
from letterapp.desktop.fields.spot import Spot
from letterapp.desktop.fields.typed import as_text
from letterapp.desktop.session.session import Session

_NO_DAY = "This is no day. Write it like 28 September 2016 or 2016-09-28."


class DateField(Field):
    """What is no day yet is not set; left so, the field goes back to the day that is."""

    def __init__(
        self, session: Session, spot: Spot, words: Words, parent: QWidget | None = None
    ) -> None:
        self._line = QLineEdit()
        self._choose = QPushButton()  # its arrow says that it opens something
        super().__init__(session, spot, words, self._line, parent)
        self._menu = QMenu(self)
        self._choose.setAccessibleName(f"Choose: {self._line.accessibleName()}")
        self._choose.setAccessibleDescription("Today, or a day from a calendar")
        self._choose.setToolTip("Today, or a day from a calendar")
        self._choose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._choose.setAutoDefault(False)
        self._choose.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._on_menu_wanted)
        self._line.textEdited.connect(self._on_edited)

    @property
    def menu(self) -> QMenu:
        """What the button opens."""
        return self._menu

    def _on_edited(self, text: str) -> None:
        day = read_day(text)
        if day or not (text.strip() or self._words.is_needed):
            self._set(day)
        self._show_problems()

    def _on_menu_wanted(self) -> None:
        """Makes the calendar only when it is looked at."""
        self._menu.clear()
        today = datetime.datetime.now().astimezone().date()
        calendar = QCalendarWidget()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's red is hard to read
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if _is_day(value := self._value()):
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        calendar.activated.connect(self._on_day_chosen)
        calendar.clicked.connect(self._on_day_chosen)
        self._menu.addAction(f"&Today ({day_text(today)})", lambda: self._on_chosen(today))
        if not self._words.is_needed:
            self._menu.addAction("&No date", lambda: self._on_chosen(None))
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(calendar)
        self._menu.addAction(action)

    def _on_day_chosen(self, day: QDate) -> None:
        self._menu.close()
        self._on_chosen(datetime.date(day.year(), day.month(), day.day()))

    def _on_chosen(self, day: datetime.date | None) -> None:
        self._set(day)
        self._display(self._value())
        self._show_problems()

    def _on_left(self) -> None:
        if self._line.text() != _shown(value := self._value()):
            self._display(value)
        self._show_problems()

    def _complaint(self) -> str:
        return _NO_DAY if self._is_unread() else ""

    def _is_unread(self) -> bool:
        """Whether what is being typed is no day yet."""
        text = self._line.text()
        may_be = text == _shown(self._value()) or not (text.strip() or self._words.is_needed)
        return self._line.hasFocus() and not may_be and read_day(text) is None

    def _means(self, value: Any) -> bool:
        text = self._line.text()
        if self._is_unread():
            return True
        return text == _shown(value) or (_is_day(value) and read_day(text) == value)

    def _display(self, value: Any) -> None:
        self._line.setText(_shown(value))
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)

    def _add_controls(self, layout: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._choose)
        layout.addLayout(row)


def _is_day(value: Any) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _shown(value: Any) -> str:
    return day_text(value) if _is_day(value) else as_text(value)
