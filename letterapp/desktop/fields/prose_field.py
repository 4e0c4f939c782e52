"""A text of several lines; without breaks, one that only wraps."""

from __future__ import annotations

from letterapp.desktop.fields.box_field import BoxField


class ProseField(BoxField):
    """Blanks at the ends are typed and not kept; where there are no breaks, they become blanks."""

    def _meant(self, text: str) -> str:
        return (text if self._box.has_breaks else text.replace("\n", " ")).strip()
