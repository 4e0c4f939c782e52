"""A day's work in the real window: from a key to the new page, and how long the window is held.

With few targets and with many. `python -m tools.bench.day` prints it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from letterapp.paths import shipped_campaigns
from tools.bench.sizes import Sizes
from tools.bench.start import own_places
from tools.bench.table import Row, limited, print_table

_FEW, _MANY = 18, 2_000
"""Targets that are ticked; the shipped campaign has 18."""
_ROUNDS = 100
_KEY, _HELD = 33.0, 50.0
"""Milliseconds from a key to the page at the 95th percentile, and that the event loop is held."""
_ITEM = "[[targets]]"
_SIGNATORY = re.compile(r'^role\s*= "signatory"', re.MULTILINE)
_ID = re.compile(r'^id\s*= "', re.MULTILINE)


def measure_day(folder: Path, _: Sizes) -> tuple[list[Row], list[str]]:
    """A row for each kind of key, and one for the longest hold, which a note says more of."""
    rows: list[Row] = []
    notes: list[str] = []
    for count in (_FEW, _MANY):
        place = folder / str(count)
        found = _day(_campaign(place / "campaign", count), place)
        for what, milliseconds in found["keys"].items():
            most = quantiles(milliseconds, n=20)[-1]
            rows.append(limited(f"the page after {what}, {count} targets, 95 %", most, _KEY, "ms"))
        held: Mapping[str, float] = found["held"]
        longest = max(held, key=held.__getitem__)
        what = f"the event loop held at most, {count} targets"
        rows.append(limited(what, held[longest], _HELD, "ms"))
        laps = ", ".join(f"{step} {milliseconds:.0f} ms" for step, milliseconds in held.items())
        notes.append(f"The event loop with {count} targets was held for: {laps}.")
    return rows, notes


def _day(campaign: Path, place: Path) -> dict[str, Any]:
    """What a window of its own prints of its day."""
    command = [sys.executable, "-m", "tools.bench.day_ours", str(campaign), str(place / "letters")]
    environment = {**os.environ, **own_places(place)}
    done = subprocess.run(
        [*command, str(_ROUNDS)], env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _campaign(folder: Path, count: int) -> Path:
    """The shipped campaign, with copies of its signatories so that there are so many targets."""
    shutil.copytree(shipped_campaigns() / "cambodia", folder)
    file = folder / "targets.toml"
    text = file.read_text("utf-8")
    items = [f"{_ITEM}\n{item}" for item in text.split(_ITEM)[1:]]
    like = [item.split("\n[[")[0] for item in items if _SIGNATORY.search(item)]
    more = [
        _ID.sub(rf"\g<0>N{number}-", like[number % len(like)], count=1)
        for number in range(count - len(items))
    ]
    file.write_text("\n".join([text, *more]), "utf-8")
    return folder


if __name__ == "__main__":
    with TemporaryDirectory() as there:
        print_table("A day in the window", *measure_day(Path(there), Sizes()))
