"""A Word template: read and compiled once, filled letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct

from letterapp.errors import WordTemplateError
from letterapp.limits import Limits
from letterapp.problems import Place, Problem, error, warning
from letterapp.word.environment import WordEnvironment
from letterapp.word.faults import raised
from letterapp.word.fields import filled_field_problems
from letterapp.word.filled import Filled
from letterapp.word.filling import Filling
from letterapp.word.ground import Ground
from letterapp.word.package import Package, no_word_file, read_package
from letterapp.word.part import PartCompiler, TaggedPart, TooLarge
from letterapp.word.pictures import PictureLoader
from letterapp.word.properties import CORE, KINDS, Properties, core, forget, has_tags, merged
from letterapp.word.spot import BODY, POURS, WORDING, add_spot, has_spot, spot_problems
from letterapp.word.tags import may_hold_tags
from letterapp.word.writing import assemble
from letterapp.word.xml import w, with_w_prefix
from letterapp.wording.blocks import Paragraph
from letterapp.wording.environment import TEMPLATE_FAULTS
from letterapp.wording.memo import Memo
from letterapp.wording.shapes import Shape, Worded
from letterapp.wording.undefined import Finding, collected

_REMEMBERED = 64
_PICTURED = re.compile(r"/(?:charts|diagrams|glossary)/.*\.xml$")
_KINDS = ("header", "footer", "comments")
"""The relationship kinds of the parts that are filled by themselves, beside the main document.

