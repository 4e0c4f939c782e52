"""The items of one paragraph while they are read."""

from __future__ import annotations

from letterapp.pages.content import Item, Text
from letterapp.pages.formats import CharacterFormat


class Line:
    """The items of a paragraph so far; text of one look and link is one item."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._texts: list[str] = []
        self._look: CharacterFormat | None = None
        self._link = ""

    def text(self, text: str, look: CharacterFormat, link: str) -> None:
        """Adds characters."""
        if self._look is not look or self._link != link:
            self._end_text()
            self._look, self._link = look, link
        self._texts.append(text)

    def add(self, item: Item) -> None:
        """Adds an item of another kind."""
        self._end_text()
        self._items.append(item)

    def take(self) -> list[Item]:
        """All items, which are then no longer here."""
        self._end_text()
        taken, self._items = self._items, []
        return taken

    def _end_text(self) -> None:
        if self._look is not None:
            self._items.append(Text("".join(self._texts), self._look, self._link))
            self._texts, self._look = [], None
