"""What docxtpl's users make with Python objects: here plain data, or prose, says the same."""

import io

from docx.document import Document

from letterapp.wording.prose import Prose
from tests.word.engine.building import BOLD, doc, p, picture, r
from tests.word.engine.helpers import docxtpl, ours, same, texts, theirs
from tests.word.engine.structure import Paragraph, structure

LISTING = "the listing\nwith\nsome\nlines\nand special chars : <>& ..."


def pictured() -> Document:
    made = doc("{%p for x in xs %}")
    made.add_paragraph("{{ x }} ").add_run().add_picture(io.BytesIO(picture()))
    made.add_paragraph("{%p endfor %}")
    return made


def test_pictures_in_a_loop_have_ids_of_their_own() -> None:
    made = pictured()
    found = same(made, xs=[1, 2, 3])
    assert texts(found) == ["1 [drawing]", "2 [drawing]", "3 [drawing]"]
    for letter in (ours(made, xs=[1, 2, 3]), theirs(made, xs=[1, 2, 3])):
        ids = letter.element.xpath("//wp:docPr/@id")
        assert len(set(ids)) == len(ids) == 3


def test_prose_is_what_a_rich_text_is() -> None:
    rich = docxtpl.RichText("plain ")
    rich.add("bold", bold=True)
    rich.add(" ")
    rich.add("italic", italic=True)
    made = doc(p("a ", r("{{r x }}"), r(" b"), style="Quote"))
    mine = structure(ours(made, x=Prose("plain **bold** *italic*")))
    assert mine == structure(theirs(made, x=rich))
    assert texts(mine) == ["a plain bold italic b"]


def test_plain_data_is_what_a_listing_is() -> None:
    made = doc(p(r("[{{ x }}]", BOLD)))
    mine = structure(ours(made, x=LISTING))
    assert mine == structure(theirs(made, x=docxtpl.Listing(LISTING)))
    assert texts(mine) == [f"[{LISTING}]"]


def test_plain_data_stands_where_a_rich_text_would() -> None:
    """There docxtpl loses a plain text there; its users must make an object of it."""
    made = doc(p(r("a "), r("{{r x }}", BOLD), r(" b")))
    found = structure(ours(made, x="R & D")).body[0]
    assert isinstance(found, Paragraph)
    assert found.text == "a R & D b"
    assert "R & D" not in texts(theirs(made, x="R &amp; D"))[0]


def test_plain_data_stands_where_a_paragraph_would() -> None:
    found = structure(ours(doc(p("{{p x }}", style="Quote"), "end"), x="text")).body
    assert [(block.style, block.text) for block in found if isinstance(block, Paragraph)] == [
        ("Quote", "text"),
        ("", "end"),
    ]