Notes are filled where they are referred to.
"""


class _Compiled(Struct, frozen=True):
    """A template compiled for one use: with wording poured in or not, a letter's or not.

    `rendered` are texts of parts by the identities of what they were made of, which is kept too.
    """

    ground: Ground
    parts: tuple[TaggedPart, ...]
    core: TaggedPart | None
    rendered: Memo[tuple[int, ...], tuple[tuple[Any, ...], str]]
    problems: tuple[Problem, ...]
    dropped: Mapping[str, frozenset[str]]


class WordTemplate:
    """A Word template; filling it changes nothing in it.

    `names` are the campaign's [styles], `pictures` the folder whose pictures its tags may show.
    Raises WordTemplateError where the package holds no document of Word's.
    """

    def __init__(
        self,
        package: Package,
        file: Path,
        names: Mapping[str, str],
        limits: Limits | None = None,
        pictures: Path | None = None,
    ) -> None:
        self._pictures = pictures
        self._package = package
        self._names = names
        self._where = Place(file)
        self._limits = limits or Limits()
        self._document = package.related("officeDocument") or ""
        root = package.root(self._document)
        if root.tag != w("document") or root.find(w("body")) is None:
            raise WordTemplateError(no_word_file(self._where).problems)
        self._compiled: dict[tuple[bool, bool], _Compiled] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the template itself, for every letter that wording is poured into."""
        return self._compiled_for(pours=True, is_letter=True).problems

    def fill(
        self,
        wording: Worded | Sequence[Paragraph] | None,
        context: Mapping[str, Any],
        properties: Properties | None,
    ) -> Filled:
        """The letter that the wording and the tags' values make of this template.

        Without wording, `{{ body }}` is a tag as any other. Without properties the template's own
        are kept.
        """
        compiled = self._compiled_for(pours=wording is not None, is_letter=properties is not None)
        language = properties.language if properties else None
        filling = Filling(compiled.ground, language)
        names = {**context, POURS: wording is not None}
        if self._pictures is not None:
            names.setdefault("picture", PictureLoader(self._pictures, self._limits))
        if wording is not None:
            names[WORDING] = (
                wording if isinstance(wording, Worded) else Worded(Shape(tuple(wording)))
            )
        is_whole = not any(problem.is_error for problem in compiled.problems)
        with collected() as findings:
            for part in compiled.parts:
                is_whole &= self._render_or_repeat(part, compiled, filling, names, findings)
            if properties:
                is_whole &= self._set_properties(compiled, filling, names, properties)
        places = {part.name: part.places for part in (*compiled.parts, compiled.core) if part}
        for finding in findings:
            place, _ = places[finding.template or ""][(finding.line or 1) - 1]
            said = (finding.message, finding.hint, place, finding.topic)
            filling.report(error(*said, lacking=finding.lacking))
        data = assemble(filling.entries(compiled.dropped)) if is_whole else b""
        return Filled(data, (*compiled.problems, *filling.problems))

    def _render_or_repeat(
        self,
        part: TaggedPart,
        compiled: _Compiled,
        filling: Filling,
        names: Mapping[str, Any],
        findings: Sequence[Finding],
    ) -> bool:
        """Renders one part, unless it says the same as in a letter before: most headers do."""
        inputs = part.inputs(names) if part.name != self._document else None
        if inputs is None:
            return self._render(part, filling, names)
        key = id(part), *map(id, inputs)
        if key in compiled.rendered:
            filling.parts[part.name] = compiled.rendered[key][1]
            return True
        before = filling.additions, len(findings)
        is_whole = self._render(part, filling, names)
        if is_whole and before == (filling.additions, len(findings)):
            compiled.rendered.keep(key, (inputs, filling.parts[part.name]))
        return is_whole

    def _render(self, part: TaggedPart, filling: Filling, names: Mapping[str, Any]) -> bool:
        """Renders one part; whether it could be done."""
        try:
            text = part.render(filling, names, self._limits)
            if text is None:
                return False
            filling.parts[part.name] = text
            return not part.open_fields or self._is_loading_nothing(part, filling)
        except TooLarge:
            size = self._limits.output // 2**20
            hint = "Look for a loop that repeats too much."
            place = Place(self._where.file, None, part.name)
            filling.report(error(f"the letter is larger than {size} MB", hint, place))
        except TEMPLATE_FAULTS as fault:
            filling.report(raised(fault, part.places))
        return False

    def _is_loading_nothing(self, part: TaggedPart, filling: Filling) -> bool:
        """Whether no field of a rendered part, as tags made it, loads from elsewhere."""
        found: list[Problem] = []
        for name in sorted(part.open_fields):
            text = filling.text_of(name, part.root_tags[name])
            found += filled_field_problems(text, Place(self._where.file, None, name))
        for problem in found:
            filling.report(problem)
        return not found

    def _set_properties(
        self,
        compiled: _Compiled,
        filling: Filling,
        names: Mapping[str, Any],
        properties: Properties,
    ) -> bool:
        if compiled.core is None:
            filling.made[CORE] = properties, lambda: core(properties, {})
            return True
        if not self._render(compiled.core, filling, names):
            return False
        filled = filling.parts.pop(CORE).encode()
        filling.made[CORE] = (filled, properties), lambda: merged(filled, properties)
        return True

    def _compiled_for(self, *, pours: bool, is_letter: bool) -> _Compiled:
        key = pours, is_letter
        if key not in self._compiled:
            self._compiled[key] = self._compile(pours=pours, is_letter=is_letter)
        return self._compiled[key]

    def _compile(self, *, pours: bool, is_letter: bool) -> _Compiled:
        package = self._package.copy()
        if is_letter:
            forget(package)
        ground = Ground(package, self._document, self._names)
        root = self._root(package, self._document)
        is_added = pours and not has_spot(root)
        if is_added:
            add_spot(root)
        roots = {self._document: root}
        roots |= {name: self._root(package, name) for name in self._other_parts(package)}
        renamed = {BODY: WORDING} if pours else {}
        environment = _environment()
        compilers = [PartCompiler(ground, environment, name, self._where) for name in roots]
        parts = [
            compiler.compile(top, renamed)
            for compiler, top in zip(compilers, roots.values(), strict=True)
        ]
        found = [problem for compiler in compilers for problem in compiler.problems]
        found += _unfilled(package, self._where)
        if pours:
            main, *others = (compiler.gathered for compiler in compilers)
            found += spot_problems(self._document, main, others, self._where, is_added=is_added)
        by_name = {part.name: part for part in parts if part is not None}
        main_part = by_name.get(self._document)
        return _Compiled(
            ground,
            tuple(part for name, part in by_name.items() if name != CORE or not is_letter),
            by_name.get(CORE) if is_letter else None,
            Memo(_REMEMBERED),
            tuple(dict.fromkeys((*package.problems, *found))),
            main_part.dropped if main_part else {},
        )

    def _root(self, package: Package, name: str) -> etree._Element:
        return with_w_prefix(deepcopy(package.root(name)))

    def _other_parts(self, package: Package) -> Iterator[str]:
        """The parts with tags beside the main document, each once."""
        related = [
            found.target
            for found in package.relationships(self._document)
            if found.type.rpartition("/")[2] in _KINDS and found.target in package.parts
        ]
        yield from dict.fromkeys(related)
        for kind in KINDS:
            part = package.related(kind)
            if part is not None and has_tags(package.root(part)):
                yield part


@lru_cache(1)
def _environment() -> WordEnvironment:
    """One for all templates, since it holds no state."""
    return WordEnvironment()


def load_word_template(
    file: Path,
    names: Mapping[str, str],
    limits: Limits | None = None,
    pictures: Path | None = None,
) -> WordTemplate:
    """Reads and compiles a Word file; see `WordTemplate`.

    Raises WordTemplateError where it is no Word file or cannot be read.
    """
    limits = limits or Limits()
    where = Place(file)
    try:
        data = file.read_bytes()
    except OSError as cause:
        message = f"the Word template cannot be read: {cause.strerror}"
        raise WordTemplateError([error(message, where=where)]) from cause
    return WordTemplate(read_package(data, where, limits), file, names, limits, pictures)


def _unfilled(package: Package, where: Place) -> Iterator[Problem]:
    """The warnings for parts whose tags stay as they are: charts, diagrams, building blocks."""
    for name, data in package.parts.items():
        if _PICTURED.search(name) and may_hold_tags(data.decode(errors="replace")):
            hint = "Tags work in text, headers, footers, notes and text boxes."
            place = Place(where.file, None, name)
            yield warning("there are tags here, which are not filled", hint, place)
