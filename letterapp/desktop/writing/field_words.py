"""The fields of file names in the person's words."""

from __future__ import annotations

FIELD_WORDS = {
    "target.short": "Short name of the addressee",
    "target.formal": "Formal name of the addressee",
    "target.in_text": "Name of the addressee as in a sentence",
    "target.id": "Short sign of the addressee (id)",
    "target.code": "Country code",
    "target.role": "Role of the addressee",
    "letter.date": "Date of the letter",
    "letter.language": "Language of the letter",
    "letter.reference": "Reference",
    "sender.organisation": "Your organisation",
    "campaign.title": "Title of the campaign",
}
"""What a menu calls each field that a file name may have, in the order of `name_fields`."""

_LONGEST = 40


def field_entry(field: str, value: str | None) -> str:
    """A field as a menu offers it: in words, with what it says in the first letter."""
    words = FIELD_WORDS.get(field, field)
    if value is None:
        return f"{words} (empty in this letter)"
    shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    return f"{words}: {shown}".replace("&", "&&")
