"""Unpacks a campaign that was kept: nothing but the classes of which campaigns are made is found.

So what has got there by mistake, or was made by another program, is refused. It is no wall against
whoever can write into the person's own folders.
"""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from letterapp.batch.last_letter import LastLetter
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files

_PATHS = ("pathlib", "pathlib._local")  # the second is Python 3.13's
_OWN = "letterapp.campaign."
_OTHERS = {
    *(("datetime", name) for name in ("date", "datetime", "time", "timedelta", "timezone")),
    *((module, name) for module in _PATHS for name in ("PosixPath", "WindowsPath")),
    *(("letterapp.problems", name) for name in ("Place", "Problem", "Remedy", "Severity", "Topic")),
    ("letterapp.batch.drafts", "Draft"),
    ("letterapp.batch.last_letter", "LastLetter"),
}


def unpacked(kept: bytes) -> tuple[Files, Campaign, LastLetter | None] | None:
    """The campaign that was kept, and its letter if one was.

    None where it is damaged or not of our making.
    """
    from letterapp.batch.last_letter import LastLetter
    from letterapp.campaign.campaign import Campaign
    from letterapp.campaign.files import Files

    try:
        files, campaign, letter = OwnUnpickler(io.BytesIO(kept)).load()
    except Exception:  # noqa: BLE001  bytes that are not ours may fail in any way
        return None
    is_ours = isinstance(files, Files) and isinstance(campaign, Campaign)
    if not is_ours or not isinstance(letter, LastLetter | None):
        return None
    if letter is not None and all(letter.draft.target != one.id for one in campaign.targets):
        return None
    return files, campaign, letter


class OwnUnpickler(pickle.Unpickler):
    """Finds nothing but the classes that campaigns are made of."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name; raises UnpicklingError where it is none of those."""
        found = super().find_class(module, name) if _may_be_found(module, name) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of a campaign")
        return found


def _may_be_found(module: str, name: str) -> bool:
    return (module, name) in _OTHERS or (module.startswith(_OWN) and "." not in name)
