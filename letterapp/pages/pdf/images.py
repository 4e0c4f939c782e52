"""The pictures of one PDF file (ISO 32000-1, 8.9): each once, JPEG as it is."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from PySide6.QtGui import QImage

from letterapp.pages.decoding import decoded
from letterapp.pages.pdf.objects import Objects

_KEPT = 16
_START_OF_IMAGE = b"\xff\xd8"
# ITU-T T.81, table B.1: frames of baseline, extended and progressive JPEG.
_FRAMES = {0xC0, 0xC1, 0xC2}
_MARKER, _SCAN, _END = 0xFF, 0xDA, 0xD9
_BITS = 8
_COLOUR_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


class Pixels(Struct, frozen=True):
    """A picture's samples as they are written, what they are, and its transparency, if any."""

    data: bytes
    entries: str
    is_packed: bool
    alpha: bytes = b""
    size: str = ""


class Images:
    """All pictures of a file, each written when it is first asked for."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._names: dict[bytes, str] = {}
        self.written: dict[str, int] = {}

    def of(self, data: bytes) -> str:
        """The name that pages know a picture file by; empty for what is no picture."""
        if data not in self._names:
            pixels = _pixels_of(data)
            resource = f"Im{len(self._names) + 1}" if pixels else ""
            self._names[data] = resource
            if pixels:
                self.written[resource] = _add(self._objects, pixels)
        return self._names[data]


def image_object(objects: Objects, image: QImage) -> int:
    """Add a picture that Qt has in memory; its object."""
    return _add(objects, _of_image(image))


@lru_cache(maxsize=_KEPT)
def _pixels_of(data: bytes) -> Pixels | None:
    """What to write for a picture file; None for what cannot be read."""
    image = decoded(data)
    if image.isNull():
        return None
    components = _jpeg_components(data)
    if components not in _COLOUR_SPACES:
        return _of_image(image)
    entries = _entries(image, _COLOUR_SPACES[components]) + "/Filter/DCTDecode"
    return Pixels(data, entries, is_packed=False)


def _of_image(image: QImage) -> Pixels:
    kinds = QImage.Format
    is_grey = image.allGray()
    samples = image.convertToFormat(kinds.Format_Grayscale8 if is_grey else kinds.Format_RGB888)
    alpha = b""
    if image.hasAlphaChannel():
        straight = image.convertToFormat(kinds.Format_RGBA8888)
        samples = straight.convertToFormat(samples.format())
        alpha = _rows(straight.convertToFormat(kinds.Format_Alpha8), 1)
    space = _COLOUR_SPACES[1 if is_grey else 3]
    return Pixels(
        _rows(samples, 1 if is_grey else 3),
        _entries(image, space),
        is_packed=True,
        alpha=alpha if alpha.strip(b"\xff") else b"",
        size=_entries(image, _COLOUR_SPACES[1]),
    )


def _rows(image: QImage, samples: int) -> bytes:
    """All samples, without what Qt fills rows up with to multiples of four bytes."""
    bits, step, length = bytes(image.constBits()), image.bytesPerLine(), image.width() * samples
    if step == length:
        return bits[: length * image.height()]
    return b"".join(bits[at : at + length] for at in range(0, step * image.height(), step))


def _add(objects: Objects, pixels: Pixels) -> int:
    entries = pixels.entries
    if pixels.alpha:
        entries += f"/SMask {objects.add_stream(pixels.alpha, pixels.size)} 0 R"
    return objects.add_stream(pixels.data, entries, is_packed=pixels.is_packed)


def _entries(image: QImage, space: str) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {image.width()}/Height {image.height()}"
        f"/ColorSpace{space}/BitsPerComponent {_BITS}"
    )


def _jpeg_components(data: bytes) -> int:
    """How many components a JPEG file has that can be embedded as it is; 0 for others."""
    if not data.startswith(_START_OF_IMAGE):
        return 0
    at = len(_START_OF_IMAGE)
    while at + 9 < len(data) and data[at] == _MARKER:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            precision, components = data[at + 4], data[at + 9]
            return components if precision == _BITS else 0
        if marker in (_SCAN, _END):
            break
        at += 2 + length
    return 0
