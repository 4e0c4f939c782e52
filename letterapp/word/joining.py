"""Comments and `{% set %}` tags that go on over several paragraphs: put into one.

What a comment goes over is left out, tables too. A `{% set %}` keeps a line break where a paragraph
ended, so that the words on both sides of it stay apart.
"""

from __future__ import annotations

from lxml import etree

from letterapp.word.cutting import paragraph_text
from letterapp.word.tags import starts_to_go_on
from letterapp.word.visibility import ends_section
from letterapp.word.xml import element, remove, w

_P = w("p")


def join_around_tags(paragraph: etree._Element) -> set[etree._Element]:
    """Joins a paragraph with those after it, as far as a tag that it begins goes on.

    Gives the paragraphs that are gone.
    """
    gone: set[etree._Element] = set()
    text = paragraph_text(paragraph)
    while (start := starts_to_go_on(text)) >= 0:
        text = text[start:]
        is_comment = text.startswith("{#")
        taken = _taken(paragraph, is_comment=is_comment)
        if not taken:
            break
        for node in taken:
            if is_comment and node is not taken[-1]:
                gone |= set(node.iter(_P))
                remove(node)
            else:
                text = f"{text}\n{paragraph_text(node)}"
                gone.add(node)
                _append(paragraph, node)
    return gone


def _taken(paragraph: etree._Element, *, is_comment: bool) -> list[etree._Element]:
    """What a tag goes over, up to the paragraph that it ends in; nothing where it does not end."""
    taken: list[etree._Element] = []
    end = "#}" if is_comment else "%}"
    for node in paragraph.itersiblings(etree.Element):
        if any(map(ends_section, (paragraph, *node.iter(_P)))):
            break
        taken.append(node)
        if node.tag == _P:
            inner, closing, _ = paragraph_text(node).partition(end)
            if not is_comment and ("{{" in inner or "{%" in inner):
                break
            if closing:
                return taken
        elif not is_comment:
            break
    return []


def _append(paragraph: etree._Element, other: etree._Element) -> None:
    """Puts what another paragraph holds at the end of one, in a new line."""
    paragraph.append(element("r", element("br")))
    paragraph.extend([node for node in other if node.tag != w("pPr")])
    remove(other)
