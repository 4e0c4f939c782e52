"""A list of texts, such as an address or the organisations that sign too: a line each."""

from __future__ import annotations

from letterapp.desktop.fields.box_field import BoxField
from letterapp.desktop.fields.typed import lines_of


class LinesField(BoxField):
    """Blank lines are typed and not kept."""

    def _meant(self, text: str) -> list[str]:
        return lines_of(text)
