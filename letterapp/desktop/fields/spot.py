"""One place of the campaign's files that a field shows and sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from letterapp.campaign.changes import with_key
from letterapp.campaign.files import SETTINGS, Files
from letterapp.campaign.texts import DEFAULT_ROLE
from letterapp.campaign.toml_lines import KeyPath
from letterapp.desktop.session.session import Session


class Spot(Struct, frozen=True):
    """A key of a file. How a value is put there is for subclasses to say otherwise.

    A text (`is_text`) is keyed by language, and shown in the one that letters are written in. One
    without keys, which counts for every language, stays so; of texts by role it is the default.
    """

    file: str
    path: KeyPath
    is_text: bool = False

    def path_in(self, session: Session) -> KeyPath:
        """Where the value stands just now."""
        texts = session.value(self.file, self.path)
        if not self.is_text or (texts is not None and not isinstance(texts, Mapping)):
            return self.path
        language = letters_language(session)
        is_by_role = isinstance((texts or {}).get(language), Mapping)
        return (*self.path, language, *((DEFAULT_ROLE,) if is_by_role else ()))

    def put(self, files: Files, path: KeyPath, value: Any) -> Files:
        """The files with another value there, or without the key for None."""
        return with_key(files, self.file, path, value)

    def is_settable(self, session: Session) -> bool:
        """Whether a value can stand there: the file is read, and only tables are on the way."""
        if not session.files.documents[self.file].is_readable:
            return False
        path = self.path_in(session)
        way = (session.value(self.file, path[:count]) for count in range(1, len(path)))
        return all(one is None or isinstance(one, Mapping | list) for one in way)


def letters_language(session: Session) -> str:
    """The language that letters are written in unless one has its own."""
    language = session.value(SETTINGS, ("letter", "language"))
    return language if isinstance(language, str) and language else "en"
