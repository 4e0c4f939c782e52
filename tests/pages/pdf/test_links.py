import pikepdf

from letterapp.pages.page import Link, Page
from tests.pages.pdf.reading import opened, written


def annotations(*pages: Page) -> list[pikepdf.Object]:
    return list(opened(written(*pages)).pages[0].get("/Annots", []))


def test_an_address_is_opened_from_its_rectangle() -> None:
    (link,) = annotations(Page(600, 800, (), [Link(10, 20, 30, 40, "https://example.org/a?b=c")]))
    assert link.A.URI == "https://example.org/a?b=c"
    assert [int(edge) for edge in link.Rect] == [10, 740, 40, 780]


def test_an_address_is_plain_ascii_and_nothing_is_escaped_twice() -> None:
    (link,) = annotations(Page(600, 800, (), [Link(0, 0, 1, 1, "https://example.org/é%20(a)")]))
    assert str(link.A.URI) == "https://example.org/%C3%A9%20(a)"


def test_a_bookmark_is_found_on_its_page() -> None:
    pages = [
        Page(600, 800, (), [Link(0, 0, 1, 1, "#note")]),
        Page(600, 700, (), bookmarks=(("note", 100.0),)),
    ]
    pdf = opened(written(*pages))
    target = pdf.pages[0].Annots[0].Dest
    assert target[0].objgen == pdf.pages[1].objgen
    assert [str(target[1]), int(target[3])] == ["/XYZ", 600]


def test_a_bookmark_that_is_nowhere_is_no_link() -> None:
    assert annotations(Page(600, 800, (), [Link(0, 0, 1, 1, "#gone"), Link(0, 0, 1, 1, "")])) == []
