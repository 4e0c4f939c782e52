"""Paragraphs in frames, which older letterheads have -> text boxes (17.3.1.11)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from letterapp.pages.content import Anchored, Block, Item, Paragraph, Placement, TextBox
from letterapp.pages.formats import Alignment
from letterapp.pages.reading.looks import ParagraphLook
from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import length
from letterapp.pages.reading.placing import X_ALIGN, Y_ALIGN
from letterapp.pages.reading.story import Story
from letterapp.word.xml import w

_X_FROM = {"page": "page", "margin": "margin", "text": "column"}
_Y_FROM = {"page": "page", "margin": "margin", "text": "paragraph"}
_USUAL_WIDTH = 144.0
"""Points of a frame that is as wide as its text, which only the layout would know."""

_ALIGNMENTS = {
    "right": Alignment.RIGHT,
    "outside": Alignment.RIGHT,
    "center": Alignment.CENTER,
}
_NO_INSETS = (0.0, 0.0, 0.0, 0.0)


class Framed:
    """The paragraphs of the frame that is being read."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._frame: tuple[tuple[str, str], ...] = ()
        self._blocks: list[Block] = []

    @property
    def is_open(self) -> bool:
        """Whether paragraphs of a frame have been read."""
        return bool(self._blocks)

    def goes_on(self, look: ParagraphLook) -> bool:
        """Whether a paragraph stands in the same frame."""
        return look.frame == self._frame

    def is_drop_cap(self, look: ParagraphLook) -> bool:
        """Whether the frame is that of a large first letter, which is counted as lost."""
        is_one = dict(look.frame).get(w("dropCap"), "none") != "none"
        if is_one:
            self._story.add(Loss.DROP_CAP)
        return is_one

    def add(self, look: ParagraphLook, paragraph: Paragraph) -> None:
        """Adds a paragraph of the frame."""
        self._frame = look.frame
        self._blocks.append(paragraph)

    def take(self) -> list[Item]:
        """The frame as a text box that stands by its placement."""
        said = dict(self._frame)
        blocks, self._blocks = tuple(self._blocks), []
        width, height = (length(said.get(w(key))) or 0.0 for key in "wh")
        if width <= 0:
            self._story.add(Loss.FRAME)
            alignment = _ALIGNMENTS.get(said.get(w("xAlign"), ""), Alignment.LEFT)
            blocks = tuple(_aligned(block, alignment) for block in blocks)
        box = TextBox(
            blocks,
            width if width > 0 else _USUAL_WIDTH,
            max(height, 0.0),
            _NO_INSETS,
            grows=said.get(w("hRule")) != "exact",
        )
        return [Anchored(box, _placement(said))]


def _aligned(block: Block, alignment: Alignment) -> Block:
    """A paragraph at the side of its frame where the text of a narrower one would stand."""
    if not isinstance(block, Paragraph) or block.look.alignment is not Alignment.LEFT:
        return block
    return replace(block, look=replace(block.look, alignment=alignment))


def _placement(said: Mapping[str, str]) -> Placement:
    x_align, y_align = said.get(w("xAlign"), ""), said.get(w("yAlign"), "")
    beside, above = (max(length(said.get(w(key))) or 0.0, 0.0) for key in ("hSpace", "vSpace"))
    wrap = {"none": "none", "notBeside": "topAndBottom"}.get(said.get(w("wrap"), ""), "square")
    return Placement(
        _X_FROM.get(said.get(w("hAnchor"), ""), "column"),
        x_align if x_align in X_ALIGN else "",
        length(said.get(w("x"))) or 0.0,
        _Y_FROM.get(said.get(w("vAnchor"), ""), "paragraph"),
        y_align if y_align in Y_ALIGN else "",
        length(said.get(w("y"))) or 0.0,
        wrap,
        is_behind=False,
        distances=(beside, above, beside, above),
    )
