"""The whole letter: a campaign's batch as `letterapp write` does it, in processes of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench import writing
from tools.bench.batch import Batch, run_batch
from tools.bench.campaign import FILLED, TAGS_OF_DOCXTPL, letter_with_tags, make_campaign
from tools.bench.engines import ROOT, Engine, python_engine, version
from tools.bench.letter import letter_text
from tools.bench.sizes import Sizes
from tools.bench.table import Goal, Row, compared, limited

MEMORY_LIMIT = 80  # megabytes
WORDING = writing.Template()
DOCXTPL = "docxtpl, whole letter"
_SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One round: the batch, the batch again, with the other template, and docxtpl's letters."""

    wording: Batch
    again: Batch
    filled: Batch
    docxtpl: float


def measure_whole(folder: Path, sizes: Sizes) -> tuple[list[Row], list[str]]:
    """The rows of the whole letter, and notes on what is odd."""
    folder.mkdir()
    make_campaign(folder / "campaign", sizes.ours)
    template = folder / "docxtpl.docx"
    template.write_bytes(letter_with_tags(TAGS_OF_DOCXTPL))
    with python_engine(DOCXTPL, template) as docxtpl:
        notes = _disagreements(folder, docxtpl)
        turns = [_turn(folder, docxtpl, sizes, n) for n in range(sizes.batch_rounds)]
    again = {turn.again.unchanged for turn in turns}
    if again != {sizes.ours}:
        notes.append(f"written again, only {min(again)} of {sizes.ours} letters were unchanged")
    rows = [*_rows(turns), _growth(folder, sizes), *_memory(folder)]
    rows += [_durable(folder, turns), _starting(turns)]
    return rows, notes


def _turn(folder: Path, docxtpl: Engine, sizes: Sizes, number: int) -> Turn:
    campaign, letters = folder / "campaign", folder / "letters"
    letters.mkdir()
    first = number * sizes.theirs
    turn = Turn(
        run_batch(campaign, letters / "wording", WORDING),
        run_batch(campaign, letters / "wording", WORDING),
        run_batch(campaign, letters / "filled", FILLED),
        docxtpl.fill(first, first + sizes.theirs, letters) / sizes.theirs,
    )
    shutil.rmtree(letters)
    return turn


def _disagreements(folder: Path, docxtpl: Engine) -> list[str]:
    """Notes on letters that do not say the same; the first use of the engine as well."""
    small = folder / "small"
    make_campaign(small, _SAMPLE)
    places = {name: small / "letters" / name for name in ("wording", "filled", "docxtpl")}
    places["docxtpl"].mkdir(parents=True)
    run_batch(small, places["wording"], WORDING)
    run_batch(small, places["filled"], FILLED)
    docxtpl.fill(0, _SAMPLE, places["docxtpl"])
    texts = {name: _texts(place) for name, place in places.items()}
    return [
        f"the letters of “{name}” say something else than those of the wording"
        for name, found in texts.items()
        if found != texts["wording"]
    ]


def _texts(folder: Path) -> list[str]:
    return [letter_text(file) for file in sorted(folder.glob("*.docx"))]


def _rows(turns: Sequence[Turn]) -> list[Row]:
    wording = [turn.wording.each for turn in turns]
    again = [turn.again.each for turn in turns]
    filled = [turn.filled.each for turn in turns]
    docxtpl = [turn.docxtpl for turn in turns]
    against = f"docxtpl {version('docxtpl')}"
    return [
        compared("whole letter", against, wording, docxtpl, Goal(40, is_least=True)),
        compared("whole letter", "a Word template", wording, filled, Goal(1.1)),
        compared("written again, unchanged", "the first time", again, wording, Goal(0.7)),
    ]


def _growth(folder: Path, sizes: Sizes) -> Row:
    """What a letter costs in a large batch, against a small one."""
    few, many = folder / "few", folder / "many"
    make_campaign(few, sizes.few)
    make_campaign(many, sizes.many)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(sizes.batch_rounds):
        for campaign, seconds in zip((few, many), found, strict=True):
            seconds.append(run_batch(campaign, folder / "letters", WORDING).each)
            shutil.rmtree(folder / "letters")
    what = f"a letter of {sizes.many:,}".replace(",", "\u202f")
    return compared(what, f"a letter of {sizes.few}", found[1], found[0], Goal(1.1))


def _memory(folder: Path) -> Iterator[Row]:
    """The most that each process had, where the system tells."""
    batch = run_batch(folder / "campaign", folder / "letters", WORDING, "--memory")
    shutil.rmtree(folder / "letters")
    peaks = {"memory": batch.memory, "memory of the worker": batch.worker_memory}
    for what, peak in peaks.items():
        if peak:
            yield limited(what, peak, MEMORY_LIMIT, "MB")


def _durable(folder: Path, turns: Sequence[Turn]) -> Row:
    """Flushed to a disk letter by letter, as users write them; has no goal."""
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as disk:
        batch = run_batch(folder / "campaign", Path(disk), WORDING, "--durable")
    ms, other = batch.each * 1000, median(turn.wording.each for turn in turns) * 1000
    return Row("flushed to a disk", "not flushed", ms, other, "ms", ms / other)


def _starting(turns: Sequence[Turn]) -> Row:
    """What a batch takes before its first letter, against one letter; has no goal."""
    ms = median(turn.wording.starting for turn in turns) * 1000
    other = median(turn.wording.each for turn in turns) * 1000
    return Row("start of a batch", "a letter", ms, other, "ms", ms / other)
