"""The templates of a campaign's letters, compiled once and kept while their files stay as they are.

What is kept belongs to files, not to a campaign's data: letters of campaigns that differ in their
data only may share it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from letterapp.limits import Limits
from letterapp.paths import shipped_templates
from letterapp.word.template import WordTemplate, load_word_template
from letterapp.wording.memo import Memo
from letterapp.wording.wordings import Wordings

_WORD = ".docx"
_MOST = 8
"""So many Word templates are remembered; one counts anew for each [styles] it is compiled for."""

_Signature = tuple[int, int, int, int]
_Key = tuple[Path, tuple[tuple[str, str], ...]]


class Templates:
    """The compiled templates for the campaign in a folder, each as it was when first asked for."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self.wordings = Wordings(folder)
        self._word = _word_templates()
        self._files = dict(self._found())

    def word_template(self, file: Path, styles: Mapping[str, str]) -> WordTemplate:
        """A Word file, compiled for a campaign's [styles]; raises WordTemplateError."""
        key = file, tuple(sorted(styles.items()))
        if key in self._word:
            return self._word[key]
        return self._word.keep(key, load_word_template(file, styles, self.limits, self.folder))

    def refresh(self) -> None:
        """Drops what was made of files that have changed or have gone, or may be of new ones.

        That is all wording or all Word templates, since they are few, and wordings name others.
        """
        before, self._files = self._files, dict(self._found())
        endings = {file.suffix for file, _ in before.items() ^ self._files.items()}
        if endings - {_WORD}:
            self.wordings = Wordings(self.folder)
        if _WORD in endings:
            self._word = _word_templates()

    def _found(self) -> Iterator[tuple[Path, _Signature]]:
        """The files of both template folders, with what tells that one was written anew."""
        for folder in (self.folder / "templates", shipped_templates()):
            yield from _files_in(folder, set())


def _word_templates() -> Memo[_Key, WordTemplate]:
    return Memo(_MOST)


def _files_in(folder: Path, above: set[tuple[int, int]]) -> Iterator[tuple[Path, _Signature]]:
    """The files in a folder and in the folders in it, links followed, but never in a circle."""
    try:
        entries = list(os.scandir(folder))
        itself = folder.stat()
    except OSError:
        return  # whoever needs it says that it cannot be read
    here = (itself.st_dev, itself.st_ino)
    for entry in entries if here not in above else ():
        path = folder / entry.name
        try:
            if entry.is_dir():
                yield from _files_in(path, above | {here})
            else:
                yield path, _signature(entry.stat())
        except OSError:
            yield path, (0, 0, 0, 0)


def _signature(found: os.stat_result) -> _Signature:
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size
