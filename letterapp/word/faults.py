"""What a Word template raises while a letter is filled: each a problem of its tag, and it goes on.

Only what would raise again and again, or has used up what a letter may use, ends the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any

from jinja2 import Template
from jinja2.runtime import Undefined

from letterapp.problems import Place, Problem, error
from letterapp.word.filling import Filling
from letterapp.wording.environment import TEMPLATE_FAULTS
from letterapp.wording.undefined import Failed
from letterapp.wording.unfit import Unfit, kind_of, repeatable, said_of

_PAIRS = type(dict[Any, Any]().items())

Places = Sequence[tuple[Place, str]]
"""By the numbers of tags, where they stand and what was typed."""


class Guard:
    """Reports what the tags of one part raise; `nothing` stands for what they could not give."""

    def __init__(self, filling: Filling, places: Places) -> None:
        self.nothing = Failed()
        self.has_failed = False
        self._filling = filling
        self._places = places

    def failed(self, fault: Exception, number: int = 0) -> None:
        """Reports a fault at the innermost tag on its way, or else at the tag of that number.

        Raises it again where nothing can go on after it.
        """
        if isinstance(fault, RecursionError):
            raise fault
        self.has_failed = True
        self._filling.report(raised(fault, self._places, number))

    def items(self, value: Any, number: int, name: str, names: int) -> Any:
        """What a loop repeats, each fit for so many names; raises Unfit."""
        items = repeatable(value, name)
        if names > 1 and not (names == 2 and isinstance(items, _PAIRS)):  # noqa: PLR2004
            return self._each_parted(items, number, names)
        return self._each(items, number) if hasattr(items, "__next__") else items

    def parted(self, value: Any, names: int) -> Any:
        """A value for so many names; raises Unfit."""
        if isinstance(value, Undefined):
            value.__bool__()  # reports itself
            return (self.nothing,) * names
        parts = value if isinstance(value, (list, tuple)) else _parts(value)
        if len(parts) != names:
            what = f"{kind_of(value)} of {len(parts)}" if parts else kind_of(value)
            hint = "Give each name a value: {% set a, b = 1, 2 %}, {% for a, b in pairs %}."
            raise Unfit(f"{what} cannot be parted into {names} names", hint)
        return parts

    def _each(self, items: Any, number: int) -> Iterator[Any]:
        """Items that are made while they are asked for, and may fail then."""
        try:
            yield from items
        except TEMPLATE_FAULTS as fault:
            self.failed(fault, number)

    def _each_parted(self, items: Any, number: int, names: int) -> Iterator[Any]:
        for item in self._each(items, number):
            try:
                yield self.parted(item, names)
            except Unfit as fault:
                self.failed(fault, number)


def raised(fault: BaseException, places: Places, number: int = 0) -> Problem:
    """What a template raised, at the innermost tag on its way, else at the tag of that number."""
    place, typed = places[_line(fault.__traceback__, number + 1) - 1]
    message, hint = said_of(fault)
    if isinstance(fault, RecursionError):
        message, hint = "it calls itself without end", ""
    return error(f"“{typed}”: {message}", hint, place)


def _parts(value: Any) -> tuple[Any, ...]:
    """What a value consists of; nothing where it is one thing."""
    try:
        return tuple(value)
    except TypeError:
        return ()


def _line(traceback: TracebackType | None, line: int) -> int:
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
