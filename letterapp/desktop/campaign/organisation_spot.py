"""The name of the organisation that writes: with another one, the sender is no sample any more."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from letterapp.campaign.changes import with_organisation
from letterapp.campaign.files import SETTINGS, Files
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.fields.spot import Spot


class OrganisationSpot(Spot, frozen=True):
    """Where it stands."""

    file: str = SETTINGS
    path: KeyPath = ("sender", "organisation")

    @override
    def put(self, files: Files, path: KeyPath, value: Any) -> Files:
        """The files with another organisation."""
        return with_organisation(files, value or "")
