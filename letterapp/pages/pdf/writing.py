"""Pages that are laid out -> the bytes of a PDF file, the same for the same pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from letterapp.pages.page import Page
from letterapp.pages.pdf.content import content_of
from letterapp.pages.pdf.fonts import Fonts
from letterapp.pages.pdf.images import Images
from letterapp.pages.pdf.links import Destination, destinations_of, link_objects
from letterapp.pages.pdf.metadata import Information, information_object, metadata_object
from letterapp.pages.pdf.objects import Objects, number, string

# A file without pages cannot be opened: one of A4 that is empty stands in.
_EMPTY = Page(595.28, 841.89, ())


def write_pdf(pages: Iterable[Page], information: Information) -> bytes:
    """A PDF file of these pages, with embedded fonts, live links and text that can be copied."""
    all_pages = list(pages) or [_EMPTY]
    objects, fonts = Objects(), Fonts()
    images = Images(objects)
    catalog, tree, resources = objects.reserve(), objects.reserve(), objects.reserve()
    numbers = [objects.reserve() for _ in all_pages]
    destinations = destinations_of(all_pages, numbers)
    for page, at in zip(all_pages, numbers, strict=True):
        stream = objects.add_stream(content_of(page, fonts, images, information.language))
        links = _links(objects, page, destinations)
        objects.put(
            at,
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {number(page.width)}"
            f" {number(page.height)}]/Resources {resources} 0 R/Contents {stream} 0 R{links}>>",
        )
    objects.put(
        resources,
        f"<</Font<<{_named(fonts.write(objects))}>>/XObject<<{_named(images.written)}>>>>",
    )
    kids = " ".join(f"{at} 0 R" for at in numbers)
    objects.put(tree, f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")
    language = f"/Lang{string(information.language)}" if information.language else ""
    objects.put(
        catalog,
        f"<</Type/Catalog/Pages {tree} 0 R/Metadata {metadata_object(objects, information)} 0 R"
        f"/ViewerPreferences<</DisplayDocTitle true>>{language}>>",
    )
    return objects.file(catalog, information_object(objects, information))


def _links(objects: Objects, page: Page, destinations: Mapping[str, Destination]) -> str:
    links = link_objects(objects, page, destinations)
    return f"/Annots[{' '.join(f'{link} 0 R' for link in links)}]" if links else ""


def _named(found: Mapping[str, int]) -> str:
    return "".join(f"/{resource} {at} 0 R" for resource, at in found.items())
