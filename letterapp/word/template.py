"""A Word template: read and compiled once, filled letter by letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from letterapp.errors import WordTemplateError
from letterapp.problems import Place, Problem, error
from letterapp.word.body import BodyWriter
from letterapp.word.package import Package, no_word_file, read_package, write_package
from letterapp.word.properties import Properties, set_language, set_properties
from letterapp.word.runs import RunWriter
from letterapp.word.spot import find_spots, spot_in, spot_problems
from letterapp.word.styles import Styles
from letterapp.word.tags import TaggedParagraph, compile_tags, fill_tags
from letterapp.word.xml import parse, serialise, w
from letterapp.wording.blocks import Paragraph
from letterapp.wording.environment import Environment

_KINDS = ("header", "footer", "footnotes", "endnotes")
"""The relationship kinds of the parts that hold tags, beside the main document."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part with tags, parsed."""

    name: str
    root: etree._Element
    tagged: tuple[TaggedParagraph, ...]
    where: Place


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled letter: the Word file's bytes, to be used where no problem is an error."""

    data: bytes
    problems: tuple[Problem, ...]


class WordTemplate:
    """A compiled Word template; filling it changes nothing in it.

    `problems` are those of the template itself, for every letter that uses it. Raises
    WordTemplateError where the package holds no document of Word's.
    """

    def __init__(self, package: Package, file: Path, names: Mapping[str, str]) -> None:
        self._package = package
        self._names = names
        self._where = Place(file)
        self._document = package.related("officeDocument") or ""
        root = parse(package.parts[self._document])
        if root.tag != w("document") or root.find(w("body")) is None:
            raise no_word_file(self._where)
        self._spots = find_spots(root)
        self._problems = spot_problems(self._spots, self._where)
        environment = Environment()
        self._main = self._compiled(self._document, root, environment)
        compiled = (
            self._compiled(name, parse(package.parts[name]), environment)
            for name in self._other_parts()
        )
        self._others = [part for part in compiled if part.tagged]
        self.problems = tuple(self._problems)

    def fill(
        self, blocks: Sequence[Paragraph], context: Mapping[str, Any], properties: Properties
    ) -> Filled:
        """The letter that the blocks and the tags' values make of this template."""
        package = self._package.copy()
        set_properties(package, properties)
        styles = Styles(package, self._document, self._names)
        set_language(styles, properties.language)
        problems: list[Problem] = []
        for part in self._others:
            root, faults = _filled(part, context, package, styles)
            package.parts[part.name] = serialise(root)
            problems += faults
        root, faults = _filled(self._main, context, package, styles)
        body = BodyWriter(package, self._document, styles, self._where)
        body.pour(blocks, spot_in(root, self._spots))
        package.parts[self._document] = serialise(root)
        body.save()
        styles.save()
        found = (*self.problems, *faults, *problems, *body.problems)
        return Filled(write_package(package.parts), found)

    def _compiled(self, name: str, root: etree._Element, environment: Environment) -> _Part:
        where = Place(self._where.file, None, name)
        spots = self._spots if name == self._document else ()
        tagged, problems = compile_tags(root, environment, where, spots)
        self._problems += problems
        return _Part(name, root, tuple(tagged), where)

    def _other_parts(self) -> list[str]:
        """The headers, footers and notes that the main document refers to, each once."""
        related = [
            found.target
            for found in self._package.relationships(self._document)
            if found.type.rpartition("/")[2] in _KINDS and found.target in self._package.parts
        ]
        return list(dict.fromkeys(related))


def load_word_template(file: Path, names: Mapping[str, str]) -> WordTemplate:
    """Reads and compiles a Word file; `names` are the campaign's [styles].

    Raises WordTemplateError where it is no Word file or cannot be read.
    """
    where = Place(file)
    try:
        data = file.read_bytes()
    except OSError as cause:
        message = f"the Word template cannot be read: {cause.strerror}"
        raise WordTemplateError([error(message, where=where)]) from cause
    return WordTemplate(read_package(data, where), file, names)


def _filled(
    part: _Part, context: Mapping[str, Any], package: Package, styles: Styles
) -> tuple[etree._Element, list[Problem]]:
    """A copy of a part with the values in the place of its tags."""
    root = deepcopy(part.root)
    writer = RunWriter(package, part.name, styles)
    return root, fill_tags(root, part.tagged, context, part.where, writer)
