"""Pictures and shapes in runs -> items in the line, or anchored beside it (20.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec.structs import replace

from letterapp.pages.content import Anchored, Item, Picture, Placement
from letterapp.pages.reading.graphics import A, Drawn, Frame, contents_of
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import EMU, length, says_yes
from letterapp.pages.reading.placing import placement_of
from letterapp.pages.reading.story import Story
from letterapp.pages.reading.vml import vml_contents
from letterapp.word.xml import WP, w

_WP = f"{{{WP}}}"
_FRAMES = (f"{_WP}inline", f"{_WP}anchor")
_IN_LINE = Placement(x_from="character", y_from="line")


def drawn(story: Story, node: etree._Element, link: str) -> Iterator[Item]:
    """What a `w:drawing`, `w:pict` or `w:object` shows; `link` is where a click leads."""
    if node.tag == w("drawing"):
        for frame in node.iterchildren(*_FRAMES):
            yield from _framed(story, frame, link)
        return
    for placement, found in vml_contents(story, node, link):
        yield from _placed(story, placement, found)


def _framed(story: Story, node: etree._Element, link: str) -> Iterator[Item]:
    extent, named = node.find(f"{_WP}extent"), node.find(f"{_WP}docPr")
    graphic = node.find(f"{A}graphic/{A}graphicData")
    if extent is None or graphic is None or (named is not None and _is_hidden(named)):
        return
    width, height = (max(length(extent.get(key), EMU) or 0.0, 0.0) for key in ("cx", "cy"))
    alt = "" if named is None else named.get("descr") or named.get("title") or ""
    own = named.find(f"{A}hlinkClick") if named is not None else None
    address = story.address(own, "") if own is not None else ""
    frame = Frame(width, height, alt, address or link)
    placement = placement_of(node) if node.tag == f"{_WP}anchor" else None
    yield from _placed(story, placement, contents_of(story, graphic, frame))


def _is_hidden(named: etree._Element) -> bool:
    return says_yes(named.get("hidden"))


def _placed(story: Story, placement: Placement | None, found: Sequence[Drawn]) -> Iterator[Item]:
    """What is drawn, by its placement, or in the line: a picture itself, else over its room."""
    if placement is not None:
        yield from _anchored(story, placement, found)
    elif len(found) == 1 and isinstance(found[0].content, Picture):
        yield found[0].content
    elif found:
        yield from _anchored(story, _IN_LINE, found)
        yield Picture(
            b"",
            max(one.x + one.content.width for one in found),
            max(one.y + one.content.height for one in found),
        )


def _anchored(story: Story, placement: Placement, found: Sequence[Drawn]) -> Iterator[Item]:
    is_aligned = bool(placement.x_align or placement.y_align)
    if is_aligned and len(found) > 1:
        story.add(Loss.GROUP)
    for one in found[:1] if is_aligned else found:
        moved = replace(placement, x=placement.x + one.x, y=placement.y + one.y)
        yield Anchored(one.content, moved)
