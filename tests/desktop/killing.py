"""What a program that is killed in the middle of its work may lose, and what not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

PROMISE = 1.0
"""Seconds of its running that a kill may cost."""
_PAUSE = 0.25
"""Seconds; what is longer between two changes is no work of the program's: the machine stood
still, and the program with it."""


def lasting(made_at: Sequence[float], killed_at: float, grace: float) -> int:
    """How many changes, which a program has made at these times, must have outlived the kill.

    `grace` is seconds more, for programs that share the machine with others.
    """
    age, count = 0.0, len(made_at)
    for before, after in reversed(list(pairwise([*made_at, killed_at]))):
        age += min(after - before, _PAUSE)
        if age > PROMISE + grace:
            return count
        count -= 1
    return 0
