"""The package: parts, relationships, content types."""

import pytest

from letterapp.problems import Place, warning
from letterapp.word.package import CONTENT_TYPES, DOCUMENT_TYPE, Package, Relationship, read_package
from tests.word.packages import DOCUMENT, OF_DOCUMENT, file, part, relationships

HYPERLINK = f"{DOCUMENT_TYPE}hyperlink"


def package(*related: str) -> Package:
    """A package with styles and the document's relationships to them and others."""
    data = file("<w:p/>", "rId1 styles styles.xml", *related, styles=part("styles", ""))
    return read_package(data, Place())


def test_a_copy_can_be_changed_by_itself() -> None:
    made = Package({"a.xml": b"<a/>"})
    made.copy().parts["a.xml"] = b"<b/>"
    assert made.parts == {"a.xml": b"<a/>"}


def test_a_copy_keeps_the_warnings() -> None:
    made = Package({}, (warning("a link is left out"),))
    assert made.copy().problems == made.problems


def test_a_relationship_is_added_once_and_found_again() -> None:
    made = package()
    first = made.relate(DOCUMENT, HYPERLINK, "https://a.org", is_external=True)
    again = made.relate(DOCUMENT, HYPERLINK, "https://a.org", is_external=True)
    other = made.relate(DOCUMENT, HYPERLINK, "https://b.org", is_external=True)
    assert first == again != other
    found = Relationship(first, HYPERLINK, "https://a.org", True)
    assert found in made.relationships(DOCUMENT)


def test_relationship_ids_are_unique() -> None:
    made = package()
    for number in range(20):
        made.relate(DOCUMENT, "kind", f"https://{number}.org", is_external=True)
    ids = [found.id for found in made.relationships(DOCUMENT)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "target",
    ["styles.xml", "./styles.xml", "/word/styles.xml", "../word/Styles.XML", "%73tyles.xml"],
)
def test_a_related_part_is_found_however_its_target_is_spelt(target: str) -> None:
    made = package()
    made.parts[OF_DOCUMENT] = relationships(f"rId1 styles {target}")
    assert made.related("styles", DOCUMENT) == "word/styles.xml"


def test_a_part_of_no_relationship_is_not_related() -> None:
    made = package()
    del made.parts["word/styles.xml"]
    assert made.related("styles", DOCUMENT) is None
    assert made.related("footnotes", DOCUMENT) is None


def test_a_part_that_is_added_twice_is_declared_once() -> None:
    made = package()
    made.add("word/footnotes.xml", "type/old", b"<old/>")
    made.add("word/footnotes.xml", "type/new", b"<new/>")
    types = made.parts[CONTENT_TYPES]
    assert types.count(b"/word/footnotes.xml") == 1
    assert b"type/new" in types
    assert made.parts["word/footnotes.xml"] == b"<new/>"


def test_a_removed_part_leaves_no_trace() -> None:
    made = package()
    made.remove("word/styles.xml", DOCUMENT)
    assert "word/styles.xml" not in made.parts
    assert b"styles.xml" not in made.parts[CONTENT_TYPES]
    assert made.related("styles", DOCUMENT) is None
