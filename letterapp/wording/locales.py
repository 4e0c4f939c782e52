"""Dates and lists in a letter's language, from the Unicode CLDR by way of Babel."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from typing_extensions import override

_WORLD = "001"
"""CLDR's region for a language as it is written internationally: in English “28 September 2016”
and no comma before “and”, as United Nations correspondence has it."""


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language tag, in its international form where CLDR has one.

    A language that CLDR does not know gives the root locale.
    """
    for tag in (f"{language}_{_WORLD}", language.replace("-", "_")):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("root")


def long_date(day: datetime.date, language: str, pattern: str = "long") -> str:
    """A day as a letter writes it: “28 September 2016”."""
    return _long_date(day, language, pattern)


@lru_cache(maxsize=256)
def _long_date(day: datetime.date, language: str, pattern: str) -> str:
    return format_date(day, pattern, locale=locale_of(language))


class LetterDate(datetime.date):
    """A day that prints as a letter writes it, and compares as a day."""

    language: str = ""

    @classmethod
    def of(cls, day: datetime.date, language: str) -> LetterDate:
        """The day, to be printed in a language."""
        made = cls(day.year, day.month, day.day)
        made.language = language
        return made

    @override
    def __reduce__(self) -> tuple[Callable[..., LetterDate], tuple[datetime.date, str]]:
        return LetterDate.of, (datetime.date(self.year, self.month, self.day), self.language)

    @override
    def __str__(self) -> str:
        return long_date(self, self.language)
