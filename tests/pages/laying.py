"""Text laid out by Qt alone, for tests of what is made of laid-out pages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout, QTextLine, QTextOption

from letterapp.pages.glyphs import glyphs_of_line, run_of
from letterapp.pages.page import Glyphs, Line, Page, Run

SCALE = 16.0
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 72.0


@dataclass(frozen=True)
class Looks:
    """How a test's text looks; lengths are points."""

    family: str = "Carlito"
    size: float = 11.0
    is_bold: bool = False
    is_italic: bool = False
    is_justified: bool = False
    is_right_to_left: bool = False
    width: float = WIDTH - 2 * MARGIN
    language: str = ""
    colour: str = ""

    def font(self) -> QFont:
        require_family(self.family)
        font = QFont(self.family)
        font.setPixelSize(round(self.size * SCALE))
        font.setBold(self.is_bold)
        font.setItalic(self.is_italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def option(self) -> QTextOption:
        option = QTextOption()
        if self.is_justified:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        if self.is_right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        return option


@dataclass(frozen=True)
class LaidLine:
    """A line of one of Qt's layouts, which it keeps alive."""

    layout: QTextLayout
    line: QTextLine
    top: float
    looks: Looks

    @property
    def baseline(self) -> float:
        return self.top + self.line.ascent() / SCALE

    def glyphs(self) -> Iterator[Glyphs]:
        x, y = MARGIN, self.top
        for _, glyphs in glyphs_of_line(self.line, SCALE, x, y):
            yield replace(glyphs, language=self.looks.language, colour=self.looks.colour)

    def runs(self) -> Iterator[Run]:
        return map(run_of, self.glyphs())

    def text(self) -> None:
        """What it says plays no part."""


def require_family(family: str) -> None:
    """Skip a test whose font is not installed, or fail it where all must be."""
    if family in QFontDatabase.families():
        return
    if os.environ.get("LETTERAPP_REQUIRE_TOOLS"):
        pytest.fail(f"the font {family} is not installed", pytrace=False)
    pytest.skip(f"the font {family} is not installed")


def application() -> QGuiApplication:
    """The one application, which fonts need."""
    there = QGuiApplication.instance()
    return there if isinstance(there, QGuiApplication) else QGuiApplication([])


def lines_of(text: str, looks: Looks, top: float = MARGIN) -> list[Line]:
    """A paragraph's lines, the first one's top so far below the page's."""
    layout = QTextLayout(text, looks.font())
    layout.setTextOption(looks.option())
    layout.beginLayout()
    lines: list[Line] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(looks.width * SCALE)
        line.setPosition(QPointF(0, 0))
        lines.append(LaidLine(layout, line, top, looks))
        top += line.height() / SCALE
    layout.endLayout()
    return lines


@dataclass(frozen=True)
class FixedLine:
    """A line of glyphs that stand where they are said to."""

    parts: Sequence[Glyphs]
    baseline: float = 100.0

    def glyphs(self) -> Iterator[Glyphs]:
        yield from self.parts

    def runs(self) -> Iterator[Run]:
        return map(run_of, self.parts)

    def text(self) -> None:
        """What it says plays no part."""


def glyphs_of_text(text: str, looks: Looks) -> list[Glyphs]:
    """The glyphs of a text's first line."""
    return list(lines_of(text, looks)[0].glyphs())


def page_of(*paragraphs: tuple[str, Looks]) -> Page:
    """A page of paragraphs, one below the other."""
    marks: list[Line] = []
    top = MARGIN
    for text, looks in paragraphs:
        marks += lines_of(text, looks, top)
        top = marks[-1].baseline + looks.size
    return Page(WIDTH, HEIGHT, marks)
