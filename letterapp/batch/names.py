"""File names of letters: a pattern filled with plain data, safe on every file system.

The pattern is Python's format syntax with dotted fields only: `{target.short} {letter.date}`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from string import Formatter

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.campaign.texts import shown_in
from letterapp.errors import LetterappError
from letterapp.problems import Problem, Remedy, Topic, error, near

_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_HIDDEN = re.compile(r"^(?:[. ]|~\$)+")
"""Starts that hide a file, or make it look like Word's own beside an open document."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?= *(\.|$))")
"""Names of devices of Windows, whatever follows after a dot."""
_LONGEST = 200
"""Bytes of UTF-8 that a name may have, ending and a mark such as “ (new)” left out: file systems
take 255, and folders above need room in the 260 characters of Windows."""


_ADD_ID = "Add {target.id} to the pattern of file names."


class _NoNameError(LetterappError):
    """A letter has no file name."""


def file_names(
    campaign: Campaign, letters: Sequence[Letter]
) -> tuple[Mapping[str, str], Mapping[str, Problem]]:
    """For each letter (by its target's id) a file name, or the problem that it has none.

    Names are compared without case, as Windows and macOS do.
    """
    names: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    where = campaign.settings_place("letter", "file_name")
    for letter in letters:
        try:
            names[letter.target.id] = _name(campaign, letter)
        except _NoNameError as fault:
            problems[letter.target.id] = error(fault.message, fault.hint, where, Topic.FILE_NAME)
    counted = Counter(name.casefold() for name in names.values())
    for target, name in list(names.items()):
        if counted[name.casefold()] > 1:
            message = f"several letters would have the name “{name}”"
            problems[target] = error(message, _ADD_ID, where, Topic.FILE_NAME, Remedy.ADD_ID)
            del names[target]
    return names, problems


def name_fields(campaign: Campaign, letter: Letter) -> Mapping[str, str | None]:
    """What a pattern can name for a letter, with its values; None where it has none."""
    target, language = letter.target, letter.language
    name = target.name.get(language) or {}
    return {
        **{f"target.{form}": name.get(form) for form in ("short", "formal", "in_text")},
        "target.id": target.id,
        "target.code": target.code,
        "target.role": target.role,
        "letter.date": letter.settings.date.isoformat(),
        "letter.language": language,
        "letter.reference": letter.settings.reference,
        "sender.organisation": letter.sender.organisation,
        "campaign.title": shown_in(campaign.settings.title, language) or None,
    }


def safe_name(text: str) -> str:
    """A text as a file name without its ending: legal on Windows, macOS and Linux."""
    name = _ILLEGAL.sub("-", unicodedata.normalize("NFC", text))
    name = _HIDDEN.sub("", " ".join(name.split())).rstrip(". ")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(". ")
    return _RESERVED.sub(r"\1_", name, count=1) if _RESERVED.match(name) else name


def _name(campaign: Campaign, letter: Letter) -> str:
    fields = name_fields(campaign, letter)
    name = safe_name("".join(_parts(letter.settings.file_name, fields)))
    if not name.strip("- "):
        raise _NoNameError("the file name would be empty")
    return f"{name}.docx"


def _parts(pattern: str, fields: Mapping[str, str | None]) -> Iterator[str]:
    try:
        parsed = _parsed(pattern)
    except ValueError as cause:
        message = f"the file-name pattern “{pattern}” is not valid"
        raise _NoNameError(message, "Every “{” needs its “}”.") from cause
    for text, field, form, conversion in parsed:
        yield text
        if field is None:
            continue
        if field not in fields:
            hint = near(field, fields) or "There are: " + ", ".join(fields) + "."
            raise _NoNameError(f"file names know no field “{{{field}}}”", hint)
        if form or conversion:
            hint = f"Write “{{{field}}}”."
            raise _NoNameError(f"the field “{{{field}}}” of file names takes no format", hint)
        if (value := fields[field]) is None:
            raise _NoNameError(f"“{{{field}}}” is empty, so the file has no name")
        yield value


@lru_cache(8)
def _parsed(pattern: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    """Text, field, format and conversion, piece by piece; raises ValueError."""
    return tuple(Formatter().parse(pattern))
