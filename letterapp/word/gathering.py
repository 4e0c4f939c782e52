"""Gathers the tags of a part: from paragraphs, fields, attributes and links' addresses.

What it finds it takes out of the tree, leaving marks with the tags' numbers: processing
instructions between runs (`cutting`), and numbers between noncharacters in attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from letterapp.problems import Place, Problem, error
from letterapp.word.cutting import Atom, atoms, cut, paragraphs
from letterapp.word.environment import Code, Piece, Xml
from letterapp.word.joining import join_around_tags
from letterapp.word.pairing import Found, pair
from letterapp.word.slots import SLOT_CLOSE, SLOT_OPEN, Slot, Where
from letterapp.word.tags import Kind, Tag, find_outside_raw, find_tags, may_hold_tags
from letterapp.word.xml import r, w

SLOT = re.compile(f"{SLOT_OPEN}([0-9]+){SLOT_CLOSE}")
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LONGEST = 160
"""Characters of a paragraph that a place quotes."""
_TITLES = {"descr": "alt text", "title": "alt text", "alt": "alt text"}


class Gathered(Struct):
    """The tags of the stories that are compiled together, by number, and what is known of them.

    A story is the content of a part, or one note; `slots`, `captured` and `xml` (what a block
    captures that is no text) are filled in while the stories are compiled. `boxed` are the numbers
    of tags in text boxes.
    """

    problems: list[Problem] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    slots: dict[int, Slot] = field(default_factory=dict)
    captured: dict[int, tuple[Piece, ...]] = field(default_factory=dict)
    xml: dict[int, type[Xml]] = field(default_factory=dict)
    boxed: set[int] = field(default_factory=set)

    def add(self, tag: Tag, where: Place) -> Found:
        """A tag with a number of its own."""
        one = Found(len(self.found), tag, where)
        self.found.append(one)
        return one

    def add_own(
        self, source: str, where: Place, *, is_block: bool = False, typed: str = ""
    ) -> Found:
        """A tag that nobody typed so, said of a place; `typed` is the tag that asked for it."""
        kind = Kind.BLOCK if is_block else Kind.VARIABLE
        return self.add(Tag(0, 0, kind, source, typed or source), where)

    def add_slot(self, slot: Slot, where: Place) -> str:
        """A place for an id that a filling gives; gives the word that marks it."""
        one = self.add_own("''", where)
        self.slots[one.number] = slot
        return slot_word(one.number)

    def codes(self, renamed: Mapping[str, str]) -> list[Code]:
        """What Jinja is to read for each tag; a value that is `renamed` is asked for so."""
        return [
            Code(
                one.number,
                renamed.get(one.tag.source, one.tag.source),
                one.tag.kind is Kind.BLOCK,
                self.xml.get(one.number),
                self.captured.get(one.number),
            )
            for one in self.found
        ]


def slot_word(number: int) -> str:
    """What marks a tag in an attribute or a text."""
    return f"{SLOT_OPEN}{number}{SLOT_CLOSE}"


def has_tags(root: etree._Element, addresses: Mapping[str, str]) -> bool:
    """Whether a story may hold tags, be it in its text, an attribute, or a link's address."""
    links = _tagged(addresses)
    return may_hold_tags("".join(root.itertext())) or any(
        may_hold_tags(str(value)) or (name == r("id") and value in links)
        for node in root.iter(etree.Element)
        for name, value in node.items()
    )


def numbers_in(text: str) -> list[int]:
    """The numbers of the tags whose words stand in a text."""
    return list(map(int, SLOT.findall(text)))


