"""The way to the window, which loads nothing that only the commands need."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum

from letterapp.campaign.folders import DEFAULT, find_campaign


class Command(StrEnum):
    """What the command line can be told to do."""

    NEW = "new"
    TARGETS = "targets"
    DEMANDS = "demands"
    CHECK = "check"
    WRITE = "write"
    RENDER = "render"
    PAGES = "pages"
    CUSTOMISE = "customise"


def opens_window(argv: Sequence[str]) -> bool:
    """Whether a call opens the window: it says nothing, or one word that is no command."""
    return not argv or (len(argv) == 1 and argv[0] not in tuple(Command) and argv[0][:1] != "-")


def open_window(argv: Sequence[str]) -> int:
    """Opens the window on the campaign that a call names, or says in one line why there is none.

    Gives the exit status. Raises UsageError where there is no such campaign, and QtError.
    """
    from letterapp.desktop.display import display_problem

    folder = find_campaign(argv[0] if argv else DEFAULT).absolute()
    if problem := display_problem():
        print(f"letterapp: {problem}", file=sys.stderr)
        return 1
    from letterapp.desktop.app import run

    return run(folder)
