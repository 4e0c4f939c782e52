"""The error for work that was stopped."""

from __future__ import annotations

from enum import StrEnum

from letterapp.errors import LetterappError
from letterapp.limits import MIB, Limits, variable_of


class Bound(StrEnum):
    """What the work went beyond."""

    TIME = "time"
    MEMORY = "memory"
    DEPTH = "depth"
    """It called itself too often; Python held it, and the process goes on."""
    START = "start"
    """The process did not come to its work."""
    PROCESS = "process"
    """The process ended: a crash of C code, the system out of memory, or somebody killed it."""


class LimitExceeded(LetterappError):
    """The work was stopped; `bound` says why. Asking again is safe."""

    title = "A limit was reached"

    def __init__(self, bound: Bound, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.bound = bound


def exceeded(bound: Bound, limits: Limits) -> LimitExceeded:
    """The error for a limit of ours."""
    match bound:
        case Bound.TIME:
            unit = "second" if limits.seconds == 1 else "seconds"
            message = f"It took longer than {limits.seconds:g} {unit} and was stopped"
            hint = f"Look for a loop without end; {variable_of('seconds')} allows more"
        case Bound.MEMORY:
            message = f"It needed more than {limits.memory / MIB:g} MB of memory and was stopped"
            hint = f"Look for a huge repeat or number; {variable_of('memory')} allows more"
        case Bound.START:
            message = f"The worker process did not start within {limits.start:g} seconds"
            hint = f"Try again when the computer is less busy; {variable_of('start')} allows more"
        case _:
            message = "It went too deep into itself and was stopped"
            hint = "Look for something that calls or includes itself"
    return LimitExceeded(bound, message, hint)


def ended(how: str) -> LimitExceeded:
    """The error for a process that is gone; `how` is such as “exit status 1”."""
    return LimitExceeded(
        Bound.PROCESS,
        f"The worker process ended unexpectedly ({how})",
        "Try again; if it happens again, look for something that nests very deep",
    )
