"""What can be clicked on pages, and where it leads. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from letterapp.pages.page import Page


def link_at(page: Page, x: float, y: float) -> str:
    """The address of the link at a place; empty where there is none."""
    for link in page.links:
        if QRectF(link.x, link.y, link.width, link.height).contains(x, y):
            return link.address
    return ""


def bookmark_of(pages: Sequence[Page], name: str) -> tuple[int, float] | None:
    """The page, from 0, on which a bookmark stands, and how far down; None where it is not."""
    for index, page in enumerate(pages):
        for known, y in page.bookmarks:
            if known == name:
                return index, y
    return None
