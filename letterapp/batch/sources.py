"""The files of a rendering: which template is of what kind, and what may be written where.

Nothing is read here; whatever a person got wrong in the call is told before anything is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from letterapp.errors import UsageError
from letterapp.paths import shipped_templates

_WORD, _WORDING = (".docx", ".dotx"), ".md.j2"
_OTHER_ENDING = "Save it in Word as “Word Document (.docx)”, or name another file"


class Sources(Struct, frozen=True):
    """What a Word file is made of: a Word template, and the wording to pour into it if any."""

    word_template: Path
    wording: Path | None = None

    @property
    def template(self) -> Path:
        """The template that the caller named."""
        return self.wording or self.word_template


def sources_of(template: Path, word_template: Path | None) -> Sources:
    """The kind of a template goes by its ending; wording goes on the plain sheet by default.

    Raises UsageError for another ending, a file that is not there, and for a Word template to be
    poured into a Word template.
    """
    if not template.name.lower().endswith(_WORDING):
        _check_ending(template, (*_WORD, _WORDING))
        if word_template is not None:
            hint = f"Leave {word_template.name} out, or name a wording ({_WORDING}) to pour into it"
            raise UsageError(f"{template.name} is itself a Word template", hint)
        _check_there(template)
        return Sources(template)
    _check_there(template)
    if word_template is None:
        return Sources(shipped_templates() / "plain.docx", template)
    _check_ending(word_template, _WORD)
    _check_there(word_template)
    return Sources(word_template, template)


def check_target(out: Path, sources: Iterable[Path]) -> None:
    """The file to write is a .docx in a folder that is there, and none of those that are read.

    Raises UsageError.
    """
    if out.suffix.lower() != ".docx":
        raise UsageError(f"the name {out.name} does not end in .docx", "Give it that ending")
    if not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}", "Make it first, or name another")
    if out.is_dir():
        raise UsageError(f"{out} is a folder", "Name a file to write")
    for source in sources:
        if out.exists() and source.exists() and out.samefile(source):
            hint = "Name another file to write"
            raise UsageError(f"{out} is what the Word file is made of", hint)


def _check_ending(file: Path, endings: tuple[str, ...]) -> None:
    if file.suffix.lower() not in endings:
        named = ", ".join(endings[:-1]) + f" or {endings[-1]}"
        raise UsageError(f"the name {file.name} does not end in {named}", _OTHER_ENDING)


def _check_there(file: Path) -> None:
    if not file.is_file():
        what = "is a folder, no template" if file.is_dir() else "is not there"
        raise UsageError(f"{file} {what}", "Name the file of a template")
