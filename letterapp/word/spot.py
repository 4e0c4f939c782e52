"""The paragraph of a Word template that holds `{{ body }}`: where the wording goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from letterapp.problems import Place, Problem, error, warning
from letterapp.word.tags import paragraph_text, paragraphs, text_nodes_of
from letterapp.word.xml import element, w

_SPOT = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")


def find_spots(root: etree._Element) -> list[int]:
    """Which paragraphs of the main document hold `{{ body }}` and no other text."""
    texts = map(paragraph_text, paragraphs(root))
    return [index for index, text in enumerate(texts) if _SPOT.fullmatch(text)]


def spot_problems(spots: Sequence[int], where: Place) -> list[Problem]:
    """What is wrong with the number of places for the wording."""
    if len(spots) > 1:
        return [error("“{{ body }}” stands more than once", "Keep one.", where)]
    if spots:
        return []
    hint = "Put “{{ body }}” alone into a paragraph, where the wording is to go."
    return [warning("there is no “{{ body }}”: the wording goes to the end", hint, where)]


def spot_in(root: etree._Element, spots: Sequence[int]) -> etree._Element:
    """The paragraph for the wording, or a new one after the last of the body."""
    if spots:
        return list(paragraphs(root))[spots[0]]
    body, spot = root.find(w("body")), element("p")
    assert body is not None
    last = body[-1] if len(body) else None
    if last is not None and last.tag == w("sectPr"):
        last.addprevious(spot)
    else:
        body.append(spot)
    return spot


def beside_tag(spot: etree._Element) -> list[etree._Element]:
    """What stands in the paragraph besides the tag: bookmarks, pictures anchored to it."""
    for node in list(text_nodes_of(spot)):
        run = node.getparent()
        assert run is not None
        run.remove(node)
        if all(child.tag == w("rPr") for child in run):
            _remove(run)
    return [child for child in spot if child.tag not in (w("pPr"), w("proofErr"))]


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
