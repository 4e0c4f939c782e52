"""Items of a list of tables put in, taken out and moved, each with the comments above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from letterapp.campaign.toml_blocks import above
from letterapp.campaign.toml_lines import KeyPath, key_places
from letterapp.campaign.toml_statements import ended, indentation
from letterapp.campaign.toml_writing import key_text, table_text


def items_of(text: str, path: KeyPath) -> list[tuple[int, int]]:
    """Where the items of a list begin and end that have headers of their own."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    current: KeyPath = ()
    for header in key_places(text).headers:
        is_inside = header.path[: len(path)] == path
        if start is not None and not (is_inside and header.path[: len(path) + 1] == current):
            spans.append((start, above(text, header.start, header.floor)))
            start = None
        if is_inside and len(header.path) == len(path) + 1:
            start, current = above(text, header.start, header.floor), header.path
    return spans if start is None else [*spans, (start, len(text))]


def inserted(text: str, path: KeyPath, index: int, values: Mapping[str, Any]) -> str:
    """A new item before the one of that index, or at the end, indented as the others are."""
    spans = items_of(text, path)
    at = spans[index][0] if index < len(spans) else spans[-1][1] if spans else len(text)
    item = item_text(path, values, _indent(text, spans))
    if text[at:].strip():
        return f"{apart(text[:at])}{item}\n{text[at:]}"
    bare = text.rstrip("\n")  # the blank lines at the end stay there
    return f"{apart(bare)}{item.rstrip()}{ended(text)[len(bare) :]}"


def removed(text: str, path: KeyPath, index: int) -> str:
    """The text without an item."""
    start, end = items_of(text, path)[index]
    return text[:start] + text[end:] if text[end:] else ended_as(text[:start], text)


def moved(text: str, path: KeyPath, index: int, to: int) -> str:
    """The text with an item at another index."""
    spans = items_of(text, path)
    texts = permuted([text[start:end] for start, end in spans], index, to)
    for (start, end), item in reversed(list(zip(spans, texts, strict=True))):
        text = text[:start] + item + text[end:]
    return text


def item_text(path: KeyPath, values: Mapping[str, Any], indent: str = "") -> str:
    """An item under its header."""
    names = [key for key in path if isinstance(key, str)]
    return table_text(f"[[{key_text(names)}]]", values, indent)


def permuted(texts: Sequence[str], index: int, to: int) -> list[str]:
    """Texts with one at another index; the blank lines between them stay where they are."""
    bare = [text.rstrip("\n") for text in texts]
    gaps = [ended(text)[len(inner) :] for text, inner in zip(texts, bare, strict=True)]
    bare.insert(to, bare.pop(index))
    return [inner + gap for inner, gap in zip(bare, gaps, strict=True)]


def apart(text: str) -> str:
    """A text with a blank line at its end, unless there is nothing in it."""
    return ended(text) if not text.strip() or text.endswith("\n\n") else f"{ended(text)}\n"


def ended_as(text: str, other: str) -> str:
    """A text with as many blank lines at its end as another has, but with a line end."""
    blank = other[len(other.rstrip("\n")) :]
    return text.rstrip("\n") + (blank or "\n") if text.strip() else text


def _indent(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """How an item is indented whose header follows the comments above it."""
    if not spans:
        return ""
    start, end = spans[0]
    return indentation(text, text.index("[[", start, end)) if "[[" in text[start:end] else ""
