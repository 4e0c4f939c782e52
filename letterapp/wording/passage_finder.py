"""A rendered wording and a letter's edits -> its passages, and the edits that no longer fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from letterapp.campaign.model import Edit
from letterapp.wording.blocks import plain_text
from letterapp.wording.edits import cut, stands_once
from letterapp.wording.misfits import misfit
from letterapp.wording.passages import Anchor, Passage, Passages
from letterapp.wording.prose import unwrap
from letterapp.wording.source import markdown_of, one_line
from letterapp.wording.spans import Span, spans
from letterapp.wording.stretches import Stretch, edited

_WORDS_AROUND = 30
"""So many words and spaces around a passage are looked at to make it stand exactly once."""

_WORD = re.compile(r"\s+|\S+")
_TWICE = (
    "It stands in the letter more than once, and so do the words around it. "
    "Change the wording of the campaign instead."
)


def find_passages(text: str, edits: Sequence[Edit], notes: Mapping[str, str]) -> Passages:
    """The passages of a wording as it is rendered without edits; `notes` are as in `parse`.

    Raises ValueError where a wrapping was cut.
    """
    return _Finder(text, edits, notes).passages()


class _Group(Struct, frozen=True):
    """Paragraphs and the stretches that touch them, most often one paragraph and none.

    The offsets are those of `Stretch`.
    """

    spans: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    start: int
    end: int

    @property
    def edits(self) -> tuple[int, ...]:
        """The indexes of the edits in it."""
        return tuple(sorted({index for one in self.stretches for index in one.edits}))


class _Finder:
    """One letter's text before and after its edits."""

    def __init__(self, text: str, edits: Sequence[Edit], notes: Mapping[str, str]) -> None:
        self._text = text
        self._reads = unwrap(text)
        self._edits = edits
        self._edited = edited(text, edits)
        self._reads_now = unwrap(self._edited.text)
        self._spans = spans(text, notes)
        self._spans_now = spans(self._edited.text, notes) if edits else self._spans

    def passages(self) -> Passages:
        """What there is to find."""
        groups = list(_groups(self._spans, self._edited.stretches))
        growths = [sum(one.growth for one in group.stretches) for group in groups]
        moved = accumulate(growths, initial=0)
        found = tuple(map(self._passage, groups, moved, growths))
        unfit = ((index, self._edits[index]) for index in self._edited.unfit)
        misfits = tuple(misfit(index, edit, found) for index, edit in unfit)
        return Passages(found, misfits, tuple(self._edits))

    def _passage(self, group: _Group, moved: int, growth: int) -> Passage:
        """The passage of a group that reads `moved` characters further on now, and grew."""
        prefix = group.spans[0].prefix if group.spans else ""
        empty = group.spans[0].empty if group.spans else ""
        original = source = self._original(group, prefix)
        texts = [plain_text(span.paragraph.content) for span in group.spans]
        if group.stretches:
            now = (group.start + moved, group.end + moved + growth)
            source = markdown_of(cut(self._edited.text, *now), prefix).strip()
            texts = list(self._texts_between(*now))
        anchor = self._anchor(group)
        return Passage(
            source="" if source == empty else source,
            original=original,
            texts=tuple(texts),
            edits=group.edits,
            anchor=anchor,
            why_not="" if anchor else _TWICE,
            prefix=prefix,
            empty=empty,
        )

    def _original(self, group: _Group, prefix: str) -> str:
        stood = cut(self._text, group.start, group.end)
        source = markdown_of(stood, prefix, in_one_line=len(group.spans) == 1).strip()
        return one_line(source) if any(span.is_one_line for span in group.spans) else source

    def _texts_between(self, start: int, end: int) -> Iterator[str]:
        for span in self._spans_now:
            if span.start < end and span.end > start:
                yield plain_text(span.paragraph.content)

    def _anchor(self, group: _Group) -> Anchor | None:
        """What says where a group stands; the best has nothing around it that must be escaped."""
        first: Anchor | None = None
        for anchor in self._anchors(group):
            if "\\" not in anchor.before + anchor.after:
                return anchor
            first = first or anchor
        return first

    def _anchors(self, group: _Group) -> Iterator[Anchor]:
        """All that say it whether the letter's other edits are there or not, shortest first."""
        others = self._reads_without(group.edits)
        for start, end in _around(self._reads, group.start, group.end):
            was = self._reads[start:end]
            if stands_once(was, self._reads) and stands_once(was, others):
                before = markdown_of(cut(self._text, start, group.start))
                yield Anchor(was, before, markdown_of(cut(self._text, group.end, end)))

    def _reads_without(self, indexes: Sequence[int]) -> str:
        """What the letter reads without some of its edits."""
        if not indexes:
            return self._reads_now
        left = [edit for index, edit in enumerate(self._edits) if index not in indexes]
        return edited(self._reads, left).text


def _groups(found: Sequence[Span], stretches: Sequence[Stretch]) -> Iterator[_Group]:
    """Paragraphs and stretches in order, together where a stretch touches what is beside it."""
    group: _Group | None = None
    each = [*map(_of_span, found), *map(_of_stretch, stretches)]
    for alone in sorted(each, key=lambda one: (one.start, one.end)):
        if group and alone.start <= group.end and (group.stretches or alone.stretches):
            group = _joined(group, alone)
        else:
            if group:
                yield group
            group = alone
    if group:
        yield group


def _of_span(span: Span) -> _Group:
    return _Group((span,), (), span.start, span.end)


def _of_stretch(stretch: Stretch) -> _Group:
    return _Group((), (stretch,), stretch.start, stretch.end)


def _joined(first: _Group, second: _Group) -> _Group:
    found = (*first.spans, *second.spans)
    stretches = (*first.stretches, *second.stretches)
    return _Group(found, stretches, first.start, max(first.end, second.end))


def _around(reads: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of a text, then with ever more of the words before it, after it, and both."""
    before = [found.start() for found in _WORD.finditer(reads[:start])][-_WORDS_AROUND:][::-1]
    words = _WORD.finditer(reads, end, end + 20 * _WORDS_AROUND)
    after = [found.end() for found in words][:_WORDS_AROUND]
    yield start, end
    yield from ((earlier, end) for earlier in before)
    yield from ((start, later) for later in after)
    yield from zip(before, after, strict=False)
