"""The Jinja environment of all wording: sandboxed, strict about names, data kept apart from prose.

Templates are untrusted: they see plain, read-only records, an immutable sandbox and a chosen set
of filters. What they print is wrapped as data unless it is prose (`prose`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, MutableMapping
from functools import wraps
from types import CodeType
from typing import Any

from jinja2 import Template, TemplateError, nodes
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS
from jinja2.lexer import TokenStream
from jinja2.loaders import BaseLoader
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Namespace
from markupsafe import Markup
from typing_extensions import override

from letterapp.wording import filters
from letterapp.wording.compiling import template_line, uncompilable
from letterapp.wording.generating import Generator
from letterapp.wording.printing import as_text
from letterapp.wording.prose import Prose, as_prose, wrap
from letterapp.wording.records import Record
from letterapp.wording.standins import Asked, StandIn, all_known, known
from letterapp.wording.undefined import Missing, field_of
from letterapp.wording.unfit import (
    TooMuch,
    Unfit,
    compared,
    filtering,
    kind_of,
    repeatable,
    unworkable,
)

# fmt: off
_JINJA_FILTERS = (
    "default", "d", "float", "int", "items", "map", "reject", "rejectattr", "select",
    "selectattr", "slice",
)
_OUR_PARTICULAR_FILTERS = ("and_join", "date", "join", "or_join")
_JINJA_PARTICULAR_FILTERS = ("abs", "first", "last", "list", "reverse", "round", "sum")
_JINJA_COMPARING_FILTERS = ("batch", "dictsort", "groupby", "max", "min", "sort", "unique")
_JINJA_TEXT_FILTERS = (
    "capitalize", "center", "count", "length", "lower", "replace", "title", "trim", "truncate",
    "upper", "wordcount", "wordwrap",
)
# fmt: on
_TESTS_OF_BEING = ("defined", "undefined", "none")
_JINJA_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_OF_A_DAY = ("year", "month", "day", "weekday", "isoweekday")
"""What wording may ask of a day: nothing that tells today's, or depends on the system."""

_NUMBERS = frozenset((int, float))
"""Numbers, of which only “**” can make what is too large for a letter."""

_LARGEST = 100_000
"""As many characters or items as “*” may make, as Jinja's sandbox has it of “range”."""

