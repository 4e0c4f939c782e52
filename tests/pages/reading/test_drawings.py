"""Pictures and groups, in lines and anchored."""

import pytest
from msgspec.structs import replace

from letterapp.limits import Limits
from letterapp.pages.content import Anchored, Item, Picture, Placement
from letterapp.pages.reading.reader import read_document
from letterapp.problems import NOWHERE
from tests.pages.reading.files import items, messages, read, with_text
from tools.fidelity.drawings import Place, anchored, emu, inline, png
from tools.fidelity.word_file import WordFile

PNG = png(8, 6)
GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
A = "http://schemas.openxmlformats.org/drawingml/2006"
BESIDE = Place(0, 0)


def drawn(inner: str, *pictures: bytes) -> list[Item]:
    made = WordFile()
    for data in pictures or (PNG,):
        made.picture(data)
    return items(read(f"<w:p>{inner}</w:p>", made))


def picture(inner: str) -> Picture:
    [found] = drawn(inner)
    assert isinstance(found, Picture)
    return found


def lost(inner: str, *pictures: bytes) -> list[str]:
    made = WordFile()
    for data in pictures:
        made.picture(data)
    return messages(read(f"<w:p>{inner}</w:p>", made))


def test_a_picture_in_a_line_has_its_file_and_its_size() -> None:
    found = picture(inline("rIdP1", 60, 45))
    assert (found.data, found.width, found.height) == (PNG, 60, 45)


def test_a_picture_is_cropped_described_and_linked() -> None:
    made = WordFile()
    made.picture(PNG)
    link = made.link("https://www.example.org", "x")
    drawing = inline("rIdP1", 60, 45).replace(
        "<a:stretch>", '<a:srcRect l="10000" t="-5000" r="25%"/><a:stretch>'
    )
    drawing = drawing.replace(
        'name="Picture 1"/><wp:',
        'name="Picture 1" descr="The seal"><a:hlinkClick r:id="rIdL1"/></wp:docPr><wp:',
    )
    found = items(read(f"<w:p>{link}{drawing}</w:p>", made))[1]
    assert isinstance(found, Picture)
    assert found.crop == (0.1, -0.05, 0.25, 0.0)
    assert (found.alt, found.link) == ("The seal", "https://www.example.org")


def test_a_crop_that_leaves_nothing_is_none() -> None:
    cropped = inline("rIdP1", 60, 45).replace("<a:stretch>", '<a:srcRect l="60000" r="60000"/>')
    assert picture(cropped.replace("</a:stretch>", "")).crop == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "key", "message"),
    [
        (b"\x01\x00\x00\x00 EMF", "rIdP1", "its kind (such as EMF or WMF) is not known here"),
        (b"", "rIdP1", "it is not in the file"),
        (PNG, "rIdP9", "it is not in the file"),
    ],
)
def test_of_a_picture_that_cannot_be_drawn_the_room_is_kept(
    data: bytes, key: str, message: str
) -> None:
    made = WordFile()
    made.picture(data)
    document = read(f"<w:p>{inline(key, 60, 45)}</w:p>", made)
    assert items(document) == [Picture(b"", 60, 45)]
    assert messages(document) == [f"a picture is not shown, because {message}"]


def test_a_linked_picture_is_never_loaded() -> None:
    made = WordFile()
    made.link("https://www.example.org/seal.png", "x")
    drawing = inline("rIdL1", 60, 45).replace("r:embed", "r:link")
    document = read(f"<w:p>{drawing}</w:p>", made)
    assert items(document) == [Picture(b"", 60, 45)]
    assert messages(document) == [
        "a picture is not shown, because it is not in the file, only a link to it"
    ]


def test_a_picture_may_be_too_large() -> None:
    made = WordFile()
    made.picture(PNG)
    made.body = f"<w:p>{inline('rIdP1', 60, 45)}</w:p>"
    document = read_document(made.data(), NOWHERE, Limits()._replace(picture=len(PNG) - 1))
    assert messages(document) == ["a picture is not shown, because its file is too large"]


def test_a_turned_picture_is_shown_and_said() -> None:
    assert lost(inline("rIdP1", 60, 45).replace("<a:xfrm>", '<a:xfrm rot="5400000">'), PNG) == [
        "a picture is shown without its turn"
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            Place("right", 12, "margin", "page"),
            Placement("margin", "right", 0, "page", "", 12, "square"),
        ),
        (
            Place(36, "center", "page", "margin", "none", behind=True),
            Placement("page", "", 36, "margin", "center", 0, "none", is_behind=True),
        ),
        (
            Place("inside", 0, "nowhere", "insideMargin", "topAndBottom"),
            Placement("column", "inside", 0, "topMargin", "", 0, "topAndBottom"),
        ),
    ],
)
def test_an_anchored_picture_stands_by_its_placement(place: Place, expected: Placement) -> None:
    [found] = drawn(anchored("rIdP1", 60, 45, place))
    assert isinstance(found, Anchored)
    assert isinstance(found.content, Picture)
    assert found.placement == replace(expected, distances=(9, 0, 9, 0))


