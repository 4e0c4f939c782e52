"""The items of a paragraph -> the text that Qt lays out, with a font for each span of it.

Offsets count UTF-16 units, as Qt does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from letterapp.pages.content import (
    Anchored,
    Bookmark,
    Break,
    BreakKind,
    Item,
    Note,
    NoteReference,
    Number,
    Picture,
    PositionTab,
    Tab,
    Text,
)
from letterapp.pages.formats import CharacterFormat
from letterapp.pages.layout.fonts import SCALE, Face, face_of, spread
from letterapp.pages.layout.scripts import Kind, kind_of, pieces
from letterapp.pages.layout.setting import Numbers
from letterapp.pages.layout.symbols import as_unicode

LINE_SEPARATOR = "\u2028"
"""What ends a line for Qt (Unicode 16, 23.2)."""

OBJECT = "\ufffc"
"""What stands for a picture in a text, and for the end of a justified line."""

BREAK = "\u200b"
"""Where a line may end whatever stands around: a space without width."""

_FULL = 10_000.0
"""Points: wider than any line."""

_LATIN = "Latin"
_UNSEEN = re.compile("([\u00ad\u200b\u200c\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff])")
_SPREAD = {Kind.LATIN, Kind.EAST_ASIAN}


class Span(Struct, frozen=True):
    """A stretch of one look and script; `item` is what it stands for, if more than characters.

    `is_blank`: it is nothing but spaces, which do not make a line higher.
    """

    start: int
    end: int
    look: CharacterFormat
    face: Face
    link: str = ""
    item: Tab | PositionTab | Picture | Break | None = None
    is_blank: bool = False


class Typeset(Struct):
    """A text with its spans, and what stands at places of it.

    `broken_by` is the break of a page or column that ends it; a paragraph has a text before and
    one after such a break.
    """

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    notes: list[tuple[int, Note]] = field(default_factory=list)
    anchors: list[tuple[int, Anchored]] = field(default_factory=list)
    bookmarks: list[tuple[int, str]] = field(default_factory=list)
    numbers: list[tuple[int, Number]] = field(default_factory=list)
    broken_by: BreakKind | None = None

    @property
    def has_tabs(self) -> bool:
        """Whether anything stands at a tab stop."""
        return "\t" in self.text

    def formats(self, start: int = 0) -> list[QTextLayout.FormatRange]:
        """The spans from an offset on, as Qt takes them."""
        found = []
        for span in self.spans:
            if span.end > start:
                one = QTextLayout.FormatRange()
                one.start, one.length = (
                    max(0, span.start - start),
                    span.end - max(start, span.start),
                )
                one.format = span.face.format
                found.append(one)
        return found


def length(text: str) -> int:
    """A text's length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def first_units(text: str, units: int) -> str:
    """The beginning of a text, of so many UTF-16 units at the most."""
    if len(text) <= units and (text.isascii() or max(text, default="") <= "\uffff"):
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def typeset(
    items: Iterable[Item], numbers: Numbers, *, is_justified: bool = False
) -> Sequence[Typeset]:
    """The texts of a paragraph: one, and one more after each break of a page or column.

    A line that ends by hand in justified text is stretched; for Qt to do so, something wider than
    any line stands where it ends.
    """
    made = _Typesetter(numbers, is_justified=is_justified)
    for item in items:
        made.add(item)
    return made.texts


