"""One letter in the making: what it adds to the parts of its template, and its parts at the end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from letterapp.problems import Problem
from letterapp.word.ground import Ground
from letterapp.word.notes import add_separators
from letterapp.word.numbering import CONTENT_TYPE as NUMBERING_TYPE
from letterapp.word.numbering import Instance, ListLevel, Restarted
from letterapp.word.package import CONTENT_TYPES, DOCUMENT_TYPE
from letterapp.word.pictures import Picture
from letterapp.word.relating import NewRelationship, NewType, content_types
from letterapp.word.runs import LinkId, ListId, NoteId, Open, address, inside_text
from letterapp.word.styles import CONTENT_TYPE as STYLES_TYPE
from letterapp.word.styles import Needs
from letterapp.word.writing import OWN_LEVEL, Entry, entry


class _ChangedPart(Struct, frozen=True):
    """A part that a letter changes or adds.

    Its kind and, where the template has it, its name; its content type; what it is made of, and
    how.
    """

    kind: str
    old: str | None
    content_type: str
    key: Hashable
    make: Callable[[], bytes]


class Filling:
    """The state of one letter; `problems` grow as it goes.

    `parts` are the texts of the parts that were rendered, `made` other parts with what they are
    made of, and how.
    """

    def __init__(self, ground: Ground, language: str | None) -> None:
        self.ground = ground
        self.problems: list[Problem] = []
        self.needs: Needs = set()
        self.parts: dict[str, str] = {}
        self.made: dict[str, tuple[Hashable, Callable[[], bytes]]] = {}
        self._language = language
        self._relationships: dict[str, dict[tuple[str, str], str]] = {}
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._lists: list[Instance] = []
        self._restarted: dict[str, str] = {}
        self._ranges: dict[str, list[str]] = {}
        self._names: set[str] = set()
        self._shapes: dict[str, str] = {}
        self._drawings = self._begun = 0
        self._pictures: dict[str, Picture] = {}

    @property
    def additions(self) -> int:
        """How much was added beside text: while this stays the same, nothing was."""
        added = (self.problems, self.needs, self._lists, self._pictures, self._names, self._shapes)
        counts = (self._drawings, self._begun, *map(len, self._relationships.values()))
        return sum(map(len, (*added, *self._notes.values()))) + sum(counts)

    # What a value adds

    def report(self, problem: Problem) -> None:
        """Adds a problem, once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def poured(self, pieces: Sequence[Open], values: Sequence[str]) -> str:
        """The XML of pieces with their values, and with ids of this letter's own."""
        return "".join(self._each(pieces, values, {}))

    def link(self, part: str, target: str) -> str:
        """The id of a part's relationship to an address."""
        return self._relate(part, f"{DOCUMENT_TYPE}hyperlink", address(target))

    def picture(self, part: str, picture: Picture) -> str:
        """The id of a part's relationship to a picture, which becomes a part of the letter."""
        self._pictures[picture.name] = picture
        return self._relate(part, f"{DOCUMENT_TYPE}image", picture.name, is_external=False)

    def note(self, kind: str, content: str) -> str:
        """The id of a new note."""
        notes = self._notes[kind]
        notes.append(content)
        return str(self.ground.notes[kind].first_free + len(notes) - 1)

    def new_list(self, place: ListLevel) -> str:
        """The id of a new list."""
        return self._add_list(place)

    def restart(self, key: str) -> None:
        """Lets a list of the template begin anew; the key is its id and the loop it is in."""
        self._restarted[key] = self._add_list(Restarted(key.partition(" ")[0]))

    def list_id(self, key: str) -> str:
        """The id that a list of the template has from its last beginning on."""
        return self._restarted[key]

    def drawing_id(self) -> int:
        """An id that no other drawing has."""
        self._drawings += 1
        return self.ground.first_drawing + self._drawings - 1

    def begin_range(self, key: str) -> str:
        """An id that no other range has, for a bookmark or the like of the template."""
        self._begun += 1
        begun = str(self.ground.first_range + self._begun - 1)
        self._ranges.setdefault(key, []).append(begun)
        return begun

    def end_range(self, key: str) -> str:
        """The id of the range that was begun last under that key, and is not ended."""
        begun = self._ranges[key]
        return begun.pop() if len(begun) > 1 else begun[0]

    def bookmark_name(self, name: str) -> str:
        """The name of a bookmark in a loop: the second of one name gets a number (17.13.6.2)."""
        new, number = name, 1
        while (new.casefold() in self._names) or (
            number > 1 and new.casefold() in self.ground.bookmarks
        ):
            number += 1
            new = f"{name[:34]}_{number}"
        self._names.add(new.casefold())
        return new

    def begin_shape(self, old: str) -> str:
        """The id of an older program's shape: the first keeps the template's, others get a number.

        So what stands elsewhere and names the shape by its id still finds one.
        """
        self._shapes[old] = f"{old}_{self.drawing_id()}" if old in self._shapes else old
        return self._shapes[old]

    def shape(self, old: str) -> str:
        """The id of the shape that was begun last with that id in the template."""
        return self._shapes.get(old, old)

    # The letter

    def text_of(self, part: str, root_tag: str) -> str:
        """The text of a part that was rendered, or of the notes that this letter adds to it."""
        if part in self.parts:
            return self.parts[part]
        kinds = (kind for kind, notes in self.ground.notes.items() if notes.part == part)
        notes = "".join(text for kind in kinds for text in self._notes[kind])
        return f"{root_tag}{notes}</{root_tag[1:-1].split(maxsplit=1)[0]}>"

    def entries(self, dropped: Mapping[str, frozenset[str]]) -> list[Entry]:
        """The letter's parts; `dropped` are the ids of notes that are printed anew, by kind."""
        changed = {name: self._entry(name, text) for name, text in self.parts.items()}
        for name, (made_of, make) in self.made.items():
            changed[name] = self.ground.made(name, made_of, make)
        types: list[NewType] = []
        self._finish(changed, types, dropped)
        ground = self.ground
        if types:
            key = tuple(types)
            changed[CONTENT_TYPES] = ground.made(
                CONTENT_TYPES, key, lambda: content_types(ground.package, key)
            )
        entries = ground.entries()
        for name, made in changed.items():
            if name in ground.places:
                entries[ground.places[name]] = made
            else:
                entries.append(made)
        return entries

    def _entry(self, name: str, text: str) -> Entry:
        """A part that was rendered; a header says the same in most letters of a batch."""
        if name == self.ground.document:
            return entry(name, text.encode(), OWN_LEVEL)
        return self.ground.made(name, text, text.encode)

    def _finish(
        self, changed: dict[str, Entry], types: list[NewType], dropped: Mapping[str, frozenset[str]]
    ) -> None:
        """Makes the parts that are not text with tags, or are more than that."""
        ground = self.ground
        for part in self._changed_parts(dropped):
            name = ground.named(part.old, f"{part.kind}.xml")
            changed[name] = ground.made(name, part.key, part.make)
            if part.old is None:
                types.append(NewType(name, part.content_type))
                kind = f"{DOCUMENT_TYPE}{part.kind}"
                self._relate(ground.document, kind, name, is_external=False)
        for name, picture in self._pictures.items():
            changed[name] = ground.made(name, "", partial(bytes, picture.data))
            types.append(NewType(picture.extension, picture.content_type, is_default=True))
        for owner, added in self._relationships.items():
            self._finish_relationships(owner, added, changed)

    def _changed_parts(self, dropped: Mapping[str, frozenset[str]]) -> Iterator[_ChangedPart]:
        """The parts that this letter's notes, lists and styles change."""
        ground = self.ground
        for kind, notes in ground.notes.items():
            contents, gone = tuple(self._notes[kind]), dropped.get(kind, frozenset())
            if contents or gone:
                data = partial(notes.data, contents, gone)
                yield _ChangedPart(f"{kind}s", notes.part, notes.content_type, contents, data)
                if notes.part is None and kind == "footnote" and ground.settings:
                    separators = partial(add_separators, ground.package.parts[ground.settings])
                    yield _ChangedPart("settings", ground.settings, "", "", separators)
        if self._lists:
            lists, part = tuple(self._lists), ground.numbering.part
            data = partial(ground.numbering.data, lists)
            yield _ChangedPart("numbering", part, NUMBERING_TYPE, lists, data)
        needs, language = tuple(sorted(self.needs)), self._language
        if ground.styles.is_to_change(needs, language):
            data, key = partial(ground.styles.data, needs, language), (needs, language)
            yield _ChangedPart("styles", ground.styles.part, STYLES_TYPE, key, data)

    def _finish_relationships(
        self, part: str, added: Mapping[tuple[str, str], str], changed: dict[str, Entry]
    ) -> None:
        relations = self.ground.relations(part)
        new = tuple(
            NewRelationship(rel_id, kind, target, kind.endswith("/hyperlink"))
            for (kind, target), rel_id in added.items()
        )
        changed[relations.name] = self.ground.made(relations.name, new, lambda: relations.data(new))

    def _relate(self, part: str, kind: str, target: str, *, is_external: bool = True) -> str:
        relations = self.ground.relations(part)
        known = relations.known.get((kind, target)) if is_external else None
        if known is not None:
            return known
        added = self._relationships.setdefault(part, {})
        if (kind, target) not in added:
            added[kind, target] = relations.free_id(len(added))
        return added[kind, target]

    def _add_list(self, instance: Instance) -> str:
        self._lists.append(instance)
        return str(self.ground.numbering.first_free + len(self._lists) - 1)

    def _each(
        self, pieces: Sequence[Open], values: Sequence[str], lists: dict[int, str]
    ) -> list[str]:
        printed = [*map(inside_text, values)]
        return [
            piece
            if type(piece) is str
            else printed[piece]
            if type(piece) is int
            else self._id(piece, values, lists)
            for piece in pieces
        ]

    def _id(self, piece: Open, values: Sequence[str], lists: dict[int, str]) -> str:
        """The id that a filling gives."""
        if isinstance(piece, LinkId):
            whole = (part if isinstance(part, str) else values[part] for part in piece.address)
            return self.link(piece.part, "".join(whole))
        if isinstance(piece, NoteId):
            return self.note("footnote", "".join(self._each(piece.content, values, lists)))
        assert isinstance(piece, ListId)
        return self._list(piece, lists)

    def _list(self, piece: ListId, lists: dict[int, str]) -> str:
        if piece.list_id not in lists:
            lists[piece.list_id] = self.new_list(piece.place)
        return lists[piece.list_id]
