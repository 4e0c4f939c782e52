"""`{{ … }}` in the paragraphs of a Word part: found in their text, however Word has cut it.

A value takes the formatting of the tag's first character. `{% … %}` is not read here: wording
has it, and a Word template that holds it is refused with a problem rather than printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from lxml import etree
from markupsafe import Markup

from letterapp.problems import Place, Problem, error, near
from letterapp.word.runs import RunWriter, text_nodes
from letterapp.word.xml import element, unprintable, w
from letterapp.wording.blocks import Inline, LineBreak, Text, plain_text
from letterapp.wording.environment import TEMPLATE_FAULTS, Environment
from letterapp.wording.markdown import MarkupError, parse_inline
from letterapp.wording.printing import as_text
from letterapp.wording.undefined import Absent, collected

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLOCK = re.compile(r"\{[%#]")
_QUOTES = str.maketrans("“”„«»‘’‚‹›", "\"\"\"\"\"'''''")
_BODY = "body"
_NAME = re.compile(r"\w+")

Expression = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a paragraph: where it begins and ends in its text, and what it asks for."""

    start: int
    end: int
    source: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class TaggedParagraph:
    """A paragraph with tags: which of its part's paragraphs it is, its text and its tags."""

    index: int
    text: str
    tags: tuple[Tag, ...]


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs of a part, those in tables and text boxes too."""
    return root.iter(w("p"))


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph's own runs."""
    return "".join(node.text or "" for node in text_nodes_of(paragraph))


def text_nodes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The `w:t` of a paragraph, without those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def compile_tags(
    root: etree._Element, environment: Environment, where: Place, spots: Collection[int] = ()
) -> tuple[list[TaggedParagraph], list[Problem]]:
    """The paragraphs with tags of one part, and what is wrong with them.

    `spots` are the paragraphs that wait for the wording: their tag is not a value's.
    """
    found, problems = [], []
    for index, paragraph in enumerate(paragraphs(root)):
        text = paragraph_text(paragraph)
        if index in spots or not ("{" in text or "}}" in text):
            continue
        tags, faults = _compiled(text, environment, _at(where, text))
        problems += faults
        if tags:
            found.append(TaggedParagraph(index, text, tags))
    return found, problems


def fill_tags(
    root: etree._Element,
    tagged: Sequence[TaggedParagraph],
    context: Mapping[str, Any],
    where: Place,
    writer: RunWriter,
) -> list[Problem]:
    """Puts the values into a copy of the part that was compiled; gives what went wrong."""
    problems: list[Problem] = []
    nodes = list(paragraphs(root))
    for paragraph in tagged:
        for tag in reversed(paragraph.tags):
            value, faults = _value(tag, context, _at(where, paragraph.text))
            problems += faults
            _replace(nodes[paragraph.index], tag, value, writer)
    return problems


def _at(where: Place, text: str) -> Place:
    return Place(where.file, None, f"{where.place}, “{text.strip()}”")


def _compiled(
    text: str, environment: Environment, place: Place
) -> tuple[tuple[Tag, ...], list[Problem]]:
    tags, problems = [], list(_stray(text, place))
    for found in _TAG.finditer(text):
        source = found[1].strip()
        if source == _BODY:
            hint = "Put it alone into a paragraph of the main document."
            problems.append(error("“{{ body }}” cannot stand here", hint, place))
            continue
        try:
            expression = _expression(source, environment)
        except TemplateError as fault:
            problems.append(error(f"“{found.group()}” is not valid: {fault}", where=place))
        else:
            tags.append(Tag(found.start(), found.end(), source, expression))
    return tuple(tags), problems


def _stray(text: str, place: Place) -> Iterator[Problem]:
    """What looks like a tag and is none."""
    if block := _BLOCK.search(text):
        hint = "Put it into the wording; a Word template takes {{ … }} only."
        yield error(f"“{block.group()} … ” does not work in a Word template", hint, place)
    between = _TAG.sub("", text)
    if "{{" in between:
        yield error("a tag is opened with “{{” and never closed", "Add “}}”.", place)
    elif "}}" in between:
        yield error("a tag is closed with “}}” and never opened", "Add “{{”.", place)


