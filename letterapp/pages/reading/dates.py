"""Dates as a field's picture has them: “d MMMM yyyy”, “dddd, h:mm am/pm” (17.16.4.1)."""

from __future__ import annotations

import datetime
import re

_PIECE = re.compile(r"'([^']*)'|(am/pm)|(d+|M+|y+|h+|H+|m+|s+)|(.)", re.IGNORECASE | re.DOTALL)
_NOON = 12
_LONG = 3
_MONTHS, _SHORT_MONTHS, _DAYS, _SHORT_DAYS = (
    text.split()
    for text in (
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
    )
)


def pictured(moment: datetime.datetime, picture: str, language: str = "") -> str:
    """A moment by a picture, with the names of a language such as `fr-FR`; else English ones."""
    found = _PIECE.finditer(picture)
    return "".join(
        quoted if quoted is not None else _half_or_letters(moment, half, letters, language) or other
        for quoted, half, letters, other in (one.groups() for one in found)
    )


def _half_or_letters(
    moment: datetime.datetime, half: str | None, letters: str | None, language: str
) -> str:
    """What “am/pm” or a group of equal letters stands for; nothing for none."""
    if half is not None:
        return "AM" if moment.hour < _NOON else "PM"
    return "" if letters is None else _part(moment, letters, language)


def _part(moment: datetime.datetime, letters: str, language: str) -> str:
    kind, count = letters[0], len(letters)
    if kind.lower() == "y":
        return f"{moment.year:04d}" if count >= _LONG else f"{moment.year % 100:02d}"
    if kind in "dD" and count >= _LONG:
        return _day(moment, count, language)
    if kind == "M" and count >= _LONG:
        return _month(moment, count, language)
    value = {
        "d": moment.day,
        "D": moment.day,
        "M": moment.month,
        "h": moment.hour % _NOON or _NOON,
        "H": moment.hour,
        "m": moment.minute,
    }.get(kind, moment.second)
    return f"{value:0{min(count, 2)}d}"


def _day(moment: datetime.datetime, count: int, language: str) -> str:
    if _is_english(language):
        return (_SHORT_DAYS if count == _LONG else _DAYS)[moment.weekday()]
    return _named(moment, "EEE" if count == _LONG else "EEEE", language)


def _month(moment: datetime.datetime, count: int, language: str) -> str:
    if _is_english(language):
        return (_SHORT_MONTHS if count == _LONG else _MONTHS)[moment.month - 1]
    return _named(moment, "MMM" if count == _LONG else "MMMM", language)


def _is_english(language: str) -> bool:
    return not language or language.lower().partition("-")[0] == "en"


def _named(moment: datetime.datetime, pattern: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # which few letters need, and which loads slowly
    from babel.dates import format_date

    locale = Locale("en")
    for name in (language.partition("-")[0], language):
        try:
            locale = Locale.parse(name, sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return format_date(moment, pattern, locale)
