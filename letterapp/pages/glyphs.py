"""What Qt shaped, as `Glyphs`: its glyphs in points, and what text they show.

Qt draws a bold or an italic that a font has no face for by thickening or slanting the face there
is (QFontEngineFT::init); nothing in QRawFont says so. But QRawFont has the weight and style that
were asked for, and the font's own tables what its face is: where they differ, the face is made up.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout, QTextLine

from letterapp.pages.page import Glyphs, Run
from letterapp.pages.varied import is_varied

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
# Characters of two UTF-16 units.
_LONG = re.compile("[\U00010000-\U0010ffff]")

# OS/2 table (OpenType 1.9): offset and bits of fsSelection.
_WEIGHT_CLASS, _SELECTION = 4, 62
_ITALIC, _BOLD, _OBLIQUE = 1 << 0, 1 << 5, 1 << 9


def glyphs_of(
    run: QGlyphRun, scale: float, x: float, y: float, end: int | None = None
) -> Glyphs | None:
    """A run's glyphs, with `x` and `y` (points) where its layout's origin is; None if it has none.

    `scale` is how many units of the layout one point has. `end` is where in the layout's text
    (UTF-16 units) that of the run ends, as only what stands beside it can tell; None for the
    text's end. Of `Glyphs`, colour, stretch and language are for the caller to set.
    """
    starts = run.stringIndexes()
    if not starts:
        return None
    font, start = run.rawFont(), min(starts[0], starts[-1])
    positions, point = run.positions(), 1 / scale
    glyphs = Glyphs(
        font=font,
        size=font.pixelSize() / scale,
        indexes=run.glyphIndexes(),
        xs=[x + at * point for at in map(QPointF.x, positions)],
        ys=[y + at * point for at in map(QPointF.y, positions)],
        text=_units(run.sourceString(), start, end),
        clusters=[at - start for at in starts],
        is_right_to_left=run.isRightToLeft(),
        is_emboldened=is_emboldened(font),
        is_slanted=_is_slanted(font),
    )
    box = run.boundingRect()
    return _with_space(glyphs, x + (box.left() if glyphs.is_right_to_left else box.right()) / scale)


def run_of(glyphs: Glyphs) -> Run:
    """Glyphs as a painter draws them."""
    size = glyphs.font.pixelSize()
    unit = glyphs.size / size if size > 0 else 1.0
    run = QGlyphRun()
    run.setRawFont(glyphs.font)
    run.setGlyphIndexes(glyphs.indexes)
    places = zip(glyphs.xs, glyphs.ys, strict=True)
    run.setPositions([QPointF(x / unit, y / unit) for x, y in places] if unit else [])
    return Run(run, glyphs.x, glyphs.y, unit, glyphs.colour, glyphs.is_emboldened)


def _with_space(glyphs: Glyphs, x: float) -> Glyphs:
    """With a space where the text ends in some: Qt has no glyphs for those at a line's end.

    Without it, what is copied would depend on whether a program sees that a line ends here.
    """
    text = glyphs.text.rstrip(" ")
    length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    space = glyphs.font.glyphIndexesForString(" ")[:1]
    if text == glyphs.text or glyphs.clusters[-1] >= length or not space:
        return glyphs
    return replace(
        glyphs,
        indexes=[*glyphs.indexes, *space],
        xs=[*glyphs.xs, x],
        ys=[*glyphs.ys, glyphs.ys[-1]],
        clusters=[*glyphs.clusters, length],
    )


def glyphs_of_line(
    line: QTextLine, scale: float, x: float, y: float
) -> Iterator[tuple[int, Glyphs]]:
    """All glyphs of a line, run by run in the order of its text, each with what it shows.

    With each comes where in the layout's text (UTF-16 units) that begins.
    """
    end = line.textStart() + line.textLength()
    runs = {min(starts): run for run in _sound_runs(line, end) if (starts := run.stringIndexes())}
    bounds = pairwise([*sorted(runs), end])
    for first, last in bounds:
        glyphs = glyphs_of(runs[first], scale, x, y, last)
        if glyphs is not None:
            yield first, glyphs


def _sound_runs(line: QTextLine, end: int) -> Iterator[QGlyphRun]:
    """The line's runs with string indexes that can be trusted.

    Where a font lacks characters in the midst of one script, Qt (6.11) gives all runs but the
    first the first's own string index. Asked for a part that one font shows, it is right.
    """
    runs = line.glyphRuns(-1, -1, _ALL)
    starts = [(run.stringIndexes() or [0])[0] for run in runs]
    if len(set(starts)) == len(starts):
        yield from runs
        return
    for first, length in _stretches(line, end):
        yield from line.glyphRuns(first, length, _ALL)


def _stretches(line: QTextLine, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line's text that one font shows in one direction: start and length."""
    start = line.textStart()
    looks: list[tuple[int, object]] = []
    for at in range(start, end):
        runs = line.glyphRuns(at, 1, QTextLayout.GlyphRunRetrievalFlag.DefaultRetrievalFlags)
        look = [(run.rawFont(), run.isRightToLeft()) for run in runs]
        if look and (not looks or look[0] != looks[-1][1]):
            looks.append((at, look[0]))
    bounds = [start, *(at for at, _ in looks[1:]), end]
    return ((first, last - first) for first, last in pairwise(bounds))


def _units(text: str, start: int, end: int | None) -> str:
    """The part of a text between two offsets in UTF-16 units."""
    if text.isascii() or not _LONG.search(text):
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    part = units[2 * start : None if end is None else 2 * end]
    return part.decode("utf-16-le", "surrogatepass")


def is_emboldened(font: QRawFont) -> bool:
    """Whether bold was asked for and the font's face is not: 700 is where Qt begins to thicken."""
    bold = QFont.Weight.Bold.value
    if font.weight() < bold or not (table := font.fontTable("OS/2").data()):
        return False
    weight, selection = _face(table)
    return weight < bold and not selection & _BOLD and not is_varied(font)


def _is_slanted(font: QRawFont) -> bool:
    """Whether italic was asked for and the font's face is upright."""
    if font.style() == QFont.Style.StyleNormal or not (table := font.fontTable("OS/2").data()):
        return False
    _, selection = _face(table)
    return not selection & (_ITALIC | _OBLIQUE)


def _face(table: Sequence[int]) -> tuple[int, int]:
    """Weight class and selection bits of an OS/2 table."""
    data = bytes(table)
    return (
        struct.unpack_from(">H", data, _WEIGHT_CLASS)[0],
        struct.unpack_from(">H", data, _SELECTION)[0],
    )
