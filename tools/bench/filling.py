"""Filling and writing the benchmark letter: ours, the other engines and the floor, in turn."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from tools.bench import ours
from tools.bench.addressees import addressees
from tools.bench.engines import Engine, EngineError, node_engine, python_engine, version
from tools.bench.letter import (
    DOCXTEMPLATER,
    DOCXTPL,
    EASY_TEMPLATE_X,
    LETTERAPP,
    MERGE_FIELDS,
    Syntax,
    benchmark_letter,
    letter_text,
)
from tools.bench.sizes import Sizes
from tools.bench.table import Goal, Row, compared, limited

OURS, FLOOR = "letterapp", "floor"
SYNTAXES: Mapping[str, Syntax] = {
    OURS: LETTERAPP,
    "docxtpl": DOCXTPL,
    "docx-mailmerge2": MERGE_FIELDS,
    "docxtemplater": DOCXTEMPLATER,
    "easy-template-x": EASY_TEMPLATE_X,
}
NODE = ("docxtemplater", "easy-template-x")
COMPILE_LIMIT = 10  # milliseconds
_SAMPLE = 3
"""Letters of each engine whose text is compared before anything is measured."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The engines that run, the folder each writes into, and how many letters a round."""

    engines: Mapping[str, Engine]
    folder: Path
    sizes: Sizes

    def fill(self, name: str, first: int, end: int) -> float:
        """The seconds of one engine for some letters."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return self.engines[name].fill(first, end, folder)

    def rounds(self) -> Mapping[str, Sequence[float]]:
        """Seconds a letter for each engine and round, after one that only warms up."""
        seconds: dict[str, list[float]] = {name: [] for name in self.engines}
        for number in range(self.sizes.rounds + 1):
            for name, found in seconds.items():
                count = self.sizes.ours if name in (OURS, FLOOR) else self.sizes.theirs
                first = number * count  # never the same letter twice
                found.append(self.fill(name, first, first + count) / count)
            self.clear()
        return {name: found[1:] for name, found in seconds.items()}

    def texts(self, name: str) -> list[str]:
        """What the engine's first letters say."""
        self.fill(name, 0, _SAMPLE)
        files = [self.folder / name / each.file_name for each in addressees(0, _SAMPLE)]
        return [letter_text(file) for file in files]

    def clear(self) -> None:
        """Removes the letters, which the memory need not hold."""
        for name in self.engines:
            shutil.rmtree(self.folder / name, ignore_errors=True)


def measure_filling(
    folder: Path, sizes: Sizes, *, is_from_word: bool
) -> tuple[list[Row], list[str]]:
    """The rows of one variant of the letter, and notes on engines that are left out."""
    what = "fill and write, Word’s own markup" if is_from_word else "fill and write"
    folder.mkdir()
    templates = {name: folder / f"{name}.docx" for name in SYNTAXES}
    for name, syntax in SYNTAXES.items():
        templates[name].write_bytes(benchmark_letter(syntax, is_from_word=is_from_word))
    with ExitStack() as stack:
        engines, notes = _started(stack, templates, folder, sizes)
        contest = Contest(engines, folder, sizes)
        engines, more = _agreeing(contest)
        found = Contest(engines, folder, sizes).rounds()
    rows = [*_rows(what, found), _compile_row(what, templates[OURS], sizes)]
    return rows, [*notes, *more]


def _started(
    stack: ExitStack, templates: Mapping[str, Path], folder: Path, sizes: Sizes
) -> tuple[dict[str, Engine], list[str]]:
    data = folder / "data.json"
    people = addressees(0, (sizes.rounds + 1) * sizes.theirs)
    listed = [{"file": person.file_name, "data": person.data()} for person in people]
    data.write_text(json.dumps(listed), "utf-8")
    starts: dict[str, Callable[[], AbstractContextManager[Engine]]] = {
        name: partial(node_engine, name, file, data)
        if name in NODE
        else partial(python_engine, name, file)
        for name, file in templates.items()
    }
    starts[FLOOR] = partial(python_engine, FLOOR, folder / OURS)
    engines, notes = {}, []
    for name, start in starts.items():
        try:
            engines[name] = stack.enter_context(start())
        except EngineError as fault:
            notes.append(str(fault))
    return engines, notes


def _agreeing(contest: Contest) -> tuple[dict[str, Engine], list[str]]:
    """The engines whose letters say the same; ours has to be one of them."""
    expected = contest.texts(OURS)
    agreeing, notes = {}, []
    for name, engine in contest.engines.items():
        try:
            if name == FLOOR or contest.texts(name) == expected:
                agreeing[name] = engine
            else:
                notes.append(f"{name} is left out: its letters say something else")
        except EngineError as fault:
            notes.append(f"{name} is left out: {fault}")
    return agreeing, notes


def _rows(what: str, found: Mapping[str, Sequence[float]]) -> list[Row]:
    ours_each = found[OURS]
    others = sorted(found.keys() - {OURS, FLOOR, "docxtpl"}, key=lambda name: median(found[name]))
    goals = {"docxtpl": Goal(60, is_least=True)}
    if others:
        goals[others[0]] = Goal(15, is_least=True)
    rows = [
        compared(what, f"{name} {version(name)}", ours_each, found[name], goals.get(name))
        for name in ("docxtpl", *others)
        if name in found
    ]
    return [*rows, compared(what, "the floor", ours_each, found[FLOOR], Goal(2))]


def _compile_row(what: str, template: Path, sizes: Sizes) -> Row:
    seconds = ours.compile_seconds(template, sizes.compilations)
    variant = what.removeprefix("fill and write")
    return limited(f"compile a template{variant}", seconds * 1000, COMPILE_LIMIT, "ms")
