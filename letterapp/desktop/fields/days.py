"""Days as a person reads and types them: “28 September 2016”, “28.9.2016” or “2016-09-28”."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale

_SHOWN = "d MMMM yyyy"
_READ = (_SHOWN, "d MMM yyyy", "d.M.yyyy", "yyyy-M-d")
"""Never with slashes, whose order differs from country to country."""


def day_text(day: datetime.date) -> str:
    """A day in words."""
    return QLocale.c().toString(QDate(day.year, day.month, day.day), _SHOWN)


def read_day(text: str) -> datetime.date | None:
    """The day that a text says; None where it says none."""
    words = " ".join(text.split())
    read = (QLocale.c().toDate(words, form) for form in _READ)
    found = next((day for day in read if day.isValid()), None)
    return datetime.date(found.year(), found.month(), found.day()) if found else None
