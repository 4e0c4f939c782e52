"""Text boxes and drawn shapes."""

from letterapp.pages.content import Anchored, Item, Picture, TextBox
from letterapp.pages.formats import Border
from tests.pages.reading.files import items, messages, read, text
from tools.fidelity.drawings import Place, text_box
from tools.fidelity.markup import paragraph
from tools.fidelity.word_file import WordFile

A = "http://schemas.openxmlformats.org/drawingml/2006"
BESIDE = Place(0, 0)


def drawn(inner: str) -> list[Item]:
    return items(read(f"<w:p>{inner}</w:p>"))


def lost(inner: str) -> list[str]:
    return messages(read(f"<w:p>{inner}</w:p>"))


def box(inner: str) -> TextBox:
    [found] = drawn(inner)
    assert isinstance(found, Anchored)
    assert isinstance(found.content, TextBox)
    return found.content


def shape(look: str, words: str = "", body: str = "<wps:bodyPr/>", size: float = 50) -> str:
    """An anchored shape that looks so, with some words or without."""
    made = text_box(paragraph(words), 100, size, BESIDE)
    first, _, rest = made.partition("<wps:spPr>")
    _, _, rest = rest.partition("</wps:spPr>")
    content, _, rest = rest.partition("<wps:bodyPr")
    _, _, rest = rest.partition("</wps:bodyPr>")
    content = content if words else ""
    return f"{first}<wps:spPr>{look}</wps:spPr>{content}{body}{rest}"


def rectangle(inner: str = "", kind: str = "rect") -> str:
    return f'<a:prstGeom prst="{kind}"/>{inner}'


FILLED = '<a:solidFill><a:srgbClr val="d9e2f3"/></a:solidFill>'


def test_a_text_box_has_its_text_and_its_insets() -> None:
    found = box(text_box(paragraph("To the Minister"), 100, 50, BESIDE))
    assert text(found.blocks) == "To the Minister\n"
    assert (found.width, found.height, found.insets) == (100, 50, (7.2, 3.6, 7.2, 3.6))
    assert (found.fill, found.line, found.grows, found.vertical) == ("", None, False, "top")


def test_a_text_box_looks_as_it_says() -> None:
    line = '<a:ln w="25400"><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>'
    body = '<wps:bodyPr lIns="0" tIns="12700" anchor="ctr"><a:spAutoFit/></wps:bodyPr>'
    found = box(shape(rectangle(FILLED + line), "Words", body))
    assert (found.fill, found.line) == ("D9E2F3", Border("single", 2, 0, "C00000"))
    assert (found.insets, found.vertical, found.grows) == ((0, 1, 7.2, 3.6), "center", True)


def test_the_style_of_a_shape_gives_its_colours_where_it_has_none() -> None:
    style = (
        '<wps:style><a:lnRef idx="2"><a:srgbClr val="FF0000"><a:lumMod val="50000"/></a:srgbClr>'
        '</a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'
    )
    drawing = shape(rectangle(), "Words").replace("</wps:spPr>", f"</wps:spPr>{style}")
    theme = (
        f'<a:theme xmlns:a="{A}/main"><a:clrScheme><a:accent1><a:srgbClr val="4472C4"/>'
        "</a:accent1></a:clrScheme></a:theme>"
    )
    [found] = items(read(f"<w:p>{drawing}</w:p>", WordFile(theme=theme)))
    assert isinstance(found, Anchored)
    assert isinstance(found.content, TextBox)
    assert found.content.fill == "4472C4"
    assert found.content.line == Border("single", 1, 0, "800000")


def test_a_shape_without_text_is_a_box_where_it_is_plain() -> None:
    assert box(shape(rectangle(FILLED))).fill == "D9E2F3"
    line = '<a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    level = box(shape(rectangle(line, "line"), size=0))
    assert (level.width, level.height, level.blocks) == (100, 0, ())
    assert lost(shape(rectangle(line, "line"))) == ["a drawn shape is not shown"]
    assert lost(shape(rectangle(FILLED, "star5"))) == ["a drawn shape is not shown"]


def test_a_shape_that_shows_nothing_is_nothing() -> None:
    drawing = shape(rectangle("<a:noFill/><a:ln><a:noFill/></a:ln>", "star5"))
    assert drawn(drawing) == []
    assert lost(drawing) == []


def test_text_in_another_shape_or_turned_is_shown_and_said() -> None:
    assert lost(shape(rectangle(FILLED, "ellipse"), "Words")) == [
        "a shape with text is shown as a plain box"
    ]
    turned = shape(rectangle(), "Words", '<wps:bodyPr vert="vert270"/>')
    assert lost(turned) == ["turned text is shown upright"]


def test_a_shape_in_the_line_stands_over_its_room() -> None:
    drawing = text_box(paragraph("Words"), 100, 50, BESIDE).replace("wp:anchor", "wp:inline")
    first, room = drawn(drawing)
    assert isinstance(first, Anchored)
    assert (first.placement.x_from, first.placement.y_from) == ("character", "line")
    assert room == Picture(b"", 100, 50)


def test_boxes_within_boxes_are_read_down_to_a_depth() -> None:
    inner = paragraph("deep")
    for _ in range(12):
        inner = f"<w:p>{text_box(inner, 100, 50, BESIDE)}</w:p>"
    assert messages(read(inner)) == []
