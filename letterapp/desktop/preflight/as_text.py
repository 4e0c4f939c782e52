"""Pre-flight as plain text, to be pasted into a mail or a file."""

from __future__ import annotations

from collections.abc import Iterator

from letterapp.desktop.preflight.checks import summed_up
from letterapp.desktop.preflight.preflight import Preflight
from letterapp.desktop.preflight.rows import rows_of


def as_text(preflight: Preflight, *, has_problems_only: bool) -> str:
    """The summary, then every letter with its state and its problems."""
    return "\n".join(_lines(preflight, has_problems_only=has_problems_only))


def _lines(preflight: Preflight, *, has_problems_only: bool) -> Iterator[str]:
    yield summed_up(preflight.states.values())
    for row in rows_of(preflight, {}, has_problems_only=has_problems_only):
        yield ""
        yield f"{row.name}: {row.state.words}"
        yield from (f"  {problem}" for problem in row.problems)