def _expression(source: str, environment: Environment) -> Expression:
    """The compiled source; the curly quotes of Word count as straight ones where they must."""
    try:
        return environment.compile_expression(source, undefined_to_none=False)
    except TemplateSyntaxError:
        straight = source.translate(_QUOTES)
        return environment.compile_expression(straight, undefined_to_none=False)


def _value(
    tag: Tag, context: Mapping[str, Any], place: Place
) -> tuple[Sequence[Inline], list[Problem]]:
    """What a tag prints, as inline pieces."""
    with collected() as findings:
        try:
            value = tag.expression(**context)
            pieces = _pieces(as_text(value))
        except (*TEMPLATE_FAULTS, MarkupError) as fault:
            return (), [error(f"“{{{{ {tag.source} }}}}”: {fault}", where=place)]
    hint = _hint(tag, value, context)
    return pieces, [error(found.message, hint or found.hint, place) for found in findings]


def _hint(tag: Tag, value: Any, context: Mapping[str, Any]) -> str:
    """What to do about a value that is not there, where the finding itself cannot know."""
    if isinstance(value, Absent):
        return "Fill it in, or say what stands in its place: “| default('…')”."
    name = _NAME.match(tag.source)
    return near(name.group(), context) if name and name.group() not in context else ""


def _pieces(text: str) -> Sequence[Inline]:
    """Prose parsed, data as it is; raises ValueError for what no Word file can hold."""
    pieces = parse_inline(str(text)) if isinstance(text, Markup) else (Text(text),)
    if fault := unprintable(plain_text(pieces)):
        raise ValueError(fault)
    return pieces


def _replace(
    paragraph: etree._Element, tag: Tag, value: Sequence[Inline], writer: RunWriter
) -> None:
    """Cuts the tag's characters out and puts the value where its first one stood."""
    offset = 0
    for node in list(text_nodes_of(paragraph)):
        text = node.text or ""
        start, end = max(tag.start - offset, 0), min(tag.end - offset, len(text))
        if start < end:
            is_first = tag.start >= offset
            _rewrite(node, text[:start], value if is_first else (), text[end:], writer)
        offset += len(text)


def _rewrite(
    node: etree._Element, before: str, value: Sequence[Inline], after: str, writer: RunWriter
) -> None:
    """Puts the value in the middle of a text node's text."""
    if any(_has_looks(piece) for piece in value):
        _split_run(node, before, value, after, writer)
        return
    new = [*text_nodes(before)]
    for piece in value:
        new += [element("br")] if isinstance(piece, LineBreak) else []
        new += text_nodes(piece.text) if isinstance(piece, Text) else []
    _put(node, [*new, *text_nodes(after)])


def _has_looks(piece: Inline) -> bool:
    return isinstance(piece, Text) and bool(piece.bold or piece.italic or piece.link)


def _split_run(
    node: etree._Element, before: str, value: Sequence[Inline], after: str, writer: RunWriter
) -> None:
    """Prose with looks of its own stands in runs of its own, between the halves of the tag's."""
    run = node.getparent()
    assert run is not None
    properties = run.find(w("rPr"))
    tail = element("r", *([deepcopy(properties)] if properties is not None else []))
    tail.extend([*text_nodes(after), *node.itersiblings()])
    _put(node, text_nodes(before))
    for new in reversed([*writer.runs(value, _no_footnote, properties), tail]):
        run.addnext(new)


def _no_footnote(_: Inline) -> etree._Element:
    raise AssertionError("prose outside wording has no footnotes")


def _put(node: etree._Element, new: Sequence[etree._Element] | Iterator[etree._Element]) -> None:
    """The elements in the place of a text node."""
    run = node.getparent()
    assert run is not None
    for child in new:
        node.addprevious(child)
    run.remove(node)
