"""What all fillings of a template stand on: parts compressed once, ids that nothing has."""

from letterapp.word.ground import Ground
from letterapp.word.package import Package
from letterapp.word.writing import entry
from tests.word import packages
from tests.word.engine.building import bookmark, drawing
from tests.word.packages import DOCUMENT, OF_DOCUMENT

PICTURE = drawing("", "urn:x").replace('id="1"', 'id="{}"')


def ground(body: str = "<w:p/>", *related: str, **others: bytes) -> Ground:
    return Ground(Package(packages.parts(body, *related, **others)), DOCUMENT, {})


def declared(body: str) -> str:
    """A body whose elements have their namespaces."""
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return body.replace("<a:graphic>", f"<a:graphic {names}>")


def test_the_parts_are_compressed_once() -> None:
    found = ground()
    first, second = found.entries(), found.entries()
    assert all(one is other for one, other in zip(first, second, strict=True))
    assert first[found.places[DOCUMENT]] == entry(DOCUMENT, found.package.parts[DOCUMENT])


def test_what_a_letter_puts_among_the_parts_is_not_in_the_next() -> None:
    found = ground()
    first = found.entries()
    first[found.places[DOCUMENT]] = entry(DOCUMENT, b"another")
    assert found.entries()[found.places[DOCUMENT]] != first[found.places[DOCUMENT]]


def test_a_changed_part_is_made_anew_only_for_another_key() -> None:
    found, made = ground(), list[str]()

    def make(text: str) -> bytes:
        made.append(text)
        return text.encode()

    first = found.made("a", "key", lambda: make("one"))
    assert found.made("a", "key", lambda: make("two")) is first
    assert found.made("a", "other", lambda: make("three")) is not first
    assert found.made("b", "key", lambda: make("four")).name == "b"
    assert made == ["one", "three", "four"]


def test_what_is_poured_is_written_once_for_a_place() -> None:
    found = ground()
    one = found.poured("a", lambda: ["one"])
    assert found.poured("a", lambda: ["two"]) is one
    assert found.poured("b", lambda: ["two"]) == ["two"]


def test_new_ids_of_drawings_and_bookmarks_are_those_that_no_part_has() -> None:
    body = declared(f"<w:p><w:r>{PICTURE.format(7)}</w:r>{bookmark('a', 'x', number=3)}</w:p>")
    header = declared(f"<w:p><w:r>{PICTURE.format(12)}</w:r>{bookmark('b', 'x', number=30)}</w:p>")
    found = ground(body, "rId1 header header1.xml", header1=packages.part("hdr", header))
    assert (found.first_drawing, found.first_range) == (13, 31)


def test_ids_that_are_no_numbers_count_for_nothing() -> None:
    found = ground(declared(f"<w:p><w:r>{PICTURE.format('a')}</w:r></w:p>"))
    assert (found.first_drawing, found.first_range) == (1, 1)


def test_the_relationships_of_a_part_are_read_once() -> None:
    found = ground("<w:p/>", "rId1 hyperlink !https://a.org")
    assert found.relations(DOCUMENT) is found.relations(DOCUMENT)
    assert found.relations(DOCUMENT).addresses == {"rId1": "https://a.org"}


def test_links_with_addresses_of_each_letter_s_own_are_taken_out() -> None:
    found = ground("<w:p/>", "rId1 hyperlink !https://a.org/{{x}}", "rId2 theme theme.xml")
    found.drop_links(found.relations(DOCUMENT), ["rId1"])
    assert b"a.org" not in found.package.parts[OF_DOCUMENT]
    assert b"theme.xml" in found.package.parts[OF_DOCUMENT]


def test_a_new_part_stands_beside_the_document() -> None:
    found = ground()
    assert found.named(None, "footnotes.xml") == "word/footnotes.xml"
    assert found.named("word/other.xml", "footnotes.xml") == "word/other.xml"
    package = Package(packages.parts())
    package.parts["document.xml"] = package.parts[DOCUMENT]
    assert Ground(package, "document.xml", {}).named(None, "footnotes.xml") == "footnotes.xml"
