"""The sections of a document -> its pages, one after the other, with all that stands on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import Block, Number, Paragraph
from letterapp.pages.document import Document, Section, SectionStart
from letterapp.pages.layout.anchors import Obstacle, Spot, obstacle_of
from letterapp.pages.layout.foot import Notes
from letterapp.pages.layout.galley import block_strips, galley, space_after, strips_of
from letterapp.pages.layout.lines import Room
from letterapp.pages.layout.paragraph import LineStrip, frame_strips
from letterapp.pages.layout.placing import Placer
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.sheets import Draft, Sheets
from letterapp.pages.layout.strip import Strip, chains

_MOST = 50
"""Blocks that are kept together at the most: more than that have no page to stand on."""

_NARROWEST = 36.0
"""Points beside what stands in the way that lines need: with less they go below it."""


class _Set(Struct):
    """A block with its strips."""

    block: Block
    strips: Sequence[Strip]


class Flow:
    """Lays out one document. `known` is what numbers of pages in the text show, by their ids."""

    def __init__(self, document: Document, known: dict[int, str]) -> None:
        self._document = document
        self._known = known
        self._setting = Setting(
            document.tab_width,
            self._number,
            galley,
            document.sums_spacing,
            document.compatibility,
        )
        notes = Notes(self._setting, document.separator)
        self.sheets = Sheets(document, self._setting, notes)
        self._section = document.sections[0]
        self._placer = Placer(self._opened(is_first=True), self._turned)
        self._placer.draft.is_meant = True
        self._last: Block | None = None
        self._space_above = 0.0
        self._is_first = False

    @property
    def shown(self) -> Sequence[tuple[Number, Draft]]:
        """The numbers of pages in the text so far, each with its page."""
        return self._placer.shown

    def drafts(self) -> Iterator[Draft]:
        """The pages, each as soon as it is full."""
        sections = self._document.sections
        for at, section in enumerate(sections):
            following = sections[at + 1] if at + 1 < len(sections) else None
            if at:
                yield from self._begin(section)
            if _is_balanced(section, following):
                yield from self._balanced(section)
            else:
                for group in _groups(self._strips(section)):
                    yield from self._place(group)
        while self._placer.draft.foot.waiting:
            yield from self._placer.turn_page()
        yield self._placer.draft

    def _strips(self, section: Section) -> Iterator[_Set]:
        """The blocks of a section with their strips; columns of a section are equally wide."""
        width = self._placer.draft.columns.width
        is_first = True
        for block, strips in block_strips(section.blocks, width, self._setting):
            if self._last is None and isinstance(block, Paragraph) and block.look.is_open_above:
                strips[0].before = 0.0
            if is_first and not self._setting.sums_spacing:
                strips[0].before = max(0.0, strips[0].before - self._space_above)
            is_first = False
            self._last = block
            yield _Set(block, strips)

    def _begin(self, section: Section) -> Iterator[Draft]:
        """Begins a section where it asks for."""
        placer, before = self._placer, self._section
        self._section = section
        is_same_paper = _paper(section) == _paper(before)
        self._space_above = 0.0
        placer.forget_break()
        if section.start is SectionStart.CONTINUOUS and is_same_paper:
            if placer.draft.standing and self._last is not None:
                self._space_above = space_after(self._last)
            placer.draft.split(section, self._space_above)
            return
        is_like_before = (section.columns, section.gap) == (before.columns, before.gap)
        if section.start is SectionStart.NEXT_COLUMN and is_same_paper and is_like_before:
            yield from placer.turn_column()
            return
        parity = {SectionStart.EVEN_PAGE: 0, SectionStart.ODD_PAGE: 1}.get(section.start)
        following = self.sheets.next_number
        if section.first_number is not None:
            following = section.first_number
        elif parity is not None and following % 2 != parity:
            self._section = replace(before, blocks=(), has_first_page=False)
            yield from placer.turn_page()  # a page that stays empty
            self._section = section
        self._is_first = True
        yield from placer.turn_page()
        placer.draft.is_meant = True

    def _turned(self) -> Draft:
        is_first, self._is_first = self._is_first, False
        return self._opened(is_first=is_first)

    def _opened(self, *, is_first: bool) -> Draft:
        return self.sheets.opened(self._section, is_first=is_first)

    def _number(self, item: Number) -> str:
        """What a number of pages in the text shows, as far as is known."""
        if (known := self._known.get(id(item))) is not None:
            return known
        draft = self._placer.draft
        return self.sheets.number(item, draft, draft.index + 1)

    def _place(self, group: Sequence[_Set]) -> Iterator[Draft]:
        """Places blocks that are kept together."""
        placer = self._placer
        strips, obstacles = self._settled(group)
        if obstacles or placer.draft.obstacles:
            yield from placer.break_before(strips[0])
            first = next(chains(strips))
            if not placer.fits(first):
                yield from placer.turn_column()
            strips, obstacles = self._settled(group)
            placer.draft.obstacles.extend(obstacles)
            if strips[0].begins_page:
                strips[0].begins_page = False
        for chain in chains(strips):
            yield from placer.place(chain)

    def _settled(self, group: Sequence[_Set]) -> tuple[Sequence[Strip], Sequence[Obstacle]]:
        """The strips of blocks as they stand on the page in hand, and what they put in the way."""
        placer, draft = self._placer, self._placer.draft
        found: list[Strip] = []
        own: list[Obstacle] = []
        y = draft.y
        for one in group:
            top = y + one.strips[0].above if found else placer.top_of(one.strips[0])
            own.extend(self._obstacles(one.strips, top))
            strips = self._around(one, top, [*draft.obstacles, *own])
            found.extend(strips)
            y = top + sum(strip.height + strip.above for strip in strips) - strips[0].above
        return found, own

    def _obstacles(self, strips: Sequence[Strip], top: float) -> Iterator[Obstacle]:
        """What the anchors of a block put in the way of text."""
        draft, y = self._placer.draft, top
        for strip in strips:
            for anchored in strip.anchors:
                spot = Spot(draft.x, draft.columns.width, top, y)
                obstacle = obstacle_of(anchored, spot, draft.area, self._setting)
                if obstacle is not None:
                    yield obstacle
            y += strip.height

    def _around(self, one: _Set, top: float, obstacles: Sequence[Obstacle]) -> Sequence[Strip]:
        """The strips of a block, set around what stands in its way."""
        draft = self._placer.draft
        left, right = draft.x, draft.x + draft.columns.width
        bottom = top + sum(strip.height for strip in one.strips)
        near = [
            obstacle
            for obstacle in obstacles
            if obstacle.right > left
            and obstacle.left < right
            and obstacle.bottom > top
            and obstacle.top < bottom
        ]
        if not near or not isinstance(one.block, Paragraph):
            return one.strips
        room = _room(near, left, right, top)
        strips = strips_of(one.block, right - left, self._setting, room)
        before = one.strips[0]
        if isinstance(before, LineStrip) and before.frame is not None:
            made = [strip for strip in strips if isinstance(strip, LineStrip)]
            frame_strips(made, before.frame)
        first, last = strips[0], strips[-1]
        first.above, first.before = one.strips[0].above, one.strips[0].before
        first.begins_page, last.below = one.strips[0].begins_page, one.strips[-1].below
        return strips

    def _balanced(self, section: Section) -> Iterator[Draft]:
        """Places a section in columns that are as equal as its lines allow."""
        placer, balanced = self._placer, None
        all_chains = [chain for one in self._strips(section) for chain in chains(one.strips)]
        heights = [sum([strip.above + strip.height for strip in chain]) for chain in all_chains]
        for at, chain in enumerate(all_chains):
            draft = placer.draft
            if draft is not balanced and draft.column == 0:
                top = draft.columns.top
                rest = [draft.y - top, *heights[at:]]
                draft.limit = _equal_limit(rest, len(draft.columns.lefts), top, draft.bottom)
                balanced = draft
            yield from placer.place(chain)
        placer.draft.limit = float("inf")


def _paper(section: Section) -> tuple[float, float]:
    return section.setup.width, section.setup.height


def _is_balanced(section: Section, following: Section | None) -> bool:
    """Whether the columns of a section are equally long: where text goes on below them."""
    return (
        section.columns > 1
        and following is not None
        and following.start is SectionStart.CONTINUOUS
        and _paper(section) == _paper(following)
    )


def _equal_limit(heights: Sequence[float], columns: int, top: float, bottom: float) -> float:
    """How far down the shortest columns reach that hold all; infinite where none on the page do."""
    low, high = sum(heights) / columns, bottom - top
    if not _fit(heights, columns, high):
        return float("inf")
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if _fit(heights, columns, middle) else (middle, high)
    return top + high


def _fit(heights: Sequence[float], columns: int, height: float) -> bool:
    column, y = 1, 0.0
    for one in heights:
        if y + one > height:
            column, y = column + 1, 0.0
        y += one
        if column > columns or y > height:
            return False
    return True


def _groups(sets: Iterator[_Set]) -> Iterator[Sequence[_Set]]:
    """Blocks that are kept with those after them."""
    group: list[_Set] = []
    for one in sets:
        group.append(one)
        if not one.strips[-1].is_glued or len(group) >= _MOST:
            yield group
            group = []
    if group:
        yield group


def _room(obstacles: Sequence[Obstacle], left: float, right: float, origin: float) -> Room:
    """What is free beside obstacles, for a paragraph that begins at `origin`."""

    def room(top: float, height: float) -> tuple[float, float, float]:
        y = origin + top
        while True:
            begin, end = left, right
            near = [one for one in obstacles if one.bottom > y and one.top < y + height]
            for one in near:
                if one.is_full:
                    end = begin
                elif one.left - begin > end - one.right:
                    end = min(end, one.left)
                else:
                    begin = max(begin, one.right)
            if not near or end - begin >= _NARROWEST:
                return y - origin, begin - left, right - end
            y = min(one.bottom for one in near)

    return room
