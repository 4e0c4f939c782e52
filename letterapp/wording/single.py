"""One wording file by itself, with any data: what `render` pours into a Word template.

The file may include and extend others of its folder; its footnotes are its own. Letters of a
campaign have their demands, own words and the campaign's sources too: those are in `compose`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound
from msgspec.structs import replace

from letterapp.limits import MIB, Limits
from letterapp.problems import NOWHERE, Place, Problem, error
from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.faults import finding, in_file
from letterapp.wording.loader import TemplateFolder
from letterapp.wording.markdown import parse
from letterapp.wording.shapes import NO_SHAPE, Shapes, Worded
from letterapp.wording.tracing import origin_of_line
from letterapp.wording.undefined import Finding, collected, report

_MOST_TRACED = 100
"""Faults of mark-up that are followed back to their line: each costs another rendering."""


class SingleWording:
    """A wording file; `limits` say how much text it may print."""

    def __init__(self, file: Path, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._environment = Environment(TemplateFolder(file.parent))

    def worded(self, data: Mapping[str, Any]) -> tuple[Worded, tuple[Problem, ...]]:
        """The shape and the values that the wording gives with the data, and all its problems.

        With an error among the problems the shape is not to be used.
        """
        context = {"picture": _no_picture, **data}
        text, problems = self._rendered(context)
        worded = None
        try:
            worded = Shapes({}).worded(text)
        except ValueError as cause:
            hint = "Look for a filter on prose that changes its letters."
            problems.append(error(str(cause), hint, Place(self._file)))
        else:
            if worded is None:
                problems += self._in_markup(text, context)
            elif not worded.shape.blocks and not problems:
                hint = "Look whether a {% block %} or an {% if %} leaves everything out."
                problems.append(error("the wording is empty", hint, Place(self._file)))
        return worded or Worded(NO_SHAPE), tuple(dict.fromkeys(problems))

    def _rendered(self, context: Mapping[str, Any]) -> tuple[str, list[Problem]]:
        """What the wording prints, not read as mark-up; nothing where it cannot be had."""
        text = ""
        with collected() as findings:
            try:
                text = self._environment.get_template(self._file.name).render(context)
            except TEMPLATE_FAULTS as fault:
                findings.append(_finding(fault))
        problems = [in_file(found) for found in findings]
        if len(text) > 2 * self._limits.output:  # a wrapped value has two characters a byte
            message = f"the wording is larger than {self._limits.output / MIB:g} MB"
            hint = "Look for a loop that repeats too much."
            return "", [*problems, error(message, hint, Place(self._file))]
        return text, problems

    def _in_markup(self, text: str, context: Mapping[str, Any]) -> Iterator[Problem]:
        """What is wrong with a text's mark-up, each where a template wrote it."""
        for fault in islice(parse(text, {}).errors, _MOST_TRACED):
            where = origin_of_line(self._environment, [self._file.name], context, fault.line)
            where = Place(self._file) if where == NOWHERE else where
            yield error(fault.message, fault.hint, where)


def _finding(fault: BaseException) -> Finding:
    """What a template raised; no campaign is there that its hint could speak of."""
    found = finding(fault)
    if isinstance(fault, TemplateNotFound):
        return replace(found, hint="Name a file beside this one, or in a folder beside it.")
    if isinstance(fault, RecursionError):
        return replace(found, hint="Look for a macro or a file that leads back to itself.")
    return found


def _no_picture(*_: object, **__: object) -> str:
    """Stands for `picture`, which Word templates have: wording is text."""
    report("a picture cannot stand in wording", "Put its tag into the Word template.")
    return ""
