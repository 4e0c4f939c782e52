"""Makes pictures small enough to be kept with the program: 256 colours."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QImage

_COMMON, _MOST = 40, 256
_COARSE = 0xFFF0F0F0


def small(image: QImage) -> QImage:
    """The same picture; each colour that is not in its palette becomes the nearest that is."""
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    made = opaque.convertToFormat(QImage.Format.Format_Indexed8, _palette(opaque))
    made.setDevicePixelRatio(1)
    return made


def _palette(image: QImage) -> list[int]:
    """The commonest colours, and the commonest of each other kind: a small mark keeps its own."""
    counts = Counter(memoryview(image.constBits()).cast("I")).most_common()
    chosen = [colour for colour, _ in counts[:_COMMON]]
    kinds = {colour & _COARSE for colour in chosen}
    for colour, _ in counts[_COMMON:]:
        if colour & _COARSE not in kinds:
            kinds.add(colour & _COARSE)
            chosen.append(colour)
    return chosen[:_MOST]
