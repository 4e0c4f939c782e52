"""`{{ … }}` in the paragraphs of a Word part: found in their text, however Word has cut it.

A value takes the formatting of the tag's first character. `{% … %}` is not read here: wording
has it, and a Word template that holds it is refused with a problem rather than printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError
from jinja2.runtime import Undefined
from lxml import etree
from markupsafe import Markup

from letterapp.problems import Place, Problem, error
from letterapp.wording.blocks import Inline, LineBreak, Text
from letterapp.wording.environment import Environment
from letterapp.wording.markdown import MarkupError, parse_inline
from letterapp.wording.undefined import collected
from letterapp.word.runs import text_nodes
from letterapp.word.xml import element, w

BODY = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLOCK = re.compile(r"\{[%#]")
_QUOTES = str.maketrans("“”„«»‘’‚‹›\u00a0", '"""""\'\'\'\'\' ')
_RUN_FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError)

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
    return "".join(node.text or "" for node in _text_nodes(paragraph))


def compile_tags(
    root: etree._Element, environment: Environment, where: Place
) -> tuple[list[TaggedParagraph], list[Problem]]:
    """The paragraphs with tags of one part, and what is wrong with them."""
    found, problems = [], []
    for index, paragraph in enumerate(paragraphs(root)):
        text = paragraph_text(paragraph)
        if "{" not in text or BODY.fullmatch(text):
            continue
        place = Place(where.file, None, f"{where.place}, “{text.strip()}”")
        tags, faults = _compiled(text, environment, place)
        problems += faults
        if tags:
            found.append(TaggedParagraph(index, text, tags))
    return found, problems


def fill_tags(
    root: etree._Element, tagged: Sequence[TaggedParagraph], context: Mapping[str, Any], where: Place
) -> list[Problem]:
    """Puts the values into a copy of the part that was compiled; gives what went wrong."""
    problems: list[Problem] = []
    nodes = list(paragraphs(root))
    for paragraph in tagged:
        place = Place(where.file, None, f"{where.place}, “{paragraph.text.strip()}”")
        for tag in reversed(paragraph.tags):
            value, faults = _value(tag, context, place)
            problems += faults
            _replace(nodes[paragraph.index], tag, value)
    return problems


def _compiled(
    text: str, environment: Environment, place: Place
) -> tuple[tuple[Tag, ...], list[Problem]]:
    tags, problems = [], []
    if block := _BLOCK.search(text):
        hint = "Put it into the wording; a Word template takes {{ … }} only."
        problems.append(error(f"“{block.group()} … ” does not work in a Word template", hint, place))
    if _TAG.sub("", text).count("{{"):
        problems.append(error("a tag is opened with “{{” and never closed", "Add “}}”.", place))
    for found in _TAG.finditer(text):
        source = found[1].translate(_QUOTES).strip()
        try:
            expression = environment.compile_expression(source, undefined_to_none=False)
        except TemplateError as fault:
            problems.append(error(f"“{found.group()}” is not valid: {fault}", where=place))
        else:
            tags.append(Tag(found.start(), found.end(), source, expression))
    return tuple(tags), problems


def _value(
    tag: Tag, context: Mapping[str, Any], place: Place
) -> tuple[Sequence[Inline], list[Problem]]:
    """What a tag prints, as inline pieces."""
    with collected() as findings:
        try:
            value = tag.expression(**context)
            pieces = _pieces(value, tag.source)
        except (*_RUN_FAULTS, MarkupError) as fault:
            return (), [error(f"“{{{{ {tag.source} }}}}”: {fault}", where=place)]
    return pieces, [error(finding.message, finding.hint, place) for finding in findings]


def _pieces(value: Any, source: str) -> Sequence[Inline]:
    if isinstance(value, Undefined):
        return (Text(str(value)),)  # reports itself
    if isinstance(value, Markup):
        return parse_inline(str(value))
    if value is None or isinstance(value, bool | list | tuple | dict):
        raise TypeError(f"{source} is no text; join the parts of a list with “| join(', ')”")
    return (Text(str(value)),)


def _text_nodes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The `w:t` of a paragraph, without those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def _replace(paragraph: etree._Element, tag: Tag, value: Sequence[Inline]) -> None:
    """Cuts the tag's characters out and puts the value where its first one stood."""
    offset = 0
    for node in list(_text_nodes(paragraph)):
        text = node.text or ""
        start, end = max(tag.start - offset, 0), min(tag.end - offset, len(text))
        if start < len(text) and end > 0 and start < end:
            is_first = tag.start >= offset
            _rewrite(node, text[:start], value if is_first else (), text[end:])
        offset += len(text)


def _rewrite(node: etree._Element, before: str, value: Sequence[Inline], after: str) -> None:
    """The run of a text node, with the value in the middle of that node's text."""
    run = node.getparent()
    assert run is not None
    new = [*text_nodes(before)]
    for piece in value:
        if isinstance(piece, LineBreak):
            new.append(element("br"))
        elif isinstance(piece, Text):
            new += text_nodes(piece.text)
    new += text_nodes(after)
    index = run.index(node)
    run.remove(node)
    for shift, child in enumerate(new):
        run.insert(index + shift, child)
