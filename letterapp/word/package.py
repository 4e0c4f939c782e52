"""The package of a Word file: parts, content types, relationships (ECMA-376 Part 2).

Reading keeps every part as bytes; writing gives the same bytes for the same parts.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from letterapp.errors import WordTemplateError
from letterapp.problems import Place, error
from letterapp.word.xml import parse, serialise

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
DOCUMENT_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/"

_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP entry can carry: letters do not tell when they were made."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, OSError, ValueError),
)
"""What zipfile raises over bytes that are no ZIP archive, or a damaged or encrypted one."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; `target` is a part name, or an address where external."""

    id: str
    type: str
    target: str
    is_external: bool


@dataclass
class Package:
    """A Word file's parts by name (without the leading slash), in the order of the file."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def copy(self) -> Package:
        """A package whose parts can be changed without changing this one's."""
        return Package(dict(self.parts))

    def relationships(self, part: str = "") -> Iterator[Relationship]:
        """The relationships of a part, or of the package itself."""
        data = self.parts.get(_relationships_of(part))
        if data is None:
            return
        for node in parse(data).iter(f"{_REL}Relationship"):
            is_external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            yield Relationship(
                node.get("Id", ""),
                node.get("Type", ""),
                target if is_external else _resolved(part, target),
                is_external,
            )

    def related(self, kind: str, part: str = "") -> str | None:
        """The first part that a part is related to by a kind such as `styles`."""
        for found in self.relationships(part):
            if found.type.rpartition("/")[2] == kind and not found.is_external:
                return found.target if found.target in self.parts else None
        return None

    def relate(self, part: str, kind: str, target: str, *, is_external: bool = False) -> str:
        """Adds a relationship, or finds the same one; gives its id."""
        for found in self.relationships(part):
            if (found.type, found.target) == (kind, target):
                return found.id
        name = _relationships_of(part)
        empty = b'<Relationships xmlns="' + _REL[1:-1].encode() + b'"/>'
        root = parse(self.parts.get(name, empty))
        taken = {node.get("Id") for node in root}
        new_id = next(f"rId{n}" for n in range(1, len(root) + 2) if f"rId{n}" not in taken)
        written = target if is_external else _relative(part, target)
        node = etree.SubElement(root, f"{_REL}Relationship", Id=new_id, Type=kind, Target=written)
        if is_external:
            node.set("TargetMode", "External")
        self.parts[name] = serialise(root)
        return new_id

    def add(self, name: str, content_type: str, data: bytes) -> None:
        """Adds a part and declares its content type."""
        root = parse(self.parts[CONTENT_TYPES])
        _drop(root, f"{_CT}Override", "PartName", {f"/{name}"})
        etree.SubElement(root, f"{_CT}Override", PartName=f"/{name}", ContentType=content_type)
        self.parts[CONTENT_TYPES] = serialise(root)
        self.parts[name] = data

    def remove(self, name: str, source: str = "") -> None:
        """Removes a part with its declaration and the relationship of `source` to it."""
        self.parts.pop(name, None)
        types = parse(self.parts[CONTENT_TYPES])
        _drop(types, f"{_CT}Override", "PartName", {f"/{name}"})
        self.parts[CONTENT_TYPES] = serialise(types)
        ids = {found.id for found in self.relationships(source) if found.target == name}
        relationships = parse(self.parts[_relationships_of(source)])
        _drop(relationships, f"{_REL}Relationship", "Id", ids)
        self.parts[_relationships_of(source)] = serialise(relationships)


def read_package(data: bytes, where: Place) -> Package:
    """The package in a file's bytes; raises WordTemplateError where it is no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {
                entry.filename: archive.read(entry)
                for entry in archive.infolist()
                if not entry.is_dir()
            }
    except _BROKEN as cause:
        raise no_word_file(where) from cause
    package = Package(parts)
    _check_xml(package, where)
    if CONTENT_TYPES not in parts or package.related("officeDocument") is None:
        raise no_word_file(where)
    return package


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a Word file: the content types first, no times, the same bytes each time."""
    first = [name for name in (CONTENT_TYPES, PACKAGE_RELATIONSHIPS) if name in parts]
    names = [*first, *(name for name in parts if name not in first)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # MS-DOS, as Word writes; else it tells the platform
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def no_word_file(where: Place) -> WordTemplateError:
    """What is said of a file that is none that Word calls “Word Document (.docx)”."""
    hint = "Open it in Word and save it as “Word Document (.docx)”."
    return WordTemplateError([error("this is no Word file (.docx)", hint, where)])


def _check_xml(package: Package, where: Place) -> None:
    """Every XML part is read once, so that none turns out broken while a letter is filled."""
    for name, data in package.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            parse(data)
        except etree.XMLSyntaxError as cause:
            hint = "Open it in Word and save it again."
            place = Place(where.file, None, name)
            raise WordTemplateError([error(f"its XML is broken: {cause}", hint, place)]) from cause


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """The part name that a relative target means (ECMA-376 Part 2, 6.5.3)."""
    joined = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


def _relative(part: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def _drop(root: etree._Element, tag: str, key: str, values: set[str]) -> None:
    for node in list(root.iter(tag)):
        if node.get(key) in values:
            root.remove(node)
