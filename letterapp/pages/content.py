"""What a Word file says, ready to be laid out: blocks of items whose looks are worked out.

Lengths are points (1/72 inch). All is frozen and compares by value, so that a paragraph that has
not changed is known again when its letter is made anew. Sheets and sections are for `document`.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from letterapp.pages.formats import Border, CharacterFormat, ParagraphFormat


class BreakKind(StrEnum):
    """What a break ends (ECMA-376 Part 1, 17.18.3)."""

    LINE = "line"
    PAGE = "page"
    COLUMN = "column"


class NumberFormat(StrEnum):
    """How numbers of pages, notes and lists are written (17.18.59); others are decimal."""

    DECIMAL = "decimal"
    DECIMAL_ZERO = "decimalZero"
    LOWER_LETTER = "lowerLetter"
    UPPER_LETTER = "upperLetter"
    LOWER_ROMAN = "lowerRoman"
    UPPER_ROMAN = "upperRoman"
    ORDINAL = "ordinal"
    SYMBOLS = "chicago"
    NONE = "none"


class PageNumber(StrEnum):
    """Which number a field shows (17.16.5): it is known once pages are laid out."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"
    SECTION_PAGES = "SECTIONPAGES"


# --- Items: what stands in a line


class Text(Struct, frozen=True):
    """Characters of one look; `link` is an address, or “#” and a bookmark, or empty."""

    text: str
    look: CharacterFormat
    link: str = ""


class Tab(Struct, frozen=True):
    """A tab character (17.3.3.32)."""

    look: CharacterFormat
    link: str = ""


class PositionTab(Struct, frozen=True):
    """A tab to a place of its own, whatever the tab stops are (17.3.3.23).

    `alignment` is left, center or right of the text area, or of the paragraph's indents.
    """

    look: CharacterFormat
    alignment: str = "left"
    is_to_indents: bool = False
    leader: str = ""


class Break(Struct, frozen=True):
    """The end of a line, a page or a column (17.3.3.1)."""

    kind: BreakKind
    look: CharacterFormat


class Number(Struct, frozen=True):
    """A number of pages; `number_format` None is the section's own."""

    kind: PageNumber
    look: CharacterFormat
    number_format: NumberFormat | None = None


class Bookmark(Struct, frozen=True):
    """A place that links lead to (17.13.6.2)."""

    name: str


class Picture(Struct, frozen=True):
    """A picture; `data` is its file, `crop` what is cut off left, top, right, bottom as a share.

    Where `data` is empty, it cannot be drawn, and only its room is kept.
    """

    data: bytes
    width: float
    height: float
    alt: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    link: str = ""


class TextBox(Struct, frozen=True):
    """Text in a box of its own; `insets` are left, top, right, bottom.

    `height` is the least where the box `grows` with its text; `vertical` is top, center or bottom.
    """

    blocks: tuple[Block, ...]
    width: float
    height: float
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    fill: str = ""
    line: Border | None = None
    vertical: str = "top"
    grows: bool = False


class Placement(Struct, frozen=True):
    """Where something anchored stands (20.4.2.3).

    `x_from` is page, margin, column, character, leftMargin, rightMargin, insideMargin or
    outsideMargin; `y_from` page, margin, paragraph, line, topMargin or bottomMargin. An `x_align`
    (left, center, right, inside, outside) or `y_align` (top, center, bottom) counts before `x` and
    `y`. `wrap` is none, square, tight, through or topAndBottom; `distances` are kept free of text
    at the left, top, right and bottom.
    """

    x_from: str = "column"
    x_align: str = ""
    x: float = 0.0
    y_from: str = "paragraph"
    y_align: str = ""
    y: float = 0.0
    wrap: str = "none"
    is_behind: bool = False
    distances: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Anchored(Struct, frozen=True):
    """A picture or text box that stands by its placement, not in the line."""

    content: Picture | TextBox
    placement: Placement


class Note(Struct, frozen=True):
    """A footnote or endnote: its mark, and its text, in which the mark stands already."""

    mark: str
    blocks: tuple[Block, ...]


class NoteReference(Struct, frozen=True):
    """The mark of a footnote in the text; `note` goes to the foot of the mark's page."""

    note: Note
    look: CharacterFormat


Inline = Text | Tab | PositionTab | Break | Number | Bookmark
Item = Inline | Picture | Anchored | NoteReference


# --- Blocks: what stands one below the other


class Label(Struct, frozen=True):
    """What stands before a list item: its text; `suffix` is tab, space or nothing (17.9.28).

    `alignment` is left, center or right of the place where the first line begins.
    """

    text: str
    look: CharacterFormat
    suffix: str = "tab"
    alignment: str = "left"


class Paragraph(Struct, frozen=True):
    """A paragraph; `mark` is the look of its end, which gives an empty one its height."""

    items: tuple[Item, ...]
    look: ParagraphFormat
    mark: CharacterFormat
    label: Label | None = None


class Cell(Struct, frozen=True):
    """A cell: the grid columns and rows it covers, and its own lines, each worked out.

    `margins` are top, left, bottom, right; `vertical` is top, center or bottom. Lines that two
    cells share are in both, as the table has them after conflicts (17.4.66). In a table from right
    to left, `left` is still the side of the first column.
    """

    blocks: tuple[Block, ...]
    column: int
    span: int = 1
    row_span: int = 1
    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    shading: str = ""
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    vertical: str = "top"


class Row(Struct, frozen=True):
    """A row with the cells that begin in it; `height` 0 is that of its text.

    `is_exact`: the height is not the least. `is_header`: repeated on every page. `is_whole`: it is
    not broken over pages.
    """

    cells: tuple[Cell, ...]
    height: float = 0.0
    is_exact: bool = False
    is_header: bool = False
    is_whole: bool = False


class Table(Struct, frozen=True):
    """A table; `columns` are its grid's widths.

    `width` is points, or a share of the room where `is_share`; None where the grid tells it.
    `alignment` is left, center or right; `indent` from the left margin to the first cell's edge.
    """

    rows: tuple[Row, ...]
    columns: tuple[float, ...]
    width: float | None = None
    is_share: bool = False
    alignment: str = "left"
    indent: float = 0.0
    is_right_to_left: bool = False
    placement: Placement | None = None


Block = Paragraph | Table
