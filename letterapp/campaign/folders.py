"""Finding a campaign by folder or name, and making a new one from a shipped one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from letterapp.campaign.file_names import SETTINGS
from letterapp.errors import LetterappError, UsageError
from letterapp.paths import shipped_campaigns

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
    from letterapp.problems import near

    hint = near(word, names) or "Shipped campaigns: " + ", ".join(names) + "."
    raise UsageError(f"there is no command, campaign folder or shipped campaign “{word}”", hint)


def own_copy(source: Path | None, home: Path, name: str) -> Path:
    """Copies a campaign into a new folder of about that name in `home`; gives the folder.

    Without a source the folder is empty. Raises NewCampaignError where it cannot be made.
    """
    names = (name, *(f"{name} {count}" for count in range(2, 1000)))
    folder = next((home / one for one in names if not os.path.lexists(home / one)), home / name)
    _copy(source, folder)
    return folder


def new_campaign(folder: Path, name: str) -> None:
    """Copies a shipped campaign into a folder that is new or empty.

    Raises UsageError for an unknown name, NewCampaignError where the folder cannot be made.
    """
    if name not in shipped_names():
        from letterapp.problems import near

        hint = near(name, shipped_names()) or "There are: " + ", ".join(shipped_names()) + "."
        raise UsageError(f"there is no shipped campaign “{name}”", hint)
    _copy(shipped_campaigns() / name, folder)


def _copy(source: Path | None, folder: Path) -> None:
    """Copies a folder, or makes an empty one; it is there whole or not at all."""
    beside = folder.absolute().with_name(f".~{os.getpid()}-{folder.name}"[:250])
    try:
        if source is not None and folder.resolve().is_relative_to(source.resolve()):
            message = f"{folder} is inside the campaign that is copied"
            raise NewCampaignError(message, "Name a folder outside of it.")
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"{folder} is there already, and not empty"
            raise NewCampaignError(message, "Name a new folder.")
        beside.parent.mkdir(parents=True, exist_ok=True)
        if source is None:
            beside.mkdir()
        else:
            shutil.copytree(source, beside, copy_function=shutil.copyfile)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except (OSError, shutil.Error) as cause:
        shutil.rmtree(beside, ignore_errors=True)
        raise NewCampaignError(
            f"{folder} cannot be made: {cause}", "Name another folder."
        ) from cause
