"""The door to the window: loads Qt, and says so where it cannot be loaded.

Imports Qt only when it runs, so that the command line stays quick without it.
"""

from __future__ import annotations

from pathlib import Path

from letterapp.desktop.collecting import collect_again, collect_nothing
from letterapp.desktop.display import display_problem
from letterapp.desktop.first_campaign import FirstCampaign
from letterapp.errors import LetterappError

__all__ = ["QtError", "display_problem", "run"]


class QtError(LetterappError):
    """Qt cannot be loaded."""

    title = "The window cannot open"


def run(folder: Path) -> int:
    """Opens the window on a campaign folder, until it is closed; gives the exit status.

    Raises QtError where Qt, or a library of the system that it needs, is missing.
    """
    collect_nothing()
    try:
        return _run(folder)
    finally:
        collect_again()


def _run(folder: Path) -> int:
    first = FirstCampaign(folder)
    try:
        import PySide6.QtWidgets  # noqa: F401  so that nothing but it is imported in PySide's way

        from letterapp.pages.plain_imports import import_plainly

        import_plainly()
        from letterapp.desktop.application import start
    except ImportError as cause:
        if not (cause.name or "").startswith(("PySide6", "shiboken6")):
            raise
        hint = "Install what is missing, or use the command line: letterapp write --help"
        raise QtError(f"Qt cannot be loaded: {cause}", hint) from cause
    return start(first)
