"""Where a value goes: what stands around it in the XML of its part."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class Where(Enum):
    """What kind of place a tag's value goes to."""

    RUN = auto()
    """Between the runs of a paragraph, as a run of its own."""
    PARAGRAPH = auto()
    """In a paragraph that shows nothing else, which gives way to whole paragraphs."""
    FIELD = auto()
    """In the instructions of a field (17.16.23)."""
    TEXT = auto()
    """In text that is captured as a value."""
    ELEMENT = auto()
    """In the text of an element that holds text alone, such as a document property."""
    ATTRIBUTE = auto()
    """In an attribute."""
    SPAN = auto()
    """In an attribute that says how many columns a cell spans."""
    COLOUR = auto()
    """In an attribute that says a colour."""
    LINK = auto()
    """In the place of a relationship's id: the value is the address."""
    BESIDE = auto()
    """Kept for the paragraph that is printed next, which holds it beside its tag."""
    FOOTNOTE = auto()
    ENDNOTE = auto()
    """In the place of a note's id: the value is the note's content."""
    DRAWING_ID = auto()
    RANGE_ID = auto()
    RANGE_END = auto()
    BOOKMARK_NAME = auto()
    SHAPE_ID = auto()
    SHAPE = auto()
    """In the place of an id that has to be another one each time it is printed."""
    RESTART = auto()
    """Nothing is printed: a numbered list begins anew."""
    LIST_ID = auto()
    """In the place of a numbered list's id."""


OPEN_TEXT, CLOSE_TEXT = '<w:t xml:space="preserve">', "</w:t>"
SLOT_OPEN, SLOT_CLOSE = "\ufdd8", "\ufdd9"
"""Noncharacters (Unicode 16, 23.7), around the number of a tag in an attribute or a text."""
LATER_OPEN, LATER_CLOSE = "\x10", "\x11"
"""Around the number of an id that is given when what was captured is printed; no XML can hold
these characters."""
BEFORE, AFTER = "\x0e", "\x0f"
"""Where what was kept goes (`Where.BESIDE`); no XML can hold these characters."""


class ParagraphXml(Struct, frozen=True):
    """A paragraph taken apart around its tag.

    Its start tag, its properties without the section break, the section break, and what stands
    before and after the run with the tag: where that has tags of its own, `BEFORE`
    and `AFTER`. `beside` is what of it stays beside whole paragraphs: no content control or
    revision that held the tag alone.
    """

    start: str
    properties: str
    section: str
    before: str
    after: str
    beside: str = ""

    @property
    def is_open(self) -> bool:
        """Whether something in it is known only to a filling."""
        return self.holds_kept or self.holds_ids

    @property
    def holds_kept(self) -> bool:
        """Whether something in it has tags of its own."""
        return self.before.startswith(BEFORE)

    @property
    def holds_ids(self) -> bool:
        """Whether something in it has an id that is another one each time."""
        return SLOT_OPEN in self.properties or SLOT_OPEN in self.before

    @property
    def all_properties(self) -> str:
        """The properties with the section break, which stands near their end (17.3.1.26)."""
        return with_section(self.properties, self.section)


class Slot(Struct, frozen=True):
    """The place of one tag.

    `run` are the properties of the run it stands in (`<w:rPr>…</w:rPr>` or nothing), `part` the
    part it belongs to, `key` what an id stood for in the template. In a link no other link can be.
    In what is captured, ids are given when that is printed.
    """

    where: Where
    part: str
    run: str = ""
    paragraph: ParagraphXml | None = None
    is_in_link: bool = False
    key: str = ""
    is_captured: bool = False

    @property
    def around_text(self) -> tuple[str, str] | None:
        """What stands around plain text in this place; None where there is more to it."""
        start, end = f"<w:r>{self.run}{OPEN_TEXT}", f"{CLOSE_TEXT}</w:r>"
        if self.where is Where.RUN:
            return start, end
        place = self.paragraph
        if self.where is not Where.PARAGRAPH or place is None or place.is_open:
            return None
        return (
            f"{place.start}{place.all_properties}{place.before}{start}",
            f"{end}{place.after}</w:p>",
        )


def with_section(properties: str, section: str) -> str:
    """A paragraph's properties with a section break in them."""
    if not section:
        return properties
    if not properties:
        return f"<w:pPr>{section}</w:pPr>"
    if properties.endswith("/>"):
        return f"{properties[:-2]}>{section}</w:pPr>"
    end = properties.rindex("</w:pPr>")
    change = properties.find("<w:pPrChange ")  # the only element that stands after it
    end = change if change >= 0 else end
    return properties[:end] + section + properties[end:]
