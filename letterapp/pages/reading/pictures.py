"""The files of pictures, of kinds that can be drawn; others keep their room."""

from __future__ import annotations

from letterapp.pages.reading.losses import Loss
from letterapp.pages.reading.story import Story

_KNOWN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")
"""How PNG, JPEG, GIF and BMP begin."""


def picture_data(story: Story, key: str | None) -> bytes:
    """The file of a picture that a part embeds; empty where there is none that can be drawn."""
    link = story.link(key)
    if link is not None and link.is_external:
        return _lost(story, Loss.LINKED_PICTURE)
    data = story.source.package.parts.get(link.target) if link is not None else None
    if not data:
        return _lost(story, Loss.MISSING_PICTURE)
    if not data.startswith(_KNOWN):
        return _lost(story, Loss.PICTURE_KIND)
    if len(data) > story.source.limits.picture:
        return _lost(story, Loss.LARGE_PICTURE)
    return data


def _lost(story: Story, loss: Loss) -> bytes:
    story.add(loss)
    return b""
