"""What a value prints as: text as it is, and a problem for what is no text."""

from __future__ import annotations

import datetime
from typing import Any

from jinja2.runtime import Undefined

from letterapp.wording.records import Record
from letterapp.wording.standins import StandIn
from letterapp.wording.undefined import report

_PRINTABLE = (str, int, float, datetime.date)


def as_text(value: Any) -> str:
    """The value's text: prose stays prose, data stays data; a stand-in's hole is prose.

    What cannot be printed (null, true and false, lists, whole records, what is not there) reports
    itself and prints nothing.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, StandIn):
        return value.printed()
    if isinstance(value, Undefined):
        return str(value)  # reports itself
    if value is None:
        report("the value is null", "Fill it in, or ask for it before printing it.")
    elif isinstance(value, bool) or not isinstance(value, _PRINTABLE):
        report(f"{_kind(value)} cannot be printed", _how_to_print(value))
    else:
        return str(value)
    return ""


def _kind(value: object) -> str:
    if isinstance(value, Record):
        return f"{value.what} as a whole"
    return "true or false" if isinstance(value, bool) else f"a {type(value).__name__}"


def _how_to_print(value: object) -> str:
    if isinstance(value, Record):
        return f"Print one of its fields, such as {next(iter(value.fields), '…')}."
    if isinstance(value, bool):
        return "Ask for it: {% if … %}."
    return "Join its parts: “| join(', ')” or “| and_join”."
