"""Blocks -> strips one below the other, with the space between them, as long as it takes.

What stands in a cell, a note, a header or a text box stays such a galley; the body is cut into
pages from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from letterapp.pages.content import Block, Paragraph
from letterapp.pages.formats import Borders, ParagraphFormat
from letterapp.pages.layout.floating import with_floating_tables
from letterapp.pages.layout.lines import Room
from letterapp.pages.layout.paragraph import LineStrip, frame_strips, paragraph_strips
from letterapp.pages.layout.setting import Setting
from letterapp.pages.layout.strip import Strip
from letterapp.pages.layout.table import table_strips

_NO_BORDERS = Borders()


def galley(blocks: Iterable[Block], width: float, setting: Setting) -> list[Strip]:
    """All strips of blocks in a column of a width."""
    return [strip for _, strips in block_strips(blocks, width, setting) for strip in strips]


def block_strips(
    blocks: Iterable[Block], width: float, setting: Setting
) -> Iterator[tuple[Block, Sequence[Strip]]]:
    """The strips of each block, when the one after it is known."""
    before: Block | None = None
    held: Sequence[Strip] = ()
    for block in with_floating_tables(blocks):
        strips = strips_of(block, width, setting)
        part(before, block, strips, setting)
        if before is not None:
            _join(before, held, block, strips)
            yield before, held
        before, held = block, strips
    if before is not None:
        held[-1].below = space_after(before)
        yield before, held


def strips_of(
    block: Block, width: float, setting: Setting, room: Room | None = None
) -> Sequence[Strip]:
    """The strips of one block, without the space around it; at least one."""
    if isinstance(block, Paragraph):
        return paragraph_strips(block, width, setting, room)
    return table_strips(block, width, setting)


def space_after(block: Block) -> float:
    """The space that a block asks for below it."""
    return block.look.after if isinstance(block, Paragraph) else 0.0


def part(before: Block | None, block: Block, strips: Sequence[Strip], setting: Setting) -> None:
    """Puts the space between a block and the one before it (17.3.1.33, 17.3.1.9)."""
    first = before.look if isinstance(before, Paragraph) else None
    second = block.look if isinstance(block, Paragraph) else None
    is_alike = first is not None and second is not None and first.style_id == second.style_id
    after = first.after if first and not (is_alike and first.is_contextual) else 0.0
    ahead = second.before if second and not (is_alike and second.is_contextual) else 0.0
    strips[0].before = second.before if second else 0.0
    strips[0].above = after + ahead if setting.sums_spacing else max(after, ahead)


def _join(before: Block, held: Sequence[Strip], block: Block, strips: Sequence[Strip]) -> None:
    """Makes one box of those of two paragraphs, if they are alike (17.3.1.24)."""
    if not (isinstance(before, Paragraph) and isinstance(block, Paragraph)):
        return
    if before.look.borders == _NO_BORDERS or _box(before.look) != _box(block.look):
        return
    upper = [strip for strip in held if isinstance(strip, LineStrip)]
    lower = [strip for strip in strips if isinstance(strip, LineStrip)]
    if upper[-1].frame is not None and lower[0].frame is not None:
        between = lower[0].above  # the space between stands inside of the box
        frame_strips(upper, replace(upper[-1].frame, joins_below=True))
        frame_strips(lower, replace(lower[0].frame, joins_above=True, between=between))


def _box(look: ParagraphFormat) -> tuple[Borders, float, float, float]:
    return look.borders, look.left, look.right, min(0.0, look.first)
