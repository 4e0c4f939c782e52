"""letterapp's side of the benchmark: a Word template compiled, and filled in the worker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from letterapp.limits import Limits
from letterapp.word.template import load_word_template
from letterapp.worker import Worker
from tools.bench.addressees import Addressee
from tools.bench.writing import LettersError


class _Service:
    """What the worker process holds: a compiled template."""

    def __init__(self, template: Path) -> None:
        self._template = load_word_template(template, {})

    def filled(self, letters: Sequence[Mapping[str, object]]) -> Iterator[bytes]:
        """The letters' bytes, one after the other."""
        for data in letters:
            filled = self._template.fill(None, data, None)
            if filled.problems:
                raise LettersError("; ".join(str(problem) for problem in filled.problems))
            yield filled.data


@contextmanager
def filler(template: Path) -> Iterator[Callable[[Sequence[Addressee], Path], Callable[[], None]]]:
    """Fills a Word template in the worker and writes the letters, as the engines of `fillers`."""
    with Worker(Limits()) as worker:
        worker.serve(_Service, template)
        yield lambda letters, folder: partial(_fill, worker, letters, folder)


def _fill(worker: Worker, letters: Sequence[Addressee], folder: Path) -> None:
    filled = worker.stream("filled", [letter.data() for letter in letters])
    for letter, data in zip(letters, filled, strict=True):
        place = f"{folder}{os.sep}{letter.file_name}"
        with open(f"{place}.part", "wb", buffering=0) as stream:  # noqa: PTH123
            stream.write(data)
        os.replace(f"{place}.part", place)  # noqa: PTH105


def compile_seconds(template: Path, times: int) -> float:
    """How long it takes to read and compile a Word template: the median."""
    return median(_seconds(partial(_compiled, template)) for _ in range(times))


def _compiled(template: Path) -> None:
    """Compiles a template; it is compiled when something is asked of it."""
    assert load_word_template(template, {}).problems is not None


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
