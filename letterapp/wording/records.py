"""What templates see of the data: plain, read-only records with known fields.

A record knows the names of all its fields, so that a field that is absent can be told from a name
that does not exist: the first tests false, the second is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from typing_extensions import override

from letterapp.wording.unfit import Unfit

_set = object.__setattr__


class Record:
    """A thing with named fields; None stands for absent.

    `what` names the thing in messages ("target"). Fields cannot be set.
    """

    __slots__ = ("fields", "what")

    what: str
    fields: Mapping[str, Any]

    def __init__(self, what: str, fields: Mapping[str, Any]) -> None:
        _set(self, "what", what)
        _set(self, "fields", MappingProxyType(dict(fields)))

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self.what} is read-only")

    @override
    def __str__(self) -> str:
        raise Unfit(f"{self.what} as a whole cannot be printed")

    @override
    def __repr__(self) -> str:
        return f"<{self.what}>"

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.fields == other.fields

    @override
    def __hash__(self) -> int:
        return hash((self.what, *self.fields))

    @override
    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        return type(self), (self.what, dict(self.fields))

    def with_fields(self, fields: Mapping[str, Any]) -> Record:
        """The same thing with other values for its fields."""
        return Record(self.what, fields)


class Chosen(Record):
    """Things chosen out of known ones: iterates over the chosen, and has each by its id.

    `cases.rainsy` is the case where it was chosen, absent where it was not, and an error where
    there is no such case. Ids with “-” are reached as `cases["boeung-kak"]`.
    """

    __slots__ = ("_items", "_order")

    _order: tuple[str, ...]
    _items: tuple[Any, ...]

    def __init__(self, what: str, known: Mapping[str, Any], order: tuple[str, ...]) -> None:
        super().__init__(what, known)
        _set(self, "_order", order)
        _set(self, "_items", tuple(known[name] for name in order))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __reversed__(self) -> Iterator[Any]:
        return iter(self._items[::-1])

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, name: object) -> bool:
        return self.fields.get(str(name)) is not None

    @override
    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        return type(self), (self.what, dict(self.fields), self._order)

    @override
    def with_fields(self, fields: Mapping[str, Any]) -> Chosen:
        return Chosen(self.what, fields, self._order)


class Late(Chosen):
    """Chosen things that are made when they are first looked at: few templates look.

    `make` gives the things.
    """

    __slots__ = ("_make",)

    _make: Callable[[], Chosen]

    def __init__(self, what: str, make: Callable[[], Chosen]) -> None:
        _set(self, "what", what)
        _set(self, "_make", make)

    def __getattr__(self, name: str) -> Any:
        """A slot that is not filled yet."""
        if name not in ("fields", "_order", "_items"):
            raise AttributeError(name)
        made = self._make()
        for slot in ("fields", "_order", "_items"):
            _set(self, slot, getattr(made, slot))
        return getattr(made, name)

    @override
    def __reduce__(self) -> tuple[type[Record], tuple[Any, ...]]:
        return Chosen, (self.what, dict(self.fields), self._order)
