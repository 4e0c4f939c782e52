"""The lines of a PDF, from the words that Poppler finds in it (`pdftotext -bbox-layout`).

Poppler's own lines and blocks are not used: where it cuts a line at a tab, and which columns it
sees, depends on the rest of the page. Here words that stand on one baseline are one line as long as
no gap between them is wider than spaces are; where a gap is, a tab or another column or cell
begins. Only a label (a bullet, a number) is joined to what follows farther away.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from tools.fidelity.office import OfficeError, program

GAP = 9.3
"""Points: wider than spaces are, narrower than two cells' margins together (10.8)."""

_LABEL_GAP, _LABEL_LENGTH = 40.0, 4
_SAME_BASELINE = 0.45
"""Of the larger size: a superscript stands on the line that it is in."""

_ASCENT, _HEIGHT = 0.95, 1.3
"""What Poppler takes for a font whose descriptor has no ascent and descent, in its size."""

_PAGE = re.compile(r"<page ")
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_LEADER = re.compile(r"([._·…\-])\1{2,}")
_HYPHENS = str.maketrans({"\u00ad": "-", "\u2010": "-", "\u2011": "-"})
_PRIVATE = "Co"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STACKED = (range(0x0E00, 0x0F00), range(0x1780, 0x1800))
"""Thai and Lao, Khmer: letters below and above others have places of their own in a PDF."""


@dataclass(slots=True)
class _Word:
    """A word in its place; `size` is that of its type."""

    left: float
    right: float
    baseline: float
    size: float
    text: str


class _Open:
    """A line that words are still added to; the largest of them says where it stands."""

    def __init__(self, word: _Word) -> None:
        self.words = [word]
        self.largest = word
        self._right = word.right
        self._length = len(word.text)

    def add(self, word: _Word) -> None:
        """Adds the next word."""
        self.words.append(word)
        self.largest = max(self.largest, word, key=lambda one: (one.size, len(one.text)))
        self._right = max(self._right, word.right)
        self._length += len(word.text)

    def takes(self, word: _Word) -> bool:
        """Whether a word that begins farther right goes on with this line."""
        size = max(self.largest.size, word.size)
        if self.distance(word) > _SAME_BASELINE * size:
            return False
        is_label = 0 < self._length <= _LABEL_LENGTH
        return word.left - self._right <= (_LABEL_GAP if is_label else max(GAP, size / 2))

    def distance(self, word: _Word) -> float:
        """How far apart the baselines are."""
        return abs(self.largest.baseline - word.baseline)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its page from 0, its left end and its baseline in points, and what it says.

    `key` is its letters without spaces, marks and leaders, in one form whatever ligatures a font
    has. Of text from right to left and of stacked letters, whose order in a PDF is its maker's, it
    says only which letters there are.
    """

    page: int
    left: float
    baseline: float
    key: str


def lines_of(pdf: bytes) -> list[list[Line]]:
    """The lines of each page, from its top to its bottom; raises OfficeError."""
    pages = _PAGE.split(_layout(_without_heights(pdf)))[1:]
    return [list(_lines(number, _words(page))) for number, page in enumerate(pages)]


def _without_heights(pdf: bytes) -> bytes:
    """The PDF without the heights of its fonts, as LibreOffice leaves them out of some.

    With them, Poppler's boxes would tell baselines only of those who know the fonts.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for font in file.objects:
            if isinstance(font, pikepdf.Dictionary) and "/FontDescriptor" in font:
                described = font["/FontDescriptor"]
                described["/Ascent"] = described["/Descent"] = 0
        found = io.BytesIO()
        file.save(found)
    return found.getvalue()


def _layout(pdf: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(pdf)
        command = [program("pdftotext"), "-bbox-layout", str(file), "-"]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise OfficeError(f"Poppler cannot read a PDF: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8", errors="replace")


def _words(page: str) -> Iterator[_Word]:
    """The words; leaders, and marks that stand alone, say nothing, but join what is around."""
    for *numbers, written in _WORD.findall(page):
        left, top, right, bottom = map(float, numbers)
        size = (bottom - top) / _HEIGHT
        text = _plain(html.unescape(written))
        yield _Word(left, right, top + _ASCENT * size, size, text)


def _plain(text: str) -> str:
    """A word in one form: ligatures taken apart, without marks and leaders."""
    parts = unicodedata.normalize("NFKD", _LEADER.sub("", text.translate(_HYPHENS)))
    return "".join(_letter(one) for one in parts if _is_said(one))


def _is_said(one: str) -> bool:
    category = unicodedata.category(one)
    return category == _PRIVATE or category[0] not in "MZC"


def _letter(one: str) -> str:
    """Symbols, and letters of symbol fonts, are bullets, whichever they are."""
    return "•" if unicodedata.category(one) in (_PRIVATE, "So") else one


def _lines(page: int, words: Iterator[_Word]) -> Iterator[Line]:
    opened: list[_Open] = []
    for word in sorted(words, key=lambda one: (one.left, one.baseline)):
        takers = [line for line in opened if line.takes(word)]
        if takers:
            min(takers, key=lambda line: line.distance(word)).add(word)
        else:
            opened.append(_Open(word))
    closed = (_closed(page, line) for line in opened)
    yield from sorted(
        (line for line in closed if any(map(str.isalnum, line.key))),
        key=lambda line: (round(line.baseline), line.left),
    )


def _closed(page: int, line: _Open) -> Line:
    text = "".join(word.text for word in line.words)
    if any(_is_unordered(one) for one in text):
        text = "".join(sorted(one for one in text if one.isalpha() and one != "\u0640"))
    left = next((word.left for word in line.words if word.text), 0.0)
    return Line(page, left, line.largest.baseline, text)


def _is_unordered(one: str) -> bool:
    """Whether the order of letters like this one says nothing."""
    is_stacked = any(ord(one) in letters for letters in _STACKED)
    return is_stacked or unicodedata.bidirectional(one) in _RIGHT_TO_LEFT
