"""The tags in a text: `{{ … }}`, `{% … %}` and `{# … #}`, as a person types them in Word.

Only text is read here. Word's habits are undone: curly quotes count as straight ones where they
stand for them, special spaces as spaces, dashes as hyphens. The prefixes of docxtpl (`{%p`,
`{%tr`, `{%tc`, `{%r`, `{{p`, `{{r`, `{#p` …) and its escapes (`{_{`, `}_}`, `{_%`, `%_}`) are read
as its documentation describes them.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

_DOUBLE, _SINGLE = '"“”„‟«»″', "'‘’‚‛‹›′"
_SPACES = "\t\n\r\v\f\u00a0\u2007\u2009\u200a\u202f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""The soft hyphen, spaces and joiners of no width, and the marks that turn the direction."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE, ""),
    }
)
_FRENCH = ("\u00a0", "\u202f")
"""What a French Word puts inside the quotes « and » by itself, which is no part of a string."""
_OPENING, _CLOSING = "([{", ")]}"

_NEXT = re.compile(r"\{_[{%]|[}%]_\}|\{[{%#]|[}%]\}")
_BEGINNING = re.compile(r"\{_?[{%]|\{#|[}%]_\}")
_END = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLANK = rf"[\s{_INVISIBLE}]*"
_GAP = rf"[\s{_INVISIBLE}]+"
_LEVEL = rf"(?:(p|tr|tc|r){_GAP})?"
_RAW = re.compile(rf"\{{%[-+]?{_BLANK}{_LEVEL}raw{_BLANK}[-+]?%\}}")
_RAW_END = re.compile(rf"\{{%[-+]?{_BLANK}{_LEVEL}endraw{_BLANK}[-+]?%\}}")
_SET = re.compile(rf"\{{%[-+]?{_BLANK}{_LEVEL}set{_GAP}")
_PREFIX = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_OPERATOR = re.compile(r"(?:if|else|in|is|and|or|not)\b|[^\w\"'(\[{]")
"""What cannot begin an expression: `{{ r if x }}` asks for a value named r."""


class Kind(Enum):
    """What a tag is."""

    VARIABLE = auto()
    BLOCK = auto()
    COMMENT = auto()
    ESCAPE = auto()


_KINDS = {"{{": Kind.VARIABLE, "{%": Kind.BLOCK, "{#": Kind.COMMENT}


class Tag(Struct, frozen=True):
    """One tag of a text.

    `start` and `end` are offsets in the text, of what is cut out of it (of an escape, its
    underscore). `source` is what stands between the braces, as Jinja reads it; `typed` is all of
    it as it was typed. `level` is docxtpl's prefix; `joins_before` and `joins_after` tell `{%-`
    and `-%}`.
    """

    start: int
    end: int
    kind: Kind
    source: str
    typed: str
    level: str = ""
    joins_before: bool = False
    joins_after: bool = False

    @property
    def name(self) -> str:
        """The first word of a block tag."""
        found = re.match(r"\w*", self.source)
        return found.group() if found else ""


class Fault(Struct, frozen=True):
    """What looks like a tag and is none: what is wrong, and what to do."""

    message: str
    hint: str


def may_hold_tags(text: str) -> bool:
    """Whether a text may hold tags, comments or escapes: one begins in it.

    A closing brace alone is not looked at, for programs write “}}” at the end of data of theirs.
    """
    return ("{" in text or "}" in text) and _BEGINNING.search(text) is not None


def find_tags(text: str) -> tuple[list[Tag], list[Fault]]:
    """The tags of a text in order, and what is wrong with the braces in it."""
    tags: list[Tag] = []
    faults: list[Fault] = []
    position = 0
    while found := _NEXT.search(text, position):
        mark, position = found.group(), found.end()
        if "_" in mark:
            tags.append(Tag(found.start() + 1, found.start() + 2, Kind.ESCAPE, "", mark))
        elif mark not in _END:
            opening = next(start for start, end in _END.items() if end == mark)
            faults.append(
                Fault(f"a tag is closed with “{mark}” and never opened", f"Add “{opening}”.")
            )
        elif (tag := _tag(text, found.start(), mark)) is not None:
            tags.append(tag)
            position = tag.end
        else:
            faults.append(
                Fault(f"a tag is opened with “{mark}” and never closed", f"Add “{_END[mark]}”.")
            )
    return tags, faults


def find_outside_raw(text: str, is_raw: bool) -> tuple[list[Tag], list[Fault], bool]:
    """As `find_tags`, for a text that begins inside `{% raw %}` or not; and whether it ends so.

    The tags that begin and end what is raw leave nothing, as comments do.
    """
    tags: list[Tag] = []
    faults: list[Fault] = []
    position = 0
    while position <= len(text):
        mark = (_RAW_END if is_raw else _RAW).search(text, position)
        end = mark.start() if mark else len(text)
        if not is_raw:
            found, wrong = find_tags(text[position:end])
            tags += [_moved(tag, position) for tag in found]
            faults += wrong
        if mark is None:
            break
        tags.append(Tag(*mark.span(), Kind.COMMENT, "", mark.group(), _kept(mark[1])))
        position, is_raw = mark.end(), not is_raw
    return tags, faults, is_raw


def starts_to_go_on(text: str) -> int:
    """Where a comment or a `{% set %}` begins that does not end in the text; -1 if nowhere."""
    position = 0
    while found := _NEXT.search(text, position):
        start, mark, position = found.start(), found.group(), found.end()
        if begins_raw := _RAW.match(text, start):
            ends_raw = _RAW_END.search(text, begins_raw.end())
            position = ends_raw.end() if ends_raw else len(text)
        elif mark not in _END:
            continue
        elif (tag := _tag(text, start, mark)) is not None:
            position = tag.end
        else:
            return start if mark == "{#" or _SET.match(text, start) else -1
    return -1


def _moved(tag: Tag, offset: int) -> Tag:
    return replace(tag, start=tag.start + offset, end=tag.end + offset)


def _tag(text: str, start: int, mark: str) -> Tag | None:
    """The tag that begins at an offset; None where it never ends."""
    inner = start + len(mark)
    if mark == "{#":
        end, source = text.find("#}", inner), ""
        source = text[inner:end]
    else:
        end, source = _expression(text, inner, _END[mark])
    if end < 0:
        return None
    kind, typed = _KINDS[mark], text[start : end + 2]
    joins_before, joins_after = source.startswith("-"), source.endswith("-")
    source = source.removeprefix("-").removesuffix("-")
    source = source.removeprefix("+").removesuffix("+")
    level, source = _level(kind, source)
    level = _kept(level) if kind is Kind.COMMENT else level
    return Tag(start, end + 2, kind, source.strip(), typed, level, joins_before, joins_after)


def _kept(level: str | None) -> str:
    """The prefix of what leaves nothing: a run goes anyway with what it holds."""
    return "" if level is None or level == "r" else level


def _level(kind: Kind, source: str) -> tuple[str, str]:
    """Docxtpl's prefix and the rest; none where the first letters are a name of their own."""
    found = _PREFIX.match(source.lstrip() if kind is Kind.BLOCK else source)
    if found is None:
        return "", source
    rest = found.string[found.end() :]
    if kind is Kind.VARIABLE and _OPERATOR.match(rest):
        return "", source
    return found[1], rest


