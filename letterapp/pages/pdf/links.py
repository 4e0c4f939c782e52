"""What can be clicked on a page (ISO 32000-1, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from msgspec import Struct

from letterapp.pages.page import Link, Page
from letterapp.pages.pdf.objects import Objects, number, string

# Flag 3 of table 165: printed, as far as there is anything to print.
_PRINTED = 4


class Destination(Struct, frozen=True):
    """Where a link within the file leads: a page's object, and how far up on it (points)."""

    page: int
    top: float


def destinations_of(pages: list[Page], objects: list[int]) -> dict[str, Destination]:
    """Where each bookmark is; the first of a name counts."""
    found: dict[str, Destination] = {}
    for page, at in zip(pages, objects, strict=True):
        for bookmark, below in page.bookmarks:
            found.setdefault(bookmark, Destination(at, page.height - below))
    return found


def link_objects(
    objects: Objects, page: Page, destinations: Mapping[str, Destination]
) -> list[int]:
    """Add a page's links; those to bookmarks that are nowhere are left out."""
    added = []
    for link in page.links:
        if action := _action(link.address, destinations):
            top = page.height - link.y
            corners = (link.x, top - link.height, link.x + link.width, top)
            added.append(
                objects.add(
                    f"<</Type/Annot/Subtype/Link/Rect[{' '.join(map(number, corners))}]"
                    f"/Border[0 0 0]/F {_PRINTED}{action}{_contents(link)}>>"
                )
            )
    return added


def _action(address: str, destinations: Mapping[str, Destination]) -> str:
    if not address.startswith("#"):
        # An address is ASCII (12.6.4.7); what is escaped already stays so.
        plain = quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")
        return f"/A<</S/URI/URI{string(plain)}>>" if plain else ""
    target = destinations.get(address.removeprefix("#"))
    return f"/Dest[{target.page} 0 R/XYZ null {number(target.top)} null]" if target else ""


def _contents(link: Link) -> str:
    """What a screen reader says (14.9.3)."""
    return "" if link.address.startswith("#") else f"/Contents{string(link.address)}"
