"""The three files of a campaign folder, as one value: what is read, changed, undone and saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from letterapp.campaign import file_names
from letterapp.campaign.documents import Document, read_document
from letterapp.campaign.toml_text import TomlText
from letterapp.errors import CampaignError, LetterappError
from letterapp.problems import Problem, error

SETTINGS, TARGETS, DEMANDS = NAMES = file_names.NAMES


class UnreadableFileError(LetterappError):
    """A file cannot be changed, because what it holds would be lost."""

    title = "The campaign cannot be changed there"


class Files(Struct, frozen=True):
    """The texts of a campaign, by file name."""

    folder: Path
    documents: Mapping[str, Document]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why files could not be read."""
        return tuple(problem for one in self.documents.values() for problem in one.problems)

    def toml(self, name: str) -> TomlText:
        """The text of one file."""
        return self.documents[name].toml

    def with_toml(self, name: str, toml: TomlText) -> Files:
        """The same files with another text in one of them.

        Raises UnreadableFileError for a file that is there and could not be read.
        """
        if not self.documents[name].is_readable:
            message = f"{name} has errors, so that it cannot be read"
            raise UnreadableFileError(message, "Mend them in a text editor first.")
        changed = Document(self.documents[name].file, toml)
        return replace(self, documents={**self.documents, name: changed})

    def moved_to(self, folder: Path) -> Files:
        """The same texts in another folder."""
        if folder == self.folder:
            return self
        moved = {name: replace(one, file=folder / name) for name, one in self.documents.items()}
        return replace(self, folder=folder, documents=moved)

    def changed_since(self, other: Files) -> Iterator[str]:
        """The names of the files whose texts are not the same as in the other."""
        for name in NAMES:
            if self.toml(name) is not other.toml(name) and self.toml(name) != other.toml(name):
                yield name


def read_files(folder: Path) -> Files:
    """Reads the files of a campaign folder, which they know by its whole path.

    Raises CampaignError where campaign.toml cannot be read.
    """
    folder = folder.absolute()
    documents = {name: read_document(folder / name) for name in NAMES}
    settings = documents[SETTINGS]
    if not settings.values:
        hint = "Copy campaign.toml from a shipped campaign and change it."
        raise CampaignError(
            settings.problems or [error("the file is empty", hint, settings.place(()))]
        )
    return Files(folder, documents)
