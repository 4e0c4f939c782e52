"""Which template files a letter may be made with: its wording, what that is built on, its look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from letterapp.batch.customising import TEMPLATES
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.texts import DEFAULT_ROLE
from letterapp.paths import shipped_templates

_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(["'])(?P<name>[^"']+)\1""")


def files_of(campaign: Campaign, letter: Letter) -> tuple[Path, ...]:
    """The files that count for a letter, the campaign's own before shipped ones of the same path.

    First the wording for the letter's role, then what it extends and includes, whatever conditions
    stand around that, then the Word template. What a template works the name out of is not seen.
    Files that are not there, or cannot be read, name no others.
    """
    folders = (campaign.folder / TEMPLATES, shipped_templates())
    wording = f"{letter.settings.wording}/{letter.language}"
    roles = (f"{wording}/{role}.md.j2" for role in (letter.target.role, DEFAULT_ROLE))
    first = next((name for name in roles if _found(folders, name)), None)
    names = list(_with_named(folders, first)) if first else []
    word = f"{letter.settings.word_template}.docx"
    found = (_found(folders, name) for name in (*names, word))
    return tuple(file for file in found if file is not None)


def _with_named(folders: tuple[Path, ...], first: str) -> Iterator[str]:
    """A template and all that are named in it and in those, each once."""
    names = [first]
    for name in names:
        yield name
        named = (_beside(name, found["name"]) for found in _NAMED.finditer(_text(folders, name)))
        names += [one for one in dict.fromkeys(named) if one not in names]


def _beside(name: str, other: str) -> str:
    """A template named without a folder is one beside the template that names it."""
    return other if "/" in other else f"{name.rpartition('/')[0]}/{other}"


def _text(folders: tuple[Path, ...], name: str) -> str:
    file = _found(folders, name)
    try:
        return file.read_text("utf-8", errors="replace") if file else ""
    except OSError:
        return ""


def _found(folders: tuple[Path, ...], name: str) -> Path | None:
    files = (folder / name for folder in folders)
    return next((file for file in files if file.is_file()), None)