def test_a_simple_position_is_from_the_page() -> None:
    drawing = anchored("rIdP1", 60, 45, BESIDE).replace('simplePos="0"', 'simplePos="1"')
    [found] = drawn(drawing.replace('<wp:simplePos x="0"', '<wp:simplePos x="127000"'))
    assert isinstance(found, Anchored)
    assert (found.placement.x_from, found.placement.x, found.placement.y) == ("page", 10, 0)


def test_a_position_as_a_share_is_that_for_older_programs() -> None:
    drawing = anchored("rIdP1", 60, 45, Place(30, 40))
    start, end = drawing.split("<wp:positionH", 1)
    place, end = end.split("</wp:positionH>", 1)
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    share = '<wp:positionH relativeFrom="page"/>'
    both = (
        f'<mc:AlternateContent {mc}><mc:Choice Requires="wp14">{share}</mc:Choice><mc:Fallback>'
        f"<wp:positionH{place}</wp:positionH></mc:Fallback></mc:AlternateContent>"
    )
    [found] = drawn(start + both + end)
    assert isinstance(found, Anchored)
    assert (found.placement.x_from, found.placement.x) == ("column", 30)


def test_a_hidden_drawing_is_not_there() -> None:
    assert drawn(inline("rIdP1", 60, 45).replace('id="1" name', 'hidden="1" id="1" name', 1)) == []


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (f"{A}/chart", "a chart is not shown"),
        (f"{A}/diagram", "a diagram is not shown"),
        ("urn:unknown", "something that a newer program drew is not shown"),
    ],
)
def test_of_what_is_not_drawn_the_room_is_kept(kind: str, message: str) -> None:
    start, rest = inline("rIdP1", 60, 45).split("<a:graphicData", 1)
    end = rest.partition("</a:graphicData>")[2]
    drawing = f'{start}<a:graphicData uri="{kind}"/>{end}'
    assert drawn(drawing) == [Picture(b"", 60, 45)]
    assert lost(drawing) == [message]


def grouped(place: Place, members: str) -> str:
    """A group of 200 by 100 units that is drawn 100 by 50 points large, at its place."""
    drawing = anchored("rIdP1", 100, 50, place)
    start = drawing.partition("<a:graphicData")[0]
    end = drawing.partition("</a:graphicData>")[2]
    sizes = f'cx="{emu(200)}" cy="{emu(100)}"/>'
    scale = f'<a:chOff x="{emu(10)}" y="0"/><a:chExt {sizes}'
    return (
        f'{start}<a:graphicData uri="{GROUP}"><wpg:wgp xmlns:wpg="{GROUP}"><wpg:grpSpPr><a:xfrm>'
        f"{scale}</a:xfrm></wpg:grpSpPr>{members}</wpg:wgp></a:graphicData>{end}"
    )


def member(x: float) -> str:
    """A picture of a group."""
    found = inline("rIdP1", 40, 20).partition("<pic:pic>")
    inner = found[2].partition("</pic:pic>")[0]
    return f"<pic:pic>{inner}</pic:pic>".replace('off x="0"', f'off x="{emu(x)}"')


def test_the_pictures_of_a_group_stand_where_it_has_them() -> None:
    found = drawn(grouped(Place(30, 5), member(10) + member(110)))
    places = [
        (one.content.width, one.content.height, one.placement.x, one.placement.y)
        for one in found
        if isinstance(one, Anchored)
    ]
    assert places == [(20, 10, 30, 5), (20, 10, 80, 5)]


def test_a_group_that_cannot_be_shown_so_is_counted() -> None:
    message = ["a group of drawn shapes is not shown as it stands"]
    assert lost(grouped(Place("right", 0), member(10) * 2), PNG) == message
    assert lost(grouped(BESIDE, f'<wpg:grpSp xmlns:wpg="{GROUP}"/>')) == message


def test_a_picture_in_a_header_is_that_of_the_header() -> None:
    made = WordFile()
    key = made.picture(PNG)
    story = made.story("header", f"<w:p>{inline(key, 60, 45)}</w:p>")
    made.section = f'<w:sectPr><w:headerReference w:type="default" r:id="{story}"/></w:sectPr>'
    [head] = read("", made).sections[0].headers.default
    assert head.items == (Picture(PNG, 60, 45),)  # type: ignore[union-attr]
    gone = with_text(made.data(), "word/_rels/header1.xml.rels", "rIdP1", "rIdX")
    assert messages(read_document(gone, NOWHERE)) == [
        "a picture is not shown, because it is not in the file"
    ]