TEMPLATE_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a template's own code can raise when it runs; that memory ran out is the worker's to say."""


class Environment(ImmutableSandboxedEnvironment):
    """One environment for all wording of a campaign; it holds no state of any rendering.

    Nothing is worked out while compiling (no optimizer, and output is never constant), because
    what constants report would be heard by the first letter only. Templates are read once.
    """

    code_generator_class = Generator
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, loader: BaseLoader | None = None) -> None:
        super().__init__(
            loader=loader,
            undefined=Missing,
            optimized=False,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self.filters = _filters()
        self.tests.update(_tests())
        self.globals = {name: self.globals[name] for name in _JINJA_GLOBALS}

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        """`a.b`: the field of a record; an unknown one is Missing, an empty one Absent."""
        if isinstance(obj, Record):
            value = obj.fields.get(attribute)
            return field_of(obj, attribute) if value is None else value
        if type(obj) is dict and attribute in obj:
            return obj[attribute]  # rather than a method of dictionaries, such as “items”
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, StandIn):
            raise Asked(obj.field)
        if isinstance(obj, datetime.date) and attribute not in _OF_A_DAY:
            return Missing(name=attribute)
        _refuse_prose(f".{attribute}", obj)
        return super().getattr(obj, attribute)

    @override
    def getitem(self, obj: Any, argument: Any) -> Any:
        """`a["b"]`: as `a.b`."""
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, Record):
            return field_of(obj, str(known(argument)))
        _refuse_prose("[…]", obj)
        return super().getitem(obj, known(argument))

    @override
    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """`a(b)`: what is no macro may look at what it is given."""
        if not isinstance(obj, Macro) and obj is not Namespace:
            for value in (*args, *kwargs.values()):
                if not isinstance(known(value), str | int | float):
                    all_known()
        if not callable(obj):
            raise Unfit(f"{kind_of(known(obj))} cannot be called", "Leave out what is in brackets.")
        return super().call(context, obj, *args, **kwargs)

    @override
    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`+` of prose and data is prose; the others work on data only, within limits."""
        if type(left) in _NUMBERS and type(right) in _NUMBERS and operator != "**":
            try:
                return self.binop_table[operator](left, right)
            except ArithmeticError as fault:
                raise unworkable(operator, left, right, fault) from fault
        if operator == "+" and (isinstance(left, Markup) or isinstance(right, Markup)):
            return self.concatenated((left, right))
        _refuse_prose(operator, left, right)
        if operator == "%" and isinstance(left, str):
            all_known()  # it may print a list
        if _is_too_large(operator, left, right) or _is_too_large(operator, right, left):
            raise TooMuch(f"“{operator}” makes too large a value")
        try:
            return super().call_binop(context, operator, left, right)
        except (TypeError, ValueError, ArithmeticError) as fault:
            raise unworkable(operator, left, right, fault) from fault

    def concatenated(self, parts: tuple[Any, ...]) -> str:
        """The parts as one value: data while all are data, else prose."""
        texts = [as_text(part) for part in parts]
        if any(isinstance(text, Markup) for text in texts):
            return Prose("".join(as_prose(text) for text in texts))
        return "".join(texts)

    @staticmethod
    def printed(value: Any) -> Prose:
        """What `{{ value }}` puts into the text."""
        return wrap(value) if type(value) is str else as_prose(as_text(value))

    @staticmethod
    def known(value: Any) -> Any:
        """The value of a comparison (see `standins`)."""
        return known(value)

    @staticmethod
    def compared(name: str, left: Any, right: Any, names: tuple[str, str]) -> Any:
        """A comparison that not all values allow (see `unfit`)."""
        return compared(name, known(left), known(right), names)

    @staticmethod
    def repeated(value: Any, name: str) -> Any:
        """What a loop repeats (see `unfit`)."""
        return repeatable(value, name)

    @override
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary, because every rendering copies it."""
        return {**self.globals, **(d or {})}

    @override
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        stream: TokenStream | None = None
        try:
            parser = Parser(self, source, name, filename)
            stream = parser.stream
            return parser.parse()
        except (RecursionError, ValueError) as fault:
            raise uncompilable(fault, stream.current.lineno if stream else 1, filename) from fault

    @override
    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        try:
            return super()._generate(source, name, filename, defer_init)
        except RecursionError as fault:
            raise uncompilable(fault, 0, filename) from fault

    @override
    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, ValueError) as fault:
            line = fault.lineno if isinstance(fault, SyntaxError) else None
            raise uncompilable(fault, template_line(source, line or 0), filename) from fault

    @override
    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        return super()._load_template(known(name), globals)

    @override
    def join_path(self, template: str, parent: str) -> str:
        """A template named without a folder is one beside the template that names it."""
        if "/" in template:
            return template
        return parent.rpartition("/")[0] + "/" + template if "/" in parent else template


def _filters() -> dict[str, Callable[..., Any]]:
    chosen = {name: FILTERS[name] for name in _JINJA_FILTERS}
    chosen |= {name: filtering(name, FILTERS[name]) for name in _JINJA_PARTICULAR_FILTERS}
    chosen |= {name: filters.of_data(name, FILTERS[name]) for name in _JINJA_TEXT_FILTERS}
    chosen |= {name: filters.of_known(name, FILTERS[name]) for name in _JINJA_COMPARING_FILTERS}
    chosen |= {name: filtering(name, filters.OURS[name]) for name in _OUR_PARTICULAR_FILTERS}
    return {"string": as_text} | filters.OURS | chosen


def _tests() -> dict[str, Any]:
    """Jinja's tests, which look at values, but for those that ask only whether they are there."""
    tests: Mapping[str, Any] = TESTS
    return {name: _of_known(tests[name]) for name in tests if name not in _TESTS_OF_BEING}


def _of_known(test: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(test)
    def tested(*args: Any) -> Any:
        for arg in args:
            known(arg)
        return test(*args)

    return tested


def _refuse_prose(what: str, *values: object) -> None:
    """Prose cannot be taken apart: its wrapped values would be cut."""
    if any(isinstance(value, Markup) for value in values):
        raise FilterArgumentError(f"“{what}” works on values, not on prose; join prose with “~”")


def _is_too_large(operator: str, left: Any, right: Any) -> bool:
    """Whether “*” or “**” would make more than a letter can hold."""
    if not isinstance(right, int):
        return False
    if operator == "*" and isinstance(left, str | list | tuple):
        return len(left) * right > _LARGEST
    return operator == "**" and isinstance(left, int) and left.bit_length() * right > _LARGEST
