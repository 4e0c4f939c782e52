"""`make bench`: letterapp's engine side by side with others, as a table of ratios.

It is no test: whatever the figures say, it ends well; only where ours stops there are none.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from functools import partial

from letterapp import __version__
from tools.bench.day import measure_day
from tools.bench.engines import EngineError
from tools.bench.filling import measure_filling
from tools.bench.pages import measure_pages
from tools.bench.previews import measure_previews
from tools.bench.sizes import QUICK, Sizes, workspace
from tools.bench.start import measure_start
from tools.bench.table import Row, print_table
from tools.bench.whole import measure_whole


def main() -> None:
    """Measures, and prints what was found."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--quick", action="store_true", help="fewer letters and rounds")
    call = parser.parse_args()
    sizes = QUICK if call.quick else Sizes()
    try:
        rows, notes = measured(sizes)
    except EngineError as fault:
        sys.exit(f"The benchmark has stopped: {fault}")
    title = _title(sizes)
    if call.json:
        found = {"title": title, "rows": [row.as_json() for row in rows], "notes": notes}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_table(title, rows, notes)


def measured(sizes: Sizes) -> tuple[list[Row], list[str]]:
    """All rows and notes, each note once."""
    rows: list[Row] = []
    notes: list[str] = []
    with workspace() as folder:
        steps = (
            partial(measure_filling, folder / "clean", sizes, is_from_word=False),
            partial(measure_filling, folder / "word", sizes, is_from_word=True),
            partial(measure_whole, folder / "whole", sizes),
            partial(measure_pages, folder / "pages", sizes),
            partial(measure_start, folder / "start", sizes),
            partial(measure_previews, folder / "previews", sizes),
            partial(measure_day, folder / "day", sizes),
        )
        for number, step in enumerate(steps, start=1):
            print(f"Measuring, part {number} of {len(steps)} …", file=sys.stderr)
            found, said = step()
            rows += found
            notes += said
    return rows, list(dict.fromkeys(notes))


def _title(sizes: Sizes) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    letters = f"{sizes.ours} letters a round, {sizes.rounds} rounds"
    return f"letterapp {__version__}, Python {platform.python_version()}, {machine}; {letters}"


if __name__ == "__main__":
    main()
