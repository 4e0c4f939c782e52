"""The three files of a campaign folder, as one value: what is read, changed, undone and saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterapp.campaign.documents import Document, read_document
from letterapp.campaign.toml_text import TomlText
from letterapp.errors import CampaignError
from letterapp.problems import Problem, error

SETTINGS, TARGETS, DEMANDS = "campaign.toml", "targets.toml", "demands.toml"
NAMES = (SETTINGS, TARGETS, DEMANDS)


@dataclass(frozen=True)
class Files:
    """The texts of a campaign, by file name; `problems` tell which could not be read."""

    folder: Path
    documents: Mapping[str, Document] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def toml(self, name: str) -> TomlText:
        """The text of one file."""
        return self.documents[name].toml

    def with_toml(self, name: str, toml: TomlText) -> Files:
        """The same files with another text in one of them."""
        changed = replace(self.documents[name], toml=toml)
        return replace(self, documents={**self.documents, name: changed})

    def moved_to(self, folder: Path) -> Files:
        """The same texts in another folder."""
        moved = {name: replace(one, file=folder / name) for name, one in self.documents.items()}
        return replace(self, folder=folder, documents=moved)

    def changed_since(self, other: Files) -> Iterator[str]:
        """The names of the files whose texts are not the same as in the other."""
        for name in NAMES:
            if self.toml(name) is not other.toml(name) and self.toml(name) != other.toml(name):
                yield name


def read_files(folder: Path) -> Files:
    """Reads the files of a campaign folder.

    Raises CampaignError where campaign.toml cannot be read.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name in NAMES:
        documents[name], found = read_document(folder / name)
        problems += found
        if name == SETTINGS and not documents[name].values:
            hint = "Copy campaign.toml from a shipped campaign and change it."
            empty = error("the file is empty", hint, documents[name].place(()))
            raise CampaignError(problems or [empty])
    return Files(folder, documents, tuple(problems))
