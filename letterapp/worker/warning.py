"""What to say where the system cannot hold a process to an amount of memory."""

from __future__ import annotations

from collections.abc import Iterator

from letterapp.problems import Place, Problem, warning
from letterapp.worker.memory import memory_is_limited


def unlimited_memory(where: Place) -> Iterator[Problem]:
    """The warning that templates at a place can take all memory; nothing where they cannot."""
    if not memory_is_limited():
        hint = "Use templates of people you trust. A template that runs too long is still stopped."
        yield warning("this system sets templates no limit of memory", hint, where)
