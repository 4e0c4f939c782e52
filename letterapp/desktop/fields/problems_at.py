"""The problems of a campaign by the place they are at, looked up quickly by many fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from letterapp.campaign.documents import spell
from letterapp.campaign.toml_lines import KeyPath
from letterapp.problems import Problem


class ProblemsAt:
    """The problems of one state of a campaign; a file's are sorted out when they are asked for."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._problems = problems
        self._files: dict[str, Mapping[str, Sequence[Problem]]] = {}

    def of(self, file: str, path: KeyPath) -> tuple[Problem, ...]:
        """The problems at a key of a file or within it, errors first."""
        if file not in self._files:
            self._files[file] = self._in(file)
        found = self._files[file].get(spell(path), ())
        return tuple(sorted(found, key=lambda problem: not problem.is_error))

    def _in(self, name: str) -> Mapping[str, Sequence[Problem]]:
        """The problems of one file by their places, and by all that these are in."""
        is_in: dict[Path | None, bool] = {None: False}
        found: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in self._problems:
            file = problem.where.file
            if file not in is_in:
                is_in[file] = file is not None and file.name == name
            if is_in[file]:
                for place in _and_above(problem.where.place):
                    found[place].append(problem)
        return found


def _and_above(place: str) -> Iterator[str]:
    """A place such as `a[1].b`, and all that it is in: `a[1]`, `a`."""
    yield place
    for end in range(len(place) - 1, 0, -1):
        if place[end] in ".[":
            yield place[:end]
