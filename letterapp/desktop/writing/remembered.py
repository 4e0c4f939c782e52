"""What is remembered on this machine of how one campaign's letters are written."""

from __future__ import annotations

import hashlib
from collections.abc import Set as AbstractSet
from pathlib import Path

from PySide6.QtCore import QSettings

from letterapp.batch.plan import Format


class Remembered:
    """The folder and the formats that were last written, by the campaign's folder."""

    def __init__(self, settings: QSettings, campaign: Path) -> None:
        self._settings = settings
        # A path as it stands would be read as groups within groups.
        key = hashlib.sha256(str(campaign.absolute()).encode()).hexdigest()[:32]
        self._folder = f"writing/{key}/folder"
        self._formats = f"writing/{key}/formats"

    @property
    def folder(self) -> Path | None:
        """The folder; None where none was chosen."""
        found = self._settings.value(self._folder)
        return Path(found) if isinstance(found, str) and found else None

    @property
    def formats(self) -> AbstractSet[Format]:
        """The formats; a Word file where none were chosen."""
        found = str(self._settings.value(self._formats) or "").split(" ")
        return frozenset(one for one in Format if one in found) or frozenset({Format.DOCX})

    def keep(self, folder: Path | None, formats: AbstractSet[Format]) -> None:
        """Remembers these; no folder stands for the one that is proposed."""
        self._settings.setValue(self._folder, str(folder) if folder else "")
        self._settings.setValue(self._formats, " ".join(sorted(formats)))
