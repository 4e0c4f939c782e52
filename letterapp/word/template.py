"""A Word template: read and compiled once, filled letter by letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from letterapp.errors import WordTemplateError
from letterapp.problems import Place, Problem, error, warning
from letterapp.wording.blocks import Paragraph
from letterapp.wording.environment import Environment
from letterapp.word.body import BodyWriter
from letterapp.word.package import Package, read_package, write_package
from letterapp.word.properties import Properties, set_language, set_properties
from letterapp.word.styles import Styles
from letterapp.word.tags import (
    BODY,
    TaggedParagraph,
    compile_tags,
    fill_tags,
    paragraph_text,
    paragraphs,
)
from letterapp.word.xml import element, parse, serialise, w

_KINDS = ("header", "footer")
"""The relationship kinds of the parts that hold tags, beside the main document."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that can hold tags, parsed."""

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

    `problems` are those of the template itself, for every letter that uses it.
    """

    def __init__(self, package: Package, file: Path, names: Mapping[str, str]) -> None:
        self._package = package
        self._names = names
        self._where = Place(file)
        self._document = package.related("officeDocument") or ""
        self._parts, problems = self._compiled(Environment())
        main = next(part for part in self._parts if part.name == self._document)
        spots = [i for i, p in enumerate(paragraphs(main.root)) if BODY.fullmatch(paragraph_text(p))]
        self._spot = spots[0] if spots else None
        self.problems = (*problems, *self._body_problems(len(spots)))

    def fill(
        self, blocks: Sequence[Paragraph], context: Mapping[str, Any], properties: Properties
    ) -> Filled:
        """The letter that the blocks and the tags' values make of this template."""
        package = self._package.copy()
        set_properties(package, properties)
        styles = Styles(package, self._document, self._names)
        set_language(styles, properties.language)
        body = BodyWriter(package, self._document, styles, self._where)
        problems: list[Problem] = []
        for part in self._parts:
            root = deepcopy(part.root)
            spot = self._body_spot(root) if part.name == self._document else None
            problems += fill_tags(root, part.tagged, context, part.where)
            if spot is not None:
                body.pour(blocks, spot)
            package.parts[part.name] = serialise(root)
        body.save()
        package.parts[styles.part] = serialise(styles.root)
        return Filled(write_package(package.parts), (*self.problems, *problems, *body.problems))

    def _compiled(self, environment: Environment) -> tuple[list[_Part], list[Problem]]:
        parts, problems = [], []
        for name in self._part_names():
            where = Place(self._where.file, None, name)
            try:
                root = parse(self._package.parts[name])
            except etree.XMLSyntaxError as cause:
                hint = "Open it in Word and save it again."
                raise WordTemplateError([error(f"its XML is broken: {cause}", hint, where)]) from cause
            tagged, faults = compile_tags(root, environment, where)
            parts.append(_Part(name, root, tuple(tagged), where))
            problems += faults
        return parts, problems

    def _part_names(self) -> list[str]:
        """The main document, and the headers and footers it refers to, each once."""
        related = [
            found.target
            for found in self._package.relationships(self._document)
            if found.type.rpartition("/")[2] in _KINDS and found.target in self._package.parts
        ]
        return list(dict.fromkeys([self._document, *related]))

    def _body_problems(self, spots: int) -> list[Problem]:
        if spots > 1:
            return [error("“{{ body }}” stands more than once", "Keep one.", self._where)]
        hint = "Put “{{ body }}” alone into a paragraph, where the wording is to go."
        missing = warning("there is no “{{ body }}”: the wording goes to the end", hint, self._where)
        return [] if spots else [missing]

    def _body_spot(self, root: etree._Element) -> etree._Element:
        """The paragraph of `{{ body }}`, or a new one after the last of the body."""
        if self._spot is not None:
            return list(paragraphs(root))[self._spot]
        body = root.find(w("body"))
        if body is None:
            raise WordTemplateError([error("the document has no body", "", self._where)])
        spot = element("p")
        last = body[-1] if len(body) else None
        if last is not None and last.tag == w("sectPr"):
            last.addprevious(spot)
        else:
            body.append(spot)
        return spot


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
