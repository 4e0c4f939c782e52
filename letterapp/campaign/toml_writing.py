"""Values as TOML in the style of the shipped campaigns: dotted keys, long texts over many lines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WIDTH = 100
_SHORT = 60
"""Characters up to which a text may stand in an inline table."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_ESCAPED_IN_LINES = re.compile(r'\\|"""|"(?=\Z)|[\x00-\x08\x0b-\x1f\x7f]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', '"""': '""\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def table_text(header: str, values: Mapping[str, Any], indent: str = "") -> str:
    """A table under its header, such as `[[targets]]`, its lines all indented alike."""
    return "".join(f"{indent}{line}\n" for line in (header, *assignments(values)))


def assignments(values: Mapping[str, Any], prefix: Sequence[str] = ()) -> Iterator[str]:
    """The statements `a.b = value` that say these values."""
    for key, value in values.items():
        path = (*prefix, key)
        if isinstance(value, Mapping) and value and not (prefix and _is_short(value)):
            yield from assignments(value, path)
        else:
            yield f"{key_text(path)} = {literal(value)}"


def key_text(path: Sequence[str]) -> str:
    """A dotted key."""
    return ".".join(name if _BARE.fullmatch(name) else _quoted(name) for name in path)


def literal(value: Any) -> str:
    """A value; a text of several lines begins below its quotes, a long list has a line an item."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            pairs = (f"{key_text((key,))} = {literal(inner)}" for key, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list() | tuple():
            return _list(list(map(literal, value)))
    return _quoted_lines(value) if "\n" in value else _quoted(value)


def _list(items: list[str]) -> str:
    line = f"[{', '.join(items)}]"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _quoted_lines(text: str) -> str:
    return f'"""\n{_ESCAPED_IN_LINES.sub(_escape, text)}"""'


def _escape(found: re.Match[str]) -> str:
    mark = found.group()
    return _ESCAPES.get(mark) or f"\\u{ord(mark):04X}"


def _is_short(value: Mapping[str, Any]) -> bool:
    """Whether a table stands in one line, as the forms of a name do."""
    inner = list(value.values())
    is_plain = not any(isinstance(one, Mapping | list | tuple) for one in inner)
    texts = [one for one in inner if isinstance(one, str)]
    return len(inner) > 1 and is_plain and all(_fits(text) for text in texts)


def _fits(text: str) -> bool:
    return len(text) <= _SHORT and "\n" not in text
