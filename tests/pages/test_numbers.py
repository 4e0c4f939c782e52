"""Numbers in the formats of pages, notes and lists."""

import pytest

from letterapp.pages.content import NumberFormat
from letterapp.pages.numbers import format_number


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (7, None, "7"),
        (7, NumberFormat.DECIMAL, "7"),
        (7, NumberFormat.DECIMAL_ZERO, "07"),
        (12, NumberFormat.DECIMAL_ZERO, "12"),
        (7, NumberFormat.NONE, ""),
        (1, NumberFormat.LOWER_LETTER, "a"),
        (26, NumberFormat.LOWER_LETTER, "z"),
        (27, NumberFormat.LOWER_LETTER, "aa"),
        (28, NumberFormat.UPPER_LETTER, "BB"),
        (53, NumberFormat.LOWER_LETTER, "aaa"),
        (1994, NumberFormat.LOWER_ROMAN, "mcmxciv"),
        (49, NumberFormat.UPPER_ROMAN, "XLIX"),
        (1, NumberFormat.ORDINAL, "1st"),
        (22, NumberFormat.ORDINAL, "22nd"),
        (113, NumberFormat.ORDINAL, "113th"),
        (103, NumberFormat.ORDINAL, "103rd"),
        (4, NumberFormat.SYMBOLS, "§"),
        (6, NumberFormat.SYMBOLS, "††"),
    ],
)
def test_a_number_is_written_in_its_format(
    number: int, number_format: NumberFormat | None, written: str
) -> None:
    assert format_number(number, number_format) == written


@pytest.mark.parametrize("number", [0, -3, 2_147_483_647])
@pytest.mark.parametrize("number_format", list(NumberFormat))
def test_what_a_format_cannot_say_is_short_all_the_same(
    number: int, number_format: NumberFormat
) -> None:
    assert len(format_number(number, number_format)) < 20