class Story:
    """One story of a part: its tree, the tags in its paragraphs, and the paragraphs that had any.

    `root` is what is searched: a part's root, or one note. `in_fields` are the numbers of tags in
    the instructions of fields, `beside` holders of what stands before and after a tag and has tags
    itself.
    """

    def __init__(self, gathered: Gathered, root: etree._Element, part: str, where: Place) -> None:
        self.gathered = gathered
        self.root = root
        self.part = part
        self.where = Place(where.file, None, part)
        self.found: list[Found] = []
        self.tagged: list[etree._Element] = []
        self.is_changed = False
        self.tagged_links: list[str] = []
        self.in_fields: set[int] = set()
        self.beside: list[tuple[str, etree._Element]] = []
        self._is_raw = False
        self._raw: Place | None = None

    def gather(self, addresses: Mapping[str, str]) -> None:
        """Takes all tags out; `addresses` are those of the part's links, by relationship id."""
        places = _Places(self.root)
        gone: set[etree._Element] = set()
        for paragraph in list(paragraphs(self.root)):
            if paragraph in gone:
                continue
            text = "".join(paragraph.itertext())
            if not self._is_raw and ("{#" in text or "{%" in text):
                gone |= join_around_tags(paragraph)
            if "{" in text or "}" in text or self._is_raw:
                self._gather_paragraph(paragraph, places)
        for node in self.root.iter(_EQUATION):
            if may_hold_tags(node.text or ""):
                message = f"tags do not work in equations: “{node.text}”"
                self.gathered.problems.append(error(message, "Write it as text.", self.where))
        if self._raw is not None:
            message = "“{% raw %}” is never ended"
            self.gathered.problems.append(error(message, "Add “{% endraw %}”.", self._raw))
        self._gather_attributes()
        self._gather_links(addresses)

    def gather_elements(self) -> None:
        """Takes the tags out of the texts of elements, in a part that has no paragraphs."""
        for node in self.root.iter(etree.Element):
            text = node.text or ""
            if may_hold_tags(text):
                title = etree.QName(node).localname
                node.text = _marked(self.pieces(text, Where.ELEMENT, title))
                self.is_changed = True

    def _gather_paragraph(self, paragraph: etree._Element, places: _Places) -> None:
        for tag_name in (w("t"), w("instrText")):
            pieces = atoms(paragraph, tag_name)
            text = "".join(piece.text for piece in pieces)
            is_code = tag_name != w("t")
            if is_code and not may_hold_tags(text) and not self._is_raw:
                continue  # its braces are of data, as a reference manager keeps it there
            if "{" in text or "}" in text or self._is_raw:
                place = self._place(text, places.of(paragraph))
                numbers = self._cut(paragraph, pieces, text, place)
                if is_code:
                    self.in_fields.update(numbers)
                if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
                    self.gathered.boxed.update(numbers)

    def _cut(
        self, paragraph: etree._Element, pieces: Sequence[Atom], text: str, place: Place
    ) -> list[int]:
        """Takes the tags of one text out of a paragraph; gives their numbers."""
        was_raw = self._is_raw
        kept, faults, self._is_raw = find_outside_raw(text, was_raw)
        if not (was_raw and self._is_raw):
            self._raw = place if self._is_raw else None
        self.gathered.problems += [error(f.message, f.hint, place) for f in faults]
        numbered = []
        for tag in kept:
            where = _with_tag(place, tag) if len(kept) > 1 else place
            leaves_mark = tag.kind in (Kind.VARIABLE, Kind.BLOCK) or bool(tag.level)
            number = self.gathered.add(tag, where).number if leaves_mark else -1
            numbered.append((tag, number))
        for number, node in cut(pieces, numbered).items():
            self.gathered.found[number].node = node
        self.is_changed |= bool(numbered)
        numbers = [number for _, number in numbered if number >= 0]
        self.found += [self.gathered.found[number] for number in numbers]
        if any(tag.kind is not Kind.ESCAPE for tag in kept):
            self.tagged.append(paragraph)
        return numbers

    def _place(self, text: str, spot: str) -> Place:
        quoted = text.strip()
        if len(quoted) > _LONGEST:
            quoted = f"{quoted[:_LONGEST]} …"
        return Place(self.where.file, None, f"{self.where.place}{spot}, “{quoted}”")

    def _gather_attributes(self) -> None:
        for node in self.root.iter(etree.Element):
            for name, value in node.items():
                text = str(value)
                if may_hold_tags(text):
                    title = _TITLES.get(etree.QName(str(name)).localname, f"{name}")
                    pieces = self.pieces(text, Where.ATTRIBUTE, title)
                    node.set(name, _marked(pieces))
                    self.is_changed = True

    def _gather_links(self, addresses: Mapping[str, str]) -> None:
        tagged = _tagged(addresses)
        if not tagged:
            return
        for node in self.root.iter(etree.Element):
            key = node.get(r("id"), "")
            if key in tagged:
                pieces = self.pieces(tagged[key], Where.TEXT, "link")
                one = self.gathered.add_own("''", self._title(tagged[key], "link"))
                self.gathered.slots[one.number] = Slot(Where.LINK, self.part, key=key)
                self.gathered.captured[one.number] = tuple(pieces)
                node.set(r("id"), slot_word(one.number))
                self.is_changed = True
        self.tagged_links = list(tagged)

    def pieces(self, text: str, where: Where, title: str) -> list[Piece]:
        """A text that is no paragraph's, in pieces: what is constant, and tags by number."""
        place = self._title(text, title)
        tags, faults = find_tags(text)
        self.gathered.problems += [error(f.message, f.hint, place) for f in faults]
        pieces: list[Piece] = []
        end, start = 0, len(self.gathered.found)
        for tag in tags:
            pieces.append(text[end : tag.start])
            end = tag.end
            if tag.kind not in (Kind.ESCAPE, Kind.COMMENT):
                one = self.gathered.add(tag, place)
                self.gathered.slots[one.number] = Slot(where, self.part)
                pieces.append(one.number)
        self.gathered.problems += pair(self.gathered.found[start:])[1]
        return [piece for piece in (*pieces, text[end:]) if piece != ""]

    def _title(self, text: str, title: str) -> Place:
        return Place(self.where.file, None, f"{self.where.place}, {title} “{text[:_LONGEST]}”")


class _Places:
    """Where paragraphs stand in tables, in words."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._tables: dict[etree._Element, int] | None = None

    def of(self, paragraph: etree._Element) -> str:
        """“, table 2, row 3”, or nothing outside tables."""
        row = next(paragraph.iterancestors(w("tr")), None)
        if row is None:
            return ""
        if self._tables is None:
            self._tables = {t: n for n, t in enumerate(self._root.iter(w("tbl")), 1)}
        table = next(row.iterancestors(w("tbl")))
        number = 1 + sum(1 for other in row.itersiblings(w("tr"), preceding=True))
        return f", table {self._tables[table]}, row {number}"


def _tagged(addresses: Mapping[str, str]) -> dict[str, str]:
    """The addresses that may hold tags, as they were typed: programs encode them."""
    typed = {key: unquote(address) for key, address in addresses.items()}
    return {key: text for key, text in typed.items() if may_hold_tags(text)}


def _with_tag(place: Place, tag: Tag) -> Place:
    return Place(place.file, None, f"{place.place}, tag “{tag.typed}”")


def _marked(pieces: Sequence[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else slot_word(piece) for piece in pieces)
