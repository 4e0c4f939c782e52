"""What comes of filling a Word template."""

from __future__ import annotations

from dataclasses import dataclass

from letterapp.problems import Problem


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled letter: the Word file's bytes, to be used where no problem is an error."""

    data: bytes
    problems: tuple[Problem, ...]
