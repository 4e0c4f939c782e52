"""Rendered text -> pieces of text of one look, its data as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from letterapp.wording.blocks import Inline, LineBreak, Text, plain_text
from letterapp.wording.holes import hole, holes
from letterapp.wording.prose import LINES, pieces

_SPACES = re.compile(" {2,}")


def texts(
    text: str, bold: bool = False, italic: bool = False, link: str | None = None
) -> Iterator[Inline]:
    """Text with its data unwrapped; a line break inside data is a hard break."""
    for part in holes(text):
        if isinstance(part, int):
            yield Text(hole(part), bold, italic, link)
            continue
        for piece, is_data in pieces(part):
            lines = LINES.split(piece) if is_data else [_SPACES.sub(" ", piece)]
            for number, line in enumerate(lines):
                if number:
                    yield LineBreak()
                if line:
                    yield Text(line, bold, italic, link)


def joined(content: Iterable[Inline]) -> Iterator[Inline]:
    """The pieces, with neighbouring texts of one look in one."""
    for look, run in groupby(content, _look):
        if look is None:
            yield from run
        else:
            yield Text(plain_text(run), *look)


def _look(piece: Inline) -> tuple[bool, bool, str | None] | None:
    return (piece.bold, piece.italic, piece.link) if isinstance(piece, Text) else None
