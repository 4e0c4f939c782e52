"""Finding a campaign by folder or name, and making a new one from a shipped one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from letterapp.campaign.files import SETTINGS
from letterapp.errors import LetterappError, UsageError
from letterapp.paths import shipped_campaigns
from letterapp.problems import near

DEFAULT = "cambodia"


class NewCampaignError(LetterappError):
    """A new campaign folder cannot be made there."""

    title = "The campaign folder cannot be made"


def shipped_names() -> list[str]:
    """The names of the shipped campaigns."""
    return sorted(file.parent.name for file in shipped_campaigns().glob(f"*/{SETTINGS}"))


def find_campaign(word: str) -> Path:
    """The campaign folder that a word names: a folder, else a shipped campaign.

    Raises UsageError where there is neither.
    """
    folder = Path(word)
    if os.path.exists(folder / SETTINGS):  # noqa: PTH110  false where it cannot be looked at
        return folder
    names = shipped_names()
    if word in names:
        return shipped_campaigns() / word
    if os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"the folder {folder} has no {SETTINGS}", "Choose a campaign folder.")
    hint = near(word, names) or "Shipped campaigns: " + ", ".join(names) + "."
    raise UsageError(f"there is no command, campaign folder or shipped campaign “{word}”", hint)


def new_campaign(folder: Path, name: str) -> None:
    """Copies a shipped campaign into a folder that is new or empty.

    Raises UsageError for an unknown name, NewCampaignError where the folder cannot be made.
    """
    if name not in shipped_names():
        hint = near(name, shipped_names()) or "There are: " + ", ".join(shipped_names()) + "."
        raise UsageError(f"there is no shipped campaign “{name}”", hint)
    source = shipped_campaigns() / name
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"{folder} is there already, and not empty"
            raise NewCampaignError(message, "Name a new folder.")
        shutil.copytree(source, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    except (OSError, shutil.Error) as cause:
        raise NewCampaignError(
            f"{folder} cannot be made: {cause}", "Name another folder."
        ) from cause
