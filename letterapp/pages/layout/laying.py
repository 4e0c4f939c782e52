"""A document -> its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from letterapp.pages.document import Document, PageSetup, Section
from letterapp.pages.layout.flow import Flow
from letterapp.pages.layout.sheets import Draft
from letterapp.pages.page import Page

_EMPTY = Section(PageSetup(), ())


def lay_out(document: Document) -> Sequence[Page]:
    """All pages of a document, at least one. There must be a QGuiApplication.

    Numbers of pages that stand in the text are known when it is laid out; where they are others
    than those it was laid out with, it is laid out once more.
    """
    flow, drafts = _laid(document, {})
    total = len(drafts)
    known = {id(item): flow.sheets.number(item, draft, total) for item, draft in flow.shown}
    if known:
        flow, drafts = _laid(document, known)
    return [flow.sheets.finished(draft, len(drafts)) for draft in drafts]


def pages_as_laid(document: Document) -> Iterator[Page]:
    """The pages of a document, each as soon as it is full.

    A number of all pages is that of those so far.
    """
    flow = Flow(_sound(document), {})
    for draft in flow.drafts():
        yield flow.sheets.finished(draft, draft.index + 1)


def _laid(document: Document, known: dict[int, str]) -> tuple[Flow, list[Draft]]:
    flow = Flow(_sound(document), known)
    return flow, list(flow.drafts())


def _sound(document: Document) -> Document:
    """The document with a section, if it has none."""
    return document if document.sections else replace(document, sections=(_EMPTY,))
