"""The templates of a campaign, shipped and own, each with its state and its use."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from letterapp.batch.customising import TEMPLATES, ShippedTemplate, TemplateKind, shipped_for
from letterapp.batch.template_use import files_of
from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Choices, Letter, letters_of

_ENDINGS = {".md.j2": TemplateKind.WORDING, ".docx": TemplateKind.WORD_TEMPLATE}


class State(StrEnum):
    """Whose a template is, in the words of the window."""

    SHIPPED = "shipped"
    SAME = "own copy, same as shipped"
    CHANGED = "own copy, changed"
    UNREADABLE = "own copy, cannot be read"
    OWN = "the campaign’s own"


class Entry(Struct, frozen=True):
    """A template that the campaign has; `file` is the one that counts.

    `is_used`: the letter in hand may be made with it.
    """

    name: str
    kind: TemplateKind
    file: Path
    state: State
    is_used: bool = False

    @property
    def can_copy(self) -> bool:
        """Whether the campaign has no file of its own yet."""
        return self.state is State.SHIPPED

    @property
    def can_go_back(self) -> bool:
        """Whether there is a shipped one to go back to."""
        return self.state not in (State.SHIPPED, State.OWN)


def entries(campaign: Campaign, target: str | None) -> tuple[Entry, ...]:
    """All templates, wordings first; `target` is whose letter is in hand."""
    used = frozenset(_used(campaign, target)) if target else frozenset()
    shipped = shipped_for(campaign.folder)
    own = _own(campaign.folder / TEMPLATES, {one.own for one in shipped})
    found = [*(_entry(one, used) for one in shipped), *_own_entries(campaign, own, used)]
    kinds = list(TemplateKind)
    return tuple(sorted(found, key=lambda one: (kinds.index(one.kind), one.name)))


def _entry(template: ShippedTemplate, used: frozenset[Path]) -> Entry:
    file = template.own if template.is_own else template.shipped
    return Entry(template.name, template.kind, file, _state(template), file in used)


def _state(template: ShippedTemplate) -> State:
    if not template.is_own:
        return State.SHIPPED
    try:
        return State.CHANGED if template.differs else State.SAME
    except OSError:
        return State.UNREADABLE


def _own(folder: Path, known: set[Path]) -> Iterator[tuple[Path, str]]:
    """The templates of a campaign that hide no shipped one, with their endings."""
    for ending in _ENDINGS:
        pattern = "*/*/*" if ending == ".md.j2" else "*"
        for file in folder.glob(f"{pattern}{ending}"):
            if file not in known and not file.name.startswith((".", "~$")):
                yield file, ending


def _own_entries(
    campaign: Campaign, own: Iterator[tuple[Path, str]], used: frozenset[Path]
) -> Iterator[Entry]:
    for file, ending in own:
        name = file.relative_to(campaign.folder / TEMPLATES).as_posix().removesuffix(ending)
        yield Entry(name, _ENDINGS[ending], file, State.OWN, file in used)


def _used(campaign: Campaign, target: str) -> tuple[Path, ...]:
    [letter] = letters_of(campaign, Choices(targets=(target,), tells_left_out=False))
    return files_of(campaign, letter) if isinstance(letter, Letter) else ()
