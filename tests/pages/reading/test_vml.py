"""Pictures and text boxes of older programs."""

import pytest

from letterapp.pages.content import Anchored, Item, Picture, Placement, TextBox
from letterapp.pages.formats import Border
from tests.pages.reading.files import items, messages, read, text
from tools.fidelity.drawings import png
from tools.fidelity.markup import paragraph
from tools.fidelity.word_file import WordFile

PNG = png(8, 6)
W10 = 'xmlns:w10="urn:schemas-microsoft-com:office:word"'
IMAGE = '<v:imagedata r:id="rIdP1" cropleft="6554f" cropbottom=".25"/>'


def shape(style: str, inner: str, attributes: str = "", tag: str = "shape") -> str:
    return f'<v:{tag} style="{style}" {attributes}>{inner}</v:{tag}>'


def found(inner: str, holder: str = "pict") -> tuple[list[Item], list[str]]:
    made = WordFile()
    made.picture(PNG)
    document = read(f"<w:p><w:r><w:{holder}>{inner}</w:{holder}></w:r></w:p>", made)
    return items(document), messages(document)


def test_a_picture_in_a_line_has_its_size_in_any_unit() -> None:
    [one], _ = found(shape("width:1in;height:25.4mm", IMAGE, 'alt="The seal"'))
    assert isinstance(one, Picture)
    assert (one.data, one.width, one.alt) == (PNG, 72, "The seal")
    assert one.height == pytest.approx(72)
    assert one.crop == pytest.approx((0.1, 0, 0, 0.25), abs=1e-4)
    [pixels], _ = found(shape("width:40px;height:40", IMAGE))
    assert isinstance(pixels, Picture)
    assert (pixels.width, pixels.height) == (30, 30)


def test_a_shape_may_stand_by_its_placement() -> None:
    style = (
        "position:absolute;margin-left:36pt;margin-top:-9pt;width:90pt;height:45pt;z-index:-1;"
        "mso-position-horizontal:right;mso-position-horizontal-relative:margin;"
        "mso-position-vertical-relative:page;mso-wrap-distance-left:9pt"
    )
    [one], _ = found(shape(style, f'{IMAGE}<w10:wrap {W10} type="square"/>'))
    assert isinstance(one, Anchored)
    assert one.placement == Placement(
        "margin", "right", 36, "page", "", -9, "square", is_behind=True, distances=(9, 0, 0, 0)
    )


def test_a_text_box_has_its_text_and_its_look() -> None:
    content = (
        '<v:textbox inset="0,1pt,,2mm" style="mso-fit-shape-to-text:t"><w:txbxContent>'
        f"{paragraph('To the Minister')}</w:txbxContent></v:textbox>"
    )
    style = "position:absolute;width:90pt;height:45pt"
    [one], _ = found(shape(style, content, 'fillcolor="#d9e2f3 [1]" strokeweight="1.5pt"'))
    assert isinstance(one, Anchored)
    assert isinstance(one.content, TextBox)
    assert text(one.content.blocks) == "To the Minister\n"
    assert one.content.insets == pytest.approx((0, 1, 7.2, 5.669), abs=0.01)
    assert (one.content.fill, one.content.grows) == ("D9E2F3", True)
    assert one.content.line == Border("single", 1.5, 0, "000000")
    [bare], _ = found(shape(style, content, 'filled="f" stroked="f"'))
    assert isinstance(bare, Anchored)
    assert isinstance(bare.content, TextBox)
    assert (bare.content.fill, bare.content.line) == ("", None)


def test_a_level_line_is_a_box_without_height() -> None:
    line = shape(
        "position:absolute;margin-left:6pt",
        "",
        'from="10pt,3pt" to="0,3pt" strokeweight="1pt"',
        "line",
    )
    straight = shape(
        "position:absolute;margin-left:6pt;margin-top:3pt;width:10pt;height:0",
        "",
        'o:connectortype="straight" strokeweight="1pt"',
    )
    for inner in (line, straight):
        [one], said = found(inner)
        assert isinstance(one, Anchored)
        assert one.content == TextBox((), 10, 0, line=Border("single", 1, 0, "000000"))
        assert (one.placement.x, one.placement.y, said) == (6, 3, [])


def test_a_rectangle_without_text_is_a_box() -> None:
    style = "position:absolute;width:90pt;height:45pt"
    [one], said = found(shape(style, "", 'fillcolor="#d9e2f3" stroked="f"', "rect"))
    assert isinstance(one, Anchored)
    assert (one.content, said) == (TextBox((), 90, 45, fill="D9E2F3"), [])


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        (shape("", '<v:textpath string="DRAFT"/>'), "a watermark of words is not shown"),
        (shape("", "", 'o:hr="t"', "rect"), "a drawn line is not shown"),
        (shape("", "", 'from="0,0" to="9pt,9pt"', "line"), "a drawn line is not shown"),
        (
            shape("", "", "", "group"),
            "a group of drawn shapes is not shown as it stands",
        ),
        (shape("", "", "", "oval"), "a drawn shape is not shown"),
    ],
)
def test_what_is_not_drawn_is_counted(inner: str, message: str) -> None:
    assert found(inner) == ([], [message])


def test_text_in_another_shape_is_shown_in_a_box() -> None:
    content = f"<v:textbox><w:txbxContent>{paragraph('x')}</w:txbxContent></v:textbox>"
    made, said = found(shape("width:9pt;height:9pt", content, "", "roundrect"))
    assert len(made) == 2
    assert said == ["a shape with text is shown as a plain box"]


def test_an_object_is_shown_by_its_picture() -> None:
    [one], said = found(shape("width:9pt;height:9pt", IMAGE) + "<o:OLEObject/>", "object")
    assert isinstance(one, Picture)
    assert (one.data, said) == (PNG, [])


def test_of_an_object_without_a_picture_the_room_is_kept() -> None:
    message = ["an object of another program is not shown"]
    assert found(shape("width:9pt;height:9pt", ""), "object") == ([Picture(b"", 9, 9)], message)
    assert found("<o:OLEObject/>", "object") == ([], message)


@pytest.mark.parametrize("length", ["x", "1e5pt", "--1pt", "1.2.3pt", "9" * 400 + "pt", "50%"])
def test_lengths_that_are_none_do_no_harm(length: str) -> None:
    [one], _ = found(shape(f"width:{length};height", IMAGE))
    assert isinstance(one, Picture)
    assert 0 <= one.width <= 1e5
