"""What comes of filling a Word template."""

from __future__ import annotations

from msgspec import Struct

from letterapp.problems import Problem


class Filled(Struct, frozen=True):
    """A filled letter: the Word file's bytes, to be used where no problem is an error."""

    data: bytes
    problems: tuple[Problem, ...]
