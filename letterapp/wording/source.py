"""Rendered wording -> Markdown that a person can read and change, its data as typed.

What is written here comes back as own words, which are Markdown without Jinja: so the characters
of data that would be mark-up are escaped, and so is what a wrapping kept from beginning a block.
Several spaces count as one in Markdown, and so they do in data that comes back.
"""

from __future__ import annotations

import re

from letterapp.wording.prose import CLOSE, LINES, OPEN, pieces, unwrap

_VALUE = re.compile(
    rf"(?P<note>\[\^[^\]\n]*\])"
    rf"|(?<=\]\()(?P<address>[^()\s]*{OPEN}[^()\s]*)(?=\))"
    rf"|(?P<slashes>\\*){OPEN}(?P<data>[0-9a-f]*){CLOSE}"
)
_MARKUP = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_IN_ADDRESS = re.compile(r"[\\<>()&]")
_BEGINNING = re.compile(
    r"(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|:::|~~~|=+\s*$|-+\s*$|_{3,}|\*{3,}\s*$|\[(?=[^\]]*\]:))"
    r"|(?P<number>\d{1,9})(?=[.)](?:\s|$))"
)
"""What would begin a block (CommonMark 0.31, 4 and 5), or end a paragraph as a heading."""

_MARKS = re.compile(r"\s*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})\s+|>\s*)*")
_CLOSING = re.compile(r"(?<!\S)#+$")
_QUOTED = re.compile(r"^ *> ?")
_SPACE = " \t"
_SPACES = re.compile(r" {2,}")


def markdown_of(text: str, prefix: str = "", *, in_one_line: bool = False) -> str:
    """The Markdown of a stretch of rendered text, which says the same without wrapped data.

    `prefix` is what its lines after the first begin with in a quote or a list; it is taken off.
    In one line, the lines of a paragraph are joined, but for hard breaks. Raises ValueError where
    a wrapping was cut.
    """
    first, *more = LINES.split(text)
    lines = [first, *(_without(prefix, line) for line in more)]
    if in_one_line:
        joined = "".join(map(_leading_on, lines[:-1])) + lines[-1].strip(_SPACE)
        lines = _SPACES.sub(" ", joined).split("\n")
    return "\n".join(map(_line, lines))


def one_line(source: str) -> str:
    """The source of a heading after “#”, in which no line can break and a last “#” says nothing."""
    text = source.replace("\\\n", " ")
    return _CLOSING.sub(r"\\\g<0>", text)


def _without(prefix: str, line: str) -> str:
    if ">" in prefix:
        return _QUOTED.sub("", line, count=1)
    indentation = len(line) - len(line.lstrip(" "))
    return line[min(indentation, len(prefix)) :]


def _leading_on(line: str) -> str:
    """A line of a paragraph and what leads on to the next: a space, or a hard break."""
    text = line.strip(_SPACE)
    if line.endswith("  "):
        return f"{text}\\\n"
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + ("\n" if backslashes % 2 else " ")


def _line(line: str) -> str:
    """A line's Markdown; what is wrapped after its marks of blocks, if any, begins no other."""
    found = _MARKS.match(line)
    marks = found[0] if found else ""
    rest = line[len(marks) :]
    source = _VALUE.sub(_value, rest)
    return marks + (_beginning_nothing(source) if rest.startswith(OPEN) else source)


def _value(found: re.Match[str]) -> str:
    if found["note"]:
        return unwrap(found["note"])
    if found["address"]:
        return _address(found["address"])
    slashes = found["slashes"]
    return slashes + "\\" * (len(slashes) % 2) + _data(bytes.fromhex(found["data"]).decode())


def _data(text: str) -> str:
    """Data as Markdown that prints as typed; a line break in it is a hard break."""
    first, *more = LINES.split(_MARKUP.sub(r"\\\g<0>", text))
    return "\\\n".join([first, *map(_beginning_nothing, more)])


def _address(address: str) -> str:
    parts = pieces(address)
    text = "".join(_IN_ADDRESS.sub(r"\\\g<0>", x) if is_data else x for x, is_data in parts)
    return f"<{text}>" if re.search(r"\s", text) else text


def _beginning_nothing(line: str) -> str:
    """The line, with an escape where it would begin a block."""
    found = _BEGINNING.match(line)
    if found is None:
        return line
    spot = found.end() if found["number"] else 0
    return f"{line[:spot]}\\{line[spot:]}"
