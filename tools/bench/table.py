"""What the benchmark found: a row a comparison, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio to be reached: at least so much, or at most."""

    ratio: float
    is_least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {self.ratio:g}"

    def is_reached(self, ratio: float) -> bool:
        """Whether a ratio reaches it."""
        return ratio >= self.ratio if self.is_least else ratio <= self.ratio


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison of ours with something else, both in the same unit.

    The ratio is how many times faster ours is, or, where the goal is “at most”, how many times
    more ours takes.
    """

    what: str
    against: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    goal: Goal | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return self.goal.is_reached(self.ratio) if self.goal else None

    def as_json(self) -> dict[str, Any]:
        """The row with what its goal came to."""
        return {**asdict(self), "goal": str(self.goal or ""), "reached": self.reached}


def compared(
    what: str,
    against: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    goal: Goal | None = None,
) -> Row:
    """A row of the seconds a letter took, round by round: medians, and the median of the ratios.

    Rounds are compared each with itself, so that a machine that is slow for a while is so for both.
    """
    is_faster = goal is None or goal.is_least
    ratios = (b / a if is_faster else a / b for a, b in zip(ours, theirs, strict=True))
    ms = (median(ours) * 1000, median(theirs) * 1000)
    return Row(what, against, *ms, "ms", median(ratios), goal)


def limited(what: str, ours: float, limit: float, unit: str) -> Row:
    """A row of something that has a limit of its own."""
    return Row(what, "the limit", ours, limit, unit, ours / limit, Goal(1))


def print_table(title: str, rows: Sequence[Row], notes: Sequence[str]) -> None:
    """Prints what was found, for people."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    for name in ("what", "against"):
        table.add_column(name)
    for name in ("ours", "theirs", "ratio", "goal"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("reached")
    answers = {True: "yes", False: "no", None: ""}
    for row in rows:
        values = (f"{value:.3g} {row.unit}" for value in (row.ours, row.theirs))
        goal = str(row.goal or "")
        table.add_row(
            row.what, row.against, *values, f"{row.ratio:.2f}", goal, answers[row.reached]
        )
    console = Console(highlight=False, width=None if Console().is_terminal else 120)
    console.print(table)
    for note in notes:
        console.print(f"- {note}")
