"""Any template, any data, one Word file: a Word template, or a wording poured into one.

Templates are untrusted, so they run in a worker (`Renderer`); what comes back is checked, and
then put in its place. Letters of a campaign go through `write`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from letterapp.batch.files import open_elsewhere, replace_file
from letterapp.batch.json_data import read_data
from letterapp.batch.outcomes import State
from letterapp.batch.soundness import Soundness
from letterapp.batch.sources import Sources, check_target, sources_of
from letterapp.errors import WordTemplateError
from letterapp.limits import Limits, limits
from letterapp.problems import Place, Problem, error
from letterapp.word.filled import Filled
from letterapp.worker import Elsewhere, LimitExceeded, Worker
from letterapp.worker.warning import unlimited_memory

_RENDERER = Elsewhere("letterapp.batch.renderer", "Renderer")


class Rendered(Struct, frozen=True):
    """What became of a rendering; `file` is None where it failed."""

    state: State
    file: Path | None
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """The end as the command line's `--json` gives it."""
        return {
            "file": str(self.file) if self.file else None,
            "outcome": str(self.state),
            "problems": [problem.as_json() for problem in self.problems],
        }


def render(template: Path, data: Path, out: Path, word_template: Path | None = None) -> Rendered:
    """Fills a template with the data of a JSON file and writes the Word file `out`.

    Wording goes on `word_template`, by default the shipped plain sheet. A file that is there is
    replaced, if all goes well. Raises UsageError where the call is wrong.
    """
    out = out.absolute()
    sources = sources_of(template.absolute(), word_template and word_template.absolute())
    check_target(out, (template, data, sources.word_template))
    bounds = limits()
    filled = _filled(sources, read_data(data, bounds), bounds)
    problems = tuple(dict.fromkeys((*filled.problems, *unlimited_memory(Place(sources.template)))))
    if not _has_error(problems):
        problems += tuple(Soundness().problems(filled.data, sources.word_template))
    if _has_error(problems):
        return Rendered(State.FAILED, None, problems)
    return _put(out, filled.data, problems)


def _filled(sources: Sources, data: Mapping[str, Any], bounds: Limits) -> Filled:
    try:
        with Worker(bounds) as worker:
            worker.serve(_RENDERER, sources, data, bounds)
            filled: Filled = worker.call("filled")
            return filled
    except WordTemplateError as fault:
        return Filled(b"", fault.problems)
    except LimitExceeded as fault:
        message = fault.message[:1].lower() + fault.message[1:]
        where = Place(sources.template)
        return Filled(b"", (error(f"filling the template: {message}", f"{fault.hint}.", where),))


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def _put(out: Path, data: bytes, problems: tuple[Problem, ...]) -> Rendered:
    """Puts the finished file in its place; what the system or an open window refuses is told."""
    try:
        if out.exists():
            if out.read_bytes() == data:
                return Rendered(State.UNCHANGED, out, problems)
            if lock := open_elsewhere(out):
                hint = f"Close it and render again, or delete {lock.name} if it is not."
                return _not_written(error("it is open elsewhere", hint, Place(out)), problems)
        replace_file(out, data)
    except OSError as cause:
        hint = "Close it where it is open; see that the disk has room and who may write there."
        why = cause.strerror or str(cause)
        return _not_written(error(f"it cannot be written: {why}", hint, Place(out)), problems)
    return Rendered(State.WRITTEN, out, problems)


def _not_written(problem: Problem, problems: tuple[Problem, ...]) -> Rendered:
    return Rendered(State.FAILED, None, (*problems, problem))
