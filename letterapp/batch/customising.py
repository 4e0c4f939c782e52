"""Own copies of shipped templates in a campaign, and the way back to the shipped ones.

A campaign's template hides the shipped one of the same path. Nothing is ever overwritten or
deleted: an own copy that is no longer wanted is moved aside. What templates say is not looked at.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path, PurePosixPath

from msgspec import Struct

from letterapp.batch.files import replace_file
from letterapp.errors import LetterappError, UsageError
from letterapp.paths import shipped_campaigns, shipped_templates
from letterapp.problems import near

TEMPLATES, ASIDE = "templates", "templates set aside"
"""Folders of a campaign: its own templates, and those it no longer uses."""

_WORDING, _WORD = ".md.j2", ".docx"


class CustomiseError(LetterappError):
    """The campaign's own templates cannot be changed so."""

    title = "The campaign’s own templates were not changed"


class TemplateKind(StrEnum):
    """What a shipped template is."""

    WORDING = "wording"
    WORD_TEMPLATE = "Word template"


class ShippedTemplate(Struct, frozen=True):
    """A shipped template as one campaign has it.

    `name` is what a person calls it (`letter/en/signatory`, `letterhead`), `shipped` its file,
    `own` the place of the campaign's own copy.
    """

    name: str
    kind: TemplateKind
    shipped: Path
    own: Path

    @property
    def is_own(self) -> bool:
        """Whether the campaign has a file of its own, which hides the shipped one."""
        return self.own.exists()

    @property
    def differs(self) -> bool:
        """Whether the campaign's own file says other things than the shipped one; raises OSError.

        Line endings do not count in a wording.
        """
        return self.is_own and self._content(self.own) != self._content(self.shipped)

    def _content(self, file: Path) -> bytes:
        data = file.read_bytes()
        return data.replace(b"\r\n", b"\n") if self.kind is TemplateKind.WORDING else data


class Customised(Struct, frozen=True):
    """What became of the files of a template: copied now, and own ones already."""

    copied: tuple[Path, ...]
    kept: tuple[Path, ...] = ()

    def as_json(self) -> dict[str, object]:
        """As the command line's `--json` gives it."""
        return {
            "copied": [str(file.absolute()) for file in self.copied],
            "kept": [str(file.absolute()) for file in self.kept],
        }


def shipped_for(campaign: Path) -> tuple[ShippedTemplate, ...]:
    """The shipped templates that a campaign folder can have own copies of: wordings first."""
    found = [*_files(TemplateKind.WORDING), *_files(TemplateKind.WORD_TEMPLATE)]
    return tuple(
        ShippedTemplate(name, kind, shipped, campaign / TEMPLATES / path)
        for name, kind, shipped, path in found
    )


def customise(campaign: Path, name: str) -> Customised:
    """Copies shipped templates into a campaign, where they hide the shipped ones from now on.

    `name` is a Word template (`letterhead`), a wording file (`letter/en/signatory`), both with or
    without their endings, or all files of a wording (`letter`, `letter/en`). Raises UsageError for
    another name, CustomiseError where nothing is left to copy, in a shipped campaign, and where
    copying failed; then no file is left copied.
    """
    wanted = _named(campaign, name)
    _check_writable(campaign)
    missing = [template for template in wanted if not template.is_own]
    kept = tuple(template.own for template in wanted if template.is_own)
    if not missing:
        there = kept[0] if len(kept) == 1 else campaign / TEMPLATES / name
        message = f"the campaign has its own “{name}” already: {there}"
        raise CustomiseError(message, "Change that, or move it away first.")
    _copy(missing)
    return Customised(tuple(template.own for template in missing), kept)


def back_to_shipped(campaign: Path, name: str) -> tuple[Path, ...]:
    """Moves own copies aside, into `ASIDE` of the campaign, so that the shipped ones count again.

    `name` is as in `customise`; gives the places where the files are now. Raises UsageError for an
    unknown name, CustomiseError where the campaign has no own copy, or it cannot be moved.
    """
    wanted = [template for template in _named(campaign, name) if template.is_own]
    _check_writable(campaign)
    if not wanted:
        raise CustomiseError(f"the campaign has no own “{name}”", "The shipped one counts.")
    try:
        return tuple(_moved_aside(campaign, template.own) for template in wanted)
    except OSError as cause:
        raise _failed("cannot be moved", cause) from cause


def _files(kind: TemplateKind) -> Iterator[tuple[str, TemplateKind, Path, Path]]:
    folder = shipped_templates()
    ending, pattern = (_WORD, "*.docx")
    if kind is TemplateKind.WORDING:
        ending, pattern = _WORDING, f"*/*/*{_WORDING}"
    for file in sorted(folder.glob(pattern)):
        path = file.relative_to(folder)
        yield path.as_posix().removesuffix(ending), kind, file, path


def _named(campaign: Path, name: str) -> Sequence[ShippedTemplate]:
    """The templates that a person's word for them means; raises UsageError for none."""
    known = shipped_for(campaign)
    word = str(PurePosixPath(name.strip().replace("\\", "/")))
    wording, sheet = word.removesuffix(_WORDING), word.removesuffix(_WORD)
    found = [template for template in known if _is_meant(template, wording, sheet)]
    if not found:
        names = list(dict.fromkeys(part for template in known for part in _parts(template)))
        short = [part for part in names if "/" not in part]
        hint = near(word, names) or "There are: " + ", ".join(short) + "."
        raise UsageError(f"there is no shipped template “{name}”", hint)
    return found


def _is_meant(template: ShippedTemplate, wording: str, sheet: str) -> bool:
    if template.kind is TemplateKind.WORD_TEMPLATE:
        return template.name == sheet
    return template.name == wording or template.name.startswith(f"{wording}/")


def _parts(template: ShippedTemplate) -> Iterator[str]:
    """What a template can be asked for by: `letter`, `letter/en`, `letter/en/signatory`."""
    words = template.name.split("/")
    return ("/".join(words[: n + 1]) for n in range(len(words)))


def _check_writable(campaign: Path) -> None:
    if campaign.resolve().parent == shipped_campaigns():
        message = f"“{campaign.name}” is a shipped campaign, which stays as it is"
        hint = f"Make one of your own first: letterapp new FOLDER --from {campaign.name}"
        raise CustomiseError(message, hint)


def _copy(templates: Sequence[ShippedTemplate]) -> None:
    """Copies all of them or none."""
    done: list[Path] = []
    try:
        for template in templates:
            template.own.parent.mkdir(parents=True, exist_ok=True)
            replace_file(template.own, template.shipped.read_bytes())
            done.append(template.own)
    except OSError as cause:
        for file in done:
            with contextlib.suppress(OSError):
                file.unlink()
        raise _failed("cannot be copied", cause) from cause


def _moved_aside(campaign: Path, own: Path) -> Path:
    place = _free(campaign / ASIDE / own.relative_to(campaign / TEMPLATES))
    place.parent.mkdir(parents=True, exist_ok=True)
    own.rename(place)
    return place


def _free(place: Path) -> Path:
    """The place, or the next one beside it that is free: `signatory (2).md.j2`."""
    stem, dot, ending = place.name.partition(".")
    numbered = (place.with_name(f"{stem} ({n}){dot}{ending}") for n in count(2))
    return place if not place.exists() else next(one for one in numbered if not one.exists())


def _failed(what: str, cause: OSError) -> CustomiseError:
    place = f"{cause.filename} " if cause.filename else "the template "
    hint = "Check who may write there, and whether the file is open in another program."
    return CustomiseError(f"{place}{what}: {cause.strerror}", hint)
