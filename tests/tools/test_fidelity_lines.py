"""The lines that are made of a PDF's words; the PDFs here are written by hand."""

from collections.abc import Sequence

import pytest

from tests.external import pdftotext
from tools.fidelity.lines import lines_of

Text = tuple[float, float, float, str]
"""Where a text begins (from the left, from the bottom), its size, and what it says."""

LINE: list[Text] = [(72, 700, 12, "We write to you"), (72, 686, 12, "on behalf of")]


def pdf(*pages: Sequence[Text], ascent: int = 0) -> bytes:
    """A PDF of these texts, in a font each of whose letters is half as wide as it is large."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    font = (
        "<</Type/Font/Subtype/TrueType/BaseFont/Letters/Encoding/WinAnsiEncoding"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/Letters/Flags 32/Ascent {ascent}"
        f"/Descent {-ascent // 3}>>/FirstChar 32/LastChar 126/Widths[{'500 ' * 95}]>>"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        font,
    ]
    for number, texts in enumerate(pages):
        shown = " ".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in texts)
        page = "/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page{page}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}\nendstream")
    body = "".join(f"{n} 0 obj{one}endobj\n" for n, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF\n".encode()


def keys(*texts: Text) -> list[str]:
    pdftotext()
    [page] = lines_of(pdf(texts))
    return [line.key for line in page]


def test_lines_are_told_by_page_with_their_places() -> None:
    pdftotext()
    first, second = lines_of(pdf(LINE, [(100, 742, 10, "Page 2")]))
    assert [(line.key, line.page) for line in first] == [("Wewritetoyou", 0), ("onbehalfof", 0)]
    [line] = second
    assert line.page == 1
    assert [line.left, line.baseline] == pytest.approx([100, 100])


def test_baselines_do_not_depend_on_the_heights_that_fonts_say() -> None:
    pdftotext()
    assert lines_of(pdf(LINE, ascent=700)) == lines_of(pdf(LINE))


def test_columns_are_lines_of_their_own() -> None:
    assert keys((72, 700, 12, "left side"), (150, 700, 12, "right side")) == [
        "leftside",
        "rightside",
    ]


def test_a_justified_line_stays_one() -> None:
    assert keys((72, 700, 12, "loose"), (110, 700, 12, "words")) == ["loosewords"]


def test_a_superscript_stands_in_its_line() -> None:
    assert keys((72, 700, 12, "note"), (96, 704.7, 7, "12")) == ["note12"]


def test_a_label_is_joined_to_its_text() -> None:
    assert keys((72, 700, 12, "1."), (108, 700, 12, "the first")) == ["1.thefirst"]


def test_leaders_and_lines_without_letters_are_left_out() -> None:
    assert keys((72, 700, 12, "Annex ......... 4"), (72, 650, 12, "______")) == ["Annex4"]


def test_neighbours_whose_baselines_differ_are_apart() -> None:
    assert keys((72, 700, 12, "one"), (72, 690, 12, "two")) == ["one", "two"]
