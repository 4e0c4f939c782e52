"""Days as a letter writes them."""

from __future__ import annotations

import datetime

import pytest

from letterapp.wording.locales import LetterDate, locale_of

DAY = datetime.date(2031, 5, 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4 May 2031"),
        ("en-US", "May 4, 2031"),
        ("fr", "4 mai 2031"),
        ("de", "4. Mai 2031"),
        ("pt_BR", "4 de maio de 2031"),
        ("zh", "2031年5月4日"),
    ],
)
def test_a_day_prints_in_the_language_of_the_letter(language: str, text: str) -> None:
    assert str(LetterDate.of(DAY, language)) == text


@pytest.mark.parametrize("language", ["", "xx", "../x", "no such language"])
def test_an_unknown_language_is_no_error(language: str) -> None:
    assert str(locale_of(language)) == "root"
    assert "2031" in str(LetterDate.of(DAY, language))


def test_a_day_compares_as_a_day() -> None:
    day = LetterDate.of(DAY, "en")
    assert day == DAY
    assert day < datetime.date(2031, 5, 5)
    assert day.year == 2031
