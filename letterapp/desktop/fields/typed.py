"""What a person types, as the campaign's files take it."""

from __future__ import annotations

from typing import Any

from letterapp.campaign.documents import unprintable_character


def printable(text: str) -> str:
    """A text without the characters that no Word file can carry, which a paste may bring along."""
    while found := unprintable_character(text):
        text = text.replace(found.group(), "")
    return text


def lines_of(text: str) -> list[str]:
    """The lines that are not blank, without blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_text(value: Any) -> str:
    """A value of a file as a field shows it, sound or not."""
    if value is None or isinstance(value, dict):
        return ""
    return "\n".join(map(as_text, value)) if isinstance(value, list) else str(value)
