"""The user guide: its pages, and where a word stands in them. How they look is the window’s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"^#+ |^\| --- .*$|[*`|]", re.MULTILINE)
_SPACES = re.compile(r"\s+")


class Page(Struct, frozen=True):
    """One page: the name of its file, and its Markdown, which begins with its title."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """What its first line says."""
        return self.text.partition("\n")[0].removeprefix("# ").strip()

    def has(self, words: str) -> bool:
        """Whether the words stand in it, one after the other, in large or small letters."""
        return _folded(words) in _folded(_MARKS.sub("", _LINK.sub(r"\1", self.text)))


class Guide:
    """All pages, in their order."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = tuple(pages)
        self._by_name = {page.name: page for page in pages}

    def page(self, name: str) -> Page | None:
        """The page of a file name."""
        return self._by_name.get(name)

    def found(self, words: str) -> tuple[Page, ...]:
        """The pages in which the words stand; all of them where there are no words."""
        return tuple(page for page in self.pages if page.has(words))


def read_guide(folder: Path) -> Guide:
    """The guide of a folder; raises OSError where it cannot be read."""
    files = sorted(folder.glob("*.md"))
    return Guide([Page(file.name, file.read_text("utf-8")) for file in files])


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()
