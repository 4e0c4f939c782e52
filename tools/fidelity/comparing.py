"""Two sets of pages of one Word file held against each other: figures of a file, and of many.

Of all lines on LibreOffice's pages those are the same whose words, from the first to the last, are
also those of a line of ours: they begin and end at the same words of the running text. Lines are
matched in order, by a diff of all lines of the file; of what that leaves, lines with the same words
on the same page are matched as well, because the order in which columns, cells and boxes are read
says nothing about breaks. An offset is the larger of the distances across and down between the left
ends of two such lines on their baselines; one that is on another page counts as far away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from statistics import median, quantiles
from typing import Any

from tools.fidelity.lines import Line

ANOTHER_PAGE = 1000.0
"""Points: the offset of a line that is on another page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about one file: LibreOffice's pages, ours, its lines, those the same."""

    name: str
    pages: int
    our_pages: int
    lines: int
    same: int
    offsets: tuple[float, ...] = field(default=(), repr=False)
    fault: str = ""

    @property
    def share(self) -> float:
        """Of LibreOffice's lines those that break at the same words."""
        return self.same / self.lines if self.lines else 1.0

    @property
    def has_same_pages(self) -> bool:
        """Whether there are as many pages."""
        return self.pages == self.our_pages

    @property
    def badness(self) -> tuple[bool, bool, float, float]:
        """What worse files have more of."""
        middle = median(self.offsets) if self.offsets else 0.0
        return bool(self.fault), not self.has_same_pages, round(1 - self.share, 3), middle

    def as_json(self) -> dict[str, Any]:
        """The figures, without each offset."""
        found = asdict(self)
        del found["offsets"]
        return found | {"share": round(self.share, 4)} | offset_figures(self.offsets)


def compared(name: str, theirs: Sequence[Sequence[Line]], ours: Sequence[Sequence[Line]]) -> Found:
    """The figures of one file, from the lines of LibreOffice's pages and of ours."""
    wanted, made = list(chain.from_iterable(theirs)), list(chain.from_iterable(ours))
    offsets = tuple(_offset(one, other) for one, other in _pairs(wanted, made))
    return Found(name, len(theirs), len(ours), len(wanted), len(offsets), offsets)


def failed(name: str, theirs: Sequence[Sequence[Line]], fault: str) -> Found:
    """The figures of a file that we have no pages of."""
    return Found(name, len(theirs), 0, sum(map(len, theirs)), 0, fault=fault)


def overall(found: Iterable[Found]) -> dict[str, float]:
    """The figures of many files: shares of files and of lines, and offsets over all lines."""
    files = list(found)
    lines = sum(one.lines for one in files)
    offsets = list(chain.from_iterable(one.offsets for one in files))
    return {
        "files": len(files),
        "lines": lines,
        "same_pages": sum(one.has_same_pages for one in files) / len(files) if files else 1.0,
        "same_lines": sum(one.same for one in files) / lines if lines else 1.0,
        **offset_figures(offsets),
    }


def offset_figures(offsets: Sequence[float]) -> dict[str, float]:
    """The median and the 90th percentile, in points; none where there is nothing to measure."""
    if len(offsets) < 2:  # noqa: PLR2004 - quantiles are of two or more
        return {"median": offsets[0], "p90": offsets[0]} if offsets else {}
    p90 = quantiles(offsets, n=10, method="inclusive")[-1]
    return {"median": round(median(offsets), 2), "p90": round(p90, 2)}


def _pairs(theirs: Sequence[Line], ours: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    matcher = SequenceMatcher(
        None, [line.key for line in theirs], [line.key for line in ours], autojunk=False
    )
    left, free = set(range(len(theirs))), set(range(len(ours)))
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            yield theirs[block.a + step], ours[block.b + step]
        left.difference_update(range(block.a, block.a + block.size))
        free.difference_update(range(block.b, block.b + block.size))
    for at in sorted(left):
        line = theirs[at]
        equal = [n for n in free if (ours[n].page, ours[n].key) == (line.page, line.key)]
        if equal:
            nearest = min(equal, key=lambda n: _offset(line, ours[n]))
            free.remove(nearest)
            yield line, ours[nearest]


def _offset(one: Line, other: Line) -> float:
    if one.page != other.page:
        return ANOTHER_PAGE
    return max(abs(one.left - other.left), abs(one.baseline - other.baseline))
