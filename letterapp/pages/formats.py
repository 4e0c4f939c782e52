"""How text and paragraphs look, with all inheritance worked out.

Lengths are points (1/72 inch), colours are “rrggbb”, empty where Word decides itself (“auto”).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Alignment(StrEnum):
    """Where the lines of a paragraph stand (ECMA-376 Part 1, 17.18.44)."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class LineRule(StrEnum):
    """How the height of lines is said (17.18.48)."""

    MULTIPLE = "multiple"
    EXACT = "exact"
    AT_LEAST = "at least"


class Vertical(StrEnum):
    """Where text stands to its line (17.18.96)."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Fonts(Struct, frozen=True):
    """The names of fonts, by the scripts that they are for (17.3.2.26)."""

    latin: str = "Times New Roman"
    other: str = "Times New Roman"
    east_asian: str = ""
    complex: str = ""


class CharacterFormat(Struct, frozen=True):
    """How a run looks; `complex_…` is for scripts such as Khmer and Arabic (17.3.2)."""

    fonts: Fonts = Fonts()
    size: float = 10.0
    complex_size: float = 10.0
    is_bold: bool = False
    is_italic: bool = False
    is_complex_bold: bool = False
    is_complex_italic: bool = False
    underline: str = ""
    underline_colour: str = ""
    is_struck: bool = False
    is_double_struck: bool = False
    is_caps: bool = False
    is_small_caps: bool = False
    vertical: Vertical = Vertical.BASELINE
    raised: float = 0.0
    colour: str = ""
    highlight: str = ""
    shading: str = ""
    spacing: float = 0.0
    scale: float = 1.0
    is_hidden: bool = False
    is_right_to_left: bool = False
    is_complex: bool = False
    kerns: bool = False
    language: str = ""


class LineSpacing(Struct, frozen=True):
    """`value` is a factor for MULTIPLE, else points."""

    rule: LineRule = LineRule.MULTIPLE
    value: float = 1.0


class Tab(Struct, frozen=True):
    """A tab stop: its place from the margin, what stands at it, and what leads to it (17.3.1.37).

    `kind` is left, center, right, decimal or bar; `leader` a character, or empty.
    """

    position: float
    kind: str = "left"
    leader: str = ""


class Border(Struct, frozen=True):
    """A line around a paragraph, a table or a cell (17.3.4): its style, width, space, colour."""

    style: str
    width: float
    space: float = 0.0
    colour: str = ""


class Borders(Struct, frozen=True):
    """The lines on the sides; None where there is none."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: Border | None = None


class ListPlace(Struct, frozen=True):
    """Which list a paragraph is an item of, and at which level from 0 (17.3.1.19)."""

    num_id: str
    level: int


class ParagraphFormat(Struct, frozen=True):
    """How a paragraph looks (17.3.1); `first` is how far its first line is indented beyond `left`.

    `style_id` tells which paragraphs are alike for `is_contextual` spacing. `is_open_above`: at the
    beginning of a document it has no space before, whatever `before` says (17.3.1.33).
    """

    style_id: str = ""
    alignment: Alignment = Alignment.LEFT
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    is_contextual: bool = False
    is_open_above: bool = False
    line: LineSpacing = LineSpacing()
    keeps_next: bool = False
    keeps_lines: bool = False
    has_widow_control: bool = True
    begins_page: bool = False
    tabs: tuple[Tab, ...] = ()
    borders: Borders = Borders()
    shading: str = ""
    is_right_to_left: bool = False
    list_place: ListPlace | None = None
