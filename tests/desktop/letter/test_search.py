"""What counts as found."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from letterapp.desktop.letter.letter_text import LetterText, Position
from letterapp.desktop.letter.search import Search
from tests.desktop.letter.showing import letter_of

START = Position(0, 0, 0)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Fonts need one."""


def found(words: str, *paragraphs: str) -> list[str]:
    """What of a letter is found."""
    text, search = LetterText(letter_of(*paragraphs)), Search()
    search.look(text, words, START)
    return [text.between(match.start, match.end) for match in search.matches]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("DROP", "drop"),
        ("secretaire general", "Secrétaire général"),
        ("don't", "don’t"),
        ('"act now"', "“act now”"),
        ("strasse", "Straße"),
        ("မြန်မာ", "မြန်မာ"),
        ("𐍈b", "𐍈b"),
    ],
)
def test_case_accents_and_quotes_may_differ(words: str, said: str) -> None:
    assert found(words, f"We 𐍈 say {said} to all.") == [said]


def test_khmer_keeps_its_vowels() -> None:
    assert found("កា", "កិ") == []


def test_words_are_found_across_lines_and_pages() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    pages = letter_of(words)
    second = LetterText(pages).lines(1)[0]
    last, first = second.units[: second.start].split()[-1], second.units[second.start :].split()[0]
    assert found(f"{last}  {first}", words) == [f"{last} {first}"]


def test_nothing_is_found_for_spaces_alone() -> None:
    assert found("  ", "We say so.") == []


def test_words_of_two_paragraphs_are_not_one() -> None:
    assert found("Minister We", "Dear Minister", "We say so.") == []
