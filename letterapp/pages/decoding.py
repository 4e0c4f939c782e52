"""Picture files -> Qt's images, for painting and for PDF alike; each is decoded once.

Only those are read that Word files have for pictures, and whose size is known before they are
decoded; an SVG, for one, is a document of its own, which may name other files.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

_KEPT = 16
_FORMATS = frozenset({"bmp", "gif", "jpeg", "png"})


@lru_cache(maxsize=_KEPT)
def decoded(data: bytes) -> QImage:
    """A picture file's image; a null one for what Qt cannot read, or is too large for it.

    Qt reads no picture of more than 256 MiB in memory (QImageReader::allocationLimit).
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        return QImage()
    return reader.read()
