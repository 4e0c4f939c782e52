"""The time that is left: told once it can be, in words as rough as the guess."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from letterapp.desktop.writing.pace import Pace, time_left


def paced(steps: int, done: int, seconds: float) -> Pace:
    """A pace whose steps take so many seconds each."""
    clock: Iterator[float] = itertools.count(0.0, seconds)
    pace = Pace(steps, lambda: next(clock))
    for _ in range(done):
        pace.advance()
    return pace


def test_the_steps_that_are_left_take_as_long_as_the_last_ones() -> None:
    assert paced(100, 80, 0.5).seconds_left == pytest.approx(10)


def test_nothing_is_told_before_it_can_be_known() -> None:
    assert paced(100, 3, 1).seconds_left is None
    assert paced(100, 20, 0.01).seconds_left is None


def test_a_change_of_the_work_is_followed() -> None:
    times = [*range(50), *(50 + 0.1 * step for step in range(50))]
    clock = iter([0.0, *times])
    pace = Pace(200, lambda: next(clock))
    for _ in times:
        pace.advance()
    assert pace.seconds_left == pytest.approx(10)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.4, "a few seconds left"),
        (4, "about 5 seconds left"),
        (12, "about 10 seconds left"),
        (61, "about a minute left"),
        (150, "about 2 minutes left"),
        (100_000, "about 1,667 minutes left"),
    ],
)
def test_it_is_said_in_words(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words
