"""A part with tags: compiled once into code, rendered letter by letter.

The stages stand in modules of their own: tags are taken out of the text (`gathering`), paired
(`pairing`), moved to where they act (`placing`); values get their slots (`inserting`), and what
may vanish or be repeated is marked (`collapsing`, `repeating`). What is left is text between tags,
which Jinja compiles.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Template
from lxml import etree
from msgspec import Struct

from letterapp.limits import Limits
from letterapp.problems import Place, error
from letterapp.word.capturing import capture, give_ids_later
from letterapp.word.cells import apply_cell_tags
from letterapp.word.checks import check_tags, compiled
from letterapp.word.collapsing import mark_what_may_vanish
from letterapp.word.controls import unbind
from letterapp.word.environment import Piece, WordEnvironment
from letterapp.word.faults import Guard
from letterapp.word.fields import field_problems, have_open_instructions
from letterapp.word.filling import Filling
from letterapp.word.gathering import Gathered, Story, has_tags, slot_word
from letterapp.word.ground import Ground
from letterapp.word.guarding import GUARD, PUT
from letterapp.word.inserting import insert_values
from letterapp.word.lists import restart_lists
from letterapp.word.marks import TAG
from letterapp.word.pairing import Group, pair
from letterapp.word.placing import Placing
from letterapp.word.repeating import (
    NOTE_REFERENCES,
    drop_half_ranges,
    drop_lost_ranges,
    notes_in,
    ranges_in,
    renew_ids,
    repeated,
)
from letterapp.word.settling import MARKS, settle
from letterapp.word.slots import SLOT_CLOSE, SLOT_OPEN, Slot, Where
from letterapp.word.values import Printer
from letterapp.word.xml import DECLARATION, remove, text_of, w
from letterapp.wording.records import Record

_SPLIT = re.compile(rf"<\?letterapp-(tag|data|mark) ([0-9]+)\?>|({SLOT_OPEN})([0-9]+){SLOT_CLOSE}")
_NOTES = {"footnote": Where.FOOTNOTE, "endnote": Where.ENDNOTE}
_UNCHANGING = (Record, str, int, float, datetime.date, type(None))
_NO_SLOT = Slot(Where.TEXT, "")


class TooLarge(Exception):
    """A letter's text went beyond the limit."""


