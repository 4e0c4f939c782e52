"""What Jinja reads and Python cannot compile, as faults of a template's lines."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError


class TooDeep(TemplateSyntaxError):
    """Blocks or brackets stand deeper in each other than Python can compile."""

    hint = "Join conditions by “and”, or put what is inside into a {% macro %}."


def uncompilable(fault: Exception, line: int, filename: str | None) -> TemplateSyntaxError:
    """What to raise for what was raised while a template was compiled; line 0 is none."""
    if isinstance(fault, ValueError):
        return TemplateSyntaxError("a number in it is too long", line, filename=filename)
    return TooDeep("it is nested too deeply", line, filename=filename)


def template_line(code: str, line: int) -> int:
    """The line of a template that a line of its code was made from, by Jinja's notes in it."""
    notes = code.rpartition("debug_info = ")[2].strip("'\n")
    pairs = (note.split("=") for note in notes.split("&") if note)
    made_from = [int(origin) for origin, made in pairs if int(made) <= line]
    return made_from[-1] if made_from else 0
