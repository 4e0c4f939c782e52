"""The check of a finished letter before it replaces anything.

A batch checks every letter. A part whose bytes were looked at before is not looked at again, only
the references between parts are; so a letter costs its changed parts.
"""

from __future__ import annotations

import posixpath
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from letterapp.word.archive import Damaged, Listed, listing_of, name_of, unpacked
from letterapp.word.facts import FactFinder, Facts, ill_formed
from letterapp.word.ids import Fact
from letterapp.word.parts import relationships_of
from letterapp.word.writing import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from letterapp.word.xml import parse
from letterapp.wording.memo import Memo

_MOST_PARTS, _MOST_BYTES = 256, 8 << 20
"""How many parts a checker remembers, and of how many bytes together: 5 kB a letter are usual."""

_NOTHING = Facts()
_relationships_of = lru_cache(4096)(relationships_of)


class Checker:
    """Finds what is wrong with finished letters; it remembers the parts of the letters before.

    `known` faults are passed over: those of the Word template itself are not its letters’ fault.
    One checker serves one batch, in one thread.
    """

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = frozenset(known)
        self._memo: OrderedDict[Listed, tuple[bytes, Facts]] = OrderedDict()
        self._remembered = 0
        self._finder = FactFinder()
        self._sums: Memo[tuple[object, ...], tuple[Sequence[Facts], list[str]]] = Memo(64)

    @classmethod
    def tolerating(cls, data: bytes) -> Checker:
        """A checker that passes over the faults that this Word file has."""
        return cls(cls().faults(data))

    def faults(self, data: bytes) -> list[str]:
        """What is wrong with the Word file of these bytes, each with its part; empty if sound."""
        try:
            listing = list(listing_of(data))
        except Damaged as cause:
            return [str(cause)]
        each = tuple([self._facts(data, listed, place) for listed, place in listing])
        # As most letters of a batch: the very facts of a letter before.
        key = (*[listed[0] for listed, _ in listing], *map(id, each))
        if key not in self._sums:
            names = tuple(name_of(listed) for listed, _ in listing)
            found = [fault for fault in _summed_up(names, each) if fault not in self._known]
            self._sums.keep(key, (each, found))
        return list(self._sums[key][1])

    def _facts(self, data: bytes, listed: Listed, place: int) -> Facts:
        remembered = self._memo.get(listed)
        if remembered and data.startswith(remembered[0], place):
            self._memo.move_to_end(listed)
            return remembered[1]
        try:
            record, content = unpacked(data, listed, place)
        except Damaged as cause:
            return Facts((str(cause),))
        facts = _facts_of(name_of(listed), content, self._finder)
        self._remember(listed, record, facts)
        return facts

    def _remember(self, listed: Listed, record: bytes, facts: Facts) -> None:
        """Remembers a part; those that were of no use for longest are forgotten."""
        former, _ = self._memo.pop(listed, (b"", None))
        self._memo[listed] = record, facts
        self._remembered += len(record) - len(former)
        while len(self._memo) > _MOST_PARTS or self._remembered > _MOST_BYTES:
            _, (oldest, _) = self._memo.popitem(last=False)
            self._remembered -= len(oldest)


def _summed_up(names: tuple[str, ...], each: Sequence[Facts]) -> Iterator[str]:
    """All that is wrong with a file, from the facts of each of its parts."""
    facts = dict(zip(names, each, strict=True))
    yield from _faults_of_names(names, facts.get(CONTENT_TYPES, _NOTHING).has)
    yield from (f"{name}: {fault}" for name, part in facts.items() for fault in part.faults)
    yield from _faults_between(facts, names)


def _facts_of(name: str, content: bytes, finder: FactFinder) -> Facts:
    try:
        if name == CONTENT_TYPES:
            return _facts_of_types(content)
        if name.endswith(".rels"):
            return _facts_of_relationships(name, content)
        return finder.facts_of(content) if name.lower().endswith(".xml") else Facts()
    except etree.XMLSyntaxError as cause:  # too deep for libxml2, which reads it in Word’s stead
        return Facts((f"its XML is broken: {cause}",))


def _facts_of_types(content: bytes) -> Facts:
    """The content types: it has a `type` for each part, a `default` for each ending."""
    if fault := ill_formed(content):
        return Facts((fault,))
    nodes = list(parse(content).iterchildren("{*}*"))
    names = [("type", _same(node.get("PartName", "/")[1:])) for node in nodes]
    endings = [("default", _same(node.get("Extension", ""))) for node in nodes]
    repeated = sorted(name for (_, name), count in Counter(names).items() if name and count > 1)
    faults = (f"the type of {name.decode()} is declared twice" for name in repeated)
    return Facts(tuple(faults), frozenset(names + endings))


def _facts_of_relationships(name: str, content: bytes) -> Facts:
    """The relationships of a part: it has their ids, and needs the parts that they lead to."""
    if fault := ill_formed(content):
        return Facts((fault,))
    nodes = list(parse(content).iterchildren("{*}*"))
    ids = [node.get("Id", "") for node in nodes]
    repeated = sorted(one for one, count in Counter(ids).items() if count > 1)
    faults = [f"the relationship {one} is there twice" for one in repeated]
    kinds = {node.get("Type", "").rpartition("/")[2] for node in nodes}
    if name == PACKAGE_RELATIONSHIPS and "officeDocument" not in kinds:
        faults.append("it names no main document")
    folder = posixpath.dirname(posixpath.dirname(name))
    targets = (node.get("Target", "") for node in nodes if node.get("TargetMode") != "External")
    inner = (target.partition("#")[0] for target in targets)
    parts = (posixpath.normpath(posixpath.join("/", folder, target)) for target in inner if target)
    has = frozenset(("relationship", one.encode()) for one in ids)
    return Facts(tuple(faults), has, frozenset(("part", _same(part[1:])) for part in parts))


@lru_cache(4096)
def _same(name: str) -> bytes:
    """Part names are the same without regard to case and escapes (ECMA-376 Part 2, 6.2.2)."""
    return unquote(name).lower().encode()


@lru_cache(64)
def _faults_of_names(names: tuple[str, ...], types: frozenset[Fact]) -> tuple[str, ...]:
    """Parts that are there twice, or without a content type."""
    needed = (CONTENT_TYPES, PACKAGE_RELATIONSHIPS)
    faults = [f"{name} is not there" for name in needed if name not in names]
    if len({_same(name) for name in names}) < len(names):
        faults.append("two parts of the file have the same name")
    for name in names:
        ending = _same(name.rpartition(".")[2])
        is_declared = ("default", ending) in types or ("type", _same(name)) in types
        if name != CONTENT_TYPES and not is_declared:
            faults.append(f"{name}: no content type is declared for it")
    return tuple(faults)


def _faults_between(facts: Mapping[str, Facts], names: tuple[str, ...]) -> Iterator[str]:
    """References of a part to what is nowhere in the file."""
    parts = _parts_named(names)
    everything = frozenset[Fact]().union(*(part.has for part in facts.values()))
    for name, part in facts.items():
        missing: AbstractSet[Fact] = part.relations
        if missing:
            missing = missing - facts.get(_relationships_of(name), _NOTHING).has
        if not part.needs <= parts:
            missing = missing | (part.needs - parts - everything)
        for kind, one in sorted(missing):
            yield f"{name}: the {kind} {one.decode()} is not there"


@lru_cache(64)
def _parts_named(names: tuple[str, ...]) -> frozenset[Fact]:
    return frozenset(("part", _same(name)) for name in names)
