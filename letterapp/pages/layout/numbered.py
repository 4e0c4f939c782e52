"""What stands in content, however deep: numbers of pages, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from letterapp.pages.content import (
    Anchored,
    Block,
    Item,
    Note,
    NoteReference,
    Number,
    Paragraph,
    TextBox,
)


def numbers_in(blocks: Iterable[Block]) -> Iterator[Number]:
    """The numbers of blocks, also those in cells, notes and text boxes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for item in block.items:
                yield from numbers_of_item(item)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from numbers_in(cell.blocks)


def numbers_of_item(item: Item) -> Iterator[Number]:
    """The number that an item is, or the numbers in it."""
    match item:
        case Number():
            yield item
        case Anchored(TextBox() as box):
            yield from numbers_in(box.blocks)
        case NoteReference():
            yield from numbers_in(item.note.blocks)


def notes_in_boxes(anchored: Iterable[Anchored]) -> Iterator[Note]:
    """The notes whose marks stand in text boxes, which go to the foot of their page."""
    for one in anchored:
        if isinstance(one.content, TextBox):
            yield from _notes_in(one.content.blocks)


def _notes_in(blocks: Iterable[Block]) -> Iterator[Note]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (item.note for item in block.items if isinstance(item, NoteReference))
            yield from notes_in_boxes(item for item in block.items if isinstance(item, Anchored))
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _notes_in(cell.blocks)
