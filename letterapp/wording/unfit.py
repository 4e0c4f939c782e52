"""What a template does with values that do not fit, said in words, with what to do about it.

Python's own messages name its types. So the operations of templates go through here, where it is
known what was asked; what else is raised is told by its type.
"""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import TemplateError
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context

Said = tuple[str, str]
"""A message and a hint."""

_VALUES_HINT = "Look whether one is empty, or a text where a number or a list is wanted."
_BY_TYPE: tuple[tuple[type[BaseException], Said], ...] = (
    (
        ZeroDivisionError,
        ("division by zero", "Ask before whether the number is 0: {% if … %}."),
    ),
    (ArithmeticError, ("a number becomes too large", "Look at the numbers it is made from.")),
    (LookupError, ("it asks for a part that is not there", "Look at what stands in its brackets.")),
    (NameError, ("it speaks of a name that has no value there", "Give it one before, outside.")),
    (Exception, ("it does not work with the values that it has", _VALUES_HINT)),
)
_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}
COMPARING = frozenset(_COMPARISONS)
"""Jinja's names of the comparisons that not all values allow."""


UNFITTING = (TypeError, ValueError, AttributeError, ArithmeticError, LookupError)
"""What Python and Jinja raise where a filter does not work on a value."""


class Unfit(TemplateRuntimeError, TypeError):
    """What a template asks cannot be done with the values it has; `hint` tells what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class TooMuch(Unfit, OverflowError):
    """A value would become larger than any letter needs."""


def said_of(fault: BaseException) -> Said:
    """What a template raised, in words, and what to do; by its type, never by Python's text."""
    if isinstance(fault, Unfit):
        return str(fault), fault.hint
    if isinstance(fault, TemplateError):
        return str(fault) or type(fault).__name__, ""
    return next(said for kind, said in _BY_TYPE if isinstance(fault, kind))


def compared(name: str, left: Any, right: Any, names: tuple[str, str]) -> Any:
    """Compares two values, by Jinja's name for it; `names` are what they were called.

    Raises Unfit.
    """
    try:
        return _COMPARISONS[name](left, right)
    except TypeError as fault:
        if name in ("in", "notin"):
            message = f"nothing can be looked for in {kind_of(right)}"
            raise Unfit(message, "Look in a list or a text.") from fault
        message = f"{kind_of(left)} and {kind_of(right)} cannot be compared"
        raise Unfit(message, _to_compare(left, right, names)) from fault


def unworkable(sign: str, left: object, right: object, fault: Exception) -> Unfit:
    """What to raise where the operation of a sign raised a fault of Python's."""
    if isinstance(fault, ZeroDivisionError):
        return Unfit(*said_of(fault))
    message = f"“{sign}” does not work on {kind_of(left)} and {kind_of(right)}"
    return Unfit(message, _to_work_out(sign, left, right))


def repeatable(value: Any, name: str) -> Any:
    """A value that a loop is to repeat; `name` is what it was called. Raises Unfit."""
    if type(value) is list or type(value) is tuple:
        return value
    called = name or "the value"
    if value is None:
        hint = f"Fill it in, or write “{name or '…'} or []” to leave the loop out then."
        raise Unfit(f"{called} is empty, so there is nothing to repeat", hint)
    try:
        iter(value)
    except TypeError as fault:
        message = f"{called} is {kind_of(value)}, which cannot be repeated"
        raise Unfit(message, "A loop needs a list.") from fault
    return value


def filtering(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that says in words which values it does not work on."""

    @wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Unfit:
            raise
        except UNFITTING as fault:
            raise unfit_for(name, args) from fault

    return filtered


def unfit_for(name: str, args: tuple[Any, ...]) -> Unfit:
    """What to raise where a filter does not work on the values that it was given."""
    values = [arg for arg in args if not isinstance(arg, Context) and not hasattr(arg, "filters")]
    value = values[0] if values else None
    what = "what is in the list" if isinstance(value, (list, tuple)) else kind_of(value)
    hint = _VALUES_HINT
    if name in _OF_NUMBERS and isinstance(value, str):
        hint = f"If the text is a number, write “| float | {name}”."
    return Unfit(f"“{name}” does not work on {what}", hint)


def kind_of(value: object) -> str:
    """What kind of value it is, in words."""
    if value is None:
        return "an empty value"
    return next((words for kinds, words in _KINDS if isinstance(value, kinds)), "such a value")


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    ((int, float), "a number"),
    (datetime.date, "a day"),
    ((list, tuple), "a list"),
    (Mapping, "a record"),
)
_OF_NUMBERS = ("abs", "round", "filesizeformat")


def _to_compare(left: object, right: object, names: tuple[str, str]) -> str:
    for value, other, name in ((left, right, names[0]), (right, left, names[1])):
        if value is None:
            return f"Fill it in, or ask before whether it is there: {{% if {name or '…'} %}}."
        if isinstance(value, str) and isinstance(other, int | float):
            return f"If the text is a number, write “{name or '…'} | int”."
        if isinstance(value, str) and isinstance(other, datetime.date):
            return "Give a day, such as 2031-05-04, and not a text."
    return "Compare a number with a number, or a text with a text."


def _to_work_out(sign: str, left: object, right: object) -> str:
    if left is None or right is None:
        return "Fill it in, or write “| default(0, true)” after it."
    if isinstance(left, str) or isinstance(right, str):
        hint = "If the text is a number, write “| int” after it"
        return f"{hint}; to join texts, write “~”." if sign == "+" else f"{hint}."
    return _VALUES_HINT
