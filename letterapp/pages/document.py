"""A Word file, ready to be laid out: sections of blocks, their sheets, and what holds for all.

As `content`, all is frozen, compares by value, and has lengths in points.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from letterapp.pages.content import Block, NumberFormat
from letterapp.problems import Problem


class SectionStart(StrEnum):
    """Where a section begins (17.18.77)."""

    NEXT_PAGE = "nextPage"
    CONTINUOUS = "continuous"
    NEXT_COLUMN = "nextColumn"
    EVEN_PAGE = "evenPage"
    ODD_PAGE = "oddPage"


class PageSetup(Struct, frozen=True):
    """A sheet: its size, margins, and how far header and footer are from its edges (17.6.11).

    `top_is_exact`, `bottom_is_exact`: the header or footer does not push the text away.
    """

    width: float = 612.0
    height: float = 792.0
    top: float = 72.0
    right: float = 72.0
    bottom: float = 72.0
    left: float = 72.0
    header: float = 36.0
    footer: float = 36.0
    top_is_exact: bool = False
    bottom_is_exact: bool = False
    vertical: str = "top"


class Stories(Struct, frozen=True):
    """A section's headers or footers, those of former sections included (17.10.1)."""

    default: tuple[Block, ...] = ()
    first: tuple[Block, ...] = ()
    even: tuple[Block, ...] = ()


class Section(Struct, frozen=True):
    """Blocks on sheets of one kind; `columns` is how many, `gap` between them.

    `first_number` is the number of its first page, None to go on from the section before.
    """

    setup: PageSetup
    blocks: tuple[Block, ...]
    start: SectionStart = SectionStart.NEXT_PAGE
    headers: Stories = Stories()
    footers: Stories = Stories()
    has_first_page: bool = False
    first_number: int | None = None
    number_format: NumberFormat = NumberFormat.DECIMAL
    columns: int = 1
    gap: float = 36.0


class Document(Struct, frozen=True):
    """All of a Word file that is drawn; `problems` are warnings of what is not.

    `separator` stands above the footnotes of a page, nothing where the usual line does.

    `tab_width` is between the tab stops that nobody set (17.15.1.25). `properties` are title,
    author and language, by these names, where the file says them; `date` is the letter's.
    `sums_spacing`: of the space after a paragraph and before the next, both are kept, not the
    larger (17.15.3.21). `compatibility` is the version of Word whose rules hold, 15 since 2013.
    """

    sections: tuple[Section, ...]
    has_even_pages: bool = False
    tab_width: float = 36.0
    separator: tuple[Block, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    date: datetime.date | None = None
    sums_spacing: bool = False
    compatibility: int = 15
    problems: tuple[Problem, ...] = ()
