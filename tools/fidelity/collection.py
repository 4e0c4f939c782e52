"""All Word files that pages are measured on: the set, those by LibreOffice, the shipped letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch

from letterapp.batch.drafter import Drafter
from letterapp.campaign.letters import Choices
from letterapp.campaign.load import load_campaign
from letterapp.paths import shipped_campaigns, shipped_templates
from letterapp.wording.compose import Composer
from tools.fidelity.files import BY_LIBREOFFICE, MADE
from tools.fidelity.office import rewritten

REWRITTEN = "-by-libreoffice"
"""Ends the names of files that LibreOffice has written."""


class LetterError(Exception):
    """A shipped letter that cannot be written."""


def word_files(patterns: Sequence[str] = ()) -> dict[str, bytes]:
    """The files by their names, those of the patterns only, if any; raises OfficeError."""
    wanted = {name: make() for name, make in MADE.items() if _is_wanted(name, patterns)}
    names = [name for name in BY_LIBREOFFICE if _is_wanted(name + REWRITTEN, patterns)]
    sources = {name + REWRITTEN: MADE[name]() for name in names}
    written = {name: file.read_bytes() for name, file in rewritten(sources).items()}
    letters = {name: data for name, data in _letters() if _is_wanted(name, patterns)}
    return wanted | written | letters


def _is_wanted(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatch(name, pattern) for pattern in patterns)


def _letters() -> Iterator[tuple[str, bytes]]:
    """To every target of each shipped campaign, in each wording and each Word template."""
    for folder in sorted(path for path in shipped_campaigns().iterdir() if path.is_dir()):
        campaign = load_campaign(folder)
        drafter = Drafter(campaign)
        everyone = tuple(target.id for target in campaign.targets)
        for known in Composer(campaign).known_wordings():
            wording, _, language = known.partition("/")
            for template in sorted(file.stem for file in shipped_templates().glob("*.docx")):
                choices = Choices(everyone, None, language, None, wording, template)
                ending = f"{wording}-{language}-{template}"
                for draft in drafter.drafts(choices, has_wording=False):
                    name = f"{folder.name}-{draft.target}-{ending}"
                    if draft.skip_reason:
                        continue
                    if draft.data is None:
                        raise LetterError(f"{name}: {'; '.join(map(str, draft.problems))}")
                    yield name, draft.data
