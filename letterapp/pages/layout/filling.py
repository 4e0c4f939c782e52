"""Ends a line of Qt's where it is to end: mostly where Qt ends it, sometimes before or after.

Lengths are layout units, offsets UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextLine

from letterapp.pages.layout.wordbreaks import hangs, is_one_word, later_ends, line_end

_ANY_WIDTH = 1e6


def fill_line(
    line: QTextLine, units: str, offset: int, width: float, *, is_justified: bool
) -> None:
    """Fills a line that has just been begun; its layout begins at an offset of the text `units`."""
    line.setLineWidth(width)
    start = offset + line.textStart()
    end = start + line.textLength()
    ends = [at for at in (line_end(units, start, end),) if at < end]
    ends += later_ends(units, start, end)
    if ends and not _end_at_last(line, [at - start for at in ends], width):
        line.setLineWidth(width)
    if hangs(units, end) and not _end_hanging(line, end - start, width):
        line.setLineWidth(width)
    if is_justified and line.naturalTextWidth() < width:
        end = start + line.textLength()
        if is_one_word(units[start:end]):
            columns = _columns(line, line.textLength())
            line.setNumColumns(columns, line.naturalTextWidth())


def _end_at_last(line: QTextLine, lengths: Sequence[int], width: float) -> bool:
    """Ends a line after the largest of some numbers of characters that there is room for."""
    fitting, low, high = 0, 0, len(lengths) - 1
    while low <= high:
        middle = (low + high) // 2
        columns = _columns(line, lengths[middle])
        if columns and line.naturalTextWidth() <= width:
            fitting, low = columns, middle + 1
        else:
            high = middle - 1
    if fitting:
        line.setNumColumns(fitting, width)
    return bool(fitting)


def _end_hanging(line: QTextLine, length: int, width: float) -> bool:
    """Ends a line two characters later, if only the second of them has no room."""
    is_roomy = _columns(line, length + 1) and line.naturalTextWidth() <= width
    columns = _columns(line, length + 2) if is_roomy else 0
    if columns:
        line.setNumColumns(columns, line.naturalTextWidth())
    return bool(columns)


def _columns(line: QTextLine, length: int) -> int:
    """How many columns so many characters are, some of which share one; 0 where they end in one."""
    low, high = 1, length
    while low <= high:
        middle = (low + high) // 2
        line.setNumColumns(middle, _ANY_WIDTH)
        if (found := line.textLength()) == length:
            return middle
        low, high = (middle + 1, high) if found < length else (low, middle - 1)
    return 0
