"""Tab stops: those of a paragraph, of its list, and those that are there by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtGui import QTextOption

from letterapp.pages.content import PositionTab
from letterapp.pages.formats import ParagraphFormat, Tab
from letterapp.pages.layout.fonts import SCALE

_KINDS = {
    "left": QTextOption.TabType.LeftTab,
    "center": QTextOption.TabType.CenterTab,
    "right": QTextOption.TabType.RightTab,
    "decimal": QTextOption.TabType.DelimiterTab,
}
_CLOSE = 0.05
"""Points: what is nearer to a place than this is at it."""

_MOST = 400
"""Default stops of a line, however close they are."""


class Stops(Struct, frozen=True):
    """The tab stops of a paragraph, from the left edge of the text area, in order.

    `farthest` is the last place that text is not left-aligned at, be it beyond the right margin.
    """

    tabs: tuple[Tab, ...]
    farthest: float

    @property
    def has_leaders(self) -> bool:
        """Whether any stop has something that leads to it."""
        return any(tab.leader for tab in self.tabs)

    def from_place(self, x: float) -> list[QTextOption.Tab]:
        """The stops behind a place, as Qt has them: from there, in layout units."""
        return [
            QTextOption.Tab((tab.position - x) * SCALE, _KINDS[tab.kind], ".")
            for tab in self.tabs
            if tab.position > x + _CLOSE
        ]

    def after(self, x: float) -> Tab | None:
        """The first stop behind a place."""
        return next((tab for tab in self.tabs if tab.position > x + _CLOSE), None)


def stops_of(
    look: ParagraphFormat, width: float, tab_width: float, own: Sequence[PositionTab] = ()
) -> Stops:
    """The stops of a paragraph in a text area of a width; `own` are tabs with their own places."""
    if own:
        return Stops(tuple(_places(own, look, width)), width)
    tabs = [tab for tab in look.tabs if tab.kind in _KINDS]
    if look.first < 0 and look.left > 0:  # text hangs there (17.15.3.56)
        tabs.append(Tab(look.left))
    last = max((tab.position for tab in tabs), default=0.0)
    tabs.extend(_default(last, width, tab_width))
    aligning = (tab.position for tab in tabs if tab.kind != "left")
    farthest = max(aligning, default=0.0)
    return Stops(tuple(sorted(tabs, key=lambda tab: tab.position)), farthest)


def _default(farthest: float, width: float, tab_width: float) -> Iterator[Tab]:
    """The stops beyond all that are set (17.15.1.25)."""
    if tab_width <= 0:
        return
    number = int(farthest / tab_width + _CLOSE) + 1
    for _ in range(_MOST):
        if number * tab_width > width:
            return
        yield Tab(number * tab_width)
        number += 1


def _places(own: Iterable[PositionTab], look: ParagraphFormat, width: float) -> Iterator[Tab]:
    for tab in own:
        begin, end = (look.left, width - look.right) if tab.is_to_indents else (0.0, width)
        at = {"center": (begin + end) / 2, "right": end}.get(tab.alignment, begin)
        yield Tab(at, tab.alignment if tab.alignment in _KINDS else "left", tab.leader)
