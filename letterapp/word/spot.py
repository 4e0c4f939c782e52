"""The tag `{{ body }}` of a Word template: where the wording goes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from letterapp.problems import Place, Problem, error, warning
from letterapp.word.cutting import paragraph_text, paragraphs
from letterapp.word.gathering import Gathered
from letterapp.word.slots import Where
from letterapp.word.tags import Kind, find_tags
from letterapp.word.xml import element, w

BODY = "body"
WORDING = "letterapp_wording"
"""What that tag asks for where wording is poured in: “body” stays a name of the data."""
POURS = "letterapp_pours"
"""Tells a template whether wording is poured into it."""


def add_spot(root: etree._Element) -> None:
    """Puts a place for the wording after the last paragraph of a main document that has none."""
    body = root.find(w("body"))
    assert body is not None
    made = []
    for text in (f"{{% if {POURS} %}}", "{{ body }}", "{% endif %}"):
        node = element("t")
        node.text = text
        made.append(element("p", element("r", node)))
    last = body[-1] if len(body) else None
    place = len(body) - 1 if last is not None and last.tag == w("sectPr") else len(body)
    body[place:place] = made


def has_spot(root: etree._Element) -> bool:
    """Whether a main document has a tag “body”, however Word has cut it."""
    return any(
        tag.kind is Kind.VARIABLE and tag.source == BODY
        for paragraph in paragraphs(root)
        if "body" in "".join(paragraph.itertext())
        for tag in find_tags(paragraph_text(paragraph))[0]
    )


def spot_problems(
    document: str, main: Gathered, others: Sequence[Gathered], where: Place, *, is_added: bool
) -> list[Problem]:
    """What is wrong with the places for the wording, where wording is poured in.

    The main document's tags may stand in its notes too, which are other parts.
    """
    problems = []
    spots = 0
    for gathered in (main, *others):
        for one in gathered.found:
            if one.tag.kind is not Kind.VARIABLE or one.tag.source != BODY:
                continue
            slot = gathered.slots.get(one.number)
            is_boxed = one.number in gathered.boxed
            # Without a slot where another tag kept all from being placed.
            is_alone = slot is None or (slot.where is Where.PARAGRAPH and slot.part == document)
            if gathered is main and is_alone and not is_boxed:
                spots += 1
                continue
            hint = "Put it alone into a paragraph of the main document"
            hint += ", outside of text boxes." if is_boxed else "."
            problems.append(error("“{{ body }}” cannot stand here", hint, one.where))
    if spots > 1:
        problems.append(error("“{{ body }}” stands more than once", "Keep one.", where))
    if is_added and not problems:
        hint = "Put “{{ body }}” alone into a paragraph, where the wording is to go."
        return [warning("there is no “{{ body }}”: the wording goes to the end", hint, where)]
    return problems
