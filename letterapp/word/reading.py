"""Reading the package of a Word file that somebody else made.

A Word file is untrusted: what could harm whoever fills it, opens its letters or looks at it is
refused, or, in a template, taken out and said. All else is kept as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct

from letterapp.errors import WordFileError, WordTemplateError
from letterapp.limits import Limits
from letterapp.problems import Place, Problem, error
from letterapp.word.links import Links
from letterapp.word.parts import CT, Package
from letterapp.word.unpacking import SAVE_AGAIN, no_word_file, unpacked_parts
from letterapp.word.writing import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from letterapp.word.xml import parse, serialise, w

__all__ = ["no_word_file", "read_package", "read_shown_package"]

_USUAL = Limits()
_STRICT = "http://purl.oclc.org/ooxml/"
"""How the namespaces of Strict Open XML begin (ECMA-376 Part 1); ours are Part 4’s."""

_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read_package(data: bytes, where: Place, limits: Limits = _USUAL) -> Package:
    """The package of a Word template; its `problems` are warnings of what was taken out.

    Raises WordTemplateError with all that is wrong: a file that is no Word file, that is damaged
    or beyond the limits, or that holds what is not safe (macros, entities, links to elsewhere).
    """
    try:
        found = _parsed(data, where, limits)
    except WordFileError as fault:
        raise WordTemplateError(fault.problems) from fault
    problems = [*found.problems, *Links(found.parts, where).problems(found.roots)]
    if any(problem.is_error for problem in problems):
        raise WordTemplateError(sorted(problems, key=lambda problem: not problem.is_error))
    return found.package(problems)


def read_shown_package(data: bytes, where: Place, limits: Limits = _USUAL) -> Package:
    """The package of a Word file that is only looked at: what it would load is never loaded.

    Raises WordFileError with all that is wrong, as `read_package` does, but for links.
    """
    found = _parsed(data, where, limits)
    if found.problems:
        raise WordFileError(found.problems)
    return found.package(())


class _Parsed(Struct, frozen=True):
    """The parts of a file, those of XML parsed, and what is wrong with them."""

    parts: dict[str, bytes]
    roots: dict[str, etree._Element]
    problems: Sequence[Problem]

    def package(self, problems: Sequence[Problem]) -> Package:
        known = {name: (self.parts[name], root) for name, root in self.roots.items()}
        return Package(self.parts, tuple(problems), known)


def _parsed(data: bytes, where: Place, limits: Limits) -> _Parsed:
    """Unpacks and parses a file; raises WordFileError where it is no Word file at all."""
    parts = unpacked_parts(data, where, limits)
    if CONTENT_TYPES not in parts or PACKAGE_RELATIONSHIPS not in parts:
        raise no_word_file(where)
    roots: dict[str, etree._Element] = {}
    problems = list(_xml_problems(parts, roots, where))
    if CONTENT_TYPES in roots and PACKAGE_RELATIONSHIPS in roots:
        problems += _kind_problems(parts, roots, where)
    return _Parsed(parts, roots, problems)


def _xml_problems(
    parts: Mapping[str, bytes], roots: dict[str, etree._Element], where: Place
) -> Iterator[Problem]:
    """Parses the XML parts into `roots`: none shall turn out broken while a letter is filled."""
    declared: Collection[str] = ()
    for name in sorted(parts, key=CONTENT_TYPES.__ne__):  # they tell which others are XML
        if not _is_xml(name, declared):
            continue
        place = Place(where.file, None, name)
        try:
            root = parse(parts[name])
        except etree.XMLSyntaxError as cause:
            yield error(f"its XML is broken: {cause}", "Open it in Word and save it again.", place)
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            # Entities are declared there, which grow without measure or read other files.
            yield error("it declares a document type, which no Word file does", SAVE_AGAIN, place)
        else:
            roots[name] = root
            declared = _declared_xml(root) if name == CONTENT_TYPES else declared


def _declared_xml(types: etree._Element) -> Collection[str]:
    """The names that content types declare to be XML, without regard to case."""
    return {
        node.get("PartName", "").lower()
        for node in types.iter(f"{CT}Override")
        if node.get("ContentType", "").endswith("xml")
    }


def _is_xml(name: str, declared: Collection[str]) -> bool:
    """Whether a part is XML, by its ending or its declared type; a Mac's own notes are not."""
    if name.startswith("__MACOSX/"):
        return False
    return name.lower().endswith((".xml", ".rels")) or f"/{name.lower()}" in declared


def _kind_problems(
    parts: dict[str, bytes], roots: Mapping[str, etree._Element], where: Place
) -> Iterator[Problem]:
    """What kind of file it is: a document, a template, one with macros, or another."""
    main = Package(parts).related("officeDocument")
    if main is None:
        raise no_word_file(where)
    types = roots[CONTENT_TYPES]
    if _has_macros(parts, types):
        hint = "Save it in Word as “Word Document (.docx)”, which leaves the macros out."
        yield error("the file holds macros", hint, where)
    if main not in roots:
        if not _is_xml(main, _declared_xml(types)):
            raise no_word_file(where)
        return  # its XML is broken, which is said already
    if str(roots[main].tag).startswith(f"{{{_STRICT}"):
        hint = "Save it in Word as “Word Document (.docx)”, not “Strict Open XML Document (.docx)”."
        yield error("the file is a Strict Open XML Document", hint, where)
    elif roots[main].tag != w("document"):
        raise no_word_file(where)
    kinds = types.iter(f"{CT}Override", f"{CT}Default")
    changed = [node for node in kinds if node.get("ContentType") == _TEMPLATE_TYPE]
    for node in changed:
        node.set("ContentType", _DOCUMENT_TYPE)
    if changed:
        parts[CONTENT_TYPES] = serialise(types)


def _has_macros(parts: Mapping[str, bytes], types: etree._Element) -> bool:
    declared = [node.get("ContentType", "").lower() for node in types.iter(f"{CT}*")]
    return any("macroenabled" in kind or "vbaproject" in kind for kind in declared) or any(
        name.lower().endswith("/vbaproject.bin") for name in parts
    )
