"""What a Word file loads from elsewhere when it is opened: linked files, and fields that fetch.

A letter must open the same everywhere and tell nobody that it was opened. What can be taken out
without a loss is taken out, with a warning; the rest is for a person to mend.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from letterapp.problems import Place, Problem, error, warning
from letterapp.word.parts import REL
from letterapp.word.xml import R, is_story, r, remove, serialise, w

_FETCHING = frozenset(
    {"INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDE", "DDEAUTO", "DATABASE", "IMPORT"}
)
"""Fields that load a file or ask a program (ECMA-376 Part 1, 17.16.5; DDE is of older versions)."""

_EMBED = "In Word, choose File, Info, Edit Links to Files, and break the link."
_HINTS = {
    "image": "Insert the picture itself into the Word file, not a link to it.",
    "mailMergeSource": "In Word, choose Mailings, Start Mail Merge, Normal Word Document.",
    "mailMergeHeaderSource": "In Word, choose Mailings, Start Mail Merge, Normal Word Document.",
    "recipientData": "In Word, choose Mailings, Start Mail Merge, Normal Word Document.",
    "subDocument": "In Word’s outline view, unlink the subdocument, so that its text stands here.",
    "frame": "Take the frame out of the Word file.",
}
_PICTURE_LINKS = {r("link"): r("embed"), r("href"): r("id")}
"""Attributes of a linked picture, and of the same one embedded (20.1.8.13; Part 4, 19.1.2.11)."""

_LEFT_OUT = {
    "attachedTemplate": "Nothing is lost. In Word, Developer, Document Template takes it out.",
    "image": "Nothing is lost: the picture is in the file. Insert it anew to be rid of the link.",
}
"""The links that are taken out, and what to do about the warning."""

_Use = tuple[etree._Element, str]
"""An element that uses a relationship, and the attribute by which it does."""


class Links:
    """Finds and takes out what the parts of one package load; `parts` are changed."""

    def __init__(self, parts: dict[str, bytes], where: Place) -> None:
        self._parts = parts
        self._where = where
        self._changed: set[str] = set()
        self._uses: dict[str, Mapping[str, Sequence[_Use]]] = {}

    def problems(self, roots: Mapping[str, etree._Element]) -> Iterator[Problem]:
        """All problems of the package; `roots` are its XML parts, parsed, and changed too."""
        for name, root in roots.items():
            if root.tag == f"{REL}Relationships":
                yield from self._of_relationships(name, root, roots)
            elif is_story(root):
                place = Place(self._where.file, None, name)
                yield from (fetches(field, place) for field in fetching_fields(root))
        for name in self._changed:
            self._parts[name] = serialise(roots[name])

    def _of_relationships(
        self, name: str, root: etree._Element, roots: Mapping[str, etree._Element]
    ) -> Iterator[Problem]:
        folder, _, base = name.rpartition("_rels/")
        source = folder + base.removesuffix(".rels")
        for node in list(root.iter(f"{REL}Relationship")):
            kind = node.get("Type", "").rpartition("/")[2]
            if node.get("TargetMode", "").lower() != "external" or kind == "hyperlink":
                continue
            place = Place(self._where.file, None, source)
            target = node.get("Target", "")
            if kind in _LEFT_OUT and self._is_cut(kind, node.get("Id", ""), source, roots):
                remove(node)
                self._changed.add(name)
                message = f"the link to “{target}” is left out of the letters"
                yield warning(message, _LEFT_OUT[kind], place)
            else:
                message = f"it would load “{target}” ({kind}) when the letter is opened"
                yield error(message, _HINTS.get(kind, _EMBED), place)

    def _is_cut(
        self, kind: str, key: str, source: str, roots: Mapping[str, etree._Element]
    ) -> bool:
        """Takes the uses of a link out of its part, where nothing is lost by it."""
        root = roots.get(source)
        if root is None:
            return False
        if source not in self._uses:
            self._uses[source] = _uses_in(root)
        uses = self._uses[source].get(key, ())
        if kind == "image" and not all(_is_embedded(node, name) for node, name in uses):
            return False
        for node, name in uses:
            if kind == "image":
                node.attrib.pop(name, None)
            else:
                remove(node)
        self._changed.add(source)
        return True


def _uses_in(root: etree._Element) -> Mapping[str, Sequence[_Use]]:
    """What uses the relationships of a part, by their ids."""
    found: dict[str, list[_Use]] = {}
    for node in root.iter("{*}*"):
        for name, value in node.attrib.items():
            if str(name).startswith(f"{{{R}}}"):
                found.setdefault(str(value), []).append((node, str(name)))
    return found


def _is_embedded(node: etree._Element, name: str) -> bool:
    return bool(node.get(_PICTURE_LINKS.get(name, "")))


def fetches(field: str, place: Place) -> Problem:
    """What is said of a field that loads from elsewhere."""
    hint = "Put in what the field shows: in Word, click on it and press Ctrl+Shift+F9."
    return error(f"the field {field} loads from elsewhere when the letter is opened", hint, place)


def fetching_fields(root: etree._Element) -> Iterator[str]:
    """The names of the fields in a part that load from elsewhere, however cut in runs."""
    for node in root.iter(w("fldSimple")):
        yield from _fetching(node.get(w("instr"), ""))
    fields: list[list[str]] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if not fields:
                fields.append([])
            fields[-1].append(_code(node))
        elif node.get(w("fldCharType")) == "begin":
            fields.append([])
        elif fields:  # the instruction ends at the separator; at the end there is none left
            yield from _fetching("".join(fields[-1]))
            fields[-1] = []
            if node.get(w("fldCharType")) == "end":
                fields.pop()
    for rest in fields:
        yield from _fetching("".join(rest))


def _code(node: etree._Element) -> str:
    """A piece of an instruction; comments in it are none of it."""
    return etree.tostring(node, encoding="unicode", method="text", with_tail=False)


def _fetching(instruction: str) -> Iterator[str]:
    name = instruction.split(maxsplit=1)[:1]
    yield from (one.upper() for one in name if one.upper() in _FETCHING)
