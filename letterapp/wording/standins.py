"""Stand-ins: what wording is rendered with once for all letters that differ in values only.

Most of wording only prints the fields of its target, and asks whether they are there. So a letter
is rendered with a stand-in for each field that is there; it prints as a hole, and the text serves
every letter that has the same fields. A template that asks for more (to compare a name, to measure
it, to put it in upper case) meets `Asked`: then the field itself is needed.

Whoever adds to what templates can do sees to it that nothing looks at a stand-in, or at prose that
holds one, without asking: the methods of `StandIn` do that for values, `known` for prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn, TypeVar

from markupsafe import Markup

from letterapp.wording.holes import START, hole
from letterapp.wording.prose import Prose

T = TypeVar("T")

Field = tuple[str | int, ...]
"""The way to a field from the record that has it: `("name", "short")`."""

Wanted = tuple[Field, bool]
"""A field that a hole wants, and whether with its first letter in upper case."""

_rendering: ContextVar[dict[Wanted, int] | None] = ContextVar("letterapp_holes", default=None)
"""What the holes of the rendering in hand want, with their indexes."""


class Asked(BaseException):
    """A template asked what only the value itself can answer; `field` names it, if one alone.

    No Exception, because Jinja's filters and tests take some of those for an answer.
    """

    def __init__(self, field: Field | None = None) -> None:
        super().__init__(field)
        self.field = field


@contextmanager
def standing_in() -> Iterator[dict[Wanted, int]]:
    """Inside the `with` stand-ins can be printed; gives what the holes want, with their indexes."""
    wanted: dict[Wanted, int] = {}
    token = _rendering.set(wanted)
    try:
        yield wanted
    finally:
        _rendering.reset(token)


def known(value: T) -> T:
    """The value, which is to be looked at; raises Asked where it, or what it lists, stands in."""
    if type(value) is str:
        return value
    if isinstance(value, StandIn):
        raise Asked(value.field)
    if isinstance(value, Markup):
        if str.__contains__(value, START):
            raise Asked
    elif isinstance(value, list | tuple | dict):
        for item in value:
            known(item)
        if isinstance(value, dict):
            known([*value.values()])
    elif hasattr(value, "__next__"):
        all_known()
    return value


def all_known() -> None:
    """Raises Asked where anything stands in: for what looks deep into values."""
    if _rendering.get() is not None:
        raise Asked


class StandIn:
    """Stands for a field that is there and says something. It can be printed; it is true."""

    __slots__ = ("_is_raised", "field")

    def __init__(self, field: Field, *, is_raised: bool = False) -> None:
        self.field = field
        self._is_raised = is_raised

    def printed(self) -> Prose:
        """The hole that it prints as."""
        wanted = _rendering.get()
        if wanted is None:
            raise Asked(self.field)
        return Prose(hole(wanted.setdefault((self.field, self._is_raised), len(wanted))))

    def upfirst(self) -> StandIn:
        """Stands for the same with its first letter in upper case."""
        return StandIn(self.field, is_raised=True)

    def __bool__(self) -> bool:
        return True

    def _asked(self, *_: Any) -> NoReturn:
        raise Asked(self.field)

    def __getattr__(self, name: str) -> NoReturn:
        raise Asked(self.field)

    __eq__ = __ne__ = __hash__ = __str__ = __repr__ = __format__ = _asked
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __getitem__ = _asked
    __len__ = __iter__ = __reversed__ = _asked
    __int__ = __float__ = __complex__ = __index__ = __bytes__ = _asked
    __round__ = __trunc__ = __floor__ = __ceil__ = __abs__ = __neg__ = __pos__ = __invert__ = _asked
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __pow__ = __rpow__ = _asked
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _asked
    __matmul__ = __rmatmul__ = __divmod__ = __rdivmod__ = __and__ = __rand__ = __or__ = _asked
    __ror__ = __xor__ = __rxor__ = __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _asked
