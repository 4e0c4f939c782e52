"""Numbers of pages, notes and lists as text (ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import ascii_lowercase, ascii_uppercase

from letterapp.pages.content import NumberFormat

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SYMBOLS = "*†‡§"
_LAST_ROMAN, _LAST_REPEATED = 32_767, 780
"""The largest numbers that Word writes so (17.18.59); larger ones are decimal here."""
_TEENS = range(11, 14)


def format_number(number: int, number_format: NumberFormat | None) -> str:
    """A number in a format, decimal in none; also where the format cannot say it, such as 0."""
    written = _WRITERS.get(number_format)
    return str(number) if written is None else written(number)


def _ending(number: int) -> str:
    if abs(number) % 100 in _TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(abs(number) % 10, "th")


def _roman(number: int) -> str:
    if not 0 < number <= _LAST_ROMAN:
        return str(number)
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made


def _repeated(number: int, signs: str) -> str:
    """The sign of a number; past the last one they begin again, twice each, and so on."""
    if not 0 < number <= _LAST_REPEATED:
        return str(number)
    times, place = divmod(number - 1, len(signs))
    return signs[place] * (times + 1)


_WRITERS: Mapping[NumberFormat | None, Callable[[int], str]] = {
    NumberFormat.NONE: lambda _: "",
    NumberFormat.DECIMAL_ZERO: lambda number: f"{number:02d}",
    NumberFormat.ORDINAL: lambda number: f"{number}{_ending(number)}",
    NumberFormat.LOWER_ROMAN: _roman,
    NumberFormat.UPPER_ROMAN: lambda number: _roman(number).upper(),
    NumberFormat.LOWER_LETTER: lambda number: _repeated(number, ascii_lowercase),
    NumberFormat.UPPER_LETTER: lambda number: _repeated(number, ascii_uppercase),
    NumberFormat.SYMBOLS: lambda number: _repeated(number, _SYMBOLS),
}
