"""A paragraph -> its lines, which are kept: most of a letter is as it was before a key was pressed.

Content is frozen and compares by value, so a paragraph that has not changed is known again, in the
same letter and in others of a batch. Each thread keeps its own, as Qt's layouts are not shared.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from letterapp.pages.content import BreakKind, Paragraph
from letterapp.pages.formats import Alignment
from letterapp.pages.layout.fonts import face_of
from letterapp.pages.layout.labels import SetLabel, set_label
from letterapp.pages.layout.lines import Measure, Room, SetLine, set_lines
from letterapp.pages.layout.numbered import numbers_in
from letterapp.pages.layout.setting import Numbers
from letterapp.pages.layout.text import Typeset, typeset

_MOST = 1000
"""Paragraphs that are kept."""

_LATIN = "Latin"


class Composed(Struct, frozen=True):
    """The lines of a paragraph, text by text; a break of a page or a column ends all but the last.

    `begins_page`: a break of a page stands before all of it.
    """

    texts: Sequence[tuple[Typeset, Sequence[SetLine]]]
    label: SetLabel | None
    begins_page: bool


def composed(
    paragraph: Paragraph, width: float, tab_width: float, numbers: Numbers, room: Room | None
) -> Composed:
    """The lines of a paragraph in a text area of a width; `room` is free beside what is there."""
    if room is None and not any(True for _ in numbers_in([paragraph])):
        return _THREAD.composed(paragraph, width, tab_width)
    return _composed(paragraph, width, tab_width, numbers, room)


def _without_numbers(paragraph: Paragraph, width: float, tab_width: float) -> Composed:
    return _composed(paragraph, width, tab_width, lambda _: "", None)


class _Kept(threading.local):
    """What a thread keeps."""

    def __init__(self) -> None:
        self.composed = lru_cache(_MOST)(_without_numbers)


_THREAD = _Kept()


def _composed(
    paragraph: Paragraph, width: float, tab_width: float, numbers: Numbers, room: Room | None
) -> Composed:
    look, mark = paragraph.look, face_of(paragraph.mark, _LATIN)
    label = paragraph.label and set_label(paragraph.label, look, width, tab_width)
    first, face = (label.end, label.face) if label else (None, None)
    measure = Measure(width, tab_width, first, face, room)
    is_justified = look.alignment is Alignment.JUSTIFY
    texts, begins_page = _texts(typeset(paragraph.items, numbers, is_justified=is_justified))
    found = []
    for text in texts:
        found.append((text, set_lines(text, look, mark, measure)))
        measure = replace(measure, first=look.left, label=None)
    return Composed(found, label or None, begins_page)


def _texts(texts: Sequence[Typeset]) -> tuple[Sequence[Typeset], bool]:
    """The texts of a paragraph, and whether it begins with a break of pages.

    Its end stands before a break that it ends with.
    """
    if len(texts) > 1 and _is_bare(texts[-1]):
        texts = texts[:-1]
    if len(texts) > 1 and _is_bare(texts[0]) and texts[0].broken_by is BreakKind.PAGE:
        return texts[1:], True
    return texts, False


def _is_bare(text: Typeset) -> bool:
    return not (text.text or text.anchors or text.notes)
