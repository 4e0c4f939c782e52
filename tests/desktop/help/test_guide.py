"""The guide’s pages: complete, linked to each other, and found by their words."""

from __future__ import annotations

import re

import pytest

from letterapp import paths
from letterapp.desktop.help.guide import Guide, Page, read_guide

SHIPPED = read_guide(paths.shipped_guide())
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("page", SHIPPED.pages, ids=lambda page: page.name)
def test_a_page_begins_with_its_title_and_links_to_pages_that_are_there(page: Page) -> None:
    assert page.text.startswith("# ")
    assert all(SHIPPED.page(link) for link in LINK.findall(page.text))


def test_the_guide_begins_with_the_first_letter() -> None:
    assert SHIPPED.pages[0].title == "Your first letter in five minutes"
    assert len(SHIPPED.pages) == 12


def test_words_are_found_in_large_and_small_letters_and_through_marks_and_links() -> None:
    page = Page("x.md", "# Title\n\nThe **bold** [Word file](y.md)\nof yours, | in a `table`.\n")
    guide = Guide([page])
    for words in ("TITLE", "bold word", "word file of", "  table "):
        assert guide.found(words) == (page,)
    assert guide.found("y.md") == ()
    assert guide.found("") == (page,)
