"""Fields whose instruction only a filled letter has: tags stand in it, or may leave some of it out.

A field that loads from elsewhere is refused where the file is read (`links`); one that tags put
together is looked for in the letter. Most templates have none that tags could change, and their
letters are not searched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from letterapp.problems import Place, Problem, error
from letterapp.word.gathering import SLOT, Story
from letterapp.word.links import fetches, fetching_fields
from letterapp.word.marks import number_of
from letterapp.word.tags import Kind
from letterapp.word.xml import parse, w

_P, _SIMPLE, _CHARACTER, _CODE = w("p"), w("fldSimple"), w("fldChar"), w("instrText")


def have_open_instructions(story: Story) -> bool:
    """Whether tags, once they stand where they act, may change what any field does.

    Not so where every instruction begins and ends between two tags: whatever is repeated or left
    out then, it is repeated or left out whole.
    """
    if not story.found and not story.is_changed:
        return False
    if any(map(_has_slot, story.root.iter(_SIMPLE, _CHARACTER))):
        return True
    if next(story.root.iter(_CODE, _CHARACTER), None) is None:
        return False
    values = [one.node for one in story.found if one.tag.kind is Kind.VARIABLE]
    # A value may give way to others with all that stands beside it.
    given = {around for node in values if node is not None for around in node.iterancestors(_P)}
    return _are_open(story.root, given)


def _are_open(root: etree._Element, given: Collection[etree._Element]) -> bool:
    """Whether an instruction goes on at a tag, or at an end of the paragraphs that are given."""
    is_in_code: list[bool] = []  # of the fields around, the outermost first
    for event, node in etree.iterwalk(root, ("start", "end", "pi")):
        if event == "pi" or node.tag == _P:
            if any(is_in_code) and (node in given or number_of(node) is not None):
                return True
        elif event == "end":
            continue
        elif node.tag == _CODE and not (is_in_code and is_in_code[-1]):
            return True
        elif node.tag == _CHARACTER:
            _pass(node.get(w("fldCharType"), ""), is_in_code)
    return False


def _pass(kind: str, is_in_code: list[bool]) -> None:
    """Goes on past a field character (17.16.18)."""
    if kind == "begin":
        is_in_code.append(True)
    elif is_in_code and kind == "end":
        is_in_code.pop()
    elif is_in_code:
        is_in_code[-1] = False


def _has_slot(node: etree._Element) -> bool:
    return any(SLOT.search(str(value)) for value in node.attrib.values())


def field_problems(root: etree._Element, where: Place) -> Iterator[Problem]:
    """What the fields of a part would load when the letter is opened, once comments are out."""
    yield from (fetches(field, where) for field in fetching_fields(root))


def filled_field_problems(text: str, where: Place) -> Iterator[Problem]:
    """The same of a filled part."""
    try:
        root = parse(text.encode())
    except etree.XMLSyntaxError as cause:  # too large or too deep to be looked at
        yield error(f"its XML is broken: {cause}", "Look for a loop that repeats too much.", where)
        return
    yield from field_problems(root, where)