class _Typesetter:
    """Takes up items one by one."""

    def __init__(self, numbers: Numbers, *, is_justified: bool) -> None:
        self._numbers = numbers
        self._is_justified = is_justified
        self._script = _LATIN
        self._offset = 0
        self.texts = [Typeset()]

    def add(self, item: Item) -> None:
        """Adds an item at the end."""
        now = self.texts[-1]
        match item:
            case Text():
                self._add_text(as_unicode(item.text, item.look), item.look, item.link)
            case Tab() | PositionTab():
                self._add_span("\t", item.look, _face(item.look), item=item)
            case Break():
                self._add_break(item)
            case Number():
                now.numbers.append((self._offset, item))
                self._add_text(self._numbers(item), item.look, "")
            case NoteReference():
                now.notes.append((self._offset, item.note))
                self._add_text(item.note.mark, item.look, "")
            case Picture():
                self._add_span(OBJECT, CharacterFormat(), _blank(item), item.link, item)
            case Anchored():
                now.anchors.append((self._offset, item))
            case Bookmark():
                now.bookmarks.append((self._offset, item.name))

    def _add_break(self, item: Break) -> None:
        face = _face(item.look)
        if item.kind is not BreakKind.LINE:
            self.texts[-1].broken_by = item.kind
            self.texts.append(Typeset())
            self._offset = 0
        elif self._is_justified:
            self._add_span(BREAK, item.look, face, item=item)
            self._add_span(OBJECT, item.look, _wide(face, _FULL), item=item)
        else:
            self._add_span(LINE_SEPARATOR, item.look, face)

    def _add_text(self, text: str, look: CharacterFormat, link: str) -> None:
        for piece, script in pieces(text, self._script):
            if script != self._script:
                if piece[:1].isalnum() and self.texts[-1].text[-1:].isalnum():
                    self._spread(kind_of(script))
                self._script = script
            for part, is_small in _cased(piece, look):
                self._add_whole(part, look, face_of(look, script, is_small=is_small), link)

    def _add_whole(self, text: str, look: CharacterFormat, face: Face, link: str) -> None:
        """Adds text with a span for each character that has no glyph.

        Qt leaves those out where it says which glyphs are of which character, and counts on.
        """
        if text.isascii() or not _UNSEEN.search(text):
            self._add_span(text, look, face, link)
            return
        for part in _UNSEEN.split(text):
            self._add_span(part, look, face, link)

    def _spread(self, kind: Kind) -> None:
        """Sets East Asian letters and Latin ones apart, by space after the former of them."""
        spans = self.texts[-1].spans
        if {kind, kind_of(self._script)} != _SPREAD or not spans or spans[-1].item is not None:
            return
        last = spans.pop()
        begin = last.end - length(self.texts[-1].text[-1])
        if begin > last.start:
            spans.append(replace(last, end=begin))
        spans.append(replace(last, start=begin, face=spread(last.face)))

    def _add_span(
        self,
        text: str,
        look: CharacterFormat,
        face: Face,
        link: str = "",
        item: Tab | PositionTab | Picture | Break | None = None,
    ) -> None:
        end = self._offset + length(text)
        if end > self._offset:
            now = self.texts[-1]
            now.text += text
            is_blank = item is None and text.isspace()
            now.spans.append(Span(self._offset, end, look, face, link, item, is_blank))
            self._offset = end


def _face(look: CharacterFormat) -> Face:
    return face_of(look, _LATIN)


def _cased(text: str, look: CharacterFormat) -> Sequence[tuple[str, bool]]:
    """A text in the capitals that its look asks for; with each piece, whether it is small."""
    if look.is_caps:
        return ((text.upper(), False),)
    if not look.is_small_caps:
        return ((text, False),)
    found: list[tuple[str, bool]] = []
    for char in text:
        is_small = char.islower()
        if found and found[-1][1] is is_small:
            found[-1] = found[-1][0] + char.upper(), is_small
        else:
            found.append((char.upper(), is_small))
    return found


def _blank(picture: Picture) -> Face:
    """What keeps a picture's place in the line."""
    face = _wide(face_of(CharacterFormat(), _LATIN), picture.width)
    return replace(face, ascent=picture.height, descent=0.0, is_text=False)


def _wide(face: Face, width: float) -> Face:
    """A face that is nothing but a space of a width, as high as another."""
    font = QFont(face.font)
    font.setPixelSize(1)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width * SCALE)
    made = QTextCharFormat()
    made.setFont(font)
    return replace(face, format=made, font=font)
