"""Relationships and content types of letters: what is there stays, what is new is added."""

import pytest
from lxml import etree

from letterapp.word.package import CONTENT_TYPES, Package
from letterapp.word.relating import NewRelationship, NewType, Relations, content_types
from letterapp.word.xml import R, parse
from tests.word import packages
from tests.word.packages import DOCUMENT, OF_DOCUMENT

LINK, IMAGE = f"{R}/hyperlink", f"{R}/image"


def relations(*written: str, part: str = DOCUMENT) -> Relations:
    return Relations(Package(packages.parts("<w:p/>", *written)), part)


def added(one: Relations, *new: NewRelationship) -> list[dict[str, str]]:
    root = parse(one.data(new))
    return [{str(key): str(value) for key, value in node.items()} for node in root]


def test_links_are_known_by_their_addresses() -> None:
    found = relations(
        "rId1 hyperlink !https://a.org", "rId2 styles styles.xml", "rId3 image !http://b"
    )
    assert found.addresses == {"rId1": "https://a.org"}
    assert found.known[LINK, "https://a.org"] == "rId1"
    assert found.name == OF_DOCUMENT


def test_two_links_of_one_address_have_each_their_id() -> None:
    found = relations("rId1 hyperlink !https://a.org", "rId2 hyperlink !https://a.org")
    assert found.addresses == {"rId1": "https://a.org", "rId2": "https://a.org"}
    found.drop(["rId2"])
    assert found.addresses == {"rId1": "https://a.org"}
    assert found.known[LINK, "https://a.org"] == "rId1"


def test_new_ids_are_those_that_nothing_has() -> None:
    found = relations("rId1 styles styles.xml", "rId3 theme theme.xml", "x settings settings.xml")
    assert [found.free_id(at) for at in (2, 0, 1)] == ["rId5", "rId2", "rId4"]


def test_new_relationships_stand_after_those_that_are_there() -> None:
    found = relations("rId1 styles styles.xml")
    link = NewRelationship("rId2", LINK, "https://a.org/?a&b", is_external=True)
    image = NewRelationship("rId3", IMAGE, "word/media/a.png", is_external=False)
    assert added(found, link, image)[1:] == [
        {"Id": "rId2", "Type": LINK, "Target": "https://a.org/?a&b", "TargetMode": "External"},
        {"Id": "rId3", "Type": IMAGE, "Target": "media/a.png"},
    ]


def test_what_one_letter_adds_is_not_in_another() -> None:
    found = relations("rId1 styles styles.xml")
    before = found.data(())
    found.data((NewRelationship("rId2", LINK, "https://a.org", is_external=True),))
    assert found.data(()) == before


@pytest.mark.parametrize(
    ("part", "target", "relative"),
    [
        ("word/document.xml", "word/media/a.png", "media/a.png"),
        ("word/document.xml", "other/a.png", "../other/a.png"),
        ("document.xml", "word/media/a.png", "word/media/a.png"),
        ("a/b/c.xml", "a/media/a.png", "../media/a.png"),
    ],
)
def test_a_target_is_said_from_the_part_s_folder(part: str, target: str, relative: str) -> None:
    new = NewRelationship("rId1", IMAGE, target, is_external=False)
    assert added(relations(part=part), new)[-1]["Target"] == relative


def test_a_part_without_relationships_gets_some() -> None:
    found = relations(part="word/header1.xml")
    assert (found.name, found.addresses) == ("word/_rels/header1.xml.rels", {})
    assert found.free_id(0) == "rId1"
    new = NewRelationship("rId1", LINK, "https://a.org", is_external=True)
    assert [one["Id"] for one in added(found, new)] == ["rId1"]


def test_a_relationship_that_is_dropped_is_not_there() -> None:
    found = relations("rId1 hyperlink !https://a.org", "rId2 styles styles.xml")
    found.drop(["rId1"])
    assert [one["Id"] for one in added(found)] == ["rId2"]
    assert found.addresses == {}


def types_of(*new: NewType) -> list[tuple[str, str]]:
    """Each type with what it is of."""
    package = Package(packages.parts(styles=b"<w:styles/>"))
    root = parse(content_types(package, new))
    assert etree.QName(root).localname == "Types"
    names = [node.get("PartName", "") or node.get("Extension", "") for node in root]
    return list(zip(names, [node.get("ContentType", "") for node in root], strict=True))


def test_a_new_part_has_its_type() -> None:
    found = types_of(NewType("word/numbering.xml", "application/x"))
    assert found[-1] == ("/word/numbering.xml", "application/x")
    assert len(found) == len(types_of()) + 1


def test_a_new_ending_has_its_type_before_those_of_parts() -> None:
    found = types_of(NewType("png", "image/png", is_default=True))
    assert found[0] == ("png", "image/png")


@pytest.mark.parametrize("ending", ["xml", "rels"])
def test_an_ending_that_is_known_stays_as_it_is(ending: str) -> None:
    assert types_of(NewType(ending, "image/png", is_default=True)) == types_of()


def test_the_types_of_the_template_stay() -> None:
    package = Package(packages.parts(styles=b"<w:styles/>"))
    content_types(package, [NewType("word/x.xml", "application/x")])
    assert b"/word/x.xml" not in package.parts[CONTENT_TYPES]
