"""Which block tags belong together: `{% if %}` with its `{% else %}` and `{% endif %}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct, field

from letterapp.problems import Place, Problem, error, near
from letterapp.word.tags import Kind, Tag

_CLOSED_BY = {
    "if": "endif",
    "for": "endfor",
    "macro": "endmacro",
    "call": "endcall",
    "filter": "endfilter",
    "set": "endset",
    "with": "endwith",
}
_MIDDLES = {"if": ("elif", "else"), "for": ("else",)}
_IN_LOOPS = ("break", "continue")
_ALONE = ("do", "break", "continue")
CELL_TAGS = ("cellbg", "colspan", "hm", "vm")
"""What docxtpl says of a table cell."""
CAPTURING = ("macro", "call", "filter", "set")
"""Blocks whose content is a value, and is not printed where it stands."""
REPEATING = ("for", "macro", "call")
"""Blocks whose content may be printed more than once."""
_NOT_HERE = ("extends", "include", "import", "from", "block", "endblock", "autoescape", "trans")
_CLOSING = {closing: opening for opening, closing in _CLOSED_BY.items()}
_MIDDLE_NAMES = ("elif", "else")
_KNOWN = (*_CLOSED_BY, *_CLOSING, *_MIDDLE_NAMES, *_ALONE, *CELL_TAGS)
_INLINE_SET = re.compile(r"set\b[^=|]*=")


class Found(Struct, eq=False):
    """A tag found in a part: its number there, where it stands, and its mark in the tree."""

    number: int
    tag: Tag
    where: Place
    node: etree._Element | None = None


class Group(Struct, eq=False):
    """Block tags that belong together, in order; a tag that stands alone is one of its own."""

    name: str
    tags: list[Found] = field(default_factory=list)

    @property
    def is_capturing(self) -> bool:
        """Whether its content is a value."""
        return self.name in CAPTURING and len(self.tags) > 1

    @property
    def is_repeating(self) -> bool:
        """Whether its content may be printed more than once."""
        return self.name in REPEATING


def pair(found: Sequence[Found]) -> tuple[list[Group], list[Problem]]:
    """The groups of a part's block tags, in the order of their first tags, and what is wrong."""
    groups: list[Group] = []
    open_: list[Group] = []
    problems: list[Problem] = []
    for one in found:
        if one.tag.kind is not Kind.BLOCK:
            continue
        name = one.tag.name
        if problem := _unknown(one):
            problems.append(problem)
        elif name in _CLOSING or name in _MIDDLE_NAMES:
            problems += _joined(one, open_)
        elif name in _IN_LOOPS and not _is_in_loop(open_):
            message = f"“{one.tag.typed}” stands in no loop"
            problems.append(
                error(message, "Put it between {% for … %} and {% endfor %}.", one.where)
            )
        else:
            group = Group(name, [one])
            groups.append(group)
            if _is_opening(one.tag):
                open_.append(group)
    problems += [_unclosed(group) for group in open_]
    return groups, problems


def _is_in_loop(open_: Sequence[Group]) -> bool:
    """Whether the innermost block that runs by itself is a loop."""
    found = (group for group in reversed(open_) if group.name in REPEATING)
    inner = next(found, None)  # what follows its “else” is outside the loop
    return inner is not None and inner.name == "for" and len(inner.tags) == 1


def closing_of(tag: Tag) -> str | None:
    """What closes a block tag; None where nothing has to."""
    return _CLOSED_BY[tag.name] if _is_opening(tag) else None


def can_stand_alone(name: str) -> bool:
    """Whether a tag of that name can be read by itself, given what closes it."""
    return name in (*_CLOSED_BY, "elif", "do")


def _is_opening(tag: Tag) -> bool:
    return tag.name in _CLOSED_BY and not (tag.name == "set" and _INLINE_SET.match(tag.source))


def _joined(one: Found, open_: list[Group]) -> Iterator[Problem]:
    """Adds a middle or closing tag to the group it belongs to."""
    name = one.tag.name
    inner = open_[-1] if open_ else None
    if inner is not None and name in _MIDDLES.get(inner.name, ()):
        inner.tags.append(one)
    elif inner is not None and _CLOSED_BY[inner.name] == name:
        inner.tags.append(one)
        open_.pop()
    elif any(_CLOSED_BY[group.name] == name for group in open_):
        while _CLOSED_BY[open_[-1].name] != name:
            yield _unclosed(open_.pop())
        open_.pop().tags.append(one)
    else:
        opening = _CLOSING.get(name, "if")
        hint = f"Add “{{% {opening} … %}}” before it, or delete it."
        message = f"“{one.tag.typed}” has no “{{% {opening} … %}}” before it"
        yield error(message, hint, one.where)


def _unclosed(group: Group) -> Problem:
    opening = group.tags[0]
    closing = _CLOSED_BY[group.name]
    hint = f"Add “{{% {closing} %}}” where it is to end."
    return error(f"“{opening.tag.typed}” is never ended", hint, opening.where)


def _unknown(one: Found) -> Problem | None:
    name = one.tag.name
    if name in _NOT_HERE:
        hint = "A Word template is one file: copy what is wanted into it."
        return error(f"“{one.tag.typed}” does not work in a Word template", hint, one.where)
    if name in _KNOWN:
        return None
    hint = near(name, _KNOWN) or "A value is printed with {{ … }}."
    return error(f"“{one.tag.typed}”: there is no tag “{name}”", hint, one.where)
