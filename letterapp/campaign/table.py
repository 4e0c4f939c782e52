"""What the shapes of a campaign's data have in common: frozen records, cheap to load and to send.

Fields are annotated as in a dataclass. Nothing is checked and nothing generated here, so that the
window, which is only given tables, loads them at once; `checks` makes them of raw values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import get_annotations
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

_EXTRA = "_extra"
_NO_EXTRA: Mapping[str, Any] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Table:
    """A table of a campaign file: frozen, its unknown keys kept in `extra`."""

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.fields = (*cls.fields, *get_annotations(cls))

    def __init__(self, **values: Any) -> None:
        state = self.__dict__
        for name in self.fields:
            if name in values:
                state[name] = values.pop(name)
            elif hasattr(type(self), name):
                state[name] = getattr(type(self), name)
            else:
                raise TypeError(f"{type(self).__name__} lacks {name}")
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    @classmethod
    def of(cls, values: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Self:
        """A table of checked values for all its fields, and of what the format does not know."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        if extra:
            made.__dict__[_EXTRA] = extra
        return made

    @property
    def extra(self) -> Mapping[str, Any]:
        """What stands in the file under keys that the format does not know."""
        extra: Mapping[str, Any] = self.__dict__.get(_EXTRA, _NO_EXTRA)
        return extra

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same table with other values for some of its fields."""
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(update)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.fields)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def _shown(self) -> Iterator[str]:
        return (f"{name}={value!r}" for name, value in self.__dict__.items() if name != _EXTRA)
