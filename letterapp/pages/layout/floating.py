"""Tables with a place of their own: each is a text box anchored in what follows (17.4.57)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from letterapp.pages.content import Anchored, Block, Paragraph, Placement, Table, TextBox

_MOST_ROWS = 15
_NO_INSETS = (0.0, 0.0, 0.0, 0.0)


def with_floating_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, tables with a place anchored in the paragraph after them.

    One that no paragraph follows, or that may need several pages, stays between the blocks around
    it.
    """
    waiting: list[tuple[Table, Placement]] = []
    for block in blocks:
        if isinstance(block, Table) and block.placement is not None and _is_small(block):
            waiting.append((block, block.placement))
            continue
        if waiting and isinstance(block, Paragraph):
            boxes = [_boxed(table, placement) for table, placement in waiting]
            block = replace(block, items=(*boxes, *block.items))  # noqa: PLW2901
        else:
            yield from (table for table, _ in waiting)
        waiting = []
        yield block
    yield from (table for table, _ in waiting)


def _is_small(table: Table) -> bool:
    return sum(table.columns) > 0 and len(table.rows) <= _MOST_ROWS


def _boxed(table: Table, placement: Placement) -> Anchored:
    """A table in a box that is as large as it."""
    width = sum(table.columns)
    if table.width is not None and not table.is_share:
        width = table.width
    inner = replace(table, placement=None, indent=0.0, alignment="left")
    return Anchored(TextBox((inner,), width, 0.0, _NO_INSETS, grows=True), placement)
