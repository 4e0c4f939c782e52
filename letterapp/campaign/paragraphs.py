"""Wording as people type it, a line a paragraph, and as files keep it, in short lines.

Both say the same to Jinja and Markdown: lines are joined and broken only where that changes
nothing. Jinja here drops the line end after a block or a comment (`trim_blocks`), and CommonMark
takes any other line end within a paragraph for a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDTH = 100
_TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
_DROPS_LINE_END = re.compile(r"(?<!\+)[%#]}\Z")
_OWN_LINE = re.compile(r"\s*(#{1,6} .*|:::.*|{%((?!%}).)*%}\s*)\Z")
_BEGINS_BLOCK = re.compile(r"\s*([-*+] |\d{1,9}[.)] |>|\[\^[^\]]+\]:)")
_HARD_BREAK = re.compile(r"(\\|  )\Z")
_NOT_AT_LINE_START = re.compile(r"[-*+>#=:\[{]|\d{1,9}[.)]")


def unwrapped(text: str) -> str:
    """A text of a file with each paragraph, and each item of a list, in one line."""
    return "\n".join(line for part in text.split("\n\n") for line in _joined(part))


def wrapped(text: str) -> str:
    """The same as a file has it: lines of up to 100 characters, a blank line between paragraphs."""
    first, *rest = text.split("\n")
    kept = _broken(first)
    for before, line in zip([first, *rest], rest, strict=False):
        kept += ("\n" if _is_tight(before, line) else "\n\n") + _broken(line)
    return kept


def _joined(part: str) -> Iterator[str]:
    """The lines of what stands between blank lines, joined where they are one paragraph."""
    first, *rest = part.split("\n")
    line = first
    for more in rest:
        if not line:
            line = more
        elif _is_apart(line, more):
            yield line
            line = more
        elif more.strip():
            line += ("" if _DROPS_LINE_END.search(line) else " ") + more.lstrip()
    yield line


def _is_apart(line: str, more: str) -> bool:
    """Whether the next line of a part begins something of its own."""
    is_own = _OWN_LINE.match(line) or _OWN_LINE.match(more)
    return bool(is_own or _BEGINS_BLOCK.match(more) or _HARD_BREAK.search(line))


def _is_tight(line: str, more: str) -> bool:
    """Whether two lines stand without a blank line between them."""
    if not line or not more:
        return False
    if _OWN_LINE.match(line) or _OWN_LINE.match(more) or _HARD_BREAK.search(line):
        return True
    return bool(_BEGINS_BLOCK.match(line) and _BEGINS_BLOCK.match(more))


def _broken(line: str) -> str:
    """A line broken at single spaces, where neither a tag nor what begins a block is near."""
    if _OWN_LINE.match(line):
        return line
    tags = [found.span() for found in _TAG.finditer(line)]
    start, last = 0, -1
    for at in _spaces(line, tags):
        if at - start > _WIDTH and last > start:
            line = f"{line[:last]}\n{line[last + 1 :]}"
            start = last + 1
        last = at
    if len(line) - start > _WIDTH and last > start:
        line = f"{line[:last]}\n{line[last + 1 :]}"
    return line


def _spaces(line: str, tags: list[tuple[int, int]]) -> Iterator[int]:
    """Where a line may be broken."""
    for at in range(1, len(line) - 1):
        if line[at] != " " or any(start <= at < end for start, end in tags):
            continue
        before, after = line[at - 1], line[at + 1 :]
        is_odd = before.isspace() or before in "}\\" or after[0].isspace()
        if not is_odd and not _NOT_AT_LINE_START.match(after):
            yield at
