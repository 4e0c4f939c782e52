"""The real file names of letters for a pattern that somebody types, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from letterapp.batch.names import file_names
from letterapp.batch.plan import Format
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.model import LetterSettings
from letterapp.problems import Problem

_ENDS = (".", "!", "?", "…", ".”", "?”")


class Naming(Struct, frozen=True):
    """The names of all files, in the order of their letters; `problem` is empty where all is well.

    It says what is wrong and for which letters; the others have their names all the same.
    """

    names: tuple[str, ...] = ()
    problem: str = ""


def naming(
    campaign: Campaign,
    letters: Sequence[Letter],
    pattern: str,
    formats: AbstractSet[Format],
    shown: Mapping[str, str],
) -> Naming:
    """What letters are called by a pattern; `shown` are the names of targets, by id."""
    named = [letter for letter in _patterned(letters, pattern) if not letter.skip_reason]
    names, problems = file_names(campaign, named)
    endings = [one for one in Format if one in formats]
    files = (
        f"{names[letter.target.id].removesuffix('.docx')}.{ending}"
        for letter in named
        if letter.target.id in names
        for ending in endings
    )
    return Naming(tuple(files), _told(problems, len(named), shown))


def sentence(text: str) -> str:
    """A text with a capital at its beginning and a mark at its end; empty if it is."""
    text = text.strip()
    ended = text if not text or text.endswith(_ENDS) else f"{text}."
    return ended[:1].upper() + ended[1:]


def _patterned(letters: Sequence[Letter], pattern: str) -> Iterator[Letter]:
    """The letters with another pattern; most share their settings."""
    changed: dict[int, LetterSettings] = {}
    for letter in letters:
        settings = letter.settings
        if id(settings) not in changed:
            changed[id(settings)] = settings.model_copy(update={"file_name": pattern})
        yield replace(letter, settings=changed[id(settings)])


def _told(problems: Mapping[str, Problem], count: int, shown: Mapping[str, str]) -> str:
    """The first problem, and whose it is unless all letters have it."""
    if not problems:
        return ""
    first = next(iter(problems.values()))
    alike = [target for target, one in problems.items() if one.message == first.message]
    said = f"{sentence(first.message)} {sentence(first.hint)}".strip()
    if len(alike) == count:
        return said
    return f"{whose(alike, shown)}: {said}"


def whose(targets: Sequence[str], shown: Mapping[str, str], most: int = 3) -> str:
    """Some letters by the names of their targets: “France, Japan, China and 4 more”."""
    names = [shown.get(target, target) for target in targets]
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"
