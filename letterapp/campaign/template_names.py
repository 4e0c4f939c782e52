"""The names of the templates that a campaign can choose, its own and the shipped ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from letterapp.paths import shipped_templates


def wordings(campaign: Path) -> Mapping[str, tuple[str, ...]]:
    """The wordings for the campaign in a folder, and the languages that each is written in."""
    found: dict[str, set[str]] = {}
    for folder in _folders(campaign):
        for file in folder.glob("*/*/*.md.j2"):
            found.setdefault(file.parent.parent.name, set()).add(file.parent.name)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def word_templates(campaign: Path) -> tuple[str, ...]:
    """The Word templates for the campaign in a folder."""
    files = (file for folder in _folders(campaign) for file in folder.glob("*.docx"))
    return tuple(sorted({file.stem for file in files if not file.name.startswith(("~", "."))}))


def _folders(campaign: Path) -> Iterator[Path]:
    own = campaign / "templates"
    if os.path.isdir(own):  # noqa: PTH112  false where it cannot be looked at
        yield own
    yield shipped_templates()
