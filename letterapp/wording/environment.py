"""The Jinja environment of all wording: sandboxed, strict about names, data kept apart from prose.

Templates are untrusted: they see plain, read-only records, an immutable sandbox and a chosen set
of filters. What they print is wrapped as data unless it is prose (`prose`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from jinja2 import TemplateError, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import FilterArgumentError
from jinja2.filters import FILTERS
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from typing_extensions import override

from letterapp.wording import filters
from letterapp.wording.printing import as_text
from letterapp.wording.prose import Prose, as_prose
from letterapp.wording.records import Record
from letterapp.wording.undefined import Missing, field_of

# fmt: off
_JINJA_FILTERS = (
    "abs", "batch", "default", "d", "dictsort", "first", "float", "groupby", "int", "items", "last",
    "list", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr",
    "slice", "sort", "sum", "unique",
)
_JINJA_TEXT_FILTERS = (
    "capitalize", "center", "count", "length", "lower", "replace", "title", "trim", "truncate",
    "upper", "wordcount", "wordwrap",
)
# fmt: on
_JINJA_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_OF_A_DAY = ("year", "month", "day", "weekday", "isoweekday")
"""What wording may ask of a day: nothing that tells today's, or depends on the system."""

_LARGEST = 100_000
"""As many characters or items as “*” may make, as Jinja's sandbox has it of “range”."""

TEMPLATE_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a template's own code can raise when it runs."""


class _Generator(CodeGenerator):
    """Jinja's compiler, with `~` joining prose and data instead of HTML, and slices checked."""

    @override
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    @override
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.getitem(")
        self.visit(node.node, frame)
        self.write(", slice(")
        for bound in (node.arg.start, node.arg.stop, node.arg.step):
            self.visit(bound or nodes.Const(None), frame)
            self.write(", ")
        self.write("))")


class Environment(ImmutableSandboxedEnvironment):
    """One environment for all wording of a campaign; it holds no state of any rendering.

    Nothing is worked out while compiling (no optimizer, and `_printed` takes the context), because
    what constants report would be heard by the first letter only.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "%", "*", "**"})

    def __init__(self, loader: BaseLoader | None = None) -> None:
        super().__init__(
            loader=loader,
            undefined=Missing,
            finalize=_printed,
            optimized=False,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self.filters = _filters()
        self.globals = {name: self.globals[name] for name in _JINJA_GLOBALS}

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        """`a.b`: the field of a record; an unknown one is Missing, an empty one Absent."""
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, Record):
            return field_of(obj, attribute)
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
            return field_of(obj, str(argument))
        _refuse_prose("[…]", obj)
        return super().getitem(obj, argument)

    @override
    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`+` of prose and data is prose; the others work on data only, within limits."""
        if operator == "+" and (isinstance(left, Markup) or isinstance(right, Markup)):
            return self.concatenated((left, right))
        _refuse_prose(operator, left, right)
        if _is_too_large(operator, left, right) or _is_too_large(operator, right, left):
            raise OverflowError(f"“{operator}” makes too large a value")
        return super().call_binop(context, operator, left, right)

    def concatenated(self, parts: tuple[Any, ...]) -> str:
        """The parts as one value: data while all are data, else prose."""
        texts = [as_text(part) for part in parts]
        if any(isinstance(text, Markup) for text in texts):
            return Prose("".join(as_prose(text) for text in texts))
        return "".join(texts)

    @override
    def join_path(self, template: str, parent: str) -> str:
        """A template named without a folder is one beside the template that names it."""
        if "/" in template:
            return template
        return parent.rpartition("/")[0] + "/" + template if "/" in parent else template


def _filters() -> dict[str, Callable[..., Any]]:
    chosen = {name: FILTERS[name] for name in _JINJA_FILTERS}
    chosen |= {name: filters.of_data(name, FILTERS[name]) for name in _JINJA_TEXT_FILTERS}
    return chosen | {"string": as_text} | filters.OURS


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


@pass_context
def _printed(_context: Context, value: Any) -> Prose:
    """What `{{ value }}` puts into the text."""
    return as_prose(as_text(value))
