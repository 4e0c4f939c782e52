"""What a template raised or reported -> problems with their places."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError
from msgspec.structs import replace

from letterapp.problems import Place, Problem, error
from letterapp.wording.compiling import TooDeep
from letterapp.wording.undefined import Finding
from letterapp.wording.unfit import said_of


def finding(fault: BaseException) -> Finding:
    """What a template raised, at the innermost line of a template on its way."""
    if isinstance(fault, TemplateSyntaxError):
        hint = fault.hint if isinstance(fault, TooDeep) else ""
        message = fault.message or "not valid Jinja"
        return Finding(message, hint, fault.filename, fault.lineno or None)
    message, hint = said_of(fault)
    if isinstance(fault, TemplateNotFound):
        message = f"there is no template “{fault.name}”"
        hint = "Name a file beside this one, or with its folders from templates/."
    elif isinstance(fault, RecursionError):
        message = "the template calls, extends or includes itself without end"
        hint = "A file of the campaign hides the shipped one of its name, and cannot extend it."
    template, line = None, None
    for frame, number in traceback.walk_tb(fault.__traceback__):
        if (
            frame.f_globals.get("__jinja_template__") is not None
            or "__jinja_exception__" in frame.f_globals
        ):
            template, line = frame.f_code.co_filename, number
    return Finding(message, hint, template, line)


def in_file(found: Finding) -> Problem:
    """A finding as a problem of its template file."""
    where = Place(Path(found.template) if found.template else None, found.line)
    return error(found.message, found.hint, where, found.topic, lacking=found.lacking)


def line_in(place: Place, line: int | None) -> Place:
    """The place of a line of a text in demands.toml, counted from the text's first."""
    return replace(place, line=place.line and place.line + (line or 1) - 1)
