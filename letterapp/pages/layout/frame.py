"""The borders and the shading of a paragraph, drawn slice by slice (17.3.1.24, 17.3.1.31).

Borders stand outside the indents at the sides; above and below they take room of their own.
"""

from __future__ import annotations

from msgspec import Struct

from letterapp.pages.formats import Border, Borders, ParagraphFormat
from letterapp.pages.layout.strip import Sheet
from letterapp.pages.layout.strokes import edge, thickness
from letterapp.pages.page import Fill


class Frame(Struct, frozen=True):
    """A paragraph's box; `left` and `right` are its indents' edges from the text area's left.

    `joins_above`, `joins_below`: the paragraph there has the same box, which then has the space
    `between` them in it.
    """

    left: float
    right: float
    borders: Borders
    shading: str
    joins_above: bool = False
    joins_below: bool = False
    between: float = 0.0

    @property
    def top(self) -> Border | None:
        """The border above the first line."""
        return self.borders.between if self.joins_above else self.borders.top

    @property
    def bottom(self) -> Border | None:
        """The border below the last line."""
        return None if self.joins_below else self.borders.bottom

    @property
    def inset(self) -> float:
        """The room that the border above takes."""
        return _room(self.top)

    @property
    def outset(self) -> float:
        """The room that the border below takes."""
        return _room(self.bottom)

    def draw(
        self, x: float, y: float, height: float, sheet: Sheet, *, is_first: bool, is_last: bool
    ) -> None:
        """Draws a slice; the first has the border above, the last the one below."""
        if is_first:
            y, height = y - self.between, height + self.between
        left = x + self.left - _beside(self.borders.left)
        right = x + self.right + _beside(self.borders.right)
        if self.shading:
            sheet.behind.append(Fill(left, y, right - left, height, self.shading))
        if self.borders.left:
            sheet.front.extend(edge(self.borders.left, (left, y), (left, y + height)))
        if self.borders.right:
            sheet.front.extend(edge(self.borders.right, (right, y), (right, y + height)))
        if is_first and self.top:
            level = y + thickness(self.top) / 2
            sheet.front.extend(edge(self.top, (left, level), (right, level)))
        if is_last and self.bottom:
            level = y + height - thickness(self.bottom) / 2
            sheet.front.extend(edge(self.bottom, (left, level), (right, level)))


def frame_of(look: ParagraphFormat, width: float) -> Frame | None:
    """The box of a paragraph in a text area of a width; None where it has none."""
    borders = look.borders
    if not look.shading and borders == _NO_BORDERS:
        return None
    start = look.left + min(0.0, look.first)
    left, right = start, width - look.right
    if look.is_right_to_left:
        left, right = look.right, width - start
    return Frame(left, right, borders, look.shading)


_NO_BORDERS = Borders()


def _room(border: Border | None) -> float:
    return thickness(border) + border.space if border else 0.0


def _beside(border: Border | None) -> float:
    """How far the middle of a border at a side is from the text."""
    return border.space + thickness(border) / 2 if border else 0.0
