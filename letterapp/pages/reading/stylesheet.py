"""The styles of a Word file, and what a paragraph or a run looks like by them (17.7).

A look is worked out from the document's defaults, the style of the table around, the styles from
the first ancestor on, the list level, and what is said on the spot, each over those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lxml import etree
from msgspec import Struct

from letterapp.pages.formats import (
    Alignment,
    Borders,
    CharacterFormat,
    Fonts,
    LineSpacing,
    ListPlace,
    ParagraphFormat,
)
from letterapp.pages.reading.measures import integer, says_yes, value_of
from letterapp.pages.reading.properties import (
    TOGGLES,
    Properties,
    character_properties,
    merged,
    paragraph_properties,
)
from letterapp.pages.reading.theme import Theme
from letterapp.word.xml import w

_SIDES = ("top", "left", "bottom", "right", "between")
NO_LIST = "0"
"""The number that takes a paragraph out of the list of its style (17.9.18)."""

_LONGEST_CHAIN = 100
"""How many styles are followed from one to the one that it is based on."""

DEEPEST_LEVEL = 8
"""The last level of a list, counted from 0 (17.9.6)."""


class Style(Struct, frozen=True):
    """A style: what it is based on, and what it says itself; `node` is its element."""

    style_id: str
    kind: str
    based_on: str
    characters: Properties
    paragraph: Properties
    node: etree._Element


LevelOf = Callable[[str, str, str], Properties]
"""What a list level says of paragraphs, by the list, the level and the style that names them."""


class StyleSheet:
    """The styles of a document; `root` is that of the styles part, None where there is none."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._default_characters: Properties = {}
        self._default_paragraph: Properties = {}
        self._chains: dict[tuple[str, str], Sequence[Style]] = {}
        if root is not None:
            self._read(root)

    def paragraph_style(self, named: str | None) -> str:
        """The id of a paragraph's style: the default one where it names none that is there."""
        return named if named in self._styles else self._defaults.get("paragraph", "")

    def table_style(self, named: str | None) -> str:
        """The id of a table's style: the default one where it names none that is there."""
        return named if named in self._styles else self._defaults.get("table", "")

    def paragraph_layer(
        self, style_id: str, around: Properties | None = None, level_of: LevelOf | None = None
    ) -> Properties:
        """What the styles say of a paragraph, list and all; `around` is the table's.

        A style that makes a list gives its level's indents too, under its own (17.9.23).
        """
        layers: list[Properties] = []
        for style in self.chain(style_id, "paragraph"):
            own = style.paragraph
            if level_of is not None and ("num_id" in own or "list_level" in own):
                known = merged(*layers, own)
                place = known.get("num_id", NO_LIST), known.get("list_level", "0")
                layers.append(level_of(*place, style.style_id))
            layers.append(own)
        return merged(self._default_paragraph, around or {}, *layers)

    def paragraph(self, style_id: str, *layers: Properties) -> ParagraphFormat:
        """The look of a paragraph of a style; `layers` are what is said over it."""
        return paragraph_format(style_id, merged(self.paragraph_layer(style_id), *layers))

    def characters(
        self,
        paragraph_style: str,
        character_style: str,
        *layers: Properties,
        around: Properties | None = None,
    ) -> CharacterFormat:
        """The look of a run in a paragraph of a style; `layers` are what is said over it.

        What two styles both turn on, such as bold, is off (17.7.3); `around` is the table's.
        """
        styled: list[Properties] = [around or {}]
        for style_id, kind in ((paragraph_style, "paragraph"), (character_style, "character")):
            found = (style.characters for style in self.chain(style_id, kind))
            styled.append(merged(*found))
        both = merged(self._default_characters, *styled)
        for name in TOGGLES.values():
            said = [layer[name] for layer in styled if name in layer]
            if said:
                always = bool(self._default_characters.get(name))
                both[name] = always or sum(said) % 2 == 1
        return _characters(merged(both, *layers))

    def chain(self, style_id: str, kind: str) -> Sequence[Style]:
        """A style of a kind after all those that it is based on."""
        known = self._chains.get((style_id, kind))
        if known is None:
            known = self._chains[style_id, kind] = self._chain(style_id, kind)
        return known

    @property
    def language(self) -> str:
        """The language of text whose style names no other."""
        return self.characters(self.paragraph_style(None), "").language

    def _chain(self, style_id: str, kind: str) -> Sequence[Style]:
        chain: list[Style] = []
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style_id)
            style = self._styles[style_id]
            if style.kind != kind:
                break
            chain.append(style)
            style_id = style.based_on
        return chain[::-1]

    def _read(self, root: etree._Element) -> None:
        defaults = root.find(w("docDefaults"))
        if defaults is not None:
            runs = defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
            paragraphs = defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
            self._default_characters = character_properties(runs, self.theme)
            self._default_paragraph = paragraph_properties(paragraphs, self.theme)
        for node in root.iterchildren(w("style")):
            kind, style_id = node.get(w("type"), "paragraph"), node.get(w("styleId"), "")
            made = Style(
                style_id,
                kind,
                value_of(node, "basedOn") or "",
                character_properties(node.find(w("rPr")), self.theme),
                paragraph_properties(node.find(w("pPr")), self.theme),
                node,
            )
            self._styles.setdefault(style_id, made)
            if says_yes(node.get(w("default"))):
                self._defaults.setdefault(kind, style_id)


def paragraph_format(style_id: str, found: Mapping[str, Any]) -> ParagraphFormat:
    """The look of a paragraph of a style, by all that is said of it."""
    is_right_to_left = found.get("is_right_to_left", False)
    tabs = sorted(
        (tab for tab in found.get("tabs", {}).values() if tab), key=lambda tab: tab.position
    )
    switches = ("keeps_next", "keeps_lines", "begins_page", "is_contextual", "is_open_above")
    num_id = found.get("num_id", NO_LIST)
    level = integer(found.get("list_level"), 0, 0, DEEPEST_LEVEL)
    return ParagraphFormat(
        style_id=style_id,
        alignment=_alignment(found.get("alignment", "left"), is_right_to_left=is_right_to_left),
        **{key: found.get(key, 0.0) for key in ("left", "right", "first", "before", "after")},
        **{key: found.get(key, False) for key in switches},
        has_widow_control=found.get("has_widow_control", True),
        line=found.get("line", LineSpacing()),
        tabs=tuple(tabs),
        borders=Borders(**{side: found.get(f"border_{side}") for side in _SIDES}),
        shading=found.get("shading", ""),
        is_right_to_left=is_right_to_left,
        list_place=None if num_id == NO_LIST else ListPlace(num_id, level),
    )


def _alignment(said: str, *, is_right_to_left: bool) -> Alignment:
    """Where lines stand; in right-to-left paragraphs “left” is where they begin (17.3.1.13)."""
    match said:
        case "center":
            return Alignment.CENTER
        case "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida":
            return Alignment.JUSTIFY
        case "right" | "end":
            return Alignment.LEFT if is_right_to_left else Alignment.RIGHT
        case _:
            return Alignment.RIGHT if is_right_to_left else Alignment.LEFT


def _characters(found: Mapping[str, Any]) -> CharacterFormat:
    default = Fonts()
    fonts = Fonts(
        found.get("font_latin", default.latin),
        found.get("font_other", found.get("font_latin", default.other)),
        found.get("font_east_asian", ""),
        found.get("font_complex", ""),
    )
    others = {key: value for key, value in found.items() if not key.startswith("font_")}
    return CharacterFormat(fonts=fonts, **others)
