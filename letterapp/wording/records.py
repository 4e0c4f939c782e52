"""What templates see of the data: plain, read-only records with known fields.

A record knows the names of all its fields, so that a field that is absent can be told from a name
that does not exist: the first tests false, the second is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from typing_extensions import override


class Record:
    """A thing with named fields; None stands for absent.

    `what` names the thing in messages ("target"). Fields cannot be set.
    """

    __slots__ = ("_fields", "_what")

    def __init__(self, what: str, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_what", what)
        object.__setattr__(self, "_fields", MappingProxyType(dict(fields)))

    @property
    def what(self) -> str:
        """The word for the thing in messages."""
        return str(object.__getattribute__(self, "_what"))

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields by name."""
        fields: Mapping[str, Any] = object.__getattribute__(self, "_fields")
        return fields

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self.what} is read-only")

    @override
    def __str__(self) -> str:
        raise TypeError(f"{self.what} as a whole cannot be printed")

    @override
    def __repr__(self) -> str:
        return f"<{self.what}>"

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.fields == other.fields

    @override
    def __hash__(self) -> int:
        return hash((self.what, *self.fields))


class Chosen(Record):
    """Things chosen out of known ones: iterates over the chosen, and has each by its id.

    `cases.rainsy` is the case where it was chosen, absent where it was not, and an error where
    there is no such case. Ids with “-” are reached as `cases["boeung-kak"]`.
    """

    __slots__ = ("_items",)

    def __init__(self, what: str, known: Mapping[str, Any], order: tuple[str, ...]) -> None:
        super().__init__(what, known)
        object.__setattr__(self, "_items", tuple(known[name] for name in order))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._chosen)

    def __reversed__(self) -> Iterator[Any]:
        return iter(self._chosen[::-1])

    def __len__(self) -> int:
        return len(self._chosen)

    def __contains__(self, name: object) -> bool:
        return self.fields.get(str(name)) is not None

    @property
    def _chosen(self) -> tuple[Any, ...]:
        items: tuple[Any, ...] = object.__getattribute__(self, "_items")
        return items
