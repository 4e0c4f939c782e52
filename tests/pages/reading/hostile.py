"""Word files broken by chance, always in the same way: what a reader must live with."""

from __future__ import annotations

import random

from lxml import etree

from letterapp.problems import NOWHERE
from letterapp.word.package import read_shown_package, write_package
from letterapp.word.xml import parse, serialise

VALUES = (
    *("", "0", "-1", "1e999", "nan", "-inf", "99999999999999999999999999", "1" * 5_000, "0.5pt"),
    *("-31680", "²", "true", "x", "%1%2%9", "FFFFFF", "auto", "restart", "continue", "pct", "100%"),
    *(
        "5000",
        "none",
        "lowerRoman",
        "page",
        "\U0001f600",
        "#",
        "rId1",
        "rId2",
        "wps",
        "begin",
        "end",
    ),
)
_MOST_NODES = 4


def broken(data: bytes, seed: int) -> bytes:
    """The file with some elements and attributes of its parts changed, moved or gone."""
    chance = random.Random(seed)
    parts = dict(read_shown_package(data, NOWHERE).parts)
    names = [name for name in parts if name.startswith(("word/", "docProps/"))]
    names = [name for name in names if name.endswith((".xml", ".rels"))]
    for name in chance.sample(names, min(len(names), 4)):
        root = parse(parts[name])
        for _ in range(chance.randint(1, 12)):
            _break(root, chance)
        parts[name] = serialise(root)
    return write_package(parts)


def _break(root: etree._Element, chance: random.Random) -> None:
    nodes = list(root.iter("*"))[1:]
    if not nodes:
        return
    node = chance.choice(nodes)
    match chance.randrange(7):
        case 0 | 1 if node.attrib:
            node.set(str(chance.choice(list(node.attrib))), chance.choice(VALUES))
        case 2 if node.attrib:
            del node.attrib[chance.choice(list(node.attrib))]
        case 3:
            _take_out(node)
        case 4:
            _move(node, chance.choice(nodes))
        case 5:
            node.tag = chance.choice(nodes).tag
        case _:
            if not len(node):
                node.text = chance.choice(VALUES)


def _take_out(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _move(node: etree._Element, target: etree._Element) -> None:
    if target is not node and node not in target.iterancestors():
        target.append(node)
