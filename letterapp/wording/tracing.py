"""From a line of rendered wording back to the template file and line that wrote it.

Needed only where the mark-up turns out wrong: the wording is rendered once more by an environment
that marks the start of every template line, and the marks are read off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import nodes
from typing_extensions import override

from letterapp.problems import NOWHERE, Place
from letterapp.wording.environment import TEMPLATE_FAULTS, Environment

_MARKED = re.compile("\ufdd2([0-9]+):([0-9]+)\ufdd3([^\ufdd2]*)")
"""A mark, and what is printed from there to the next."""


class _Tracing(Environment):
    """An environment whose templates print, at each of their lines, where it stands."""

    def __init__(self, plain: Environment) -> None:
        super().__init__(plain.loader)
        self.files: list[str | None] = []

    @override
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        number = len(self.files)
        self.files.append(filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [marked for node in output.nodes for marked in _marked(node, number)]
        return tree


def _marked(node: nodes.Expr, number: int) -> Iterator[nodes.Expr]:
    """A piece of a template with a mark before each of its lines."""
    if isinstance(node, nodes.TemplateData):
        lines = enumerate(node.data.split("\n"), node.lineno)
        node.data = "\n".join(f"\ufdd2{number}:{line}\ufdd3{text}" for line, text in lines)
    else:
        yield nodes.TemplateData(f"\ufdd2{number}:{node.lineno}\ufdd3", lineno=node.lineno)
    yield node


def origin_of_line(
    environment: Environment, names: list[str], context: Mapping[str, Any], line: int
) -> Place:
    """The file and line of the template that wrote a line (from 1) of the rendered text."""
    tracing = _Tracing(environment)
    try:
        traced = tracing.select_template(names).render(context).split("\n")
    except TEMPLATE_FAULTS:
        return NOWHERE
    for text in reversed(traced[:line]):
        if marked := _MARKED.findall(text):
            number, origin, _ = next((found for found in marked if found[2].strip()), marked[-1])
            file = tracing.files[int(number)]
            return Place(Path(file) if file else None, int(origin))
    return NOWHERE
