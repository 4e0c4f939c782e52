"""Pages without their text: their size, numbers, headers and footers (17.6, 17.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from letterapp.pages.content import Block, Number, PageNumber
from letterapp.pages.document import Document, PageSetup, Section, Stories
from letterapp.pages.layout.anchors import Obstacle, Spot, obstacle_of
from letterapp.pages.layout.foot import Foot, Notes
from letterapp.pages.layout.numbered import numbers_in
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import Area, Sheet, Strip, height_of, placed
from letterapp.pages.numbers import format_number
from letterapp.pages.page import Page

_LEAST = 36.0
"""Points of text that every page has room for, whatever header and footer take."""


class Columns(Struct, frozen=True):
    """Where text goes on a page: the left edges, how wide and from where to where they are."""

    lefts: tuple[float, ...]
    width: float
    top: float
    bottom: float


class Standing(Struct, frozen=True):
    """A strip in its place on a page."""

    strip: Strip
    x: float
    y: float


class Draft(Struct):
    """A page in the making: `number` is what its field shows, `index` its place from 0.

    `column` and `y` are where the next strip stands, `lowest` how far down any column reaches.
    Columns that are to be equally long end at the `limit`. `is_fresh`: nothing stands in the
    column yet; `is_meant`: it was begun on purpose; `is_cramped`: below what another section has.
    """

    section: Section
    number: int
    index: int
    is_first: bool
    columns: Columns
    foot: Foot
    standing: list[Standing] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    column: int = 0
    y: float = 0.0
    lowest: float = 0.0
    limit: float = float("inf")
    is_fresh: bool = True
    is_meant: bool = False
    is_cramped: bool = False

    @property
    def x(self) -> float:
        """The left edge of the column in hand."""
        return self.columns.lefts[self.column]

    @property
    def bottom(self) -> float:
        """Where text must end at the latest: above the notes."""
        return min(self.limit, self.columns.bottom - self.foot.height)

    @property
    def area(self) -> Area:
        """Where text stands on the page."""
        setup = self.section.setup
        return Area(setup, setup.left, setup.width - setup.right, self.number % 2 == 0)

    @property
    def is_all_there_is(self) -> bool:
        """Whether there is no more room anywhere: what does not fit here must stand here."""
        return self.is_fresh and not (self.is_cramped or self.foot.strips or self.foot.waiting)

    def next_column(self) -> bool:
        """Goes on at the top of the next column; false where this was the last."""
        if self.column + 1 >= len(self.columns.lefts):
            return False
        self.column += 1
        self.y, self.is_fresh, self.is_meant = self.columns.top, True, False
        return True

    def split(self, section: Section, space: float) -> None:
        """Goes on some space below all that stands here, in the columns of another section.

        Header and footer stay those of the section that the page begins with.
        """
        self.y = min(self.lowest + space, self.columns.bottom)
        self.columns = columns_of(section, self.y, self.columns.bottom)
        self.column, self.limit = 0, float("inf")
        self.is_fresh = self.is_meant = True
        self.is_cramped = bool(self.standing)


class Sheets:
    """Opens the pages of a document, and finishes them with their headers and footers."""

    def __init__(self, document: Document, setting: Setting, notes: Notes) -> None:
        self._document = document
        self._setting = setting
        self._notes = notes
        self._next_number = 1
        self._next_index = 0
        self._pages_of: dict[int, int] = {}
        self._stories: dict[int, Sequence[Strip]] = {}

    @property
    def next_number(self) -> int:
        """The number of the page that is opened next, if its section does not say another."""
        return self._next_number

    def opened(self, section: Section, *, is_first: bool) -> Draft:
        """A new page of a section; the first of it may have a header of its own."""
        if is_first and section.first_number is not None:
            self._next_number = section.first_number
        number, index = self._next_number, self._next_index
        self._next_number += 1
        self._next_index += 1
        self._pages_of[id(section)] = self._pages_of.get(id(section), 0) + 1
        setup = section.setup
        foot = Foot(self._notes, _text_width(setup))
        draft = Draft(section, number, index, is_first, Columns((), 0.0, 0.0, 0.0), foot)
        header, footer = (
            self._story(draft, which, index + 1) for which in (section.headers, section.footers)
        )
        top = setup.header + height_of(header)
        bottom = setup.footer + height_of(footer)
        top = setup.top if setup.top_is_exact or not header else max(setup.top, top)
        bottom = setup.bottom if setup.bottom_is_exact or not footer else max(setup.bottom, bottom)
        top = min(top, setup.height - _LEAST)
        draft.columns = columns_of(section, top, max(setup.height - bottom, top + _LEAST))
        draft.obstacles.extend(self._obstacles(draft, header, setup.header))
        foot_top = setup.height - setup.footer - height_of(footer)
        draft.obstacles.extend(self._obstacles(draft, footer, foot_top))
        draft.y = draft.lowest = top
        return draft

    def finished(self, draft: Draft, total: int) -> Page:
        """A page with all that is drawn on it; `total` is the number of pages."""
        section, setup = draft.section, draft.section.setup
        sheet, paper = Sheet(draft.area), Sheet(draft.area)
        header = self._story(draft, section.headers, total)
        footer = self._story(draft, section.footers, total)
        placed(header, setup.left, setup.header, paper)
        placed(footer, setup.left, setup.height - setup.footer - height_of(footer), paper)
        down = _down(draft)
        for one in draft.standing:
            one.strip.draw(one.x, one.y + down, sheet)
        draft.foot.draw(setup.left, draft.columns.bottom, sheet)
        layers = zip(paper.layers, sheet.layers, strict=True)
        marks = [mark for layer in layers for one in layer for mark in one]
        links = (*paper.links, *sheet.links)
        bookmarks = (*paper.bookmarks, *sheet.bookmarks)
        return Page(setup.width, setup.height, marks, links, bookmarks)

    def _obstacles(self, draft: Draft, strips: Sequence[Strip], y: float) -> Iterator[Obstacle]:
        """What of a header or footer text keeps out of."""
        setting = self._setting_of(draft, draft.index + 1)
        for strip in strips:
            y += strip.above
            spot = Spot(draft.area.left, _text_width(draft.section.setup), y, y)
            for anchored in strip.anchors:
                if found := obstacle_of(anchored, spot, draft.area, setting):
                    yield found
            y += strip.height

    def _story(self, draft: Draft, stories: Stories, total: int) -> Sequence[Strip]:
        """The strips of a page's header or footer, set again only where they show numbers."""
        blocks = self._blocks(draft, stories)
        if not blocks:
            return ()
        if id(blocks) in self._stories:
            return self._stories[id(blocks)]
        setting = self._setting_of(draft, total)
        strips = setting.galley(blocks, _text_width(draft.section.setup), setting)
        if not any(True for _ in numbers_in(blocks)):
            self._stories[id(blocks)] = strips
        return strips

    def _setting_of(self, draft: Draft, total: int) -> Setting:
        """The setting of headers and footers, whose numbers are those of their page."""
        return replace(self._setting, numbers=lambda item: self.number(item, draft, total))

    def _blocks(self, draft: Draft, stories: Stories) -> Sequence[Block]:
        """Which of a section's headers or footers a page has."""
        if draft.is_first and draft.section.has_first_page:
            return stories.first
        if self._document.has_even_pages and draft.number % 2 == 0:
            return stories.even
        return stories.default

    def number(self, item: Number, draft: Draft, total: int) -> str:
        """What a field of a page shows."""
        wanted = item.number_format or draft.section.number_format
        match item.kind:
            case PageNumber.PAGE:
                return format_number(draft.number, wanted)
            case PageNumber.PAGES:
                return format_number(total, item.number_format)
            case _:
                return format_number(self._pages_of[id(draft.section)], item.number_format)


def columns_of(section: Section, top: float, bottom: float) -> Columns:
    """The columns of a section between two heights."""
    setup, number = section.setup, max(1, section.columns)
    width = max(1.0, (_text_width(setup) - (number - 1) * section.gap) / number)
    lefts = tuple(setup.left + at * (width + section.gap) for at in range(number))
    return Columns(lefts, width, top, bottom)


def _text_width(setup: PageSetup) -> float:
    return max(1.0, setup.width - setup.left - setup.right)


def _down(draft: Draft) -> float:
    """How far down the text of a page moves, by the vertical alignment of its section (17.6.23)."""
    free = max(0.0, draft.bottom - draft.lowest)
    return {"center": free / 2, "bottom": free}.get(draft.section.setup.vertical, 0.0)
