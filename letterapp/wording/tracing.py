"""From a line of rendered wording back to the template file and line that wrote it.

Needed only where the mark-up turns out wrong: the wording is rendered once more by an environment
that marks the start of every template line, and the marks are read off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, nodes

from letterapp.problems import NOWHERE, Place
from letterapp.wording.environment import Environment

_MARK = re.compile("\ufdd2([0-9]+):([0-9]+)\ufdd3")


class _Tracing(Environment):
    """An environment whose templates print, at each of their lines, where it stands."""

    def __init__(self, plain: Environment) -> None:
        super().__init__(plain.loader)
        self.files: list[str | None] = []

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        number = len(self.files)
        self.files.append(filename)
        for node in tree.find_all(nodes.TemplateData):
            lines = enumerate(node.data.split("\n"), node.lineno)
            node.data = "\n".join(f"\ufdd2{number}:{line}\ufdd3{text}" for line, text in lines)
        return tree


def origin_of_line(
    environment: Environment, names: list[str], context: Mapping[str, Any], line: int
) -> Place:
    """The file and line of the template that wrote a line (from 1) of the rendered text."""
    tracing = _Tracing(environment)
    try:
        traced = tracing.select_template(names).render(context).split("\n")
    except TemplateError:
        return NOWHERE
    for text in reversed(traced[:line]):
        if marks := _MARK.findall(text):
            file = tracing.files[int(marks[0][0])]
            return Place(Path(file) if file else None, int(marks[0][1]))
    return NOWHERE
