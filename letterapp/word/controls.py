"""Content controls that hold tags: what would make Word show something else is taken off.

Word shows the bound custom XML in the place of a bound control's content, and takes content that
is marked as placeholder for none (ECMA-376 Part 1, 17.5.2.6 and 17.5.2.39).
"""

from __future__ import annotations

from lxml import etree

from letterapp.word.gathering import Story
from letterapp.word.xml import remove, w

_LOOSENED = ("dataBinding", "showingPlcHdr")


def unbind(story: Story) -> None:
    """Lets the content controls around a story's tags show what the tags give."""
    controls = {
        control
        for one in story.found
        if one.node is not None
        for control in one.node.iterancestors(w("sdt"))
    }
    for control in controls:
        properties = control.find(w("sdtPr"))
        for node in list(properties) if properties is not None else ():
            if isinstance(node.tag, str) and etree.QName(node).localname in _LOOSENED:
                remove(node)
