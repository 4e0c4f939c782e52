"""Counts what a document asks for and nobody who reads it part by part would miss."""

from __future__ import annotations

from lxml import etree

from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.measures import VAL, is_on
from letterapp.pages.reading.source import Source
from letterapp.word.xml import w

_BORDER = w("bdr")
_EFFECTS = tuple(map(w, ("em", "effect", "emboss", "imprint", "outline", "shadow")))
_GRID = w("docGrid")
_GRIDS = frozenset({"lines", "linesAndChars", "snapToChars"})
_WRAPPED = tuple(
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{name}"
    for name in ("wrapSquare", "wrapTight", "wrapThrough")
)
_NONE = frozenset({"none", "nil", "0", "false", "off"})
_FORMER, _SUPPRESSED = w("rPrChange"), w("suppressAutoHyphens")


def count_unseen(source: Source, root: etree._Element) -> None:
    """Counts what the settings and the body of a document ask for in vain."""
    settings = source.settings
    asked = {
        Loss.BACKGROUND: settings.shows_background and root.find(w("background")) is not None,
        Loss.HYPHENATION: settings.hyphenates and not _is_suppressed(source),
        Loss.MIRRORED: settings.is_mirrored,
    }
    for loss, is_asked in asked.items():
        if is_asked:
            source.add(loss)
    for node in root.iter(_BORDER, *_EFFECTS):
        if node.get(VAL, "") not in _NONE and next(node.iterancestors(_FORMER), None) is None:
            source.add(Loss.TEXT_BORDER if node.tag == _BORDER else Loss.TEXT_EFFECT)
    for node in root.iter(_GRID, *_WRAPPED):
        if (found := _unseen(node)) is not None:
            source.add(found)


def _unseen(node: etree._Element) -> Loss | None:
    """What a grid or a wrapping asks for that pages do not have."""
    if node.tag == _GRID:
        return Loss.GRID if node.get(w("type")) in _GRIDS else None
    return Loss.WRAP_SIDE if node.get("wrapText") in ("left", "right") else None


def _is_suppressed(source: Source) -> bool:
    """Whether the styles say that words are not to be hyphenated, as LibreOffice's do."""
    styles = source.related("styles")
    found = styles.iter(_SUPPRESSED) if styles is not None else ()
    return any(map(is_on, found))
