"""The Jinja environment of all wording: sandboxed, strict about names, data kept apart from prose.

Templates are untrusted: they see plain, read-only records, an immutable sandbox and a chosen set
of filters. What they print is wrapped as data unless it is prose (`prose`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.defaults import DEFAULT_FILTERS
from jinja2.exceptions import FilterArgumentError
from jinja2.loaders import BaseLoader
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from letterapp.wording import filters
from letterapp.wording.prose import Prose, as_prose, wrap
from letterapp.wording.records import Record
from letterapp.wording.undefined import Absent, Missing, report

_JINJA_FILTERS = (
    "abs batch count default d dictsort first float groupby int items last length list map max min "
    "reject rejectattr reverse round select selectattr slice sort sum trim unique wordcount"
).split()
_JINJA_TEXT_FILTERS = "capitalize center lower replace string title truncate upper wordwrap".split()
_JINJA_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_PRINTABLE = (str, int, float, datetime.date)


class _Generator(CodeGenerator):
    """Jinja's compiler, with `~` joining prose and data instead of HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  Jinja's name
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Environment(ImmutableSandboxedEnvironment):
    """One environment for all wording of a campaign; it holds no state of any rendering."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "%"})

    def __init__(self, loader: BaseLoader | None = None) -> None:
        super().__init__(
            loader=loader,
            undefined=Missing,
            finalize=_printed,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self.filters = _filters()
        self.globals = {name: self.globals[name] for name in _JINJA_GLOBALS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`a.b`: the field of a record; an unknown one is Missing, an empty one Absent."""
        if isinstance(obj, Undefined):
            return obj
        return _field(obj, attribute) if isinstance(obj, Record) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`a["b"]`: as `a.b`."""
        if isinstance(obj, Undefined):
            return obj
        if isinstance(obj, Record):
            return _field(obj, str(argument))
        return super().getitem(obj, argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`+` of prose and data is prose; `%` formats data only."""
        is_prose = isinstance(left, Markup) or isinstance(right, Markup)
        if operator == "+" and is_prose:
            return self.concatenated((left, right))
        if is_prose:
            raise FilterArgumentError("“%” works on values, not on prose; join the parts with “~”")
        return super().call_binop(context, operator, left, right)

    def concatenated(self, parts: tuple[Any, ...]) -> str:
        """The parts as one value: data while all are data, else prose."""
        if any(isinstance(part, Markup) for part in parts):
            return Prose("".join(as_prose(part) for part in parts))
        return "".join(str(part) for part in parts)

    def join_path(self, template: str, parent: str) -> str:
        """A template named without a folder is one beside the template that names it."""
        if "/" in template:
            return template
        return parent.rpartition("/")[0] + "/" + template if "/" in parent else template


def _filters() -> Mapping[str, Callable[..., Any]]:
    chosen = {name: DEFAULT_FILTERS[name] for name in _JINJA_FILTERS}
    chosen |= {name: filters.of_data(name, DEFAULT_FILTERS[name]) for name in _JINJA_TEXT_FILTERS}
    return chosen | filters.OURS


def _field(record: Record, name: str) -> Any:
    if name not in record.fields:
        return Missing(obj=record, name=name)
    value = record.fields[name]
    return Absent(obj=record, name=name) if value is None else value


def _printed(value: Any) -> Markup:
    """What `{{ value }}` puts into the text."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)  # reports itself
    elif value is None:
        report("the value is null", "Fill it in, or ask for it before printing it.")
    elif isinstance(value, bool) or not isinstance(value, _PRINTABLE):
        report(f"{_kind(value)} cannot be printed", _how_to_print(value))
    else:
        return wrap(str(value))
    return Prose("")


def _kind(value: Any) -> str:
    if isinstance(value, Record):
        return f"{value.what} as a whole"
    return "true or false" if isinstance(value, bool) else f"a {type(value).__name__}"


def _how_to_print(value: Any) -> str:
    if isinstance(value, Record):
        return f"Print one of its fields, such as {next(iter(value.fields), '…')}."
    return "" if isinstance(value, bool) else "Join its parts: “| join(', ')” or “| and_join”."
