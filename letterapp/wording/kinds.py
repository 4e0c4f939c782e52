"""Letters of a kind: rendered and parsed once for all that differ in values of their target only.

A letter is rendered with stand-ins for what its target says (`standins`). The shape that comes out
is that of every letter with the same sender, settings and demands to a target of the same role of
which the same fields are known; each puts its own values in. Fields of which a template asks more
than stand-ins can answer are then part of what makes a kind. A kind that cannot be shared, or in
which anything is wrong, is left to be composed letter by letter.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from letterapp.campaign.campaign import Campaign
from letterapp.campaign.letters import Letter
from letterapp.wording.context import ContextBuilder
from letterapp.wording.holes import START, holes
from letterapp.wording.memo import Memo
from letterapp.wording.prose import CLOSE, OPEN, Prose, wrap
from letterapp.wording.records import Late, Record
from letterapp.wording.rendering import Rendering
from letterapp.wording.shapes import Shape, Shapes, Worded
from letterapp.wording.standins import Asked, Field, StandIn, Wanted, standing_in
from letterapp.wording.wordings import Wordings

_OF_ROLE = ("role", "capacities", "undertaking", "provision")
"""Fields of a target that say the same of many, or are asked for rather than printed."""

_MOST = 256


Shared = tuple[Worded, Mapping[str, Any]]
_Close = Callable[[Sequence[str]], Any]


class _Kind(Struct, frozen=True):
    """What the letters of a kind share.

    `letter` is the first of them, kept because the kind goes by the ids of its parts; `close`
    puts values in the holes of its demands' texts, where there are any.
    """

    letter: Letter
    shape: Shape
    wanted: tuple[Wanted, ...]
    context: Mapping[str, Any]
    close: _Close | None

    def worded(self, target: Record) -> Shared | None:
        """The letter of this kind to a target; None where a value cannot be data (see `wrap`)."""
        values = tuple([_value(target, field, is_raised) for field, is_raised in self.wanted])
        if OPEN in (said := "".join(values)) or CLOSE in said:
            return None
        context = {**self.context, "target": target}
        if self.close:
            context["demands"] = Late("demands", partial(self.close, values))
        return Worded(self.shape, values), context


class Kinds:
    """The kinds of letters of one campaign in one language that were met lately."""

    def __init__(
        self, campaign: Campaign, wordings: Wordings, builder: ContextBuilder, shapes: Shapes
    ) -> None:
        self._campaign = campaign
        self._wordings = wordings
        self._builder = builder
        self._shapes = shapes
        self._known: Memo[Hashable, _Kind | None] = Memo(_MOST)
        self._asked: dict[tuple[str, str], list[Field]] = {}

    def worded(self, letter: Letter, target: Record) -> Shared | None:
        """The letter's wording and its context; None where it has to be composed by itself."""
        kind = None if letter.edits else self._kind(letter, target)
        return kind.worded(target) if kind else None

    def _kind(self, letter: Letter, target: Record) -> _Kind | None:
        asked = self._asked.setdefault((letter.settings.wording, letter.target.role), [])
        while True:
            key = (_of_letter(letter), _trace(target), *[_at(target, field) for field in asked])
            if key in self._known:
                return self._known[key]
            try:
                return self._known.keep(key, self._made(letter, _standing(target, asked)))
            except Asked as question:
                if question.field is None:
                    return self._known.keep(key, None)
                asked.append(question.field)

    def _made(self, letter: Letter, target: Record) -> _Kind | None:
        """The kind of a letter; raises Asked."""
        records = self._builder.records(letter, target)
        with standing_in() as wanted:
            rendering = Rendering(self._wordings, self._campaign, letter, records)
        if rendering.problems or rendering.text is None:
            return None
        try:
            shape = self._shapes.shape(rendering.text)
        except ValueError:
            return None
        if shape is None or not shape.blocks:
            return None
        context = rendering.context
        return _Kind(letter, shape, tuple(wanted), context, _closing(context["demands"]))


def _of_letter(letter: Letter) -> Hashable:
    """What a kind's letters share but for their targets; ids are of what the kind keeps alive."""
    demands = [(id(x.demand), x.asked, *map(id, x.cases)) for x in letter.demands]
    return letter.language, id(letter.settings), id(letter.sender), *demands


def _trace(record: Record) -> Hashable:
    """What a kind's letters share of a target: which fields are there, and what they never print.

    Every letter comes by here, so it is spelled out rather than taken apart.
    """
    found: list[Hashable] = [*record.fields]
    for name, value in record.fields.items():
        if value is None or name in _OF_ROLE:
            found.append(value)
        elif isinstance(value, str):
            found.append(True if value.strip() else value)
        elif isinstance(value, Record):
            found.append(_trace(value))
        else:
            found.append(tuple([True if item.strip() else item for item in value]))
    return tuple(found)


def _standing(value: Any, asked: Sequence[Field], field: Field = ()) -> Any:
    """The value with stand-ins in it for what its fields say; those asked for stay as they are."""
    if field in asked or (field and field[-1] in _OF_ROLE):
        return value
    if isinstance(value, Record):
        fields = value.fields.items()
        return Record(value.what, {k: _standing(v, asked, (*field, k)) for k, v in fields})
    if isinstance(value, tuple):
        return tuple(_standing(item, asked, (*field, n)) for n, item in enumerate(value))
    return StandIn(field) if isinstance(value, str) and value.strip() else value


def _at(value: Any, field: Field) -> Any:
    """What a field says; None where it is not there."""
    for name in field:
        if isinstance(value, Record):
            value = value.fields.get(str(name))
        else:
            value = value[name] if value and int(name) < len(value) else None
    return value


def _value(target: Record, field: Field, is_raised: bool) -> str:
    value: str = _at(target, field)
    return value[:1].upper() + value[1:] if is_raised else value


def _closing(value: Any) -> _Close | None:
    """What puts values, as data, in the holes of a record's prose; None where there are none."""
    if isinstance(value, Record):
        within = {name: _closing(inner) for name, inner in value.fields.items()}
        closings = {name: close for name, close in within.items() if close}
        return partial(_with_closed, value, closings) if closings else None
    if isinstance(value, Prose) and START in str(value):
        return partial(_prose_of, tuple(holes(str(value))))
    return None


def _with_closed(record: Record, closings: Mapping[str, _Close], values: Sequence[str]) -> Record:
    closed = {name: close(values) for name, close in closings.items()}
    return record.with_fields({**record.fields, **closed})


def _prose_of(parts: Sequence[str | int], values: Sequence[str]) -> Prose:
    return Prose("".join([x if isinstance(x, str) else wrap(values[x]) for x in parts]))
