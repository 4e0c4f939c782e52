"""The problems of a campaign by the place they are at, looked up quickly by many fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from letterapp.campaign.documents import spell
from letterapp.campaign.toml_lines import KeyPath
from letterapp.problems import Problem


class ProblemsAt:
    """The problems of one state of a campaign."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._found: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.where.file:
                for place in _and_above(problem.where.place):
                    self._found[problem.where.file.name, place].append(problem)

    def of(self, file: str, path: KeyPath) -> tuple[Problem, ...]:
        """The problems at a key of a file or within it, errors first."""
        found = self._found.get((file, spell(path)), ())
        return tuple(sorted(found, key=lambda problem: not problem.is_error))


def _and_above(place: str) -> Iterator[str]:
    """A place such as `a[1].b`, and all that it is in: `a[1]`, `a`."""
    yield place
    for end in range(len(place) - 1, 0, -1):
        if place[end] in ".[":
            yield place[:end]
