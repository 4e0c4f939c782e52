"""Content for tests of layout, and what of it stands where on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from letterapp.pages.content import Block, Item, Paragraph, Text
from letterapp.pages.document import Document, PageSetup, Section
from letterapp.pages.formats import CharacterFormat, Fonts, ParagraphFormat
from letterapp.pages.layout.laying import lay_out
from letterapp.pages.layout.placed import PlacedLine
from letterapp.pages.page import Glyphs, Page

LOOK = CharacterFormat(
    Fonts("Liberation Serif", "Liberation Serif", "Liberation Serif", "Liberation Serif"),
    size=10.0,
    complex_size=10.0,
)
PLAIN = ParagraphFormat()
SETUP = PageSetup(200.0, 200.0, 20.0, 20.0, 20.0, 20.0, 10.0, 10.0)
LINE = 11.55
"""The height of a line of LOOK."""

WORDS = "one two three four five six seven eight nine ten eleven twelve "


@dataclass(frozen=True)
class Seen:
    """A line on a page."""

    text: str
    x: float
    baseline: float


def paragraph(*items: Item | str, look: ParagraphFormat = PLAIN) -> Paragraph:
    """A paragraph; what is only a string has the usual look."""
    made = tuple(Text(item, LOOK) if isinstance(item, str) else item for item in items)
    return Paragraph(made, look, LOOK)


def section(*blocks: Block, setup: PageSetup = SETUP) -> Section:
    return Section(setup, blocks)


def document(*blocks: Block) -> Document:
    return Document((section(*blocks),))


def pages(*blocks: Block) -> Sequence[Page]:
    return lay_out(document(*blocks))


def seen(page: Page) -> list[Seen]:
    """The lines of a page that show anything, in the order in which they are drawn."""
    return list(_seen(page))


def texts(page: Page) -> list[str]:
    return [line.text for line in seen(page)]


def _seen(page: Page) -> Iterator[Seen]:
    for mark in page.marks:
        if isinstance(mark, PlacedLine) and (glyphs := list(mark.glyphs())):
            text = "".join(one.text for one in glyphs)
            yield Seen(text.rstrip(" "), min(one.x + one.xs[0] for one in glyphs), mark.baseline)


def runs(page: Page) -> list[Glyphs]:
    """All that is drawn of text, each in its place on the page."""
    return [
        replace(run, xs=[run.x + x for x in run.xs], ys=[run.y + y for y in run.ys])
        for mark in page.marks
        if isinstance(mark, PlacedLine)
        for run in mark.glyphs()
    ]


def with_section(found: Document, **changes: object) -> Document:
    """A document whose only section is another."""
    (one,) = found.sections
    return replace(found, sections=(replace(one, **changes),))
