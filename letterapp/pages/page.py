"""A page that is laid out: what is drawn on it, from bottom to top, and what can be clicked.

Lengths are points from the page's top left corner, colours “rrggbb”, empty for black.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from PySide6.QtGui import QGlyphRun, QRawFont


class Glyphs(Struct, frozen=True):
    """Glyphs of one font, as they stand in one line, with the text that they show.

    `xs` and `ys` are where each glyph's origin is, on the baseline, counted from `x` and `y`; lines
    that are drawn again elsewhere share them. `clusters` has for each glyph
    the offset in `text` (in UTF-16 units, as Qt counts) at which what it shows begins. Glyphs that
    are one cluster have the same offset. In right-to-left text offsets fall from left to right.
    """

    font: QRawFont
    size: float
    indexes: Sequence[int]
    xs: Sequence[float]
    ys: Sequence[float]
    text: str
    clusters: Sequence[int]
    colour: str = ""
    is_right_to_left: bool = False
    is_emboldened: bool = False
    is_slanted: bool = False
    stretch: float = 1.0
    language: str = ""
    x: float = 0.0
    y: float = 0.0


class Run(Struct, frozen=True):
    """What a painter draws of a line: glyphs as Qt has them, in units of which `unit` is a point's.

    `x` and `y` are where the glyphs' positions are counted from. A font that is made bold for want
    of a bold one `is_emboldened`.
    """

    glyphs: QGlyphRun
    x: float
    y: float
    unit: float
    colour: str = ""
    is_emboldened: bool = False


class LineText(Protocol):
    """What a line says, and where on its page.

    `units` is the text of the whole paragraph, with a character for each UTF-16 unit, of which the
    line shows those from `start` to `end`. Lines of one paragraph have the same object as `source`;
    paragraphs that are alike may share it, but each begins at 0. `is_label`: it is the number or
    the bullet that stands before the paragraph.
    """

    @property
    def source(self) -> object:
        """What lines of one paragraph have in common."""
        ...

    @property
    def units(self) -> str:
        """The paragraph's text."""
        ...

    @property
    def start(self) -> int:
        """Where in it the line begins."""
        ...

    @property
    def end(self) -> int:
        """Where in it the line ends."""
        ...

    @property
    def is_label(self) -> bool:
        """Whether it is the number or the bullet of the paragraph beside it."""
        ...

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its left, top, right and bottom."""
        ...

    def edges(self, start: int, end: int) -> Sequence[tuple[float, float]]:
        """The left and right edges of some of its characters; several where directions mix."""
        ...

    def offset_at(self, x: float) -> int:
        """The place between two characters that is nearest."""
        ...

    def read(self, start: int, end: int) -> str:
        """A part of the paragraph as one copies it, with a new line where one is ended by hand."""
        ...

    def paragraph(self) -> str:
        """The whole paragraph as one copies it, without the marks of notes."""
        ...


class Line(Protocol):
    """A line of text in its place."""

    @property
    def baseline(self) -> float:
        """How far the baseline is from the top of the page."""
        ...

    def glyphs(self) -> Iterator[Glyphs]:
        """What it draws, in the order of its text."""
        ...

    def runs(self) -> Iterator[Run]:
        """The same for a painter, who asks for no text: much sooner made."""
        ...

    def text(self) -> LineText | None:
        """What it says; None for what fills the place of a tab."""
        ...


class Fill(Struct, frozen=True):
    """A rectangle of one colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Stroke(Struct, frozen=True):
    """A straight line; `dashes` are lengths drawn and left out in turn, none for a solid one."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str = ""
    dashes: tuple[float, ...] = ()


class Image(Struct, frozen=True):
    """A picture in its place; `data` is its file, `crop` the share cut off at each side."""

    data: bytes
    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    alt: str = ""


Mark = Line | Fill | Stroke | Image


class Link(Struct, frozen=True):
    """A rectangle that leads to an address, or, with “#”, to a bookmark."""

    x: float
    y: float
    width: float
    height: float
    address: str


class Page(Struct, frozen=True):
    """One page; `bookmarks` are how far below its top each stands, by name."""

    width: float
    height: float
    marks: Sequence[Mark]
    links: Sequence[Link] = ()
    bookmarks: tuple[tuple[str, float], ...] = ()
