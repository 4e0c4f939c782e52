"""How long a run will still take, told from the steps that it has just done."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_LOOKED_AT = 40
"""Steps that tell the pace: enough to be steady, few enough to follow a change of the work."""
_FEWEST = 4
_SOONEST = 1.0
"""Seconds before anything is said."""
_MINUTE = 60


class Pace:
    """The pace of one run of so many steps; `now` is a clock in seconds."""

    def __init__(self, steps: int, now: Callable[[], float] = time.monotonic) -> None:
        self._steps = steps
        self._now = now
        self._began = now()
        self._ends: deque[float] = deque(maxlen=_LOOKED_AT)
        self._done = 0

    def advance(self) -> None:
        """One step is done."""
        self._done += 1
        self._ends.append(self._now())

    @property
    def seconds_left(self) -> float | None:
        """How long the steps that are left will take; None while that cannot be told."""
        if len(self._ends) < _FEWEST or self._ends[-1] - self._began < _SOONEST:
            return None
        a_step = (self._ends[-1] - self._ends[0]) / (len(self._ends) - 1)
        return a_step * max(0, self._steps - self._done)


def time_left(seconds: float | None) -> str:
    """How long something will still take, in words as rough as the guess is."""
    if seconds is None:
        return ""
    if seconds < 3:  # noqa: PLR2004  the words say it
        return "a few seconds left"
    if seconds < _MINUTE:
        return f"about {max(5, 5 * round(seconds / 5))} seconds left"
    minutes = round(seconds / _MINUTE)
    return "about a minute left" if minutes == 1 else f"about {minutes:,} minutes left"
