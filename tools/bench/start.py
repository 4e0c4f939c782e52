"""How long the window takes to start, milestone by milestone, against an empty one of Qt's.

For the first time, and again, when the campaign is kept as it was read. All are started again and
again, in turns, with their modules compiled as an installed program has them.
`python -m tools.bench.start` prints the medians.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from letterapp.batch.last_read import OFF
from letterapp.paths import shipped_campaigns
from tools.bench.sizes import Sizes
from tools.bench.table import Goal, Row, print_table

_ROUNDS = 11
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
_EMPTY, _OURS = "tools.bench.start_empty", "tools.bench.start_ours"
_STARTS = {"first": "the first start", "again": "a later one"}
_MILESTONES: Mapping[str, tuple[str, Goal | None]] = {
    "asked": ("the campaign asked for", None),
    "imported": ("what the window needs imported", None),
    "painted": ("the window painted", Goal(1.2)),
    "listed": ("targets and demands in it", Goal(2.2)),
    "page": ("the first letter’s page in it", Goal(3)),
}


def measure_start(folder: Path, _: Sizes) -> tuple[list[Row], list[str]]:
    """The rows of the first start ever and of a later one, and no notes."""
    environment = {key: value for key, value in os.environ.items() if key != _UNCOMPILED}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), **own_places(folder)}
    ours = [_OURS, str(shipped_campaigns() / "cambodia")]
    empty: list[float] = []
    starts: dict[str, dict[str, list[float]]] = {}
    for turn in range(_ROUNDS + 1):
        begun = _milestones([_EMPTY], environment)["painted"]
        found = {
            "first": _milestones(ours, {**environment, OFF: "1"}),
            "again": _milestones(ours, environment),
        }
        if not turn:  # the first round compiles, and keeps the campaign
            continue
        empty.append(begun)
        for which, milestones in found.items():
            for milestone, seconds in milestones.items():
                starts.setdefault(which, {}).setdefault(milestone, []).append(seconds)
    rows = [
        Row(f"{what}, {_STARTS[which]}", "an empty window", *_medians(took[key], empty), goal)
        for which, took in starts.items()
        for key, (what, goal) in _MILESTONES.items()
    ]
    return rows, []


def _medians(ours: Sequence[float], empty: Sequence[float]) -> tuple[float, float, str, float]:
    """A row's figures: how many times as long ours takes, turn by turn."""
    ratio = median(a / b for a, b in zip(ours, empty, strict=True))
    return median(ours) * 1000, median(empty) * 1000, "ms", ratio


def own_places(folder: Path) -> Mapping[str, str]:
    """The environment of a window that touches nothing of the person's: no settings, no cache."""
    own = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    own |= {"XDG_STATE_HOME": "state", "XDG_DATA_HOME": "data", "LOCALAPPDATA": "local"}
    return {**{key: str(folder / name) for key, name in own.items()}, **_offscreen()}


def _offscreen() -> Mapping[str, str]:
    """Where nobody looks on, windows are drawn into memory."""
    is_seen = sys.platform in ("win32", "darwin") or "DISPLAY" in os.environ
    if is_seen:
        return {}
    # Of what that platform cannot do it warns, which the program would log.
    return {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}


def _milestones(call: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """What a process prints of its start: seconds by milestone, from before it was started."""
    module, *rest = call
    command = [sys.executable, "-m", module, str(time.time()), *rest]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    words = (line.split() for line in done.stdout.splitlines())
    return {milestone: float(seconds) for milestone, seconds in words}


if __name__ == "__main__":
    with TemporaryDirectory() as there:
        print_table("The start of the window", *measure_start(Path(there), Sizes()))
