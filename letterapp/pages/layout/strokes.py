"""Lines that are drawn: under and through text, around paragraphs and cells."""

from __future__ import annotations

from collections.abc import Iterator

from letterapp.pages.formats import Border
from letterapp.pages.page import Stroke

_DASHES = {
    "dotted": (1.0, 1.0),
    "dottedHeavy": (1.0, 1.0),
    "dash": (4.0, 2.0),
    "dashed": (4.0, 2.0),
    "dashedHeavy": (4.0, 2.0),
    "dashSmallGap": (4.0, 1.0),
    "dashLong": (8.0, 3.0),
    "dashLongHeavy": (8.0, 3.0),
    "dotDash": (4.0, 2.0, 1.0, 2.0),
    "dashDotHeavy": (4.0, 2.0, 1.0, 2.0),
    "dotDotDash": (4.0, 2.0, 1.0, 2.0, 1.0, 2.0),
    "dashDotDotHeavy": (4.0, 2.0, 1.0, 2.0, 1.0, 2.0),
}
"""By the name of the line (17.18.2, 17.18.99): lengths drawn and left out, in its widths."""

_DOUBLE = frozenset({"double", "wavyDouble", "doubleWave"})
_WAVES = frozenset({"wave", "wavyHeavy", "wavyDouble", "doubleWave"})
_HEAVY = 2.0
_WAVE_LENGTH = 3.0
"""Of a wave, in points: from one crest to the next."""

_MOST = 500
"""Crests of one line."""


def underline(
    kind: str, x: tuple[float, float], y: float, thickness: float, colour: str
) -> Iterator[Stroke]:
    """The line under a text from one place to another; `y` is its middle."""
    width = thickness * (_HEAVY if kind == "thick" or kind.endswith("Heavy") else 1.0)
    if kind in _WAVES:
        yield from _wave(x, y, width, colour)
        return
    yield Stroke(x[0], y, x[1], y, width, colour, _dashes(kind, width))
    if kind in _DOUBLE:
        below = y + 2 * width
        yield Stroke(x[0], below, x[1], below, width, colour)


def edge(border: Border, begin: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    """A border from one place to another, level or upright; both are in its middle."""
    (x1, y1), (x2, y2) = begin, end
    if border.style not in _DOUBLE:
        dashes = _dashes(border.style, border.width)
        yield Stroke(x1, y1, x2, y2, border.width, border.colour, dashes)
        return
    by_x, by_y = (0.0, border.width) if y1 == y2 else (border.width, 0.0)
    for side in (-1, 1):  # two lines and the space between, each as wide as the border says
        yield Stroke(
            x1 + side * by_x, y1 + side * by_y, x2 + side * by_x, y2 + side * by_y,
            border.width, border.colour,
        )  # fmt: skip


def thickness(border: Border | None) -> float:
    """How much room a border takes across."""
    if border is None:
        return 0.0
    return border.width * (3.0 if border.style in _DOUBLE else 1.0)


def _dashes(kind: str, width: float) -> tuple[float, ...]:
    return tuple(part * width for part in _DASHES.get(kind, ()))


def _wave(x: tuple[float, float], y: float, width: float, colour: str) -> Iterator[Stroke]:
    step = max(_WAVE_LENGTH / 2, (x[1] - x[0]) / _MOST)
    at, up = x[0], 1.0
    while at < x[1]:
        end = min(at + step, x[1])
        yield Stroke(at, y + up * width, end, y - up * width, width, colour)
        at, up = end, -up
