"""What the comparison found, as a table of all files together and of the worst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from tools.fidelity.comparing import Found, offset_figures, overall
from tools.fidelity.copying import Copied

GOALS = {"same_pages": 0.98, "same_lines": 0.97, "median": 1.5}
"""At least such shares; under so many points."""

_WORST = 15


def worst(found: Sequence[Found], count: int = _WORST) -> list[Found]:
    """The worst files first; none that is as it should be."""
    order = sorted(found, key=lambda one: one.badness, reverse=True)
    return [one for one in order[:count] if one.badness > (False, False, 0.0, 0.1)]


def as_json(found: Sequence[Found], texts: Sequence[Copied]) -> str:
    """All figures, the worst files first."""
    files = sorted(found, key=lambda one: one.badness, reverse=True)
    told = {
        "goals": GOALS,
        "overall": overall(found),
        "text": [asdict(one) for one in texts],
        "files": [one.as_json() for one in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def print_tables(found: Sequence[Found], texts: Sequence[Copied], count: int = _WORST) -> None:
    """Prints the figures of all files and the worst files, for people."""
    console = Console(highlight=False, width=None if Console().is_terminal else 120)
    console.print(_of_all(found))
    if texts:
        console.print(_of_texts(texts))
    bad = worst(found, count)
    if bad:
        console.print(_of_files(bad))
    for one in bad:
        if one.fault:
            console.print(f"- {one.name}: {one.fault}", markup=False)


def _of_all(found: Sequence[Found]) -> Table:
    figures = overall(found)
    title = f"{figures['files']} files, {figures['lines']:,} lines"
    table = Table("what", title=title, title_justify="left", box=box.SIMPLE)
    for name in ("found", "goal"):
        table.add_column(name, justify="right")
    table.add_column("reached")
    for key, name in (("same_pages", "same number of pages"), ("same_lines", "lines the same")):
        share, goal = figures[key], GOALS[key]
        table.add_row(name, f"{share:.2%}", f"≥ {goal:.0%}", _answer(share >= goal))
    if "median" in figures:
        goal = GOALS["median"]
        reached = _answer(figures["median"] < goal)
        table.add_row("median offset", f"{figures['median']:.2f} pt", f"< {goal} pt", reached)
        table.add_row("90 % of offsets within", f"{figures['p90']:.2f} pt", "", "")
    return table


def _of_texts(texts: Sequence[Copied]) -> Table:
    title = "Text that comes back from the PDF"
    table = Table("file", title=title, title_justify="left", box=box.SIMPLE)
    for name in ("ours", "LibreOffice's"):
        table.add_column(name, justify="right")
    for one in texts:
        table.add_row(one.name, f"{one.ours:.1%}", f"{one.theirs:.1%}")
    return table


def _of_files(found: Sequence[Found]) -> Table:
    table = Table("file", title="The worst files", title_justify="left", box=box.SIMPLE)
    for name in ("pages", "lines the same", "", "median", "90 %"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in found:
        pages = str(one.pages) if one.has_same_pages else f"{one.our_pages} for {one.pages}"
        offsets = [f"{value:.2f}" for value in offset_figures(one.offsets).values()] or ["", ""]
        table.add_row(one.name, pages, f"{one.same} of {one.lines}", f"{one.share:.1%}", *offsets)
    return table


def _answer(is_reached: bool) -> str:
    return "yes" if is_reached else "no"
