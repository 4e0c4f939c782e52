"""Names that are not there, and fields that are empty: reported with their place, all at once.

Jinja creates these objects where a name leads nowhere. Instead of raising at the first, they
report to the collector of the rendering in hand, with the template line that Jinja's own
compiled code is on, and rendering goes on to find the next.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import Any

from jinja2 import Template, Undefined
from jinja2.runtime import Context
from msgspec import Struct
from typing_extensions import override

from letterapp.problems import Topic, near
from letterapp.wording.records import Record

_TEMPLATE = "__jinja_template__"  # Jinja keeps the template under this name in its compiled code


class Finding(Struct, frozen=True):
    """A problem met while a template ran: what, what to do, in which template file and line.

    `lacking` names the value that is empty, if that is it.
    """

    message: str
    hint: str
    template: str | None
    line: int | None
    topic: Topic = Topic.TEMPLATE
    lacking: str = ""


_TOPICS = {
    "salutation": Topic.SALUTATION,
    "close": Topic.SALUTATION,
    "address": Topic.ADDRESS,
    "office": Topic.ADDRESS,
}
"""What fields of a target are about."""

Report = Callable[[Finding], None]
_report: ContextVar[Report | None] = ContextVar("letterapp_report", default=None)


@contextmanager
def collected() -> Iterator[list[Finding]]:
    """Collects what is reported inside the `with`, each finding once."""
    findings: list[Finding] = []

    def add(finding: Finding) -> None:
        if finding not in findings:
            findings.append(finding)

    token = _report.set(add)
    try:
        yield findings
    finally:
        _report.reset(token)


def report(message: str, hint: str = "") -> None:
    """Reports a problem at the template line that is being rendered."""
    frame = _template_frame(sys._getframe(1))
    _add(message, hint, frame)


def _add(
    message: str,
    hint: str,
    frame: FrameType | None,
    topic: Topic = Topic.TEMPLATE,
    lacking: str = "",
) -> None:
    add = _report.get()
    if add is not None:
        add(Finding(message, hint, *_line(frame), topic, lacking))


def _template_frame(frame: FrameType | None) -> FrameType | None:
    """The frame of the innermost template on the stack."""
    while frame is not None and not isinstance(frame.f_globals.get(_TEMPLATE), Template):
        frame = frame.f_back
    return frame


def _line(frame: FrameType | None) -> tuple[str | None, int | None]:
    if frame is None:
        return None, None
    template = frame.f_globals[_TEMPLATE]
    return template.filename, template.get_corresponding_lineno(frame.f_lineno)


def _names(frame: FrameType | None) -> Iterable[str]:
    """The names that a template can use where it is."""
    context = frame.f_locals.get("context") if frame else None
    return context.get_all() if isinstance(context, Context) else ()


class Missing(Undefined):
    """A name that does not exist: an error wherever it is used, even in `if`."""

    __slots__ = ()

    def tell(self) -> None:
        """Reports the name, once for its line."""
        frame = _template_frame(sys._getframe(1))
        thing = self._undefined_obj
        fields = thing.fields if isinstance(thing, Record) else thing
        known = fields if isinstance(fields, Mapping) else _names(frame)
        hint = near(str(self._undefined_name), known)
        _add(self._undefined_message, hint, frame, self._topic)

    @property
    @override
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return str(self._undefined_hint)
        if isinstance(self._undefined_obj, Record):
            return f"{self._undefined_obj.what} has no field “{self._undefined_name}”"
        return f"there is nothing named “{self._undefined_name}”"

    @property
    def _topic(self) -> Topic:
        """What a letter lacks without the field."""
        thing, name = self._undefined_obj, str(self._undefined_name)
        is_of_target = isinstance(thing, Record) and thing.what == "target"
        return _TOPICS.get(name, Topic.FIELDS) if is_of_target else Topic.FIELDS

    @override
    def __str__(self) -> str:
        self.tell()
        return ""

    @override
    def __iter__(self) -> Iterator[Any]:
        self.tell()
        return iter(())

    @override
    def __bool__(self) -> bool:
        self.tell()
        return False

    @override
    def __len__(self) -> int:
        self.tell()
        return 0

    @override
    def __eq__(self, other: object) -> bool:
        self.tell()
        return False

    __hash__ = Undefined.__hash__

    def __contains__(self, item: object) -> bool:
        self.tell()
        return False

    @override
    def __getattr__(self, name: str) -> Any:
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Any:
        return self

    def _used(self, *others: Any, **_named: Any) -> Any:
        """Reports the names in an operation and goes on, so that the next ones are found too."""
        for name in (self, *others):
            if isinstance(name, Missing):
                name.tell()
        return self

    def _nought(self, *_: Any, **_named: Any) -> Any:
        self.tell()
        return 0

    def _nought_of_parts(self, *_: Any, **_named: Any) -> Any:
        self.tell()
        return 0.0

    __int__ = __index__ = _nought
    __float__ = _nought_of_parts
    __call__ = __neg__ = __pos__ = __abs__ = __round__ = _used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __pow__ = __rpow__ = _used
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _used
    __lt__ = __le__ = __gt__ = __ge__ = _used


class Absent(Missing):
    """A field that the format knows and that is empty here: false, but not printable."""

    __slots__ = ()

    @property
    @override
    def _undefined_message(self) -> str:
        return f"{self._called} is empty"

    @override
    def tell(self) -> None:
        """Reports the field, once for its line."""
        hint = "Fill it in, ask for it with {% if … %} before, or print “| default('…')”."
        frame = _template_frame(sys._getframe(1))
        _add(self._undefined_message, hint, frame, self._topic, self._called)

    @property
    def _called(self) -> str:
        what = self._undefined_obj.what if isinstance(self._undefined_obj, Record) else "value"
        return f"{what}.{self._undefined_name}"

    @override
    def __bool__(self) -> bool:
        return False

    @override
    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Absent)

    __hash__ = Undefined.__hash__

    @override
    def __contains__(self, item: object) -> bool:
        return False


class Failed(Missing):
    """Stands for what could not be worked out: that was reported, so this is silent."""

    __slots__ = ()

    @override
    def tell(self) -> None:
        """Nothing is left to say."""


def field_of(record: Record, name: str) -> Any:
    """A field as templates see it: an unknown one is Missing, an empty one Absent."""
    value = record.fields.get(name)
    if value is not None:
        return value
    return (Absent if name in record.fields else Missing)(obj=record, name=name)
