"""Wording rendered by itself, without a campaign."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader

from letterapp.wording.blocks import plain_text
from letterapp.wording.environment import Environment
from letterapp.wording.locales import LetterDate
from letterapp.wording.markdown import parse
from letterapp.wording.prose import inline
from letterapp.wording.records import Record
from letterapp.wording.undefined import Finding, collected

LETTER = Record(
    "letter", {"language": "en", "date": LetterDate.of(datetime.date(2031, 5, 4), "en")}
)
TARGET = Record("target", {"name": "A & *B*", "place": None, "office": ""})
PLAIN: Mapping[str, Any] = {
    "letter": LETTER,
    "target": TARGET,
    "prose": inline("some *prose*"),
    "items": ("a", "b"),
    "nothing": None,
}


def run(source: str, **names: Any) -> tuple[str, list[Finding]]:
    """What a template prints, before its mark-up is read, and what it reports."""
    template = Environment(DictLoader({"main": source})).get_template("main")
    with collected() as findings:
        return template.render({**PLAIN, **names}), findings


def messages(source: str, **names: Any) -> list[str]:
    """What a template reports."""
    return [finding.message for finding in run(source, **names)[1]]


def prints(source: str, **names: Any) -> str:
    """What a template without problems prints, mark-up read."""
    text, findings = run(source, **names)
    parsed = parse(text, {})
    assert (findings, parsed.errors) == ([], [])
    return "\n\n".join(plain_text(block.content) for block in parsed.blocks)