class TaggedPart(Struct, frozen=True):
    """A compiled part.

    By the numbers of tags: `slots`, `around` (what stands around plain text), and `places` (where
    a tag stands and what was typed). `names` are those of the data that its tags speak of.

    `dropped` are the ids of the template's notes that are printed anew wherever they are
    referred to, by kind. `open_fields` are the parts, itself and those of its notes, in which tags
    may change what fields do.
    """

    name: str
    template: Template
    slots: tuple[Slot, ...]
    around: tuple[tuple[str, str] | None, ...]
    places: tuple[tuple[Place, str], ...]
    root_tags: Mapping[str, str]
    has_marks: bool
    names: frozenset[str]
    dropped: Mapping[str, frozenset[str]]
    open_fields: frozenset[str]

    def inputs(self, context: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """All that the part's tags may look at; None where any of it may change unseen."""
        found = tuple([context.get(name) for name in self.names])
        return found if all(isinstance(value, _UNCHANGING) for value in found) else None

    def render(self, filling: Filling, context: Mapping[str, Any], limits: Limits) -> str | None:
        """The part's text for one letter; None where a tag failed, which is reported.

        Raises what ends a part at once, and TooLarge.
        """
        printer = Printer(filling, self.slots, self.around, self.places, self.root_tags)
        guard = Guard(filling, self.places)
        names = self.template.new_context({**context, PUT: printer.put, GUARD: guard})
        pieces, size = [], 0
        for piece in self.template.root_render_func(names):
            pieces.append(piece)
            size += len(piece)
            if size > limits.output:
                raise TooLarge
        if guard.has_failed:
            return None
        text = "".join(pieces)
        return settle(text, self.root_tags[self.name]) if self.has_marks else text


class PartCompiler:
    """Compiles one part; `problems` grow as it goes."""

    def __init__(
        self, ground: Ground, environment: WordEnvironment, name: str, where: Place
    ) -> None:
        self.gathered = Gathered()
        self.problems = self.gathered.problems
        self._ground = ground
        self._name = name
        self._where = where
        self._environment = environment
        self._texts: list[str] = []
        self._root_tags: dict[str, str] = {}
        self._dropped: dict[str, set[str]] = {}
        self._open_fields: set[str] = set()
        self._links: dict[str, set[str]] = {}
        self._in_notes: dict[int, range] = {}
        self._is_changed = False

    def compile(self, root: etree._Element, renamed: Mapping[str, str]) -> TaggedPart | None:
        """The part compiled; None where it has no tags, or an error. The tree is used up.

        A value that is `renamed` is asked for so.
        """
        text = self._without_instructions(root)
        if str(root.tag).startswith(w("")):
            self._story(root, self._name)
            self._drop_links()
        else:
            self._elements(root)
        if any(problem.is_error for problem in self.problems):
            self.problems += check_tags(self._environment, self.gathered.found)
            return None
        if not self._is_changed:
            return None
        if SLOT_OPEN in text or SLOT_CLOSE in text:
            message = "it holds the characters U+FDD8 or U+FDD9, which are no characters of text"
            place = Place(self._where.file, None, self._name)
            self.problems.append(error(message, "Delete them.", place))
            return None
        pieces = [DECLARATION, *self._pieces(etree.tostring(root, encoding="unicode"))]
        made = compiled(self._environment, pieces, self.gathered, renamed, self._name)
        if made is None:
            return None
        template, names = made
        slots = tuple(self.gathered.slots.get(one.number, _NO_SLOT) for one in self.gathered.found)
        return TaggedPart(
            self._name,
            template,
            slots,
            tuple(slot.around_text for slot in slots),
            tuple((one.where, one.tag.typed) for one in self.gathered.found),
            self._root_tags,
            _have_marks(pieces) or any(map(_have_marks, self.gathered.captured.values())),
            names,
            {kind: frozenset(ids) for kind, ids in self._dropped.items()},
            frozenset(self._open_fields),
        )

    def _elements(self, root: etree._Element) -> None:
        """Document properties: texts with values."""
        self._root_tags[self._name] = _start_tag(root)
        story = Story(self.gathered, root, self._name, self._where)
        story.gather_elements()
        self._is_changed = story.is_changed

    def _without_instructions(self, root: etree._Element) -> str:
        """Takes out processing instructions, which might look like ours; gives the part's text."""
        for node in list(root.iter(etree.PI)):
            remove(node)
        return etree.tostring(root, encoding="unicode")

    def _story(self, root: etree._Element, part: str, *, is_repeated: bool = False) -> Story | None:
        """One story with its tags in place; None where they cannot be placed."""
        self._root_tags.setdefault(part, _start_tag(root.getroottree().getroot()))
        story = Story(self.gathered, root, part, self._where)
        ranges = ranges_in(root)
        story.gather(self._ground.relations(part).addresses)
        drop_lost_ranges(root, ranges)
        self._links.setdefault(part, set()).update(story.tagged_links)
        self._is_changed |= story.is_changed
        own = apply_cell_tags(story)
        groups, faults = pair(story.found)
        self.problems += faults
        if any(problem.is_error for problem in self.problems):
            return None
        self._place(story, groups, own, is_repeated=is_repeated)
        return story

    def _place(
        self, story: Story, groups: list[Group], own: list[Group], *, is_repeated: bool
    ) -> None:
        unbind(story)
        placing, ranges = Placing(story.found, groups), ranges_in(story.root)
        placing.place(story.tagged)
        drop_lost_ranges(story.root, ranges)
        self.problems += placing.problems
        if placing.problems and any(problem.is_error for problem in placing.problems):
            return
        capture(story, groups, self._texts)
        if have_open_instructions(story):
            self._open_fields.add(story.part)
        else:
            self.problems += field_problems(story.root, story.where)
        every = [*groups, *own]
        drop_half_ranges(story.root, every)
        again = list(story.root.iter()) if is_repeated else repeated(story.root, every)
        renew_ids(story, again)
        restart_lists(story, every, self._ground.numbering)
        self._take_notes(story, set(notes_in(again)))
        insert_values(story)
        give_ids_later(story, groups, self._in_notes)
        mark_what_may_vanish(story.root, story.tagged, every, placing.visibility, placing.narrowed)
        for key, holder in story.beside:
            self._keep_beside(story, key, holder)

    def _keep_beside(self, story: Story, key: str, holder: etree._Element) -> None:
        """What stands beside a tag, with tags of its own, is rendered before it, and kept."""
        one = self.gathered.add_own("''", story.where)
        self.gathered.slots[one.number] = Slot(Where.BESIDE, story.part, key=key)
        self.gathered.captured[one.number] = tuple(self._pieces(_inner(holder)))
        holder.addprevious(etree.ProcessingInstruction(TAG, str(one.number)))
        remove(holder)

    def _take_notes(self, story: Story, again: set[etree._Element]) -> None:
        """Notes with tags, and notes in loops, are compiled where they are referred to."""
        if story.part != self._ground.document:
            return
        for reference in list(story.root.iter(*NOTE_REFERENCES)):
            kind = str(reference.tag).removeprefix(w("")).removesuffix("Reference")
            notes = self._ground.notes[kind]
            note_id = reference.get(w("id"), "")
            note = notes.note(note_id)
            if note is None or notes.part is None:
                continue
            addresses = self._ground.relations(notes.part).addresses
            if reference in again or has_tags(note, addresses):
                self._is_changed = True
                self._take_note(story, reference, note, is_repeated=reference in again)
                self._dropped.setdefault(kind, set()).add(note_id)

    def _take_note(
        self, story: Story, reference: etree._Element, note: etree._Element, *, is_repeated: bool
    ) -> None:
        kind = str(note.tag).removeprefix(w(""))
        part = self._ground.notes[kind].part or ""
        copied, start = _copy_in(note), len(self.gathered.found)
        inner = self._story(copied, part, is_repeated=is_repeated)
        if inner is None:
            return
        one = self.gathered.add_own("''", story.where)
        self.gathered.slots[one.number] = Slot(_NOTES[kind], part)
        self.gathered.captured[one.number] = tuple(self._pieces(_inner(copied)))
        self._in_notes[one.number] = range(start, one.number)
        reference.set(w("id"), slot_word(one.number))

    def _drop_links(self) -> None:
        """Takes out the links that get other addresses, once no story of their part asks for them.

        Those of a note that nothing refers to stay with it.
        """
        for part, rel_ids in self._links.items():
            left: set[str] = set()
            for kind, notes in self._ground.notes.items():
                if notes.part == part:
                    left |= notes.relations(self._dropped.get(kind, ()))
            self._ground.drop_links(self._ground.relations(part), rel_ids - left)

    def _pieces(self, text: str) -> Iterator[Piece]:
        """Serialised XML in pieces: what is constant, and tags by number."""
        constant, end = [], 0
        for found in _SPLIT.finditer(text):
            constant.append(text[end : found.start()])
            end = found.end()
            kind, number = found[1] or found[3], int(found[2] or found[4])
            if kind == "data":
                constant.append(self._texts[number])
            elif kind == "mark":
                constant.append(chr(number))
            else:
                if before := "".join(constant):
                    yield before
                constant = []
                yield number
        if rest := "".join((*constant, text[end:])):
            yield rest


def _have_marks(pieces: Iterable[Piece]) -> bool:
    texts = [piece for piece in pieces if isinstance(piece, str)]
    return any(mark in text for text in texts for mark in MARKS)


def _start_tag(root: etree._Element) -> str:
    """The start tag of an element, with the namespaces that it declares."""
    text = etree.tostring(
        etree.Element(root.tag, dict(root.attrib), root.nsmap), encoding="unicode"
    )
    return f"{text[:-2]}>"


def _copy_in(note: etree._Element) -> etree._Element:
    """A copy of a note in a copy of its part's root, whose namespaces it needs."""
    old = note.getroottree().getroot()
    root = etree.Element(old.tag, dict(old.attrib), old.nsmap)
    inner = etree.fromstring(etree.tostring(note, with_tail=False))
    root.append(inner)
    return inner


def _inner(node: etree._Element) -> str:
    text = text_of(node)
    if text.endswith("/>"):
        return ""
    return text[text.index(">") + 1 : text.rindex("</")]