def _expression(text: str, start: int, end_mark: str) -> tuple[int, str]:
    """Where the end mark stands outside strings and braces, and what is before it, made plain.

    Where a string or a brace is never closed, the first end mark ends the tag, and Jinja says
    what is wrong with it. -1 where there is none, or another tag begins before it.
    """
    end, source = _balanced(text, start, end_mark)
    if end < 0:
        end = text.find(end_mark, start)
        source = text[start:end].translate(_PLAIN)
        if end >= 0 and re.search(r"\{[{%]", source):
            return -1, ""
    return end, source


def _balanced(text: str, start: int, end_mark: str) -> tuple[int, str]:
    parts: list[str] = []
    position, depth = start, 0
    while position < len(text):
        char = text[position]
        if depth == 0 and text.startswith(end_mark, position):
            return position, "".join(parts)
        if char == "{" and text[position + 1 : position + 2] in ("{", "%"):
            return -1, ""
        if char in _DOUBLE or char in _SINGLE:
            closing = _string_end(text, position)
            if closing < 0:
                return -1, ""
            parts.append(_literal(text[position : closing + 1]))
            position = closing + 1
            continue
        depth += (char in _OPENING) - (char in _CLOSING)
        parts.append(char.translate(_PLAIN))
        position += 1
    return -1, ""


def _string_end(text: str, start: int) -> int:
    """Where a string that begins with some quote ends; -1 where it does not."""
    quote = text[start]
    same = {quote} if quote in "\"'" else set(_DOUBLE if quote in _DOUBLE else _SINGLE)
    family = set(_DOUBLE if quote in _DOUBLE else _SINGLE)
    for closers in (same, family):
        position = start + 1
        while position < len(text):
            if text[position] == "\\":
                position += 1
            elif text[position] in closers and not _is_apostrophe(text, position):
                return position
            position += 1
    return -1


def _is_apostrophe(text: str, position: int) -> bool:
    """Whether a curly quote stands between two letters, as in “it’s”."""
    around = text[position - 1 : position] + text[position + 1 : position + 2]
    return text[position] == "’" and len(around) == 2 and around.isalpha()  # noqa: PLR2004


def _literal(typed: str) -> str:
    """A string with its quotes as Jinja reads it, its content as typed."""
    quote, content = typed[0], typed[1:-1]
    straight = '"' if quote in _DOUBLE else "'"
    if quote == straight:
        return f"{straight}{content}{straight}"
    if quote + typed[-1] == "«»":
        content = content[content.startswith(_FRENCH) :]
        content = content[: len(content) - content.endswith(_FRENCH)]
    escaped = re.sub(r"(?<!\\)" + straight, "\\" + straight, content)
    return f"{straight}{escaped}{straight}"
